"""From a sitting to its numbers: which form counts, both scores, the region, the flags. Pure.

Which form counts is read off the answers alone: all statements when they can be scored, else the
first half. So going on and stopping in the middle never costs the result that was there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reflect.library.shapes import Instrument, Item
from reflect.selfcheck.change import Change, between
from reflect.selfcheck.quality import Quality, quality
from reflect.selfcheck.record import Given, Record
from reflect.selfcheck.scoring import HIGH, LOW, Region, Score, keyed, region, score

WORRY, GUARD = "ANX", "AVO"
BETWEEN_FULL = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Result:
    """The numbers of one sitting. ``items`` is the form that was counted."""

    record: Record
    items: tuple[Item, ...]
    worry: Score
    guard: Score
    region: Region | None
    quality: Quality
    full: bool

    @property
    def same(self) -> bool:
        """One answer all the way: nothing can be read from it."""
        return "all-same" in self.quality.flags

    @property
    def complete(self) -> bool:
        """Whether it has a place on the map."""
        return not self.same and self.worry.place is not None and self.guard.place is not None

    @property
    def answered(self) -> int:
        return self.worry.n + self.guard.n


def stage_items(instrument: Instrument, stage: int) -> tuple[Item, ...]:
    """The statements asked up to a stage."""
    return tuple(item for item in instrument.items if item.stage <= stage)


def _scores(items: Sequence[Item], answers: Given, error_sd: float) -> tuple[Score, Score]:
    return score(items, answers, WORRY, error_sd), score(items, answers, GUARD, error_sd)


def _places(scores: Iterable[Score]) -> int:
    return sum(1 for one in scores if one.place is not None)


def counted(instrument: Instrument, answers: Given) -> tuple[Item, ...]:
    """The form that counts: all statements if they give at least as many scores as the first half."""
    first, whole = stage_items(instrument, 1), instrument.items
    if not any(answers.get(item.id) is not None for item in whole[len(first) :]):
        return first
    on_whole, on_first = (_places(_scores(form, answers, instrument.error_sd)) for form in (whole, first))
    return whole if on_whole >= on_first else first


def read(record: Record, instrument: Instrument) -> Result:
    """Score one sitting."""
    items = counted(instrument, record.answers)
    answers = {item.id: record.answers.get(item.id) for item in items}
    worry, guard = _scores(items, answers, instrument.error_sd)
    return Result(
        record=record,
        items=items,
        worry=worry,
        guard=guard,
        region=region(worry.place, guard.place),
        quality=quality(items, answers, instrument.pairs),
        full=len(items) == len(instrument.items),
    )


def earlier(records: Iterable[Record], record: Record, instrument: Instrument) -> list[Result]:
    """Results about the same person before this one, oldest first, without those nothing can be read from."""
    before = [
        read(one, instrument)
        for one in records
        if one.person == record.person and one.finished and one.id != record.id and one.when < record.when
    ]
    return sorted((one for one in before if one.complete), key=lambda one: one.record.when)


def moved(first: Result, last: Result) -> tuple[Change | None, Change | None]:
    """How worry and guard changed between two results; None where either has no score."""
    pairs = ((first.worry, last.worry), (first.guard, last.guard))
    worry, guard = (between(a.place, b.place) if a.place and b.place else None for a, b in pairs)
    return worry, guard


def compared(before: Sequence[Result]) -> list[Result]:
    """Which earlier results a new one is set beside: the one before, and the first. No more than these,
    because every further look is another chance of a false alarm."""
    return list({one.record.id: one for one in (*before[-1:], *before[:1])}.values())


def latest_about(records: Iterable[Record], person: tuple[str, str]) -> Record | None:
    """The newest finished sitting about somebody."""
    taken = [one for one in records if one.person == person and one.finished]
    return max(taken, key=lambda one: one.when, default=None)


def soon(last: Record, today: date) -> bool:
    """Whether a new full sitting would come before four weeks are over."""
    return today - last.when.date() < BETWEEN_FULL


def leading_facet(result: Result) -> str:
    """The facet with the highest keyed mean, if it lies above the middle; else "". It only picks which
    small thing is offered: three answers are too few to be shown as a number."""
    from_facet: dict[str, list[int]] = {}
    for item in result.items:
        value = result.record.answers.get(item.id)
        if value is not None:
            from_facet.setdefault(item.facet, []).append(keyed(item, value))
    means = {facet: sum(values) / len(values) for facet, values in from_facet.items()}
    top = max(means, key=lambda facet: means[facet], default="")
    return top if top and means[top] > (LOW + HIGH) / 2 else ""
