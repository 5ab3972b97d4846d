from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from reflect.exercises.models import Answer
from reflect.exercises.sheets import base_of
from reflect.exercises.values import Value

HTMX = {"HTTP_HX_REQUEST": "true"}
PAGE = "/read/silence/1/"


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def send(client: Client, *, htmx: bool = True, **fields: Any) -> Any:
    """Post the first sheet of the first page, as the page would."""
    posted = {"module": "silence", "sheet": 1, "prompt": "last-time", "a-last-time-base": base_of(0, None)}
    return client.post("/a/", posted | fields, **(HTMX if htmx else {}))


def text_on_page(client: Client) -> str:
    return soup(client.get(PAGE)).select_one("#a-last-time-value").text.removeprefix("\n")


def base(version: int, value: Value | None) -> str:
    return base_of(version, value)


def test_a_save_answers_with_the_status_and_the_new_version(ada: Client) -> None:
    response = send(ada, **{"a-last-time-value": "It rained."})
    page = soup(response)
    status, hidden = page.select_one("#saved-1"), page.select_one("#a-last-time-base")
    assert response.status_code == 200
    assert (status["data-state"], status.text, status["role"]) == ("saved", "Saved just now", "status")
    assert (hidden["value"], hidden["hx-swap-oob"], hidden["name"]) == (
        base(1, "It rained."),
        "true",
        "a-last-time-base",
    )
    assert page.select("textarea") == []
    assert text_on_page(ada) == "It rained."


def test_a_guest_is_told_how_long_it_is_kept(visitor: Client) -> None:
    response = send(visitor, **{"a-last-time-value": "It rained."})
    assert soup(response).select_one("#saved-1").text == "Saved just now. Kept until you leave"
    assert text_on_page(visitor) == "It rained."


def test_without_htmx_the_reader_goes_back_to_the_sheet(ada: Client) -> None:
    response = send(ada, htmx=False, sheet=2, **{"a-last-time-value": "It rained."})
    assert (response.status_code, response["Location"]) == (303, "/read/silence/1/#saved-2")
    assert soup(ada.get(PAGE)).select_one("#saved-1").text == "Saved just now"


def test_all_kinds_of_a_sheet_are_kept_and_shown_again(ada: Client) -> None:
    fields = {
        "prompt": ["last-time", "direction", "braced", "moves"],
        "a-last-time-value": "\r\n  It rained.\r\nThen not.",
        "a-direction-value": "pulled-back",
        "a-braced-value": "7",
        "a-moves-value": ["sorry", "another"],
    }
    assert send(ada, htmx=False, **fields).status_code == 303
    page = soup(ada.get(PAGE))
    chosen = [(box["name"], box["value"]) for box in page.select("article input[checked]")]
    assert chosen == [
        ("a-direction-value", "pulled-back"),
        ("a-braced-value", "7"),
        ("a-moves-value", "another"),
        ("a-moves-value", "sorry"),
    ]
    assert page.select_one("#a-last-time-value").text == "\n\n  It rained.\nThen not."


def test_a_record_is_kept_and_recalled_with_its_wording(ada: Client) -> None:
    send(ada, **{"a-last-time-value": "It rained."})
    send(
        ada, prompt="twice", **{"a-twice-thought": "Over.", "a-twice-now": "3", "a-twice-base": base(0, None)}
    )
    page = soup(ada.get("/read/silence/3/"))
    quote = page.select_one(".recall blockquote")
    assert (quote.select_one(".asked").text, quote.select_one(".said").text) == (
        "What happened?",
        "It rained.",
    )
    assert page.select_one("#a-twice-thought").text.strip() == "Over."
    assert [box["value"] for box in page.select("input[checked]")] == ["3"]


def test_emptying_removes_the_row_and_says_so(ada: Client) -> None:
    send(ada, **{"a-last-time-value": "It rained."})
    assert Answer.objects.count() == 1
    response = send(ada, **{"a-last-time-value": " ", "a-last-time-base": base(1, "It rained.")})
    assert (soup(response).select_one("#saved-1").text, Answer.objects.count()) == ("Nothing is kept here", 0)
    assert soup(response).select_one("#a-last-time-base")["value"] == base(0, None)


def test_a_clash_shows_both_texts_and_overwrites_neither(ada: Client) -> None:
    send(ada, **{"a-last-time-value": "Phone."})
    response = send(ada, **{"a-last-time-value": "Laptop."})
    page = soup(response)
    said = [one.text for one in page.select("#saved-1 .said")]
    assert (response.status_code, said) == (409, ["Laptop.", "Phone."])
    assert [button["value"] for button in page.select("button[name=settle]")] == ["both", "mine", "theirs"]
    assert page.select_one("[name=a-last-time-theirs]")["value"] == "1"
    assert page.select("#a-last-time-base") == []
    assert text_on_page(ada) == "Phone."


@pytest.mark.parametrize(
    ("settle", "text"), [("both", "Phone.\n\nLaptop."), ("mine", "Laptop."), ("theirs", "Phone.")]
)
def test_a_clash_is_settled_as_the_reader_says(ada: Client, settle: str, text: str) -> None:
    send(ada, **{"a-last-time-value": "Phone."})
    fields = {"a-last-time-value": "Laptop.", "a-last-time-theirs": "1", "settle": settle}
    response = send(ada, htmx=False, **fields)
    assert (response.status_code, text_on_page(ada)) == (303, text)


def test_what_was_settled_on_an_old_version_is_asked_again(ada: Client) -> None:
    send(ada, **{"a-last-time-value": "Phone."})
    send(ada, **{"a-last-time-value": "Tablet.", "a-last-time-base": base(1, "Phone.")})
    fields = {"a-last-time-value": "Laptop.", "a-last-time-theirs": "1", "settle": "mine"}
    response = send(ada, htmx=False, **fields)
    assert (response.status_code, text_on_page(ada)) == (409, "Tablet.")


def test_a_clash_without_htmx_is_a_page_with_the_text_in_its_field(ada: Client) -> None:
    send(ada, **{"a-last-time-value": "Phone."})
    response = send(ada, htmx=False, **{"a-last-time-value": "Laptop."})
    page = soup(response)
    assert (response.status_code, page.title.text) == (409, "First page – Reflect")
    assert page.select_one("#a-last-time-value").text == "\nLaptop."
    assert [one.text for one in page.select(".said")] == ["Laptop.", "Phone."]


def test_a_text_that_is_too_long_is_refused_and_stays(ada: Client) -> None:
    text = "x" * 20_001
    response = send(ada, **{"a-last-time-value": text})
    assert (response.status_code, Answer.objects.count()) == (422, 0)
    assert soup(response).select_one("#saved-1 p.save")["data-state"] == "failed"
    page = soup(send(ada, htmx=False, **{"a-last-time-value": text}))
    assert page.title.text == "Error: First page – Reflect"
    assert page.select_one("#a-last-time-value").text == "\n" + text
    assert page.select_one("#a-last-time-value")["aria-invalid"] == "true"
    link = page.select_one(".errs a")
    assert (link["href"], link.text) == (
        "#a-last-time-value",
        "This is 20,001 characters long, and 20,000 fit here. "
        "Move a part of it to another answer, or to your journal.",
    )


def test_one_refused_prompt_holds_up_no_other(ada: Client) -> None:
    fields = {"prompt": ["last-time", "braced"], "a-last-time-value": "It rained.", "a-braced-value": "99"}
    response = send(ada, **fields)
    assert (response.status_code, text_on_page(ada)) == (422, "It rained.")
    assert soup(response).select_one("#a-last-time-base")["value"] == base(1, "It rained.")


def test_room_is_told_before_it_runs_out(ada: Client) -> None:
    response = send(ada, **{"a-last-time-value": "x" * 19_990})
    assert soup(response).select_one("#saved-1").text == "Saved just now. 10 characters left"


@pytest.mark.parametrize(("htmx", "status"), [(True, 422), (False, 410)])
def test_words_for_a_retired_prompt_are_given_back(ada: Client, htmx: bool, status: int) -> None:
    fields = {
        "prompt": "old-question",
        "a-old-question-value": "Still mine.",
        "a-old-question-value.asked": "What was it?",
        "a-old-question-value.source": "First page",
        "a-old-question-base": base(0, None),
    }
    response = send(ada, htmx=htmx, **fields)
    page = soup(response)
    words = (
        "This question is no longer asked here, so these words were not kept. They are still yours to copy."
    )
    assert (response.status_code, Answer.objects.count()) == (status, 0)
    assert page.select_one("#saved-1 .save").text == words
    assert [one.text for one in page.select("blockquote p")] == ["What was it?", "Still mine."]


@pytest.mark.parametrize(
    "fields",
    [{"module": "nowhere"}, {"prompt": "nothing"}, {"module": "../x"}, {"op": "?"}, {"prompt": "a/b"}],
)
def test_a_sheet_we_do_not_know_keeps_nothing_and_gives_the_words_back(
    ada: Client, fields: dict[str, str]
) -> None:
    sent = {"a-last-time-value": "Still mine.", "a-nothing-value": "Still mine."}
    response = send(ada, htmx=False, **sent, **fields)
    assert (response.status_code in (410, 422), Answer.objects.count()) == (True, 0)
    assert "Still mine." in [one.text for one in soup(response).select(".said")]


def test_a_replayed_save_is_answered_as_before(ada: Client) -> None:
    op = f"{uuid4()}.1"
    bases = [
        soup(send(ada, op=op, **{"a-last-time-value": "It rained."})).select_one("#a-last-time-base")["value"]
        for _ in range(2)
    ]
    version = int(bases[0].split(".")[0])
    assert bases == [base(version, "It rained.")] * 2


def test_a_stranger_finds_nothing_of_it(ada: Client, bea: Client) -> None:
    send(ada, **{"a-last-time-value": "It rained."})
    assert (text_on_page(ada), text_on_page(bea)) == ("It rained.", "")


def test_a_stranger_cannot_overwrite_it(ada: Client, bea: Client) -> None:
    send(ada, **{"a-last-time-value": "It rained."})
    send(bea, **{"a-last-time-value": "Mine.", "a-last-time-base": base(1, "It rained.")})
    assert (text_on_page(ada), text_on_page(bea)) == ("It rained.", "Mine.")


def test_only_posts_are_answered(ada: Client) -> None:
    response = ada.get("/a/")
    assert (response.status_code, response["Allow"]) == (405, "POST")


def test_a_save_without_a_token_is_refused_and_the_words_come_back(shelf: object) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = send(strict, htmx=False, **{"a-last-time-value": "It rained."})
    held = soup(response).select_one("[name=a-last-time-value]")
    assert (response.status_code, held.text, Answer.objects.count()) == (403, "\nIt rained.", 0)


def test_an_answer_goes_to_the_journal_with_its_question(ada: Client) -> None:
    page = soup(ada.get(PAGE))
    button = page.select_one("#sheet-1 button[name=keep]")
    fields = {one["name"]: one.get("value", "") for one in page.select("#sheet-1 input[type=hidden]")}
    sent = fields | {"keep": button["value"], "a-last-time-value": "It rained."}
    entry = ada.post(button["formaction"], sent, follow=True)
    shown = soup(ada.get("/journal/")).select_one("main").text
    assert (button["formaction"], entry.status_code) == ("/journal/keep/", 200)
    assert ("It rained." in shown, "What happened?" in shown) == (True, True)
