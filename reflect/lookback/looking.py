"""The look back itself: everything a reader has, on one line of time, and drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reflect.choices import choices
from reflect.exercises import answers
from reflect.journal import checkins, entries
from reflect.journal.entries import Piece
from reflect.journal.months import Month, month_of
from reflect.library.shapes import Instrument
from reflect.library.shelf import Shelf
from reflect.lookback import charts, rooms
from reflect.lookback.charts import Chart, Dot, Point
from reflect.lookback.happenings import Happening, MonthOf, by_month, page_of_months, window
from reflect.selfcheck import sittings
from reflect.selfcheck.record import Record
from reflect.selfcheck.results import Result, read
from reflect.selfcheck.scoring import Place
from reflect.signs import reviews
from reflect.signs.over_time import GROUPS, KINDS, SHOWN, Dated, by_person
from reflect.vault.open import OpenVault

YEAR = timedelta(days=365)
WEEK = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Line:
    """A page of the timeline, all months that have something, and the next older one not shown."""

    parts: Sequence[MonthOf]
    months: Sequence[Month]
    older: Month | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What the rooms besides the journal hold, each read once."""

    records: Sequence[Record]
    reviews: Sequence[Dated]
    choices: Sequence[choices.Kept]
    happenings: Sequence[Happening]


def gather(vault: OpenVault, shelf: Shelf) -> Kept:
    """Read the rooms besides the journal. Four queries."""
    records = sittings.everyone(vault)
    signs, weighed = reviews.every(vault), choices.listed(vault)
    happenings = [
        *rooms.answered(answers.every(vault), shelf),
        *rooms.checked(records, shelf.check),
        *rooms.marked(signs),
        *rooms.weighed(weighed),
    ]
    return Kept([one for one in records if one.finished], signs, weighed, happenings)


def timeline(vault: OpenVault, kept: Kept, newest: Month | None, now: datetime) -> Line:
    """From month `newest` (None: the latest) back. Two queries, for the journal."""
    counts = dict(entries.counts(vault, now.date()))
    journal = set(counts)
    for one in kept.happenings:
        month = month_of(one.day)
        counts[month] = counts.get(month, 0) + 1
    shown = page_of_months(counts, newest)
    listed = entries.listed(vault, [month for month in shown if month in journal], now)
    pieces = [piece for part in listed for piece in part.pieces]
    older = [month for month in counts if shown and month < min(shown)]
    return Line(
        by_month([*kept.happenings, *rooms.written(pieces)], shown),
        sorted(counts, reverse=True),
        max(older, default=None),
    )


def settled(vault: OpenVault, today: date) -> Chart | None:
    """Check-ins of the last month, season or year, whichever holds them. One query."""
    found = checkins.between(vault, today - YEAR, today)
    if not found:
        return None
    points = [Point(one.at.date(), one.value, one.word) for one in found]
    return charts.settled(points, window([point.day for point in points], today), today)


def sides(records: Sequence[Record], check: Instrument) -> tuple[str, list[Chart]]:
    """Worry and guardedness about whoever was checked last, over time; their name. Empty without a place."""
    if not records:
        return "", []
    latest = max(records, key=lambda one: one.when)
    same = sorted((one for one in records if one.person == latest.person), key=lambda one: one.when)
    results = [result for one in same if (result := read(one, check)).complete]
    if not results:
        return "", []
    worry = charts.margins("Worry", _places(results, "worry"), "Less", "More", "worry")
    guard = charts.margins("Guardedness", _places(results, "guard"), "Less", "More", "guard")
    return latest.name, [worry, guard]


def _places(results: Sequence[Result], side: str) -> list[Point]:
    found: list[Point] = []
    for result in results:
        place: Place | None = getattr(result, side).place
        if place is not None:
            low, high = place.band()
            found.append(Point(result.record.when.date(), place.show, low=low, high=high))
    return found


def signs(found: Sequence[Dated], titles: dict[str, str]) -> tuple[str, list[Chart]]:
    """Each group of signs over the last reviews about whoever was looked at last; their name."""
    series = next(iter(by_person(found)), [])[-SHOWN:]
    drawn = [charts.signs(titles.get(group, group), KINDS[group], _dots(series, group), group)
             for group in GROUPS
             if any(dots for _, dots in _dots(series, group))]  # fmt: skip
    return (series[-1].person if series else ""), drawn


def _dots(series: Sequence[Dated], group: str) -> list[tuple[date, list[Dot]]]:
    return [
        (one.at.date(), [Dot(m.value, m.text) for m in one.marks.values() if m.group == group and m.value])
        for one in series
    ]


def year_ago(vault: OpenVault, now: datetime) -> Piece | None:
    """An entry about this week a year ago, the nearest to the day: offered, never shown. One query."""
    then = _year_before(now.date())
    found = entries.within(vault, then - WEEK, then + WEEK, now)
    return min(found, key=lambda piece: abs(piece.note.day - then), default=None)


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
