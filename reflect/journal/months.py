"""Months as the journal files them: `journal/2026-11`. No Django here."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

EARLIEST: Final = date(1950, 1, 1)
"""The first day an entry can be about: months are found by asking for each, so there must be a first one."""


class Month(NamedTuple):
    year: int
    number: int

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def name(self) -> str:
        return f"{self.first:%B}"

    @property
    def label(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def before(self) -> "Month":
        return month_of(self.first - timedelta(days=1))


def month_of(day: date) -> Month:
    return Month(day.year, day.month)


def latest(today: date) -> date:
    """The last day an entry can be about: tomorrow, because its reader may have travelled since."""
    return today + timedelta(days=1)


def back_from(newest: Month, oldest: Month) -> Iterator[Month]:
    """Both ends included, newest first."""
    month = newest
    while month >= oldest:
        yield month
        month = month.before


def every_month(today: date) -> Iterator[Month]:
    """Every month an entry can be filed under, newest first."""
    return back_from(month_of(latest(today)), month_of(EARLIEST))
