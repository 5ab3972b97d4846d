"""The first page: the questions before anything else, and nothing about them stored."""

import pytest
from django.db import connection
from django.test import Client

from reflect.safety.cues import CUES, LEVELS, Level
from tests.choices.flow import answer_questions, begin, page, rows, weighed

PASSPHRASE = "copper kettle violet marsh"
LATER = ["question/", "options/", "matters/", "weigh/1/", "words/", "summary/"]
CLOSING = sorted(cue for cue, level in LEVELS.items() if level in (Level.NOW, Level.HIGH, Level.CRISIS))


def test_the_questions_come_before_any_path_is_named(ada):
    seen = page(ada.get("/choices/"))
    assert seen.title.text == "Choices – Reflect"
    assert [box["value"] for box in seen.select("input[name=cues]")] != []
    assert len(seen.select("input[name=cues]")) == len(CUES)
    assert seen.select("input[checked]") == []
    assert "Plan to go" not in seen.select_one("main").text


def test_answering_none_leads_on_and_stores_no_row(ada):
    went = answer_questions(ada)
    assert (went.status_code, went["Location"]) == (303, "/choices/new/")
    assert page(ada.get("/choices/new/")).h1.text == "What are you trying to decide?"
    assert rows() == 0


@pytest.mark.parametrize("cue", CUES)
def test_any_cue_leads_to_the_safety_page_first(ada, cue):
    went = answer_questions(ada, cue)
    assert (went.status_code, went["Location"]) == (303, "/help-now/")
    # and so does every other way in, until that page was seen
    assert ada.get("/choices/new/")["Location"] == "/help-now/"
    assert rows() == 0


def test_ticks_are_in_no_table(ada):
    answer_questions(ada, "D3", "D14")
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        assert "choices_choice" in tables
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            stored = repr(cursor.fetchall())
            assert not any(cue in stored.split("'") for cue in ("D3", "D14")), table


@pytest.mark.parametrize("cue", CLOSING)
def test_a_closing_cue_shuts_every_later_address(ada, cue):
    choice = weighed(ada)
    kept = ada.get(f"{choice}summary/").content
    answer_questions(ada, cue)
    ada.get("/help-now/")
    for address in ["/choices/new/", *(choice + step for step in LATER)]:
        for answer in (ada.get(address), ada.post(address, {"base": "9"})):
            assert (address, answer.status_code, answer["Location"]) == (address, 303, "/help-now/")
    assert b"Matters 9 of 10" in kept  # it could have shown
    assert "Matters 9 of 10" not in page(ada.get("/choices/")).text
    assert page(ada.get("/choices/")).h1.text == "This stays closed for now"


def test_htmx_is_led_to_the_safety_page_too(ada):
    choice = weighed(ada)
    answer_questions(ada, "D3")
    answer = ada.post(f"{choice}weigh/1/", {"weight": "2", "base": "9"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"], answer.content) == (204, "/help-now/", b"")


def test_care_goes_on_by_a_quiet_link_with_the_panel_in_view(ada):
    answer_questions(ada, "D11")
    ada.get("/help-now/")
    seen = page(ada.get("/choices/new/"))
    assert seen.select_one(".safe h2").text == "Keeping safe comes first"
    assert seen.select_one(".safe a")["href"] == "/help-now/"
    choice = begin(ada)
    ada.get("/help-now/")
    assert page(ada.get(f"{choice}summary/")).select_one("main .safe h2").text == "Keeping safe comes first"


def test_rather_not_say_keeps_the_safety_link_in_view(ada):
    choice = begin(ada)
    for step in ["question/", "options/", "matters/", "words/", "summary/"]:
        assert (
            page(ada.get(choice + step)).select_one("main .row.ends a[href='/help-now/']").text
            == "Keeping safe"
        )


def test_nothing_begins_where_the_questions_were_not_put(ada):
    for answer in (
        ada.get("/choices/new/"),
        ada.post("/choices/new/", {"question": "Do I stay?", "base": "0"}),
    ):
        assert (answer.status_code, answer["Location"]) == (303, "/choices/")
    assert rows() == 0


def test_a_new_visit_is_asked_again_before_an_old_choice_opens(ada):
    choice = weighed(ada)
    ada.post("/lock/")
    ada.post("/unlock/", {"passphrase": PASSPHRASE})
    for step in LATER:
        assert ada.get(choice + step)["Location"] == "/choices/"
    # and then comes to the page last asked for, once
    assert answer_questions(ada)["Location"] == f"{choice}summary/"
    assert ada.get(f"{choice}summary/").status_code == 200
    assert answer_questions(ada)["Location"] == "/choices/"


def test_ticking_in_a_new_visit_leads_to_the_safety_page_not_onward(ada):
    choice = weighed(ada)
    ada.post("/lock/")
    ada.post("/unlock/", {"passphrase": PASSPHRASE})
    ada.get(f"{choice}summary/")
    assert answer_questions(ada, "D12")["Location"] == "/help-now/"


def test_an_unknown_cue_is_refused_and_nothing_opens(ada):
    answer = answer_questions(ada, "D99")
    assert answer.status_code == 422
    assert (
        page(answer).select_one(".oops").text
        == "One of these questions has changed since. Please tick again."
    )
    assert ada.get("/choices/new/")["Location"] == "/choices/"


def test_reloading_the_address_of_the_questions_leads_back(ada):
    answer = ada.get("/choices/safe/")
    assert (answer.status_code, answer["Location"]) == (303, "/choices/")


def test_choices_are_listed_by_date_newest_first(ada):
    begin(ada, "The first one")
    begin(ada, "The second one")
    seen = page(ada.get("/choices/"))
    assert [title.text.strip() for title in seen.select("main .list .title")] == [
        "The second one",
        "The first one",
    ]


def test_a_guest_can_use_it_all(visitor):
    choice = weighed(visitor, "Do I go?")
    assert page(visitor.get(f"{choice}summary/")).h1.text == "What you worked out"


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(ada, many, django_assert_num_queries):
    for _ in range(many):
        begin(ada)
    ada.get("/choices/")
    with django_assert_num_queries(LIST_QUERIES):
        ada.get("/choices/")


LIST_QUERIES = 3


def test_delete_takes_one_press_and_is_open_whatever_was_ticked(ada):
    choice, other = weighed(ada), weighed(ada)
    answer_questions(ada, "D1")
    assert ada.post(f"{choice}delete/")["Location"] == "/choices/"
    assert rows() == 1
    assert ada.post(f"{choice}delete/").status_code == 404
    assert ada.get(f"{choice}delete/").status_code == 405
    assert ada.post(f"{other}delete/").status_code == 303
    assert rows() == 0


def test_a_stranger_finds_nothing(ada, bea):
    choice = weighed(ada)
    answer_questions(bea)
    for step in LATER:
        assert (step, bea.get(choice + step).status_code) == (step, 404)
        assert (step, bea.post(choice + step, {"base": "1"}).status_code) == (step, 404)
    assert bea.post(f"{choice}delete/").status_code == 404
    assert Client().get(f"{choice}summary/").status_code == 404
    assert rows() == 1
