from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from reflect.journal.models import Entry, Settled

HTMX = {"headers": {"HX-Request": "true"}}


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in page.select(selector)]


def test_an_empty_journal_says_so_and_offers_one_thing(ada: Client, soup: Callable) -> None:
    page = soup(ada.get("/journal/"))

    assert texts(page, "main h2") == ["No entries yet"]
    assert [link["href"] for link in page.select("main .pair a")] == ["/journal/new/"]


def test_the_list_shows_days_headings_and_first_lines_by_month(
    ada: Client, soup: Callable, write: Callable
) -> None:
    write(ada, "That he was tired of me.\n\nI had it ready.", title="On the bus", day="2024-03-18")
    write(ada, "The soup.", day="2024-02-09", about="R.", tags="evenings, soup")
    page = soup(ada.get("/journal/"))

    assert texts(page, "section > h2") == ["March 2024", "February 2024"]
    assert texts(page, ".entries .day") == ["18Mon", "9Fri"]
    assert texts(page, ".entries h3") == ["On the bus", "Friday"]
    assert texts(page, ".entries .clip") == ["That he was tired of me. I had it ready.", "The soup."]
    assert texts(page, ".entries .small.quiet") == ["Free writing", "Free writing, about R., evenings, soup"]


@pytest.mark.parametrize("address", ["/journal/", "/journal/new/", "/journal/deleted/", "/journal/settled/"])
def test_titles_never_hold_a_readers_words(
    ada: Client, soup: Callable, write: Callable, address: str
) -> None:
    write(ada, title="On the bus")

    assert soup(ada.get(address)).title.get_text() in {
        "Journal – Reflect",
        "Entry – Reflect",
        "Today – Reflect",
    }


def test_older_months_are_one_press_away_by_page_and_by_fragment(
    ada: Client, soup: Callable, write: Callable
) -> None:
    for n in range(20):
        write(ada, f"new {n}", day="2024-11-01")
    write(ada, "old", title="Old", day="2024-09-03")

    assert texts(soup(ada.get("/journal/")), "#older") == ["Show September 2024"]
    assert texts(soup(ada.get("/journal/2024/9/")), ".entries h3") == ["Old"]

    fragment = ada.get("/journal/2024/9/", **HTMX)
    assert "HX-Request" in fragment["Vary"]
    assert texts(soup(fragment), "h3") == ["Old"]
    assert soup(fragment).select("html") == []


@pytest.mark.parametrize("address", ["/journal/2026/13/", "/journal/1800/1/", "/journal/2026/0/"])
def test_a_month_that_cannot_be_is_not_found(ada: Client, soup: Callable, address: str) -> None:
    answer = ada.get(address)

    assert answer.status_code == 404
    assert texts(soup(answer), "h1") == ["There’s no page here"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    ada: Client, write: Callable, number: int, django_assert_num_queries: Callable
) -> None:
    for n in range(number):
        write(ada, f"{n}")

    with django_assert_num_queries(5):
        ada.get("/journal/")


# --- finding ---


def test_words_are_found_in_titles_and_bodies_and_marked(
    ada: Client, soup: Callable, write: Callable
) -> None:
    write(ada, "It took until Waterloo to notice.", title="On the bus")
    write(ada, "Soup.", title="Waterloo")
    write(ada, "Nothing of it.", title="Supper")
    answer = ada.post("/journal/find/", {"q": "WATERLOO"})
    page = soup(answer)

    assert texts(page, "#entries h3") == ["Waterloo", "On the bus"]
    assert texts(page, "mark") == ["Waterloo"]
    assert page.select_one("#q")["value"] == "WATERLOO"


def test_what_was_looked_for_is_in_no_address(ada: Client, soup: Callable, write: Callable) -> None:
    write(ada, "scared of him")
    page = soup(ada.post("/journal/find/", {"q": "scared"}))
    addresses = [
        tag.get(name) or "" for tag in page.find_all(True) for name in ("href", "action", "hx-get", "hx-post")
    ]

    assert [address for address in addresses if "scared" in address or "?" in address] == []
    assert {form["method"] for form in page.select("form")} == {"post"}
    assert page.select("[hx-push-url], [hx-replace-url]") == []


def test_htmx_gets_the_results_and_a_word_said_aloud(ada: Client, soup: Callable, write: Callable) -> None:
    write(ada, title="Waterloo")
    answer = ada.post("/journal/find/", {"q": "waterloo"}, **HTMX)

    assert texts(soup(answer), "h3") == ["Waterloo"]
    assert soup(answer).select("html, form") == []
    assert texts(soup(answer), "#find-status[hx-swap-oob=true]") == ["What matches is listed"]


def test_no_match_says_what_to_try(ada: Client, soup: Callable, write: Callable) -> None:
    write(ada)
    page = soup(ada.post("/journal/find/", {"q": "zebra"}))

    assert texts(page, "#entries h2.title") == ["Nothing matches"]
    assert texts(page, "#entries .pair p") == [
        "No entry holds that word. Try fewer or shorter ones, or another kind."
    ]


def test_a_kind_alone_is_a_search_too(ada: Client, soup: Callable, write: Callable) -> None:
    write(ada, title="Free")
    write(ada, title="Asked", kind="question")
    page = soup(ada.post("/journal/find/", {"q": "", "kind": "question"}))

    assert texts(page, "#entries h3") == ["Asked"]
    assert page.select_one("input[name=kind][checked]")["value"] == "question"


def test_looking_for_nothing_gives_the_list(ada: Client) -> None:
    answer = ada.post("/journal/find/", {"q": "  ", "kind": ""})

    assert (answer.status_code, answer["Location"]) == (303, "/journal/")


def test_a_search_address_opened_again_gives_the_list(ada: Client) -> None:
    answer = ada.get("/journal/find/")

    assert (answer.status_code, answer["Location"]) == (303, "/journal/")


def test_a_search_that_is_too_long_keeps_its_words(ada: Client, soup: Callable, write: Callable) -> None:
    write(ada)
    answer = ada.post("/journal/find/", {"q": "a" * 201})
    page = soup(answer)

    assert answer.status_code == 422
    assert texts(page, "#q-e") == ["Error: That is 201 characters long. Look for 200 or fewer."]
    assert page.select_one("#q")["value"] == "a" * 201


def test_an_unknown_kind_is_said(ada: Client, soup: Callable) -> None:
    answer = ada.post("/journal/find/", {"q": "x", "kind": "99"})

    assert answer.status_code == 422
    assert texts(soup(answer), "#entries .oops") == ["That isn’t a kind of entry. Choose one of those shown."]


def test_hiding_first_lines_is_remembered(ada: Client, soup: Callable, write: Callable) -> None:
    write(ada)
    assert soup(ada.get("/journal/")).select("#hide[checked]") == []

    assert ada.post("/journal/hide/", {"hide": "on"}, **HTMX).status_code == 204
    assert len(soup(ada.get("/journal/")).select("#hide[checked]")) == 1

    ada.post("/journal/hide/", {})
    assert soup(ada.get("/journal/")).select("#hide[checked]") == []


def test_a_stranger_finds_nothing_of_somebody_elses(
    ada: Client, bea: Client, soup: Callable, write: Callable
) -> None:
    write(ada, "waterloo")

    assert texts(soup(bea.post("/journal/find/", {"q": "waterloo"})), "#entries h2.title") == [
        "Nothing matches"
    ]
    assert texts(soup(ada.post("/journal/find/", {"q": "waterloo"})), "#entries h2.title") == [
        "What matches “waterloo”"
    ]


# --- check-ins ---


def test_a_check_in_is_kept_and_leads_back_to_today(ada: Client) -> None:
    answer = ada.post("/journal/settled/", {"settled": "0", "word": "raw"})

    assert (answer.status_code, answer["Location"]) == (303, "/today/")
    assert Settled.objects.count() == 1


@pytest.mark.parametrize("value", ["", "99", "-1", "x"])
def test_a_check_in_off_the_scale_is_asked_again(ada: Client, soup: Callable, value: str) -> None:
    answer = ada.post("/journal/settled/", {"settled": value, "word": "raw"})
    page = soup(answer)

    assert answer.status_code == 422
    assert texts(page, ".errs li") == ["Choose a number from 0 to 10, or leave it for another day."]
    assert page.select_one("#word")["value"] == "raw"
    assert Settled.objects.count() == 0


# --- the trash ---


def test_deleted_entries_wait_on_their_page(ada: Client, soup: Callable, write: Callable) -> None:
    ada.post(write(ada, title="On the bus") + "delete/")
    page = soup(ada.get("/journal/deleted/"))

    assert texts(page, ".entries h3") == ["On the bus"]
    assert Entry.objects.count() == 1


def test_an_empty_trash_says_what_it_is_for(ada: Client, soup: Callable) -> None:
    assert texts(soup(ada.get("/journal/deleted/")), "main h2") == ["Nothing here"]
