"""Making, opening, locking and leaving a space."""

from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from reflect.accounts.models import Reader
from reflect.journal.models import Entry
from reflect.vault.models import Sealed, Vault
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


def test_a_page_older_than_its_token_still_locks_signs_out_and_leaves(ada: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ada.cookies
    assert strict.post("/lock/").status_code == 303
    assert ada.get("/journal/").status_code == 423
    assert (strict.post("/leave/").status_code, Session.objects.count()) == (204, 0)


def test_leaving_takes_every_cookie(ada: Client) -> None:
    ada.get("/settings/")
    assert set(ada.cookies) == {"sid", "key", "form"}
    answer = ada.get("/leave/")
    assert {
        name: (cookie.value, cookie["max-age"]) for name, cookie in answer.cookies.items()
    } == dict.fromkeys(("sid", "key", "form"), ("", 0))


def test_nothing_of_one_reader_goes_into_another_ones_session(ada: Client) -> None:
    shared = Client()
    shared.post("/space/", {"name": "cy", "passphrase": PASSPHRASE, "again": PASSPHRASE})
    shared.post("/choices/safe/", {"cues": ["D3"]})
    assert heading(shared.get("/space/code/")) == "Keep this code"
    shared.post("/sign-in/", {"name": "ada lake", "passphrase": PASSPHRASE})
    assert shared.get("/space/code/")["Location"] == "/today/"
    assert shared.get("/check/").status_code == 200  # cy's answers close nothing of Ada's


def test_what_a_guest_ticked_still_counts_in_the_space_they_make(visitor: Client) -> None:
    visitor.post("/choices/safe/", {"cues": ["D3"]})
    visitor.post("/space/", {"name": "cy", "passphrase": PASSPHRASE, "again": PASSPHRASE})
    assert visitor.get("/check/")["Location"] == "/help-now/"


def test_the_code_is_taken_away_only_while_it_is_shown(ada: Client) -> None:
    for _ in range(2):
        ada.post("/space/code/none/")
        assert Vault.objects.get().code_wrap is not None
        ada.post("/lock/")


def test_a_code_that_was_not_kept_is_not_called_kept(unlocked) -> None:
    client = Client()
    client.post("/space/", {"name": "cy", "passphrase": PASSPHRASE, "again": PASSPHRASE})
    code = BeautifulSoup(client.get("/space/code/").content, "html.parser").find(id="code").text
    client.post("/space/code/", {"tail": code[-5:]})
    assert "You showed that you have your recovery code" in client.get("/settings/").content.decode()
    client.post("/recover/", {"name": "cy", "code": code, "passphrase": "seven otters borrow lamps"})
    client.post("/space/code/none/")
    assert "You haven’t kept a recovery code" in client.get("/settings/").content.decode()


def test_ticks_of_one_name_all_come_back_after_unlocking(ada: Client) -> None:
    ada.post("/lock/")
    posted = {"module": "reach-and-retreat", "prompt": ["one", "two"], "text": "\nthe blue gate"}
    page = BeautifulSoup(ada.post("/a/", posted).content, "html.parser")
    held = [(area["name"], area.text.removeprefix("\n")) for area in page.select("textarea[name^='held:']")]
    assert held == [
        ("held:module", "reach-and-retreat"),
        ("held:prompt", "one"),
        ("held:prompt", "two"),
        ("held:text", "\nthe blue gate"),
    ]
    # Line ends: a browser sends two characters.
    data = {"passphrase": PASSPHRASE, "held.for": "/a/", "held:prompt": ["one", "two"], "held:text": "gate"}
    again = BeautifulSoup(ada.post("/unlock/", data).content, "html.parser").select_one("main form")
    assert [(area["name"], area.text.lstrip("\n")) for area in again.find_all("textarea")] == [
        ("prompt", "one"),
        ("prompt", "two"),
        ("text", "gate"),
    ]


def test_passphrases_are_never_put_back_into_a_page(ada: Client) -> None:
    ada.post("/lock/")
    ada.cookies[settings.VAULT_COOKIE_NAME] = ""
    strict = Client(enforce_csrf_checks=True)
    posted = {
        "name": "ada lake",
        "passphrase": "kingfisher 77",
        "old": "kingfisher 77",
        "new": "kingfisher 77",
    }
    for client, path in (
        (strict, "/sign-in/"),
        (strict, "/settings/passphrase/"),
        (ada, "/settings/passphrase/"),
    ):
        page = client.post(path, posted).content.decode()
        assert ("</html>" in page, "kingfisher" in page) == (True, False)


def test_a_space_that_is_gone_elsewhere_leads_to_the_sign_in_and_gives_words_back(ada: Client) -> None:
    other = Client()
    other.post("/sign-in/", {"name": "ada lake", "passphrase": PASSPHRASE})
    ada.post("/settings/end/", {"passphrase": PASSPHRASE})
    assert other.get("/unlock/")["Location"] == "/sign-in/"
    data = {"passphrase": PASSPHRASE, "held.for": "/journal/write/", "held:text": "the blue gate"}
    page = BeautifulSoup(other.post("/unlock/", data).content, "html.parser").select_one("main form")
    assert (page["action"], page.textarea.text.lstrip("\n")) == ("/journal/write/", "the blue gate")


def test_erasing_takes_every_row_with_it(ada: Client) -> None:
    ada.post("/journal/write/", {"text": "the blue gate", "kind": "entry"})
    assert Entry.objects.count() == 1
    ada.post("/settings/end/", {"passphrase": PASSPHRASE})
    left = {model._meta.label: model.objects.count() for model in Sealed.__subclasses__()}
    assert set(left.values()) == {0}
