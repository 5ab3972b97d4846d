from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from reflect.exercises.models import Answer
from reflect.exercises.sheets import base_of
from reflect.modules.models import Progress
from reflect.safety.gate import CUES_KEY
from reflect.vault.models import Vault

PUBLIC = ["/read/", "/read/silence/", "/read/silence/1/", "/read/silence/3/", "/read/together/1/"]


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def answer(client: Client, prompt: str, value: str, module: str = "silence") -> Any:
    name = f"a-{prompt}"
    fields = {"module": module, "prompt": prompt, f"{name}-value": value, f"{name}-base": base_of(0, None)}
    return client.post("/a/", fields)


def mark(client: Client, number: int, state: str, module: str = "silence") -> Any:
    return client.post("/read/mark/", {"module": module, "number": number, "state": state})


def choose(client: Client, side: str, number: int | None = None) -> Any:
    fields = {"module": "silence", "side": side} | ({"number": number} if number else {})
    return client.post("/read/side/", fields)


def pages(client: Client, slug: str = "silence") -> list[tuple[str, str]]:
    """Each page of a module with its state in words."""
    page = soup(client.get(f"/read/{slug}/"))
    return [
        (line.select_one("a").text, state.text if (state := line.select_one(".state")) else "")
        for line in page.select("ol.steps > li")
    ]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_visitor_without_cookies_gets_the_same_bytes_as_every_other(path: str, ada: Client) -> None:
    answer(ada, "last-time", "It rained.")
    mark(ada, 1, "read")
    first, second = Client().get(path), Client(HTTP_ACCEPT_LANGUAGE="de").get(path)
    assert (first.status_code, first.content, dict(first.cookies)) == (200, second.content, {})
    assert (first["Cache-Control"], first["ETag"]) == ("public, max-age=300", second["ETag"])
    assert "Cookie" in first["Vary"]
    assert soup(first).select("[name=csrfmiddlewaretoken]") == []
    assert "hx-headers" not in soup(first).body.attrs


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_a_visitor_has_already_is_not_sent_again(path: str) -> None:
    etag = Client().get(path)["ETag"]
    again = Client(HTTP_IF_NONE_MATCH=etag).get(path)
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", PUBLIC)
def test_reading_makes_no_row_and_no_session(path: str, visitor: Client, ada: Client) -> None:
    before = Vault.objects.count()
    visitor.get(path)
    ada.get(path)
    assert (Vault.objects.count(), Answer.objects.count(), Progress.objects.count()) == (before, 0, 0)
    assert dict(visitor.cookies) == {}


@pytest.mark.parametrize("path", PUBLIC)
def test_the_page_of_somebody_with_a_space_is_stored_nowhere(path: str, ada: Client) -> None:
    response = ada.get(path)
    assert (response["Cache-Control"], "ETag" in response) == ("no-store", False)


@pytest.mark.parametrize(
    "path", ["/read/nowhere/", "/read/nowhere/1/", "/read/silence/0/", "/read/silence/4/"]
)
def test_there_is_nothing_at_other_addresses(path: str, visitor: Client, ada: Client) -> None:
    assert (visitor.get(path).status_code, ada.get(path).status_code) == (404, 404)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/read/", "Read – Reflect"),
        ("/read/silence/", "What the quiet says – Reflect"),
        ("/read/silence/2/", "Second page – Reflect"),
    ],
)
def test_titles_say_what_a_history_list_may_say(path: str, title: str, ada: Client) -> None:
    answer(ada, "last-time", "It rained.")
    assert soup(ada.get(path)).title.text == title


def test_what_was_answered_stands_in_place_for_its_writer_only(ada: Client, bea: Client) -> None:
    answer(ada, "last-time", "It rained.")
    texts = [soup(who.get("/read/silence/1/")).select_one("#a-last-time-value").text for who in (ada, bea)]
    assert texts == ["\nIt rained.", "\n"]


def test_the_pages_of_a_module_say_what_is_known_about_them(ada: Client) -> None:
    assert pages(ada) == [("First page", ""), ("Second page", ""), ("Third page", "")]
    answer(ada, "theirs", "Nothing.")
    mark(ada, 1, "read")
    assert pages(ada) == [
        ("First page", "Read"),
        ("Second page", "Started today"),
        ("Third page", "Not opened"),
    ]
    page = soup(ada.get("/read/silence/"))
    assert page.select_one("main .btn").text == "Carry on with page 2"
    assert page.select_one("main .row .quiet").text == "1 of 3 pages read"
    assert len(page.select("svg.em .yr")) == 1


def test_a_module_shows_the_words_written_in_it_newest_first(ada: Client) -> None:
    for prompt, words in [("last-time", "One."), ("mine", "Two."), ("theirs", "Three.")]:
        answer(ada, prompt, words)
    page = soup(ada.get("/read/silence/"))
    quotes = {
        (one.select_one(".asked").text, one.select_one(".said").text)
        for one in page.select(".sheet blockquote")
    }
    assert quotes == {
        ("What happened?", "One."),
        ("What did quiet do for you?", "Two."),
        ("What did asking do for you?", "Three."),
    }
    assert page.select_one(".sheet summary").text == "See all three answers"
    assert len(page.select(".sheet details blockquote")) == 1


def test_a_module_nobody_wrote_in_shows_no_sheet(ada: Client) -> None:
    assert soup(ada.get("/read/silence/")).select(".sheet") == []


def test_marking_as_read_goes_on_to_the_next_page(ada: Client) -> None:
    first, last = mark(ada, 1, "read"), mark(ada, 3, "read")
    assert (first.status_code, first["Location"], last["Location"]) == (
        303,
        "/read/silence/2/",
        "/read/silence/",
    )
    rail = soup(ada.get("/read/silence/2/")).select(".rail-list a")
    assert [one.text for one in rail] == ["First page, read", "Second page", "Third page, read"]


def test_leaving_a_page_open_says_when_it_was_started(ada: Client) -> None:
    response = mark(ada, 3, "started")
    assert (response["Location"], pages(ada)[2]) == ("/read/silence/", ("Third page", "Started today"))


def test_a_page_can_be_unread_again(ada: Client) -> None:
    mark(ada, 1, "read")
    assert soup(ada.get("/read/silence/1/")).select_one("button[name=state]")["value"] == "open"
    response = mark(ada, 1, "open")
    assert (response["Location"], pages(ada)[0][1]) == ("/read/silence/1/", "")


def test_a_visitor_who_marks_a_page_becomes_a_guest(visitor: Client) -> None:
    mark(visitor, 1, "read")
    assert pages(visitor)[0] == ("First page", "Read")
    assert pages(Client())[0] == ("First page", "")


@pytest.mark.parametrize(
    "fields",
    [
        {"module": "nowhere", "number": 1, "state": "read"},
        {"module": "silence", "number": 9, "state": "read"},
        {"module": "silence", "state": "read"},
        {"module": "silence", "number": 1, "state": "burnt"},
        {},
    ],
)
def test_a_mark_for_no_page_is_not_found_and_keeps_nothing(ada: Client, fields: dict[str, Any]) -> None:
    assert (ada.post("/read/mark/", fields).status_code, Progress.objects.count()) == (404, 0)


def shown(client: Client) -> tuple[list[str], list[str]]:
    """The questions and the side labels of the second page."""
    page = soup(client.get("/read/silence/2/"))
    return [one.text for one in page.select(".q")], [one.text.strip() for one in page.select(".whose")]


def test_without_a_side_both_are_shown_and_labelled(visitor: Client) -> None:
    steps_back, waits = "If you are the one who steps back", "If you are the one left waiting"
    assert shown(visitor) == (
        ["What did quiet do for you?", "What did asking do for you?"],
        [steps_back, waits, steps_back, waits],
    )


@pytest.mark.parametrize(
    ("side", "question"), [("me", "What did quiet do for you?"), ("them", "What did asking do for you?")]
)
def test_a_side_is_chosen_once_and_remembered(visitor: Client, side: str, question: str) -> None:
    response = choose(visitor, side, 2)
    assert (response.status_code, response["Location"]) == (303, "/read/silence/2/")
    assert shown(visitor) == ([question], [])
    pressed = soup(visitor.get("/read/silence/")).select("button[aria-pressed=true]")
    assert [one["value"] for one in pressed] == [side]
    assert Vault.objects.count() == 0


def test_switching_sides_keeps_the_answers_of_both(ada: Client) -> None:
    choose(ada, "me")
    answer(ada, "mine", "Quiet helped.")
    choose(ada, "them")
    answer(ada, "theirs", "Asking helped.")
    choose(ada, "both")
    page = soup(ada.get("/read/silence/2/"))
    assert [box["value"] for box in page.select("input.lines")] == ["Quiet helped.", "Asking helped."]


def test_a_page_for_everyone_has_no_switch(visitor: Client) -> None:
    pages = [soup(visitor.get(f"/read/silence/{n}/")) for n in (1, 2)]
    assert [len(page.select("form.which")) for page in pages] == [0, 1]


def test_a_side_nobody_can_be_on_is_not_found(ada: Client) -> None:
    assert (choose(ada, "sideways").status_code, choose(ada, "me").status_code) == (404, 303)


def test_a_module_that_asks_for_patience_says_that_it_is_not_about_fear(visitor: Client) -> None:
    page = soup(visitor.get("/read/silence/"))
    assert page.select_one(".safe h2").text == "Before you begin"
    assert [link["href"] for link in page.select(".safe a")] == ["/help-now/", "/signs/"]


def tick(client: Client, *cues: str) -> None:
    """Leave danger cues in the session, as the safety questions do."""
    client.post("/choices/safe/", {"cues": list(cues)})


def test_a_module_for_two_is_put_away_once_a_danger_was_ticked(ada: Client) -> None:
    assert (len(soup(ada.get("/read/")).select(".mods li")), ada.get("/read/together/").status_code) == (
        2,
        200,
    )
    tick(ada, "D3")
    page = soup(ada.get("/read/"))
    assert [one.text for one in page.select(".mods h2")] == ["What the quiet says"]
    assert page.select_one(".safe h2").text == "One module is put away for now"
    for path in ("/read/together/", "/read/together/1/"):
        response = ada.get(path)
        assert (response.status_code, response["Location"]) == (303, "/help-now/")
    assert ada.get("/read/silence/1/").status_code == 200


@pytest.mark.parametrize("prompts", [["last-time"], ["last-time", "direction", "braced"]])
def test_a_page_costs_four_queries_however_much_was_answered(
    ada: Client, prompts: list[str], django_assert_num_queries: Any
) -> None:
    values = {"last-time": "It rained.", "direction": "reached", "braced": "4"}
    for prompt in prompts:
        answer(ada, prompt, values[prompt])
    mark(ada, 2, "read")
    ada.get("/read/silence/1/")  # the first page of a session also asks which side the space remembers
    with django_assert_num_queries(4):
        page = soup(ada.get("/read/silence/1/"))
    assert page.select_one("#a-last-time-value").text == "\nIt rained."


def test_a_visitor_costs_no_query(visitor: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert soup(visitor.get("/read/silence/1/")).h1.text == "First page"


def test_the_cues_live_under_the_name_the_gate_knows() -> None:
    assert CUES_KEY == "safety.cues"


def test_a_space_remembers_the_side(ada: Client) -> None:
    answered = ada.post("/read/side/", {"module": "silence", "number": "1", "side": "me"})
    assert answered.status_code == 303
    ada.post("/sign-out/")
    ada.post("/sign-in/", {"name": "ada lake", "passphrase": "copper kettle violet marsh"})
    assert ada.get("/read/silence/1/").context["side"] == "me"
