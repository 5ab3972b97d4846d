"""Which lines a country's page shows, in which order, and which are hidden."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reflect.library.helplines import Country, Directory, Emergency, Helplines, Service, TextLine
from reflect.safety.cues import pathway
from reflect.safety.dialling import Number
from reflect.safety.lines import countries, hints, is_fresh, place

TODAY = date(2026, 11, 20)


def service(kind: str, **known: object) -> Service:
    return replace(Service(kind, f"{kind} line", phone="0800 1"), **known)  # type: ignore[arg-type]


def data(*services: Service, compiled: date | None = TODAY, code: str = "GB") -> Helplines:
    country = Country(code, "Here", "", Emergency("999", silent="Press 55."), services)
    return Helplines((country,), (Directory("All", "https://all.example", "lines"),), compiled=compiled)


def titles(ticks: str, *kinds: str) -> list[tuple[str, bool]]:
    found = place(data(*map(service, kinds)), "GB", pathway(ticks.split()), TODAY)
    assert found is not None
    return [(group.title, group.folded) for group in found.groups]


ABUSE, CRISIS = ("If someone hurts or scares you", False), ("If it is too much to bear", False)
OWN, MORE = ("If you are worried about what you do", False), ("More lines", True)


@pytest.mark.parametrize(
    ("ticks", "order"),
    [
        ("", [ABUSE, CRISIS, MORE]),
        ("D3", [ABUSE, CRISIS, MORE]),
        ("D10", [CRISIS, ABUSE, MORE]),
        ("D18", [OWN, ABUSE, CRISIS, MORE]),
        ("D18 D3", [ABUSE, CRISIS, OWN, MORE]),
        ("D18 D10", [CRISIS, ABUSE, OWN, MORE]),
    ],
)
def test_order_follows_what_was_ticked(ticks: str, order: list[tuple[str, bool]]) -> None:
    assert titles(ticks, "crisis", "own_behaviour", "dv", "men") == order


def test_where_there_is_no_abuse_line_victim_support_stands_for_it() -> None:
    assert titles("", "crisis", "victim_support", "social_emergency") == [ABUSE, CRISIS, MORE]


def test_own_lines_are_folded_away_until_they_are_asked_for() -> None:
    assert titles("", "dv", "own_behaviour") == [ABUSE, MORE]


@pytest.mark.parametrize(
    ("compiled", "whole_list", "line", "days", "fresh"),
    [
        (0, None, None, 180, True),
        (0, None, None, 181, False),
        (0, 100, None, 281, False),
        (0, 100, None, 280, True),
        (0, None, 100, 280, True),
        (0, None, 100, 281, False),
        (None, None, None, 0, False),
    ],
)
def test_a_line_nobody_looked_at_for_180_days_is_not_fresh(
    compiled: int | None, whole_list: int | None, line: int | None, days: int, fresh: bool
) -> None:
    def on(day: int | None) -> date | None:
        return None if day is None else TODAY + timedelta(days=day)

    helplines = replace(data(compiled=on(compiled)), checked=on(whole_list))
    found = is_fresh(service("dv", checked=on(line)), helplines, TODAY + timedelta(days=days))
    assert found is fresh


def test_hidden_lines_are_counted_and_the_emergency_number_stays() -> None:
    late = TODAY + timedelta(days=181)
    helplines = data(service("dv"), service("crisis", checked=late))
    found = place(helplines, "GB", pathway([]), late)
    assert found is not None
    assert (found.hidden, [group.title for group in found.groups]) == (1, [CRISIS[0]])
    assert (found.emergency, found.silent) == ((Number("999", "999"),), "Press 55.")


def test_a_line_with_all_its_facts() -> None:
    full = service(
        "dv",
        phone="0800 2 (day)",
        phone_alt="112",
        text=TextLine("8 52-58", "SHOUT", "for the deaf"),
        hours="24/7; chat on weekdays",
        cost="free",
        languages="French, English",
        audience="anyone",
        note="Lagos only.",
        to_check="never shown",
    )
    found = place(data(full), "GB", pathway([]), TODAY)
    assert found is not None
    line = found.groups[0].lines[0]
    assert line.facts == (
        "Day and night; chat on weekdays.",
        "Free.",
        "Languages: French, English.",
        "For anyone.",
        "Texts are for the deaf.",
        "Lagos only.",
    )
    assert line.phones == (Number("0800 2", "08002", "day"), Number("112", "112"))
    assert (line.text_to, line.text_dial, line.text_word) == ("8 52-58", "85258", "SHOUT")
    assert "never shown" not in repr(line)


def test_an_unknown_country_is_none() -> None:
    assert place(data(), "XX", pathway([]), TODAY) is None


def test_hints_and_countries() -> None:
    europe = Country("EU", "Elsewhere in Europe", "", Emergency("112 (all)"), ())
    helplines = replace(data(), countries=(europe, *data().countries))
    assert hints(helplines) == (
        ("the United Kingdom", Number("999", "999")),
        ("much of Europe", Number("112", "112", "all")),
    )
    assert [one.code for one in countries(helplines)] == ["GB", "EU"]
