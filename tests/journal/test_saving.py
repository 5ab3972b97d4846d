from datetime import UTC, datetime, timedelta

import pytest

from reflect.journal.notes import Draft, begun
from reflect.journal.saving import status

SAVED = datetime(2026, 11, 18, 21, 42, tzinfo=UTC)


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (timedelta(seconds=59), "Saved just now"),
        (timedelta(minutes=1), "Saved at 9.42pm"),
        (timedelta(days=1), "Saved on 18 November"),
    ],
)
def test_when_it_was_saved(settings: object, later: timedelta, words: str) -> None:
    settings.TIME_ZONE = "UTC"  # type: ignore[attr-defined]

    assert status(begun(Draft(text="x"), SAVED), SAVED + later, guest=False)[1].startswith(words)


def test_before_there_is_anything() -> None:
    assert status(None, SAVED, guest=False) == ("idle", "Saves as you write")
    assert status(None, SAVED, guest=True) == ("idle", "Kept until you leave")


def test_an_emptied_entry_is_not_called_saved() -> None:
    assert status(begun(Draft(text=" "), SAVED), SAVED, guest=False) == ("idle", "Nothing is kept here")


def test_a_nearly_full_entry_says_what_is_left() -> None:
    assert status(begun(Draft(text="x" * 99_999), SAVED), SAVED, guest=False) == (
        "saved",
        "Saved just now. Room for 1 more characters",
    )
