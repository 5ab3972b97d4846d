"""Sittings put together by person: each has their own series, and nothing is averaged across people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reflect.selfcheck.record import Record


@dataclass(frozen=True, slots=True)
class Series:
    """All sittings about one person, newest first."""

    records: tuple[Record, ...]

    @property
    def name(self) -> str:
        return self.records[0].name

    @property
    def kind(self) -> str:
        return self.records[0].kind

    @property
    def results(self) -> tuple[Record, ...]:
        """Those with a result."""
        return tuple(one for one in self.records if one.finished)

    @property
    def begun(self) -> Record | None:
        """The newest one that waits to be carried on with."""
        return next((one for one in self.records if one.finished < one.stage and one.answers), None)


def by_person(records: Iterable[Record]) -> list[Series]:
    """``records`` newest first; the person answered about last comes first. Empty sittings are left out."""
    series: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        if record.answers or record.finished:
            series.setdefault(record.person, []).append(record)
    return [Series(tuple(found)) for found in series.values()]
