from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from reflect.journal.notes import Draft, Note, begun, changed, content_of, note_from, part_of_day, shorten

ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 17, 21, 12, tzinfo=ZONE)


def a_note(**fields: object) -> Note:
    return begun(Draft(**{"text": "That he was tired of me.", **fields}), NOW)


def test_a_note_comes_back_from_its_content_as_it_went_in() -> None:
    note = a_note(
        title="On the bus", day=date(2026, 11, 3), about="R.", tags=("silence",), kind="answer", asked="What?"
    )

    assert note_from(content_of(note), ZONE) == note


def test_content_of_the_plainest_note_holds_the_agreed_names() -> None:
    assert content_of(a_note()) == {
        "v": 1,
        "title": "",
        "text": "That he was tired of me.",
        "kind": "entry",
        "asked": "",
        "date": "2026-11-17",
        "written": NOW.isoformat(),
        "saved": NOW.isoformat(),
    }


def test_changing_keeps_what_it_answers_and_when_it_was_begun() -> None:
    later = NOW + timedelta(days=1)
    note = changed(a_note(kind="question", asked="When?"), Draft(text="New", kind="entry", asked=""), later)

    assert (note.text, note.kind, note.asked, note.written, note.saved) == (
        "New",
        "question",
        "When?",
        NOW,
        later,
    )


def test_a_draft_without_a_day_leaves_the_day_alone() -> None:
    note = a_note(day=date(2026, 1, 2))

    assert changed(note, Draft(text="x"), NOW).day == date(2026, 1, 2)
    assert changed(note, Draft(text="x", day=date(2026, 1, 3)), NOW).day == date(2026, 1, 3)


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({"title": " On the bus "}, "On the bus"),
        ({"asked": "When did you last feel at ease?"}, "When did you last feel at ease?"),
        ({}, "Tuesday evening"),
        ({"day": date(2026, 11, 16)}, "Monday"),
    ],
)
def test_the_heading_is_never_made_of_first_words(fields: dict[str, object], heading: str) -> None:
    assert a_note(**fields).heading == heading


def test_blank_means_no_word_anywhere() -> None:
    assert a_note(text=" \n ").blank
    assert not a_note(text="", title="x").blank


@pytest.mark.parametrize(
    ("hour", "part"), [(4, "night"), (5, "morning"), (12, "afternoon"), (17, "evening"), (22, "night")]
)
def test_part_of_day(hour: int, part: str) -> None:
    assert part_of_day(NOW.replace(hour=hour)) == part


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("a  b\n\nc", 20, "a b c"),
        ("one two three", 10, "one two…"),
        ("one, two three", 9, "one, two…"),
        ("x" * 12, 10, "x" * 10 + "…"),
        ("", 5, ""),
    ],
)
def test_shorten_cuts_between_words(text: str, most: int, short: str) -> None:
    assert shorten(text, most) == short


def test_origin_names_the_page_or_the_kind() -> None:
    assert a_note(source="What the silence says").origin == "From “What the silence says”"
    assert a_note(kind="question").origin == "Today’s question"
    assert a_note().origin == "Free writing"
