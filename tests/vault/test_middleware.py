"""A page's words go into its own space or nowhere."""

import json
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from reflect.journal.models import Entry
from reflect.vault.models import Vault
from tests.conftest import PASSPHRASE

WORDS = {"text": "the blue gate", "kind": "entry"}


def carried(client: Client) -> dict[str, str]:
    """What the scripts of an open page send along."""
    body = BeautifulSoup(client.get("/journal/").content, "html.parser").body
    return {**json.loads(body["hx-headers"]), "HX-Request": "true"}


def sign_out(ada: Client) -> None:
    ada.post("/sign-out/")


def leave(ada: Client) -> None:
    # A save that was on its way together with the leaving still carries the cookies.
    before = {name: cookie.value for name, cookie in ada.cookies.items()}
    ada.post("/leave/")
    ada.cookies.load(before)


def lose_the_session(ada: Client) -> None:
    Session.objects.all().delete()


def somebody_else(ada: Client) -> None:
    ada.post("/sign-out/")
    ada.post("/sign-in/", {"name": "bea hill", "passphrase": PASSPHRASE})


@pytest.mark.parametrize("happened", [sign_out, leave, lose_the_session, somebody_else])
def test_a_page_left_open_never_saves_into_another_space(
    ada: Client, bea: Client, happened: Callable[[Client], None]
) -> None:
    headers = carried(ada)
    happened(ada)
    spaces = Vault.objects.count()
    answer = ada.post("/journal/write/", WORDS, headers=headers)
    assert (answer.status_code, "Your words are still on this page" in answer.content.decode()) == (423, True)
    assert (Entry.objects.count(), Vault.objects.count()) == (0, spaces)
    ada.post("/sign-in/", {"name": "ada lake", "passphrase": PASSPHRASE})
    ada.post("/journal/write/", WORDS, headers=headers)
    assert Entry.objects.get().vault_id == Vault.objects.get(id=ada.session["v"]["id"]).id


def test_an_open_page_saves_and_its_tag_outlives_a_lock(ada: Client) -> None:
    headers = carried(ada)
    ada.post("/lock/")
    assert ada.post("/journal/write/", WORDS, headers=headers).status_code == 423
    ada.post("/unlock/", {"passphrase": PASSPHRASE})
    assert ada.post("/journal/write/", WORDS, headers=headers).status_code < 300
    assert Entry.objects.count() == 1


def test_a_plain_form_whose_session_is_gone_asks_before_it_keeps(ada: Client) -> None:
    lose_the_session(ada)
    answer = ada.post("/journal/write/", WORDS)
    form = BeautifulSoup(answer.content, "html.parser").select_one("main form")
    assert (answer.status_code, form["action"], Entry.objects.count()) == (403, "/journal/write/", 0)
    assert {area["name"]: area.text.lstrip("\n") for area in form.find_all("textarea")} == WORDS
    ada.post("/sign-in/", {"name": "ada lake", "passphrase": PASSPHRASE})
    assert ada.post("/journal/write/", WORDS).status_code == 303
    assert "the blue gate" in ada.get("/journal/").content.decode()


def test_a_guest_whose_key_does_not_fit_begins_again(visitor: Client) -> None:
    visitor.post("/journal/write/", WORDS)
    visitor.cookies[settings.VAULT_COOKIE_NAME] = "ab" * 32
    assert visitor.get("/journal/").status_code == 200
    assert visitor.post("/journal/write/", {"text": "second", "kind": "entry"}).status_code == 303
    page = visitor.get("/journal/").content.decode()
    assert ("second" in page, "the blue gate" in page) == (True, False)
