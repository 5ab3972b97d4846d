"""What a guest wrote comes along when they open the space they have already."""

from bs4 import BeautifulSoup
from django.test import Client

from reflect.vault.models import Vault
from tests.conftest import PASSPHRASE

STEP = "/read/reach-and-retreat/1/"


def answer(client: Client, words: str) -> None:
    page = BeautifulSoup(client.get(STEP).content, "html.parser")
    form = page.select_one("form[data-autosave]")
    posted: dict[str, list[str]] = {}
    for field in form.select("input[type=hidden]"):
        if field["name"] != "csrfmiddlewaretoken":
            posted.setdefault(field["name"], []).append(field.get("value", ""))
    posted[form.textarea["name"]] = [words]
    assert client.post(form["action"], posted).status_code == 303


def written(client: Client) -> str:
    return BeautifulSoup(client.get(STEP).content, "html.parser").textarea.text.lstrip("\n")


def sign_in(client: Client, **more: str) -> None:
    assert client.post("/sign-in/", {"name": "ada lake", "passphrase": PASSPHRASE, **more}).status_code == 303


def test_answers_and_entries_come_along(ada: Client) -> None:
    guest = Client()
    answer(guest, "the heron stood")
    guest.post("/journal/write/", {"text": "marzipan", "kind": "entry"})
    sign_in(guest, bring="on")
    assert written(guest) == "the heron stood"
    assert "marzipan" in guest.get("/journal/").content.decode()
    assert Vault.objects.count() == 1


def test_two_answers_to_one_prompt_are_both_kept(ada: Client) -> None:
    answer(ada, "what I wrote in May")
    guest = Client()
    answer(guest, "what I wrote tonight")
    sign_in(guest, bring="on")
    assert written(guest) == "what I wrote in May\n\nwhat I wrote tonight"


def test_without_the_tick_nothing_leaks_in(ada: Client) -> None:
    guest = Client()
    answer(guest, "somebody else’s words")
    sign_in(guest)
    assert written(guest) == ""


def test_a_tick_without_guest_notes_does_nothing(ada: Client) -> None:
    answer(ada, "mine")
    ada.post("/sign-out/")
    sign_in(ada, bring="on")
    assert (written(ada), Vault.objects.count()) == ("mine", 1)
