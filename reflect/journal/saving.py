"""What the status line under an entry says, and the mark in front of it."""

from datetime import datetime, timedelta

from reflect.journal.notes import Note
from reflect.ui.templatetags.reflect import clock, day

KEPT_UNTIL = "Kept until you leave"
JUST_NOW = timedelta(minutes=1)


def status(note: Note | None, now: datetime, *, guest: bool) -> tuple[str, str]:
    """State and words. One that isn't there or is empty is idle; a nearly full one says what is left."""
    if note is None:
        return "idle", KEPT_UNTIL if guest else "Saves as you write"
    if note.blank:
        return "idle", "Nothing is kept here"
    words = f"Saved {_when(note.saved, now)}"
    sentences = [words, KEPT_UNTIL] if guest else [words]
    if note.nearly_full:
        sentences.append(f"Room for {note.room:,} more characters")
    return "saved", ". ".join(sentences)


def _when(saved: datetime, now: datetime) -> str:
    if now - saved < JUST_NOW:
        return "just now"
    return f"at {clock(saved)}" if saved.date() == now.date() else f"on {day(saved)}"
