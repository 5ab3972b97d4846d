"""What Today says and asks: pure rules."""

from collections.abc import Sequence
from datetime import date, datetime


def greeting(now: datetime) -> str:
    """Good morning until noon, good afternoon until six, good evening after; at night just hello."""
    if now.hour < 5:
        return "Hello."
    if now.hour < 12:
        return "Good morning."
    return "Good afternoon." if now.hour < 18 else "Good evening."


def question(questions: Sequence[str], day: date, another: int = 0) -> str:
    """The day's question; `another` counts how often a different one was asked for.

    Each comes once before any comes again.
    """
    return questions[(day.toordinal() + another) % len(questions)]
