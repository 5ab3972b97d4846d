"""Dated reviews side by side: rows to draw, what moved, and what is about safety. Pure.

Nothing here adds up: no total, no average, and no group is set against another. Danger comes first whatever
the rest says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

OFTEN: Final = ("never", "once", "sometimes", "often")
GROUPS: Final = ("danger", "strain", "care", "look-for", "told-myself")
KINDS: Final = {"danger": "d", "strain": "l", "care": "f", "look-for": "f", "told-myself": "l"}
SHOWN: Final = 4  # columns; what fits a phone


@dataclass(frozen=True, slots=True)
class Mark:
    """How often one sign was marked (0 never to 3 often), with the wording and group it had then."""

    value: int
    text: str
    group: str
    cue: str = ""

    @property
    def words(self) -> str:
        """never, once, sometimes or often."""
        return OFTEN[self.value]


@dataclass(frozen=True, slots=True)
class Dated:
    """One review. `at` is in the reader's time; a sign that was skipped is not in `marks`."""

    id: UUID
    version: int
    at: datetime
    person: str
    marks: Mapping[str, Mark] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One mark in the table: how far the sun is up, and the same in words."""

    value: int
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One sign across the reviews shown; `new` says since when, or is empty."""

    text: str
    cells: tuple[Cell, ...]
    new: str


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one kind of sign. `unmarked` are those that were only ever answered with never."""

    id: str
    title: str
    kind: str
    rows: tuple[Row, ...]
    unmarked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the page shows about one person."""

    person: str
    latest: Dated
    since: str
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    moved: tuple[str, ...]
    danger_new: tuple[str, ...]
    danger_again: tuple[str, ...]
    reviews: tuple[Dated, ...]

    @property
    def danger_count(self) -> int:
        """How many signs of danger the latest review has; for the grammar of a sentence only."""
        return len(self.danger_new) + len(self.danger_again)

    @property
    def unmarked(self) -> tuple[str, ...]:
        """The signs that were only ever answered with never."""
        return tuple(text for group in self.groups for text in group.unmarked)


def by_person(reviews: Iterable[Dated]) -> list[list[Dated]]:
    """Reviews by person, oldest first; the person reviewed last stands first. Case is no difference."""
    found: dict[str, list[Dated]] = {}
    for review in sorted(reviews, key=lambda review: review.at):
        found.setdefault(review.person.casefold(), []).append(review)
    return sorted(found.values(), key=lambda series: series[-1].at, reverse=True)


def overview(series: Sequence[Dated], titles: Mapping[str, str]) -> Overview:
    """Lay out one person's reviews, oldest first and at least one. `titles` names each group."""
    latest, shown = series[-1], series[-SHOWN:]
    previous = series[-2] if len(series) > 1 else None
    since = when(previous.at, latest.at) if previous else ""
    danger = [(key, mark) for key, mark in latest.marks.items() if mark.group == "danger" and mark.value]
    known = {key for review in series[:-1] for key, mark in review.marks.items() if mark.value}
    return Overview(
        person=latest.person,
        latest=latest,
        since=since,
        columns=columns([review.at for review in shown]),
        groups=tuple(_group(name, titles.get(name, name), shown, previous, since) for name in GROUPS),
        moved=moved(previous, latest),
        danger_new=tuple(mark.text for key, mark in danger if key not in known),
        danger_again=tuple(mark.text for key, mark in danger if key in known),
        reviews=tuple(reversed(series)),
    )


def moved(previous: Dated | None, latest: Dated) -> tuple[str, ...]:
    """What differs between two reviews, a sentence for each sign, danger first."""
    if previous is None:
        return ()
    then = when(previous.at, latest.at)
    found = []
    for key, mark in _ordered(latest.marks):
        before = previous.marks.get(key)
        if is_new(before, mark):
            found.append(f"{quoted(mark.text)} is new since {then}: {mark.words} now.")
        elif before is not None and before.value != mark.value:
            found.append(f"{quoted(mark.text)}: {before.words} {_placed(then)}, {mark.words} now.")
    return tuple(found)


def is_new(before: Mark | None, now: Mark) -> bool:
    """Whether a sign is seen now and was not the time before.

    A skip says nothing, so nothing is new after one; except danger, which is never passed over for that.
    """
    if before is None:
        return now.value > 0 and now.group == "danger"
    return now.value > 0 and before.value == 0


def quoted(text: str) -> str:
    """The reader's sign in quotation marks, unless it stands in some already."""
    return text if text.startswith("“") else f"“{text}”"


def when(at: datetime, seen_from: datetime) -> str:
    """A past review in words: "August", "3 November", "3 November 2025", or "last time" on the same day."""
    if at.date() == seen_from.date():
        return "last time"
    if (at.year, at.month) == (seen_from.year, seen_from.month):
        return f"{at.day} {at:%B}"
    return f"{at:%B}" if (seen_from - at).days < 330 else f"{at:%B %Y}"


def _placed(then: str) -> str:
    if then == "last time":
        return then
    return f"on {then}" if then[0].isdigit() else f"in {then}"


def columns(times: Sequence[datetime]) -> tuple[str, ...]:
    """Short heads for the columns: months where each has its own and a year covers them, else days."""
    months = {(at.year, at.month) for at in times}
    if len(months) == len(times) and (times[-1] - times[0]).days < 330:
        return tuple(f"{at:%b}" for at in times)
    if times[0].year == times[-1].year:
        return tuple(f"{at.day} {at:%b}" for at in times)
    return tuple(f"{at.day} {at:%b %y}" for at in times)


def _ordered(marks: Mapping[str, Mark]) -> list[tuple[str, Mark]]:
    return sorted(marks.items(), key=lambda pair: GROUPS.index(pair[1].group))


def _group(name: str, title: str, shown: Sequence[Dated], previous: Dated | None, since: str) -> Group:
    texts = {key: mark.text for review in shown for key, mark in review.marks.items() if mark.group == name}
    marked = {key for key in texts if any(key in r.marks and r.marks[key].value for r in shown)}
    return Group(
        id=name,
        title=title,
        kind=KINDS[name],
        rows=tuple(_row(key, texts[key], shown, previous, since) for key in texts if key in marked),
        unmarked=tuple(text for key, text in texts.items() if key not in marked),
    )


def _row(key: str, text: str, shown: Sequence[Dated], previous: Dated | None, since: str) -> Row:
    marks = [review.marks.get(key) for review in shown]
    now = marks[-1]
    fresh = previous is not None and now is not None and is_new(previous.marks.get(key), now)
    cells = tuple(Cell(m.value, m.words) if m else Cell(0, "not answered") for m in marks)
    return Row(text, cells, f"New since {since}" if fresh else "")
