"""The safety page: what each pathway shows and in which order, by country, for anybody."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from reflect.safety.cues import CUES
from reflect.vault.session import Keyring

HELP = "/help-now/"


TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    """A day on which no line is too old to show."""
    with patch("django.utils.timezone.localdate", return_value=TODAY):
        yield


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def main(response: Any) -> Tag:
    found = soup(response).find("main")
    assert isinstance(found, Tag)
    return found


def headings(response: Any) -> list[str]:
    return [tag.get_text(strip=True) for tag in main(response).find_all(["h1", "h2"])]


def ticked(client: Client, *cues: str) -> Any:
    """The page after these cues were ticked, by way of the signs or the questions: set in the pocket."""
    client.post("/choices/safe/", {"cues": list(cues)})
    return client.get(HELP)


FIRST = ["Keeping safe", "Is it safe to read this here?"]
CALL, PEOPLE, DEVICE, NEXT = (
    "If you are in danger now",
    "People to talk to",
    "Phones and other devices",
    "Where to go from here",
)
FACTS, PULL, PLAN, KEPT = (
    "Good to know",
    "A strong pull",
    "Make a plan with a trained person",
    "What happens to your ticks",
)
OWN, CHILD, LIFE = (
    "If you have hurt or scared them",
    "If a child is in danger",
    "If they say they will kill themselves",
)


def test_the_plain_page_is_public_and_in_the_agreed_order(visitor: Client) -> None:
    response = visitor.get(HELP)
    assert response.status_code == 200
    assert headings(response) == [*FIRST, CALL, PEOPLE, FACTS, PLAN, DEVICE, NEXT]
    assert soup(response).title.get_text() == "Keeping safe – Reflect"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("cues", "order"),
    [
        (["D3"], [*FIRST, CALL, PEOPLE, FACTS, PULL, PLAN, DEVICE, KEPT, NEXT]),
        (["D1"], [*FIRST, "You may be in danger now", PEOPLE, FACTS, PULL, PLAN, DEVICE, KEPT, NEXT]),
        (["D9"], [*FIRST, CALL, PEOPLE, LIFE, FACTS, PULL, PLAN, DEVICE, KEPT, NEXT]),
        (["D10"], [*FIRST, "You matter", CALL, PEOPLE, DEVICE, KEPT, NEXT]),
        (["D16"], [*FIRST, CALL, PEOPLE, CHILD, FACTS, PULL, PLAN, DEVICE, KEPT, NEXT]),
        (
            ["D18"],
            [*FIRST, CALL, PEOPLE, OWN, "If they hurt or scare you too", DEVICE, KEPT, NEXT],
        ),
        (["D18", "D3"], [*FIRST, CALL, PEOPLE, OWN, FACTS, PULL, PLAN, DEVICE, KEPT, NEXT]),
    ],
)
def test_each_pathway_has_its_texts_in_order(visitor: Client, cues: list[str], order: list[str]) -> None:
    assert headings(ticked(visitor, *cues)) == order


def test_pressure_on_the_neck_stands_in_the_emergency_panel(visitor: Client) -> None:
    assert main(visitor.get(HELP)).find(id="neck") is None
    panel = main(ticked(visitor, "D2")).find(id="neck")
    assert isinstance(panel, Tag)
    assert panel.find_parent(class_="safe") is not None
    assert [item.get_text() for item in panel.find_all("li")] == [
        "trouble when you breathe or swallow",
        "a change in your voice",
        "a bad headache, or a change in what you see",
        "feeling weak, mixed up, or faint",
    ]


@pytest.mark.parametrize(("cue", "goes_on"), [("D11", True), ("D18", True), ("D3", False), ("D10", False)])
def test_only_care_and_own_are_offered_to_go_on_weighing(visitor: Client, cue: str, goes_on: bool) -> None:
    links = {link["href"] for link in main(ticked(visitor, cue)).find_all("a")}
    assert ("/choices/" in links) is goes_on


def test_the_page_never_lists_what_was_ticked(visitor: Client) -> None:
    page = ticked(visitor, *CUES)
    assert main(page).find_all("input", type="checkbox") == []
    assert "cues" not in page.content.decode()


# --- country -----------------------------------------------------------------------------------------------


def choose(client: Client, code: str) -> Any:
    response = client.post("/help-now/country/", {"country": code})
    assert (response.status_code, response.headers["Location"]) == (303, HELP)
    return client.get(HELP)


def test_a_country_brings_its_number_silent_way_and_lines(visitor: Client) -> None:
    page = main(choose(visitor, "GB"))
    panel = page.find("section", attrs={"aria-labelledby": "call"})
    assert isinstance(panel, Tag)
    assert [link["href"] for link in panel.find_all("a")] == ["tel:999"]
    assert "press 55" in panel.get_text()
    dials = [link["href"] for link in page.find_all("a", href=re.compile("^tel:"))]
    assert dials[:3] == ["tel:999", "tel:08082000247", "tel:08000271234"]
    assert page.find_all("dl")[0].find("dd").get_text(" ", strip=True) == (
        "National Domestic Abuse Helpline, Refuge (England) Day and night. Free. Live chat hours vary; see"
        " their site. Their site Not yet checked by us."
    )


def test_own_thoughts_of_suicide_bring_the_crisis_line_first(visitor: Client) -> None:
    ticked(visitor, "D10")
    heads = [tag.get_text() for tag in main(choose(visitor, "GB")).find_all("h3")]
    assert heads[:2] == ["If it is too much to bear", "If someone hurts or scares you"]


def test_unsure_leads_to_the_directories(visitor: Client) -> None:
    page = main(choose(visitor, "unsure"))
    names = [term.get_text(strip=True) for term in page.find_all("dt")]
    assert names == [
        "Find A Helpline",
        "LILA.help",
        "NO MORE Global Directory",
        "Befrienders Worldwide",
        "Chayn",
    ]
    assert page.find("option", selected=True)["value"] == "unsure"  # type: ignore[index]


def test_the_country_is_not_guessed_and_an_unknown_one_gets_a_sentence(visitor: Client) -> None:
    assert main(visitor.get(HELP, HTTP_ACCEPT_LANGUAGE="fr-FR")).find("option", selected=True) is None
    response = visitor.post("/help-now/country/", {"country": "ZZ"})
    assert response.status_code == 422
    error = main(response).find(id="where-e")
    assert isinstance(error, Tag)
    assert error.get_text() == "Error: Choose a country from the list, or “I’m not sure where I am”."


def test_after_180_days_lines_are_hidden_with_a_reason(visitor: Client) -> None:
    assert "left out" not in choose(visitor, "GB").content.decode()
    with patch("django.utils.timezone.localdate", return_value=TODAY + timedelta(days=181)):
        page = main(visitor.get(HELP))
    dials = [link["href"] for link in page.find_all("a", href=re.compile("^tel:"))]
    assert dials == ["tel:999"]
    assert "Nobody has checked them for half a year" in page.get_text()
    assert page.find("dt").get_text(strip=True) == "Find A Helpline"  # type: ignore[union-attr]


def test_every_country_with_everything_ticked_stays_under_30_kb(visitor: Client) -> None:
    ticked(visitor, *CUES)
    codes = [option["value"] for option in main(visitor.get(HELP)).find_all("option") if option["value"]]
    assert len(codes) == 37
    sizes = {code: len(choose(visitor, str(code)).content) for code in codes}
    assert {code: size for code, size in sizes.items() if size >= 30_000} == {}


# --- who may read it ---------------------------------------------------------------------------------------


def test_a_visitor_needs_no_database(visitor: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert visitor.get(HELP).status_code == 200


def test_it_is_served_when_the_space_is_locked_and_never_touches_the_vault(ada: Client) -> None:
    ada.post("/lock/")
    assert ada.get("/journal/").status_code == 423
    with patch.object(Keyring, "vault", side_effect=AssertionError("the vault was touched")):
        assert ada.get(HELP).status_code == 200
        assert headings(choose(ada, "FR")) == [*FIRST, CALL, PEOPLE, FACTS, PLAN, DEVICE, NEXT]


def test_ticks_and_country_are_gone_after_lock_and_leave(ada: Client, visitor: Client) -> None:
    for client, way in ((ada, "/lock/"), (visitor, "/leave/")):
        ticked(client, "D3")
        choose(client, "GB")
        assert KEPT in headings(client.get(HELP))
        client.post(way)
        page = client.get(HELP)
        assert KEPT not in headings(page)
        assert main(page).find("option", selected=True) is None


def test_a_head_request_and_a_wrong_method(visitor: Client) -> None:
    assert visitor.head(HELP).status_code == 200
    assert visitor.post(HELP).status_code == 405
    assert visitor.get("/help-now/country/").status_code == 405
