from collections.abc import Callable
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from reflect.journal.models import Entry

FROM_NEW = {
    "HX-Request": "true",
    "HX-Current-URL": "http://testserver/journal/new/",
    "HX-Target": "status-entry",
}
HTMX = {"HX-Request": "true", "HX-Target": "status-entry"}


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in page.select(selector)]


def shown(page: BeautifulSoup) -> tuple[str, str]:
    """The title and text in the editor. A parser drops the line end right after <textarea>."""
    return page.select_one("#title")["value"], page.select_one("#text").get_text().removeprefix("\n")


def status(page: BeautifulSoup) -> tuple[str, str]:
    line = page.select_one(".save")
    return line["data-state"], " ".join(line.get_text().split())


def test_opening_a_new_page_makes_no_row(ada: Client, soup: Callable) -> None:
    page = soup(ada.get("/journal/new/"))

    assert Entry.objects.count() == 0
    assert status(page) == ("idle", "Saves as you write")
    assert page.select_one("#base-entry")["value"] == "0"


def test_an_entry_shows_what_was_written(ada: Client, soup: Callable, write: Callable) -> None:
    address = write(ada, "\nOne.\r\n\r\nTwo <b>", title=" On  the bus ", about="R.", tags="a, b,a")
    page = soup(ada.get(address))

    assert shown(page) == ("On the bus", "\nOne.\n\nTwo <b>")
    assert (page.select_one("#about")["value"], page.select_one("#tags")["value"]) == ("R.", "a, b")
    assert page.title.get_text() == "Entry – Reflect"
    assert status(page) == ("saved", "Saved just now")


def test_first_autosave_makes_the_entry_and_gives_the_page_its_address(ada: Client, soup: Callable) -> None:
    action = soup(ada.get("/journal/new/")).select_one("#entry-form")["action"]
    tab = uuid4()
    answer = ada.post(action, {"text": "The soup.", "base": "0", "op": f"{tab}.1"}, headers=FROM_NEW)
    fragment = soup(answer)

    assert answer["HX-Replace-Url"] == action
    assert status(fragment) == ("saved", "Saved just now")
    assert fragment.select_one("#base-entry[hx-swap-oob=true]")["value"] == "1"
    assert texts(fragment, "#tools button") == ["Delete this entry"]
    assert fragment.select("textarea") == []


def test_a_page_that_does_not_know_the_answer_yet_saves_into_the_same_entry(
    ada: Client, soup: Callable
) -> None:
    action = soup(ada.get("/journal/new/")).select_one("#entry-form")["action"]
    tab = uuid4()
    for n, text in enumerate(["The", "The so", "The soup."], start=1):
        ada.post(action, {"text": text, "base": "0", "op": f"{tab}.{n}"}, headers=FROM_NEW)

    assert Entry.objects.count() == 1
    assert shown(soup(ada.get(action)))[1] == "The soup."


def test_other_pages_that_save_here_keep_their_address(ada: Client) -> None:
    headers = {**HTMX, "HX-Current-URL": "http://testserver/today/"}
    answer = ada.post(f"/journal/{uuid4()}/", {"text": "x", "base": "0"}, headers=headers)

    assert answer.headers.get("HX-Replace-Url") is None


def test_an_empty_autosave_of_a_new_page_keeps_nothing(ada: Client, soup: Callable) -> None:
    answer = ada.post(f"/journal/{uuid4()}/", {"text": " ", "base": "0"}, headers=FROM_NEW)

    assert status(soup(answer)) == ("idle", "Saves as you write")
    assert Entry.objects.count() == 0


def test_an_entry_emptied_by_its_button_goes_quietly(ada: Client, write: Callable) -> None:
    address = write(ada)
    answer = ada.post(address, {"text": "", "title": "", "base": "1"})

    assert (answer.status_code, answer["Location"]) == (303, "/journal/")
    assert Entry.objects.count() == 0


def test_the_status_line_that_was_asked_for_is_the_one_that_comes(ada: Client, soup: Callable) -> None:
    named = ada.post(f"/journal/{uuid4()}/", {"text": "x"}, headers={**HTMX, "HX-Target": "status-question"})
    odd = ada.post(f"/journal/{uuid4()}/", {"text": "x"}, headers={**HTMX, "HX-Target": '"><b>'})

    assert soup(named).select_one(".save")["id"] == "status-question"
    assert soup(odd).select_one(".save")["id"] == "status-entry"


# --- limits ---


def test_a_full_entry_is_saved_and_what_is_left_is_said_before(
    ada: Client, soup: Callable, write: Callable
) -> None:
    assert status(soup(ada.get(write(ada, "a" * 89_999)))) == ("saved", "Saved just now")
    assert status(soup(ada.get(write(ada, "a" * 99_000)))) == (
        "saved",
        "Saved just now. Room for 1,000 more characters",
    )
    assert len(shown(soup(ada.get(write(ada, "a" * 100_000))))[1]) == 100_000


def test_line_ends_count_once(ada: Client, soup: Callable, write: Callable) -> None:
    address = write(ada, "a\r\n" * 50_000)

    assert len(shown(soup(ada.get(address)))[1]) == 100_000


def test_one_character_too_many_is_said_and_the_words_stay(ada: Client, soup: Callable) -> None:
    text = "b" * 100_001
    answer = ada.post(f"/journal/{uuid4()}/", {"text": text, "title": "Long", "base": "0"})
    page = soup(answer)

    assert answer.status_code == 422
    assert shown(page) == ("Long", text)
    assert texts(page, ".errs li") == [
        "This is 100,001 characters long, and an entry holds 100,000. Your words are still here: "
        "move the end of them into another entry and this one will save."
    ]
    assert page.title.get_text() == "Error: Entry – Reflect"
    assert Entry.objects.count() == 0


def test_too_long_by_autosave_changes_the_status_line_alone(ada: Client, soup: Callable) -> None:
    answer = ada.post(f"/journal/{uuid4()}/", {"text": "b" * 100_001, "base": "0"}, headers=HTMX)

    assert answer.status_code == 422
    assert status(soup(answer))[0] == "failed"
    assert status(soup(answer))[1].startswith("This is 100,001 characters long")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("day", "31/02/2026", "That isn’t a date we can read. Pick one, or write it like 18/11/2026."),
        ("day", "someday", "That isn’t a date we can read. Pick one, or write it like 18/11/2026."),
        ("day", "1949-12-31", "Choose a day from 1 January 1950 to today. Your words are still here."),
        ("day", "2999-01-01", "Choose a day from 1 January 1950 to today. Your words are still here."),
        ("title", "t" * 201, "The title is 201 characters long. Make it 200 or fewer."),
        ("about", "t" * 41, "“About” is 41 characters long. Make it 40 or fewer."),
        ("tags", ",".join(map(str, range(13))), "An entry can have 12 tags. Take some away to save it."),
        ("op", "garbled", "This save was garbled on its way. Please try again."),
    ],
)
def test_bad_fields_are_said_and_nothing_typed_is_lost(
    ada: Client, soup: Callable, write: Callable, field: str, value: str, said: str
) -> None:
    address = write(ada, "before")
    answer = ada.post(address, {"text": "after", "base": "1", field: value})
    page = soup(answer)

    assert answer.status_code == 422
    assert texts(page, ".errs li") == [said]
    assert shown(page)[1] == "after"
    assert page.select_one("#base-entry")["value"] == "1"
    assert shown(soup(ada.get(address)))[1] == "before"


# --- changed elsewhere ---


@pytest.fixture
def clashing(ada: Client, write: Callable) -> str:
    """An entry that the phone has changed since the laptop read version 1."""
    address = write(ada, "I asked once.")
    ada.post(address, {"text": "I asked again.", "base": "1"})
    return str(address)


def test_a_stale_save_shows_both_and_overwrites_nothing(ada: Client, soup: Callable, clashing: str) -> None:
    answer = ada.post(clashing, {"text": "I let it be.", "base": "1"})
    page = soup(answer)

    assert answer.status_code == 409
    assert shown(page)[1] == "I let it be."
    assert texts(page, "blockquote p") == ["I let it be.", "I asked again."]
    assert texts(page, "[name=settle]") == ["Keep both", "Keep this one", "Keep the other one"]
    assert shown(soup(ada.get(clashing)))[1] == "I asked again."


def test_a_stale_autosave_gets_the_same_in_its_status_line(
    ada: Client, soup: Callable, clashing: str
) -> None:
    answer = ada.post(clashing, {"text": "I let it be.", "base": "1", "op": f"{uuid4()}.1"}, headers=HTMX)
    fragment = soup(answer)

    assert answer.status_code == 409
    assert fragment.select_one("#status-entry .save")["data-state"] == "conflict"
    assert texts(fragment, "blockquote p") == ["I let it be.", "I asked again."]
    assert fragment.select("textarea, html") == []


def chosen(ada: Client, soup: Callable, address: str, choice: str) -> str:
    """Press one of the three buttons; where it leads."""
    page = soup(ada.post(address, {"text": "I let it be.", "base": "1"}))
    hidden = {tag["name"]: tag["value"] for tag in page.select("#entry-form input[type=hidden]")}
    answer = ada.post(address, {**hidden, "text": "I let it be.", "settle": choice})
    assert answer.status_code == 303
    return str(answer["Location"])


def test_keeping_both_makes_this_page_an_entry_of_its_own(ada: Client, soup: Callable, clashing: str) -> None:
    copy = chosen(ada, soup, clashing, "both")

    assert shown(soup(ada.get(clashing)))[1] == "I asked again."
    assert shown(soup(ada.get(copy)))[1] == "I let it be."
    assert Entry.objects.count() == 2


def test_keeping_this_one(ada: Client, soup: Callable, clashing: str) -> None:
    assert chosen(ada, soup, clashing, "mine") == clashing
    assert shown(soup(ada.get(clashing)))[1] == "I let it be."
    assert Entry.objects.count() == 1


def test_keeping_the_other_one(ada: Client, soup: Callable, clashing: str) -> None:
    assert chosen(ada, soup, clashing, "theirs") == clashing
    assert shown(soup(ada.get(clashing)))[1] == "I asked again."


def test_a_third_save_in_between_is_not_overwritten_either(
    ada: Client, soup: Callable, clashing: str
) -> None:
    ada.post(clashing, {"text": "Third.", "base": "2"})
    answer = ada.post(clashing, {"text": "I let it be.", "base": "1", "seen": "2", "settle": "mine"})

    assert answer.status_code == 409
    assert shown(soup(ada.get(clashing)))[1] == "Third."


def test_keeping_this_one_brings_an_entry_back_that_was_deleted_elsewhere(
    ada: Client, soup: Callable, write: Callable
) -> None:
    address = write(ada, "I asked once.")
    ada.post(address + "delete/")
    page = soup(ada.post(address, {"text": "I let it be.", "base": "1"}))
    assert page.select_one(".save").get_text().startswith("This entry was deleted somewhere else")

    chosen(ada, soup, address, "mine")
    assert shown(soup(ada.get(address)))[1] == "I let it be."


# --- landing from other pages ---


def test_todays_question_lands_as_an_entry_of_today(ada: Client, soup: Callable) -> None:
    posted = {"text": "By the sea.", "asked": "When did you last feel at ease?", "kind": "question"}
    answer = ada.post("/journal/write/", posted, headers={"Referer": "http://testserver/today/"})
    page = soup(ada.get(answer["Location"]))

    assert answer.status_code == 303
    assert texts(page, "label.q") == ["When did you last feel at ease?"]
    assert shown(page)[1] == "By the sea."
    assert [link["href"] for link in page.select(".note a")] == ["/today/"]
    assert soup(ada.get(answer["Location"])).select(".note") == []
    assert texts(soup(ada.get("/journal/")), ".entries .small.quiet") == ["Today’s question"]


@pytest.mark.parametrize(
    "there", ["https://evil.example/read/", "http://testserver/journal/keep/", "", "http://[x"]
)
def test_the_way_back_never_leads_elsewhere(ada: Client, soup: Callable, there: str) -> None:
    answer = ada.post("/journal/write/", {"text": "x"}, headers={"Referer": there})

    assert soup(ada.get(answer["Location"])).select(".note") == []


def test_pressing_twice_makes_one_entry(ada: Client) -> None:
    first, second = (ada.post("/journal/write/", {"text": "By the sea."}) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("address", ["/journal/write/", "/journal/keep/"])
def test_nothing_to_keep_is_said_on_a_page_to_write_on(ada: Client, soup: Callable, address: str) -> None:
    answer = ada.post(address, {"text": " ", "asked": "When?", "keep": "p", "p": " ", "p.asked": "When?"})
    page = soup(answer)

    assert answer.status_code == 422
    assert texts(page, ".errs li") == ["There is nothing to keep yet. Write something first."]
    assert texts(page, "label.q") == ["When?"]
    assert Entry.objects.count() == 0


def test_one_answer_of_a_whole_page_is_kept(ada: Client, soup: Callable) -> None:
    posted = {
        "one": "First answer",
        "one.asked": "First question",
        "two": ["Ticked", "Also ticked"],
        "two.asked": "Second question",
        "two.source": "What the silence says",
        "keep": "two",
    }
    answer = ada.post("/journal/keep/", posted)
    page = soup(ada.get(answer["Location"]))

    assert (texts(page, "label.q"), shown(page)[1]) == (["Second question"], "Ticked\nAlso ticked")
    assert texts(soup(ada.get("/journal/")), ".entries .small.quiet") == ["From “What the silence says”"]


def test_kept_by_htmx_is_a_status_line_with_a_way_there(ada: Client, soup: Callable) -> None:
    answer = ada.post("/journal/keep/", {"keep": "p", "p": "Yes"}, headers={**HTMX, "HX-Target": "s-1"})
    line = soup(answer).select_one("#s-1")

    assert " ".join(line.get_text().split()) == "In your journal. Open it"
    assert ada.get(line.a["href"]).status_code == 200


# --- deleting ---


def test_deleting_offers_to_put_it_back(ada: Client, soup: Callable, write: Callable) -> None:
    address = write(ada, title="On the bus")
    write(ada, title="Another")
    ada.post(address + "delete/")
    page = soup(ada.get("/journal/"))

    assert texts(page, ".entries h3") == ["Another"]
    assert page.select_one(".note form")["action"] == address + "put-back/"
    assert soup(ada.get("/journal/")).select(".note") == []

    answer = ada.post(address + "put-back/")
    assert (answer.status_code, answer["Location"]) == (303, address)
    assert sorted(texts(soup(ada.get("/journal/")), ".entries h3")) == ["Another", "On the bus"]


def test_a_deleted_entry_can_be_read_but_not_typed_in(ada: Client, soup: Callable, write: Callable) -> None:
    address = write(ada, "I asked once.")
    ada.post(address + "delete/")
    page = soup(ada.get(address))

    assert texts(page, "blockquote") == ["I asked once."]
    assert page.select("textarea") == []
    assert [form["action"] for form in page.select("main form")] == [
        address + "put-back/",
        address + "erase/",
    ]


def test_only_a_deleted_entry_can_be_deleted_for_good(ada: Client, write: Callable) -> None:
    address = write(ada)
    ada.post(address + "erase/")
    assert Entry.objects.count() == 1

    ada.post(address + "delete/")
    ada.post(address + "erase/")
    assert Entry.objects.count() == 0


# --- strangers and guests ---


@pytest.mark.parametrize(
    ("method", "tail"), [("get", ""), ("post", "delete/"), ("post", "put-back/"), ("post", "erase/")]
)
def test_a_stranger_is_told_there_is_no_such_page(
    ada: Client, bea: Client, soup: Callable, write: Callable, method: str, tail: str
) -> None:
    address = write(ada, "I asked once.")
    answer = getattr(bea, method)(address + tail)

    assert answer.status_code == 404
    assert texts(soup(answer), "h1") == ["There’s no page here"]
    assert shown(soup(ada.get(address)))[1] == "I asked once."


def test_a_strangers_save_never_reaches_the_owners_entry(
    ada: Client, bea: Client, soup: Callable, write: Callable
) -> None:
    address = write(ada, "I asked once.")
    bea.post(address, {"text": "Mine now.", "base": "1"})

    assert shown(soup(ada.get(address)))[1] == "I asked once."


def test_an_empty_save_to_an_unknown_entry_is_not_found(ada: Client, soup: Callable) -> None:
    answer = ada.post(f"/journal/{uuid4()}/", {"text": "", "base": "3"})

    assert answer.status_code == 404
    assert texts(soup(answer), "h1") == ["There’s no page here"]


def test_a_guest_is_told_how_long_words_stay(visitor: Client, soup: Callable, write: Callable) -> None:
    address = write(visitor, "I asked once.")

    assert status(soup(visitor.get(address))) == ("saved", "Saved just now. Kept until you leave")


@pytest.mark.parametrize("number", [1, 3])
def test_an_entry_takes_the_same_queries_however_many_there_are(
    ada: Client, write: Callable, number: int, django_assert_num_queries: Callable
) -> None:
    address = [write(ada, f"{n}") for n in range(number)][0]

    with django_assert_num_queries(3):
        ada.get(address)
