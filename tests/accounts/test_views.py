"""Making, opening, locking and leaving a space."""

from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from reflect.accounts.models import Reader
from reflect.vault.models import Vault
from tests.conftest import PASSPHRASE


def heading(response) -> str:
    return BeautifulSoup(response.content, "html.parser").h1.get_text(strip=True)


def test_a_space_is_made_and_its_name_is_nowhere_in_the_clear(ada: Client) -> None:
    reader = Reader.objects.get()
    assert "ada" not in reader.handle
    assert Vault.objects.get().reader == reader
    assert heading(ada.get("/settings/")) == "Privacy and settings"


def test_signing_in_again_opens_the_same_vault(ada: Client) -> None:
    ada.post("/sign-out/")
    client = Client()
    answer = client.post("/sign-in/", {"name": "Ada Lake ", "passphrase": PASSPHRASE})
    assert (answer.status_code, answer["Location"]) == (303, "/today/")


def test_wrong_unknown_and_throttled_look_the_same(ada: Client) -> None:
    pages = set()
    for name, words in [("ada lake", "wrong"), ("nobody", "wrong")] + [("ada lake", "wrong")] * 6:
        answer = Client().post("/sign-in/", {"name": name, "passphrase": words})
        soup = BeautifulSoup(answer.content, "html.parser")
        pages.add((answer.status_code, soup.find(id="errors").get_text()))
    throttled = Client().post("/sign-in/", {"name": "ada lake", "passphrase": PASSPHRASE})
    soup = BeautifulSoup(throttled.content, "html.parser")
    pages.add((throttled.status_code, soup.find(id="errors").get_text()))
    assert len(pages) == 1


def test_lock_keeps_the_name_and_drops_the_key(ada: Client) -> None:
    answer = ada.post("/lock/")
    assert (answer.status_code, answer["Location"]) == (303, "/unlock/")
    assert answer.cookies[settings.VAULT_COOKIE_NAME].value == ""
    locked = ada.get("/journal/")
    assert (locked.status_code, heading(locked)) == (423, "Locked")
    answer = ada.post("/unlock/", {"passphrase": PASSPHRASE, "back": "/journal/"})
    assert (answer.status_code, answer["Location"]) == (303, "/journal/")


def test_what_was_sent_while_locked_comes_back_after_unlocking(ada: Client) -> None:
    ada.post("/lock/")
    posted = {"text": "the blue gate\nwas open", "title": "", "kind": "entry"}
    page = BeautifulSoup(ada.post("/journal/write/", posted).content, "html.parser")
    form = page.find("form", action="/unlock/")
    fields = [
        (field["name"], field.get("value") or field.text.lstrip("\n")) for field in form.select("[name]")
    ]
    data: dict[str, list[str]] = {"passphrase": [PASSPHRASE]}
    for name, value in fields:
        if name not in ("csrfmiddlewaretoken", "passphrase"):
            data.setdefault(name, []).append(value)
    again = BeautifulSoup(ada.post("/unlock/", data).content, "html.parser")
    form = again.select_one("main form")
    held = {area["name"]: area.text.lstrip("\n") for area in form.find_all("textarea")}
    assert (form["action"], held) == ("/journal/write/", posted)


def test_leaving_ends_the_session_and_goes_away(ada: Client) -> None:
    answer = ada.get("/leave/")
    assert (answer.status_code, answer["Location"]) == (303, settings.EXIT_URL)
    assert Session.objects.count() == 0
    assert answer.cookies[settings.SESSION_COOKIE_NAME].value == ""
    assert heading(ada.get("/unlock/", follow=True)) == "Open your space"


def test_a_prefetched_leave_link_does_nothing(ada: Client) -> None:
    assert ada.get("/leave/", headers={"Sec-Purpose": "prefetch"}).status_code == 204
    assert Session.objects.count() == 1


def test_the_code_opens_the_space_once(unlocked) -> None:
    client = Client()
    client.post("/space/", {"name": "cy", "passphrase": PASSPHRASE, "again": PASSPHRASE})
    code = BeautifulSoup(client.get("/space/code/").content, "html.parser").find(id="code").text
    fresh = {"name": "cy", "code": code.lower().replace("-", " "), "passphrase": "seven otters borrow lamps"}
    answer = Client().post("/recover/", fresh)
    assert (answer.status_code, answer["Location"]) == (303, "/space/code/")
    assert Client().post("/recover/", fresh).status_code == 422
    old = Client().post("/sign-in/", {"name": "cy", "passphrase": PASSPHRASE})
    new = Client().post("/sign-in/", {"name": "cy", "passphrase": "seven otters borrow lamps"})
    assert (old.status_code, new.status_code) == (422, 303)


def test_weak_passphrases_are_refused_with_a_reason(visitor: Client) -> None:
    for words in ("short", "Password123456", "iloveyou2024!", "reflect on the otters", "dora dora dora 99"):
        answer = visitor.post("/space/", {"name": "dora", "passphrase": words, "again": words})
        soup = BeautifulSoup(answer.content, "html.parser")
        assert (answer.status_code, len(soup.select("#errors a"))) == (422, 1), words
    assert Reader.objects.count() == 0


def test_erasing_leaves_nothing(ada: Client) -> None:
    ada.post("/settings/end/", {"passphrase": PASSPHRASE})
    assert (Reader.objects.count(), Vault.objects.count(), Session.objects.count()) == (0, 0, 0)
