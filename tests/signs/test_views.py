"""Marking signs and seeing them over time."""

from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

NEW, LIST, HELP = "/signs/new/", "/signs/", "/help-now/"


def main(response: Any) -> Tag:
    found = BeautifulSoup(response.content.decode(), "html.parser").find("main")
    assert isinstance(found, Tag)
    return found


def title(response: Any) -> str:
    return BeautifulSoup(response.content.decode(), "html.parser").title.get_text()  # type: ignore[union-attr]


def post(client: Client, **marks: int) -> Any:
    """Keep a review; `strain_silent_days=2` marks sign silent-days of list strain."""
    fields: dict[str, Any] = {"person": "R.", "note": "", "id": str(uuid4())}
    for name, value in marks.items():
        group, _, sign = name.partition("_")
        fields[f"mark.{group}.{sign.replace('_', '-')}"] = value
    return client.post(NEW, fields)


def rows(response: Any) -> list[list[str]]:
    """The table as a screen reader hears it: sign, then a word for each column."""
    return [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]
        for row in main(response).select("table tbody tr")
    ]


def review_links(response: Any) -> list[str]:
    return [str(link["href"]) for link in main(response).select("aside ul a")]


def test_nothing_marked_yet_offers_one_thing_to_do(visitor: Client) -> None:
    page = visitor.get(LIST)
    assert title(page) == "Signs – Reflect"
    assert [link["href"] for link in main(page).find_all("a")] == [NEW, HELP]


def test_the_form_asks_danger_first_and_nothing_is_marked_before(visitor: Client) -> None:
    page = main(visitor.get(NEW))
    assert [h.get_text() for h in page.select("form section > div:first-child > h2")][:3] == [
        "Signs of danger",
        "Signs of strain",
        "Signs of care",
    ]
    assert page.select("input[checked]") == []
    groups = page.select("[role=radiogroup]")
    assert {len(group.select("input[type=radio]")) for group in groups} == {5}
    assert len(groups) == 50


def test_a_review_is_kept_and_shown(visitor: Client) -> None:
    response = post(visitor, strain_silent_days=3, care_takes_no=1, strain_untrue=0)
    assert (response.status_code, response.headers["Location"]) == (303, LIST)
    assert rows(visitor.get(LIST)) == [
        ["Signs of danger"],
        ["You marked none of these."],
        ["Signs of strain"],
        ["Goes silent for days until I give in", "often"],
        ["Signs of care"],
        ["Takes no for an answer", "once"],
    ]


def test_a_sign_of_danger_leads_to_the_safety_page_before_the_table(visitor: Client) -> None:
    post(visitor, strain_silent_days=1, care_takes_no=3)
    response = post(visitor, danger_phone=1, care_takes_no=3, care_glad_for_me=3)
    assert (response.status_code, response.headers["Location"]) == (303, HELP)
    again = visitor.get(LIST)
    assert (again.status_code, again.headers["Location"]) == (303, HELP)
    assert "What happens to your ticks" in visitor.get(HELP).content.decode()
    page = visitor.get(LIST)
    panel = main(page).select_one("section.safe")
    assert isinstance(panel, Tag)
    assert panel.find_next("table") is not None
    assert [item.get_text() for item in panel.select("li")] == [
        "“Checks my phone, or makes me hand over passwords”"
    ]
    assert rows(page)[1] == [
        "Checks my phone, or makes me hand over passwords New since last time",
        "not marked",
        "once",
    ]


def test_danger_closes_the_weighing_for_this_session(visitor: Client) -> None:
    post(visitor, danger_hurts_me=1)
    visitor.get(HELP)
    response = visitor.get("/choices/new/")
    assert (response.status_code, response.headers["Location"]) == (303, HELP)


def test_danger_marked_never_leads_nowhere(visitor: Client) -> None:
    response = post(visitor, danger_phone=0)
    assert response.headers["Location"] == LIST
    assert main(visitor.get(LIST)).select("section.safe") == []


def test_there_is_no_total_anywhere(visitor: Client) -> None:
    post(visitor, strain_silent_days=3, strain_untrue=2, care_takes_no=1)
    text = main(visitor.get(LIST)).get_text(" ", strip=True).lower()
    assert [word for word in ("score", "in all", "%", " out of ", "points") if word in text] == []
    assert "that is why this page has no total" in text


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"mark.strain.untrue": "9"}, "Choose never, once, sometimes or often, or skip it."),
        (
            {"mark.strain.untrue": "1", "mark.strain.gone": "1"},
            "The list has changed since you opened this page. Your marks for what is still on it are here."
            " Please look through them and keep them again.",
        ),
        ({}, "Nothing is marked yet. Mark at least one sign, or go back."),
        (
            {"person": "x" * 41, "mark.strain.untrue": "1"},
            "Initials or a short name are enough: at most 40 characters.",
        ),
        ({"id": "7", "mark.strain.untrue": "1"}, "This page was garbled on its way."),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_given(
    visitor: Client, fields: dict[str, str], complaint: str
) -> None:
    given = {"note": "Kept words", "mark.care.takes-no": ""} | fields
    response = visitor.post(NEW, given)
    assert (response.status_code, title(response)) == (422, "Error: Signs – Reflect")
    page = main(response)
    assert [item.get_text() for item in page.select(".errs li")] == [complaint]
    assert page.find("textarea", id="note").get_text().strip() == "Kept words"  # type: ignore[union-attr]
    kept = {str(box["name"]): str(box["value"]) for box in page.select("input[checked]")}
    assert kept == {
        name: value for name, value in fields.items() if value == "1" and name != "mark.strain.gone"
    }
    assert rows(visitor.get(LIST)) == []


def test_every_error_link_leads_somewhere(visitor: Client) -> None:
    page = main(visitor.post(NEW, {"mark.strain.untrue": "9", "person": "x" * 41, "note": "y" * 20_001}))
    targets = [str(link["href"])[1:] for link in page.select(".errs a")]
    assert sorted(targets) == ["mark.strain.untrue", "note", "person"]
    assert [target for target in targets if page.find(id=target) is None] == []


def test_the_same_form_sent_twice_is_one_review(visitor: Client) -> None:
    fields = {"person": "R.", "id": str(uuid4()), "mark.strain.untrue": "1"}
    visitor.post(NEW, fields)
    visitor.post(NEW, fields)
    assert len(review_links(visitor.get(LIST))) == 1


def test_people_are_kept_apart_and_the_last_is_offered_again(visitor: Client) -> None:
    visitor.post(NEW, {"person": "R.", "mark.strain.untrue": "1"})
    visitor.post(NEW, {"person": "J.", "mark.strain.untrue": "3"})
    page = main(visitor.get(LIST))
    names = [h.get_text() for h in page.find_all("h2") if "title" not in h.get("class", [])]
    assert names == ["About J.", "About R."]
    assert main(visitor.get(NEW)).find(id="person")["value"] == "J."  # type: ignore[index]


def test_one_review_can_be_read_and_deleted(visitor: Client) -> None:
    post(visitor, strain_untrue=2)
    url = review_links(visitor.get(LIST))[0]
    page = visitor.get(url)
    assert (title(page), rows(page)[-1]) == (
        "Signs – Reflect",
        ["Tells me things that turn out not to be true", "sometimes"],
    )
    response = visitor.post(f"{url}delete/")
    assert (response.status_code, response.headers["Location"]) == (303, LIST)
    assert review_links(visitor.get(LIST)) == []
    assert visitor.get(url).status_code == 404


def test_a_stranger_gets_404(ada: Client, bea: Client) -> None:
    post(ada, strain_untrue=2)
    url = review_links(ada.get(LIST))[0]
    assert bea.get(url).status_code == 404
    assert bea.post(f"{url}delete/").status_code == 404
    assert bea.post(f"{url}note/", {"note": "mine now", "base": 1}).status_code == 404
    assert ada.get(url).status_code == 200
    assert review_links(bea.get(LIST)) == []


# --- the note ----------------------------------------------------------------------------------------------


@pytest.fixture
def kept(visitor: Client) -> str:
    post(visitor, strain_untrue=2)
    return review_links(visitor.get(LIST))[0]


def test_a_note_saves_by_a_plain_post(visitor: Client, kept: str) -> None:
    response = visitor.post(f"{kept}note/", {"note": "He was away.\r\nA lot.", "base": "1"})
    assert (response.status_code, response.headers["Location"]) == (303, kept)
    area = main(visitor.get(kept)).find("textarea")
    assert isinstance(area, Tag)
    assert area.get_text() == "\nHe was away.\nA lot."


def test_a_note_saves_as_it_is_written(visitor: Client, kept: str) -> None:
    tab = uuid4()
    page = visitor.post(
        f"{kept}note/", {"note": "Away", "base": "1", "op": f"{tab}.1"}, HTTP_HX_REQUEST="true"
    )
    fragment = BeautifulSoup(page.content.decode(), "html.parser")
    status, base = fragment.find("p"), fragment.find("input")
    assert isinstance(status, Tag)
    assert isinstance(base, Tag)
    assert (status["data-state"], status.get_text()) == ("saved", "Saved just now")
    assert (base["value"], base["hx-swap-oob"]) == ("2", "true")


def test_two_devices_that_disagree_show_both(visitor: Client, kept: str) -> None:
    visitor.post(f"{kept}note/", {"note": "From the phone", "base": "1"})
    response = visitor.post(f"{kept}note/", {"note": "From here", "base": "1"})
    page = main(response)
    assert response.status_code == 409
    assert page.find("textarea").get_text().strip() == "From here"  # type: ignore[union-attr]
    assert "From the phone" in page.find("blockquote").get_text()  # type: ignore[union-attr]
    settled = page.select_one("button[name=base]")
    assert isinstance(settled, Tag)
    visitor.post(f"{kept}note/", {"note": "From here", "base": settled["value"]})
    assert main(visitor.get(kept)).find("textarea").get_text().strip() == "From here"  # type: ignore[union-attr]


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}])
def test_a_note_that_is_too_long_is_kept_on_the_page(
    visitor: Client, kept: str, headers: dict[str, str]
) -> None:
    response = visitor.post(f"{kept}note/", {"note": "y" * 20_001, "base": "1"}, **headers)
    assert response.status_code == 422
    assert "This holds up to 20,000 characters. Please shorten it." in response.content.decode()
    assert main(visitor.get(kept)).find("textarea").get_text().strip() == ""  # type: ignore[union-attr]


@pytest.mark.parametrize("reviews", [1, 3])
def test_the_list_asks_the_database_as_often_for_three_as_for_one(
    visitor: Client, reviews: int, django_assert_num_queries: Any
) -> None:
    for _ in range(reviews):
        post(visitor, strain_untrue=1)
    with django_assert_num_queries(2):
        visitor.get(LIST)
