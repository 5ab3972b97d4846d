"""What holds for every address there is, found from the address list itself."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from reflect.choices.models import Choice
from reflect.journal.models import Entry
from reflect.selfcheck.models import Sitting
from reflect.signs.models import Review
from reflect.vault.models import Vault

KNOWN = {"slug": "reach-and-retreat", "n": 1, "page": 1, "year": 2026, "number": 1, "another": 1}
# Posts that need no form token because they only destroy.
TOKENLESS = {"accounts:leave", "accounts:lock", "accounts:signout"}


def addresses(
    resolver: URLResolver | None = None, prefix: str = "", space: str = ""
) -> Iterator[tuple[str, str, dict]]:
    """(name, route, converters) of every address."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, route, f"{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", route, entry.pattern.converters


def path_of(route: str, converters: dict, id: UUID) -> str:
    values = {
        name: id if "UUID" in type(converter).__name__ else KNOWN[name]
        for name, converter in converters.items()
    }
    path = route
    for name in converters:
        start, end = path.index("<"), path.index(">")
        assert name in path[start:end]
        path = path[:start] + str(values[name]) + path[end + 1 :]
    return "/" + path


def every_path(id: UUID | None = None) -> list[tuple[str, str]]:
    return [(name, path_of(route, converters, id or uuid4())) for name, route, converters in addresses()]


def object_paths(id: UUID) -> list[tuple[str, str]]:
    return [
        (name, path_of(route, converters, id))
        for name, route, converters in addresses()
        if any("UUID" in type(converter).__name__ for converter in converters.values())
    ]


def without_tokens(page: bytes) -> str:
    """What a page says: form tokens differ from one time to the next."""
    return BeautifulSoup(page, "html.parser").get_text()


def fill(client: Client) -> dict[str, UUID]:
    """One of each kind of thing in a space; by room."""
    client.post("/choices/safe/", {})
    client.post("/journal/write/", {"text": "heron", "kind": "entry"})
    client.post("/check/", {"name": "Q.Z.", "kind": "partner"})
    started = client.post("/choices/new/", {"question": "the gatepost"})["Location"]
    matters = BeautifulSoup(client.get(started.replace("options", "matters")).content, "html.parser")
    ticks = [(box["name"], box["value"]) for box in matters.select("main input[type=checkbox]")[:3]]
    posted: dict[str, list[str]] = {}
    for field, value in ticks:
        posted.setdefault(field, []).append(value)
    client.post(started.replace("options", "matters"), posted)
    page = BeautifulSoup(client.get("/signs/new/").content, "html.parser")
    name = page.select("main [role=radiogroup] input[type=radio]")[-2]["name"]
    client.post("/signs/new/", {name: "2"})
    vault = client.session["v"]["id"]
    made = {"journal": Entry, "selfcheck": Sitting, "choices": Choice, "signs": Review}
    return {room: model.objects.get(vault=vault).id for room, model in made.items()}


@pytest.mark.parametrize("name", sorted({name for name, _ in object_paths(uuid4())}))
def test_a_stranger_finds_nothing_at_anybodys_address(ada: Client, bea: Client, name: str) -> None:
    ids = fill(ada)
    bea.post("/choices/safe/", {})
    path = dict(object_paths(ids[name.split(":")[0]]))[name]
    owner, stranger = ada.get(path).status_code, bea.get(path).status_code
    assert owner != 404
    # 405: a page that only takes posts; then the post decides.
    assert stranger in (404, 405)
    before = ada.get(path).content
    posted = bea.post(path, {"base": "1", "text": "x", "page": "1"}).status_code
    # Text sent to an entry that is not there is kept, as an entry of the one who sent it.
    assert posted in ((303,) if name == "journal:entry" else (404, 405))
    assert without_tokens(ada.get(path).content) == without_tokens(before)


def test_every_post_needs_its_token(ada: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ada.cookies
    taken = []
    for name, path in every_path():
        answer = strict.post(path, {})
        if answer.status_code not in (403, 405) and name not in TOKENLESS:
            taken.append((name, answer.status_code))
    assert taken == []


def test_nothing_a_reader_has_changes_by_looking(ada: Client) -> None:
    ids = fill(ada)
    models = (Entry, Sitting, Choice, Review, Vault)
    before = [sorted(map(str, model.objects.values())) for model in models]
    assert [len(rows) for rows in before] == [1, 1, 1, 1, 1]
    for id in ids.values():
        for name, path in every_path(id):
            if name not in TOKENLESS:
                assert ada.get(path).status_code < 500, name
    assert [sorted(map(str, model.objects.values())) for model in models] == before


def test_only_these_ways_lead_in() -> None:
    ways = {name for name, _ in every_path() if name.startswith("accounts:")}
    assert {"accounts:signin", "accounts:unlock", "accounts:recover", "accounts:new"} <= ways
    assert [route for _, route, _ in addresses() if "admin" in route] == []


def test_no_title_and_no_address_holds_a_readers_words(ada: Client) -> None:
    ids = fill(ada)
    ada.post("/journal/write/", {"text": "kingfisher", "title": "kingfisher", "kind": "entry"})
    pages, told = 0, 0
    for room, id in ids.items():
        for name, path in every_path(id):
            if name in TOKENLESS or not name.startswith(room):
                continue
            answer = ada.get(path)
            if answer.status_code != 200:
                continue
            soup = BeautifulSoup(answer.content, "html.parser")
            pages += 1
            told += any(word in soup.body.text for word in ("kingfisher", "Q.Z.", "gatepost"))
            assert soup.title.text.endswith("Reflect")
            links = " ".join(link["href"] for link in soup.select("a[href]"))
            for word in ("kingfisher", "Q.Z.", "gatepost"):
                assert (word in soup.title.text, word in links) == (False, False), name
    assert (pages > 8, told > 3) == (True, True)  # the words were there to be leaked
