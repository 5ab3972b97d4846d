"""What happened when: things out of every room on one line of time. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reflect.journal.months import Month, month_of

ENOUGH = 20
"""A page of the timeline goes on through the months until it shows this many."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing a reader did or wrote. `kind` says which room it is in; `url` leads to it, or is empty."""

    day: date
    at: datetime
    heading: str
    kind: str
    url: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A month of the timeline, newest first."""

    month: Month
    happenings: Sequence[Happening]


def months_of(happenings: Iterable[Happening]) -> set[Month]:
    return {month_of(one.day) for one in happenings}


def by_month(happenings: Iterable[Happening], months: Iterable[Month]) -> list[MonthOf]:
    """The happenings of these months, newest month and newest day first."""
    inside: dict[Month, list[Happening]] = {month: [] for month in months}
    for one in happenings:
        if (month := month_of(one.day)) in inside:
            inside[month].append(one)
    return [
        MonthOf(month, sorted(some, key=lambda one: (one.day, one.at), reverse=True))
        for month, some in sorted(inside.items(), reverse=True)
        if some
    ]


def page_of_months(counts: dict[Month, int], newest: Month | None) -> list[Month]:
    """The months a page shows: from `newest` (None: the latest) back, until ENOUGH is on it."""
    shown: list[Month] = []
    so_far = 0
    for month in sorted(counts, reverse=True):
        if so_far >= ENOUGH:
            break
        if newest is None or month <= newest:
            shown.append(month)
            so_far += counts[month]
    return shown


def window(days: Iterable[date], today: date) -> date:
    """Since when to draw: a month, a season or a year back, the least that holds the oldest of these days."""
    oldest = min(days, default=today)
    ago = (today - oldest).days
    return date.fromordinal(today.toordinal() - next((span for span in (31, 92) if ago <= span), 365))
