"""Whatever arrives gets a page in the product's own look, the right status, and its words back."""

import logging
from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.http import HttpRequest
from django.test import Client, RequestFactory

from reflect.ui.reporting import NoValuesFilter, QuietFormatter


def notice(response) -> tuple[int, str]:
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.select_one("a.exit")["data-exit"] == "https://away.example/"
    return response.status_code, soup.h1.get_text()


def test_an_unknown_address_is_told_plainly(visitor: Client) -> None:
    assert notice(visitor.get("/nowhere/")) == (404, "There’s no page here")


def test_a_body_of_ten_megabytes_is_refused_before_it_is_read(ada: Client) -> None:
    answer = ada.post("/journal/write/", {"text": "x" * 10_000_000})
    assert notice(answer) == (400, "That didn’t arrive in one piece")


def test_bytes_that_are_no_text_do_no_harm(ada: Client) -> None:
    answer = ada.post(
        "/journal/write/",
        b"text=heron+%ff%fe%80&kind=entry",
        content_type="application/x-www-form-urlencoded",
    )
    entry = BeautifulSoup(ada.get(answer["Location"]).content, "html.parser")
    assert entry.select_one("textarea").text.lstrip("\n") == "heron \ufffd\ufffd\ufffd"
    answer = ada.post("/journal/write/", b"\xff\xfe", content_type="multipart/form-data; boundary=\xff")
    assert notice(answer) == (400, "That didn’t arrive in one piece")


@pytest.mark.parametrize("cookie", ["", "x", "é", "%00", "AAAA" * 2000, "A" * 43 + "="])
def test_broken_cookies_are_a_locked_space_or_a_visitor_and_nothing_worse(ada: Client, cookie: str) -> None:
    ada.cookies["key"] = cookie
    assert notice(ada.get("/journal/"))[0] == 423
    ada.cookies["sid"] = cookie
    assert ada.get("/").status_code == 200


def test_a_form_without_its_token_gives_the_words_back() -> None:
    client = Client(enforce_csrf_checks=True)
    posted = {"text": "\nthe blue gate", "title": "", "kind": "entry"}
    answer = client.post("/journal/write/", posted)
    soup = BeautifulSoup(answer.content, "html.parser")
    form = soup.select_one("main form")
    # A browser drops the first line break of a textarea, and html.parser does not.
    held = {area["name"]: area.text.removeprefix("\n") for area in form.find_all("textarea")}
    assert (answer.status_code, form["action"], held) == (403, "/journal/write/", posted)
    token = form.find("input", {"name": "csrfmiddlewaretoken"})["value"]
    assert client.post("/journal/write/", held | {"csrfmiddlewaretoken": token}).status_code == 303


def test_a_post_from_another_site_is_refused(ada: Client) -> None:
    answer = ada.post("/lock/", headers={"Sec-Fetch-Site": "cross-site"})
    assert notice(answer) == (403, "That came from somewhere else")
    assert ada.get("/journal/").status_code == 200


def test_every_answer_carries_the_headers(visitor: Client, ada: Client) -> None:
    for client, path in ((visitor, "/"), (visitor, "/nowhere/"), (ada, "/journal/"), (ada, "/sign-in/")):
        answer = client.get(path)
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["X-Frame-Options"] == "DENY"
        policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert "unsafe" not in answer["Content-Security-Policy"]


def test_private_pages_are_stored_nowhere_and_public_ones_may_be(visitor: Client, ada: Client) -> None:
    assert {ada.get(path)["Cache-Control"] for path in ("/", "/journal/", "/today/", "/read/")} == {
        "no-store"
    }
    assert visitor.get("/read/")["Cache-Control"] == "public, max-age=300"
    assert visitor.get("/journal/")["Cache-Control"] == "no-store"


def test_a_public_page_is_the_same_bytes_for_everybody_and_answers_304(visitor: Client) -> None:
    first, second = visitor.get("/read/"), Client().get("/read/")
    assert first.content == second.content
    assert (first.cookies, b"csrf" in first.content) == ({}, False)
    assert visitor.get("/read/", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_an_error_report_holds_no_values() -> None:
    request: HttpRequest = RequestFactory().post("/a/", {"text": "kingfisher"})
    quiet = NoValuesFilter()
    assert quiet.is_active(request)
    assert (quiet.get_post_parameters(request), quiet.get_safe_cookies(request)) == ({}, {})
    assert quiet.get_safe_request_meta(request) == {"REQUEST_METHOD": "POST"}


def test_a_log_line_holds_no_words_of_the_exception() -> None:
    try:
        raise ValueError("kingfisher")
    except ValueError as error:
        record = logging.LogRecord(
            "x", logging.ERROR, "f", 1, "it broke", (), (type(error), error, error.__traceback__)
        )
    line = QuietFormatter().format(record)
    assert ("ValueError" in line, "kingfisher" in line) == (True, False)


def test_a_doubled_token_is_taken_by_its_last_and_a_wrong_last_one_is_refused(ada: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ada.cookies
    page = BeautifulSoup(strict.get("/journal/new/").content, "html.parser")
    token = page.find("input", {"name": "csrfmiddlewaretoken"})["value"]
    posted = {"text": "gate", "kind": "entry"}
    good = strict.post("/journal/write/", posted | {"csrfmiddlewaretoken": ["x", token]})
    bad = strict.post("/journal/write/", posted | {"csrfmiddlewaretoken": [token, "x"]})
    soup = BeautifulSoup(bad.content, "html.parser")
    held = {area["name"]: area.text.removeprefix("\n") for area in soup.select("main form textarea")}
    assert (good.status_code, bad.status_code, held) == (303, 403, posted)


def test_a_form_of_another_site_is_not_offered_for_one_press() -> None:
    client = Client(enforce_csrf_checks=True)
    posted = {"name": "mallory", "passphrase": "copper kettle violet marsh"}
    for path in ("/sign-in/", "/journal/write/"):
        answer = client.post(path, posted, headers={"Origin": "https://elsewhere.example"})
        assert notice(answer) == (403, "That came from somewhere else")
        assert "mallory" not in answer.content.decode()


def test_leaving_from_an_error_page_ends_the_session(ada: Client) -> None:
    """The script tells the server to end it, unless the page says that there is nothing to end."""
    ada.raise_request_exception = False
    with patch("reflect.journal.entries.since", side_effect=ValueError):
        broken = ada.get("/journal/")
    refused = ada.post("/journal/write/", {}, headers={"Sec-Fetch-Site": "cross-site"})
    for answer, status in ((broken, 500), (refused, 403)):
        body = BeautifulSoup(answer.content, "html.parser").body
        assert (answer.status_code, body["data-space"]) == (status, "unknown")


def test_a_log_line_names_the_kind_of_address_and_not_what_was_typed(
    ada: Client, caplog: pytest.LogCaptureFixture
) -> None:
    ada.get("/kingfisher/")
    ada.get("/read/kingfisher/")
    lines = [QuietFormatter().format(record) for record in caplog.records]
    assert [line.split("django.request ")[1] for line in lines] == [
        "Not Found: (no such address)",
        "Not Found: /read/<slug:slug>/",
    ]
    assert "kingfisher" in caplog.text  # what would be written without it


def test_a_full_entry_arrives_in_any_script(ada: Client) -> None:
    sent = {"text": "🌿" * 100_000, "kind": "entry"}
    body = urlencode(sent)
    answer = ada.post("/journal/write/", body, content_type="application/x-www-form-urlencoded")
    assert (len(body) > 1_000_000, answer.status_code) == (True, 303)


def test_an_address_for_forms_asked_for_as_a_page_is_not_blank(visitor: Client, ada: Client) -> None:
    for client in (visitor, ada):
        answer = client.get("/settings/passphrase/")
        assert notice(answer) == (405, "There’s nothing to look at here")
        assert answer["Cache-Control"] == "no-store"
