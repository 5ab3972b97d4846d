"""Home and Today."""

from datetime import date, datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from reflect.pages import asking


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def test_home_lists_every_module_with_its_pages(visitor: Client) -> None:
    titles = [link.text for link in soup(visitor.get("/")).select("#modules h3 a")]
    assert titles == ["Reach and retreat", "Behind the calm", "Asking plainly", "What comes after"]


def test_about_names_every_source_once(visitor: Client) -> None:
    page = soup(visitor.get("/about/"))
    names = [item.find("em").text for item in page.select("section[aria-labelledby=src] li")]
    assert (len(names) > 20, len(names)) == (True, len(set(names)))


def test_todays_question_lands_in_the_journal(ada: Client) -> None:
    form = soup(ada.get("/today/")).select_one("form[action='/journal/write/']")
    fields = {field["name"]: field.get("value", "") for field in form.select("input")}
    ada.post("/journal/write/", fields | {"text": "enough sleep"})
    page = soup(ada.get("/today/"))
    assert page.select_one(".entries").find(string="enough sleep") is not None
    assert fields["asked"] in soup(ada.get("/journal/")).text


def test_another_question_is_another_question(visitor: Client) -> None:
    asked = [
        soup(visitor.get(path)).select_one("label.q").text for path in ("/today/", "/today/1/", "/today/2/")
    ]
    assert len(set(asked)) == 3


def test_today_carries_on_where_somebody_stopped(ada: Client) -> None:
    ada.post("/read/mark/", {"module": "behind-the-calm", "number": "1", "state": "read"})
    link = soup(ada.get("/today/")).select_one("#cont ~ p a.btn")
    assert link["href"] == "/read/behind-the-calm/2/"


def test_after_a_danger_cue_today_offers_no_page_that_is_put_away(ada: Client) -> None:
    ada.post("/read/mark/", {"module": "reach-and-retreat", "number": "1", "state": "read"})
    assert soup(ada.get("/today/")).select_one("#cont ~ p a.btn")["href"] == "/read/reach-and-retreat/2/"
    ada.post("/choices/safe/", {"cues": ["D3"]})
    assert soup(ada.get("/today/")).select_one("#cont ~ p a.btn")["href"] == "/read/behind-the-calm/1/"


def test_look_back_waits_for_the_safety_page(ada: Client) -> None:
    ada.post("/choices/safe/", {"cues": ["D3"]})
    for path in ("/look-back/", "/look-back/2026/11/", "/signs/"):
        assert ada.get(path)["Location"] == "/help-now/"
    ada.get("/help-now/")
    assert soup(ada.get("/look-back/")).h1.text == "Look back"


@pytest.mark.parametrize(
    ("hour", "words"), [(2, "Hello."), (9, "Good morning."), (14, "Good afternoon."), (21, "Good evening.")]
)
def test_the_greeting_knows_the_hour(hour: int, words: str) -> None:
    assert asking.greeting(datetime(2026, 11, 20, hour)) == words  # noqa: DTZ001


def test_every_question_comes_before_any_comes_again() -> None:
    questions = [str(i) for i in range(24)]
    days = [asking.question(questions, date.fromordinal(740_000 + i)) for i in range(24)]
    assert sorted(days) == sorted(questions)


def test_today_costs_the_same_for_one_entry_and_for_three(ada: Client, django_assert_num_queries) -> None:
    for i in range(3):
        ada.post("/journal/write/", {"text": f"entry {i}", "kind": "entry"})
        with django_assert_num_queries(9):
            ada.get("/today/")


def test_the_gallery_of_parts_is_for_developing_only(visitor: Client, settings) -> None:
    assert visitor.get("/states/").status_code == 404
    settings.DEBUG = True
    states = [line["data-state"] for line in soup(visitor.get("/states/")).select("#a1 ~ .sheet .save")]
    assert states == ["idle", "saving", "saved", "failed", "conflict", "offline", "locked"]
