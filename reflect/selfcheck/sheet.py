"""One page of statements: which ones stand on it, what is chosen, and where Continue leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reflect.library.shapes import Instrument, Item
from reflect.selfcheck.record import Record
from reflect.selfcheck.results import stage_items
from reflect.selfcheck.wording import Wording

PER_PAGE = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as it stands on the page. ``chosen``: "1" to "7", "" for skipped, None for untouched."""

    id: str
    text: str
    chosen: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """Page ``number`` of a sitting."""

    instrument: Instrument
    record: Record
    number: int

    @property
    def items(self) -> tuple[Item, ...]:
        """Six statements of those the reader chose to go on to; none on a page that isn't there."""
        first = (self.number - 1) * PER_PAGE
        return stage_items(self.instrument, self.record.stage)[first : first + PER_PAGE] if first >= 0 else ()

    @property
    def count(self) -> int:
        """How many pages there are at this stage."""
        return -(-len(stage_items(self.instrument, self.record.stage)) // PER_PAGE)

    @property
    def last(self) -> bool:
        return self.number == self.count

    @property
    def later(self) -> bool:
        """Whether this page would be there if the reader went on to the second half."""
        return self.count < self.number <= -(-len(self.instrument.items) // PER_PAGE)

    @property
    def wording(self) -> Wording:
        return Wording(self.instrument, self.record.name, self.record.kind)

    def asked(self) -> dict[str, str]:
        """The wording of each statement, kept with its answer."""
        return {item.id: self.wording.statement(item.id) for item in self.items}

    def statements(self, chosen: Mapping[str, str]) -> list[Statement]:
        asked = self.asked()
        return [Statement(item.id, asked[item.id], chosen.get(item.id)) for item in self.items]

    @property
    def answered(self) -> int:
        """How many of this page's statements have an answer."""
        return sum(1 for item in self.items if self.record.answers.get(item.id) is not None)


def carry_on(instrument: Instrument, record: Record) -> int:
    """The page with the first statement nobody has touched, else the last."""
    items = stage_items(instrument, record.stage)
    untouched = next((at for at, item in enumerate(items) if item.id not in record.answers), len(items) - 1)
    return untouched // PER_PAGE + 1
