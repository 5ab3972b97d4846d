"""The safety page when the usual one breaks."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from reflect.safety.fallback import StillThere, plain_page
from reflect.vault.session import Keyring

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    """A day on which no line is too old to show."""
    with patch("django.utils.timezone.localdate", return_value=TODAY):
        yield


def answer(path: str, status: int) -> HttpResponse:
    def broken(request: HttpRequest) -> HttpResponse:
        return HttpResponse("the usual page", status=status)

    found = StillThere(broken)(RequestFactory().get(path))
    assert isinstance(found, HttpResponse)
    return found


def test_the_plain_page_needs_no_database(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        page = BeautifulSoup(plain_page(TODAY), "html.parser")
    assert page.title is not None
    assert page.title.get_text() == "Keeping safe – Reflect"
    countries = {term.get_text("|").split("|")[0]: term for term in page.find_all("dt")}
    assert len(countries) == 36
    assert [link["href"] for link in countries["United Kingdom"].parent.find_all("a")] == [  # type: ignore[union-attr]
        *("tel:999", "tel:08082000247", "tel:116123")
    ]
    assert len(plain_page(TODAY)) < 30_000


def test_a_broken_safety_page_is_replaced_and_nothing_else() -> None:
    for path in ("/help-now/", "/help-now/country/"):
        assert answer(path, 500).status_code == 200
        assert answer(path, 500).content.decode() == plain_page(TODAY)
    assert answer("/help-now/", 200).content == b"the usual page"
    assert answer("/help-now/", 404).content == b"the usual page"
    assert answer("/today/", 500).content == b"the usual page"


def test_a_reader_with_a_session_gets_it_while_the_database_is_down() -> None:
    before, client = Client(), Client(raise_request_exception=False)
    before.post("/help-now/country/", {"country": "GB"})
    client.cookies = before.cookies
    outside = ["reflect.safety.fallback.StillThere", *settings.MIDDLEWARE]
    down = patch.object(Keyring, "keep_time", side_effect=OperationalError("down"))
    with override_settings(MIDDLEWARE=outside), down:
        page, broken = client.get("/help-now/"), client.get("/about/")
        assert page.content.decode() == plain_page(TODAY)
        assert broken.status_code == 500
        protection = (
            "Content-Security-Policy",
            "X-Frame-Options",
            "X-Content-Type-Options",
            "Referrer-Policy",
        )
        assert [page[name] for name in protection] == [broken[name] for name in protection]
        assert page["Cache-Control"] == "no-store"


def test_leaving_works_while_the_database_is_down() -> None:
    client = Client(raise_request_exception=False)
    client.post("/help-now/country/", {"country": "GB"})
    outside = ["reflect.safety.fallback.StillThere", *settings.MIDDLEWARE]
    down = patch.object(Keyring, "keep_time", side_effect=OperationalError("down"))
    with override_settings(MIDDLEWARE=outside), down:
        answer = client.get("/leave/")
    assert (answer.status_code, answer["Location"]) == (303, settings.EXIT_URL)
    assert {name: cookie.value for name, cookie in answer.cookies.items()} == {
        "sid": "",
        "key": "",
        "form": "",
    }


def test_the_page_can_be_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "help.html"
    call_command("static_help", str(target), verbosity=0)
    assert target.read_text(encoding="utf-8") == plain_page(TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["help.html"]


def test_a_folder_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"Cannot write .*help.html: No such file or directory\."):
        call_command("static_help", str(tmp_path / "none" / "help.html"))
