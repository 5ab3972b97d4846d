"""The YAML files: sources, help lines, questions."""

from datetime import date

import pytest

from reflect.library.helplines import TextLine, read_helplines
from reflect.library.questions import read_questions
from reflect.library.sources import is_coverage_id, read_sources
from tests.library.writing import HELPLINES, SOURCES, swap


def test_sources_are_read_by_id() -> None:
    sources, problems = read_sources(SOURCES.encode(), "sources.yaml")
    assert problems.found == []
    source = sources["schrodt-2014"]
    assert (source.id, source.year, source.strength) == ("schrodt-2014", 2014, "strong")


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (
            "schrodt-2014:",
            "Schrodt 2014:",
            "1: Schrodt 2014 is not an id; write the first author and the year: schrodt-2014",
        ),
        ("year: 2014", "year: in press", "3: year: 'in press' is not a year; write four digits"),
        (
            "strength: strong",
            "strength: string",
            "7: strength: 'string' is unknown; did you mean strong? (known: strong, some, opinion)",
        ),
        ("  found:", "  finding:", "2: found: is missing from source schrodt-2014; write `found: ...`"),
        ("  found:", "  url: http://example.org\n  found:", "6: url: must begin with https://"),
        ("  year: 2014\n", "  year: 2014\n  year: 2015\n", "4: year: stands twice; keep one"),
        (
            'title: "A',
            'title: A: "A',
            "4: this can't be read (mapping values are not allowed here); "
            'put text that holds a colon or a hash in "double quotes"; use spaces, not tabs',
        ),
        (SOURCES, "- one\n", "1: this must be lines of `key: value`"),
        (
            SOURCES,
            "one: two\n",
            "1: one: write its keys below it: authors, year, title, where, found, strength",
        ),
        (SOURCES, "[" * 5000, "1: this can't be read (RecursionError); write `key: value` lines"),
    ],
)
def test_mistakes_in_sources(right: str, wrong: str, said: str) -> None:
    _, problems = read_sources(swap(SOURCES, right, wrong).encode(), "s")
    assert f"s:{said}" in [str(problem) for problem in problems.found]


@pytest.mark.parametrize("word", ["W1", "W61", "B39", "N45", "P421", "C43", "P7"])
def test_points_of_the_coverage_list(word: str) -> None:
    assert is_coverage_id(word)


@pytest.mark.parametrize(
    "word", ["W0", "W62", "B40", "N46", "P422", "C44", "P07", "X1", "w1", "W", "W1 ", "", "1W"]
)
def test_what_is_not_a_point(word: str) -> None:
    assert not is_coverage_id(word)


def test_help_lines_are_read_by_country() -> None:
    text = swap(
        HELPLINES,
        'phone: "0800 1"',
        'phone: "0800 1", text: {to: "85258", word: HELP}, live_checked_at: 2026-10-01',
    )
    helplines, problems = read_helplines(text.encode(), "h")
    assert problems.found == []
    country = helplines.country("GB")
    assert country is not None
    assert (country.emergency.number, country.emergency.silent) == ("999", "Press 55.")
    (service,) = country.of_kind("dv", "men")
    assert (service.name, service.text, service.checked) == (
        "A line",
        TextLine("85258", "HELP"),
        date(2026, 10, 1),
    )
    assert country.of_kind("crisis") == ()
    assert helplines.country("XX") is None
    assert (helplines.checked, helplines.recheck_days) == (None, 90)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("kind: dv", "kind: crises", "12: kind: 'crises' is unknown; did you mean crisis?"),
        (
            ', phone: "0800 1"',
            "",
            "12: a service needs a way to reach it: phone, text, whatsapp, chat, email or site",
        ),
        (
            ', phone: "0800 1"',
            ', fone: "1", email: a@b.c',
            "12: fone: is not a key of a service; known are: kind, name, phone",
        ),
        (
            'A line, phone: "0800 1", basis: own, confidence: high',
            'A line, site: "https://a.org", basis: own, confidence: low',
            "12: confidence: 'low' is unknown",
        ),
        ("name: A line", "name: ''", "12: name: is missing from a service; write `name: ...`"),
        (
            "recheck_days: 90",
            "recheck_days: often",
            "2: recheck_days: 'often' will not do; write a number of days",
        ),
        (
            "live_checked_at: null",
            "live_checked_at: May",
            "3: live_checked_at: 'May' is not a date; write 2026-11-20",
        ),
        ("https://example.org", "http://example.org", "6: url: must begin with https://"),
        ('number: "999", ', "", "10: number: is missing from an emergency number; write `number: ...`"),
    ],
)
def test_mistakes_in_help_lines(right: str, wrong: str, said: str) -> None:
    _, problems = read_helplines(swap(HELPLINES, right, wrong).encode(), "h")
    texts = [str(problem) for problem in problems.found]
    assert [text[: len(said) + 2] for text in texts] == [f"h:{said}"]


def test_a_country_stands_once() -> None:
    again = HELPLINES + "\n".join(HELPLINES.splitlines()[7:]) + "\n"
    _, problems = read_helplines(again.encode(), "h")
    assert [str(problem) for problem in problems.found] == [
        "h:8: code: GB stands twice; keep one",
        "h:13: code: GB stands twice; keep one",
    ]


def test_questions_are_read_in_order() -> None:
    found, problems = read_questions(b"a: What's it?\nb: And then?\n", "q")
    assert (found, problems.found) == (("What’s it?", "And then?"), [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A b: What?\n", "q:1: A b is not an id; write a short word in small letters"),
        ("a: No\n", "q:1: a: is not a question; write one line that ends with a question mark"),
        (f"a: {'x' * 200}?\n", "q:1: a: is longer than 200 characters; ask one thing"),
        ("{}\n", "q:1: there is no question; write `word: What happened today?`"),
    ],
)
def test_mistakes_in_questions(text: str, said: str) -> None:
    _, problems = read_questions(text.encode(), "q")
    assert [str(problem) for problem in problems.found] == [said]
