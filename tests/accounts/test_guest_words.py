"""What a guest reads about keeping is true for a guest, who has no passphrase and whose words go on leaving."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

pytestmark = pytest.mark.django_db


def _words(page: bytes, selector: str) -> str:
    found = BeautifulSoup(page, "html.parser").select_one(selector)
    assert found is not None
    return " ".join(found.get_text(" ", strip=True).split())


def test_settings_tell_a_guest_what_their_key_is_and_what_leaving_does(client: Client) -> None:
    client.post("/journal/write/", {"text": "One line."})
    page = client.get("/settings/").content

    assert _words(page, "#screen .hint") == (
        "It deletes what you wrote as a guest first. It can’t clear your browser’s history."
    )
    assert _words(page, "#kept p").startswith(
        "Your words are sealed before they’re stored. The key lives in this visit only and goes when you leave."
    )


def test_settings_say_nothing_about_what_a_visitor_has_written(ada: Client) -> None:
    ada.post("/sign-out/")
    kept = _words(ada.get("/settings/").content, "#kept p")

    assert kept.startswith(
        "Your words are sealed before they’re stored. In a private space the key is made from your passphrase"
    )
