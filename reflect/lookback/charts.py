"""Charts as strings of SVG, each with a sentence and the same numbers as rows of a table. Pure.

Shapes carry classes only; colours and the size of the letters come from the stylesheet. Nothing is joined up
or averaged: a day without a mark is blank, and a blank is drawn as nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from itertools import groupby
from typing import Final

WIDE: Final = 760
LEFT: Final = 10
TOP: Final = 40
FLOOR: Final = 240
OFTEN: Final = ("never", "once", "sometimes", "often")


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its title, the sentence that says the same, and the table behind it."""

    svg: str
    summary: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day. `low` and `high` are the ends of its margin, where it has one."""

    day: date
    value: float
    word: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """One sign in one review: how often (1 once to 3 often) and its wording."""

    often: int
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from left to right and values from the floor up."""

    first: date
    last: date
    most: float
    width: float = WIDE
    left: float = LEFT
    top: float = TOP
    floor: float = FLOOR

    def x(self, day: date) -> float:
        span = max(1, (self.last - self.first).days)
        return self.left + (self.width - 2 * self.left) * (day - self.first).days / span

    def y(self, value: float) -> float:
        return self.floor - (self.floor - self.top) * value / self.most


def settled(points: Sequence[Point], first: date, last: date) -> Chart:
    """Check-ins of these days, 0 (stirred up) to 10 (settled), oldest first."""
    axis = Axis(first, last, 10)
    radius = 8 if (last - first).days <= 40 else 5
    middle = _level("ax", axis, 5)
    lines = _level("gr", axis, 0) + _level("gr", axis, 10) + middle
    texts = '<text x="0" y="28">Settled</text><text x="0" y="230">Stirred up</text>' + _days(axis)
    summary = settled_in_words(points, first, last)
    return Chart(
        _svg(
            f"0 0 {WIDE} 290", "settled-t", summary, lines + _suns(points, axis, radius) + texts, "plot long"
        ),
        summary,
        ("Day", "0 to 10", "In a word"),
        tuple((full(p.day), f"{p.value:g}", p.word) for p in reversed(points)),
        "How settled you’ve felt",
        "Blank days are just blank.",
    )


def settled_in_words(points: Sequence[Point], first: date, last: date) -> str:
    """What a reader who can't see the drawing is told."""
    if not points:
        return f"No check-ins from {short(first)} to {short(last)}."
    if len(points) == 1:
        return f"One check-in, on {short(points[0].day)}: {points[0].value:g} out of 10."
    low, high = min(p.value for p in points), max(p.value for p in points)
    between = f"between {low:g} and {high:g}" if low != high else f"all at {low:g}"
    latest = f"The latest is {points[-1].value:g}."
    return f"Check-ins from {short(first)} to {short(last)}, 0 to 10: {between}. {latest}"


def fortnight(points: Sequence[Point], today: date) -> Chart:
    """The last fourteen days, small, for a corner of a page."""
    first = today - timedelta(days=13)
    axis = Axis(first, today, 10, width=290, left=15, top=8, floor=104)
    lines = "".join(_level(css, axis, value) for css, value in (("ax", 0), ("gr", 5), ("gr", 10)))
    days = {point.day for point in points}
    low, high = (min(p.value for p in points), max(p.value for p in points)) if points else (0, 0)
    said = f"Check-ins on {len(days)} of the last 14 days" if days else "No check-ins in the last 14 days"
    between = f", from {low:g} to {high:g} out of 10" if points else ""
    summary = f"{said}{between}. Days without one are left blank."
    return Chart(
        _svg("0 0 290 112", "fortnight-t", summary, lines + _suns(points, axis, 6.5), "plot"),
        summary,
        ("Day", "0 to 10", "In a word"),
        tuple((full(p.day), f"{p.value:g}", p.word) for p in reversed(points)),
    )


def margins(name: str, points: Sequence[Point], low: str, high: str, id: str) -> Chart:
    """One side of the self-check over time, 0 to 100, each result with its margin drawn.

    `low` and `high` are the words for the ends of the line.
    """
    first, last = points[0].day, points[-1].day
    axis = Axis(first, max(last, first + timedelta(days=1)), 100, width=360, left=34, top=34, floor=180)
    drawn = _level("gr", axis, 0) + _level("gr", axis, 100) + _level("ax", axis, 50)
    for point in points:
        drawn += _result(point, axis, latest=point is points[-1], alone=len(points) == 1)
    drawn += f'<text x="0" y="22">{escape(high)}</text><text x="0" y="172">{escape(low)}</text>'
    drawn += _ends(axis, points)
    summary = f"{name}, 0 to 100. " + " ".join(_with_margin(point) for point in points)
    rows = tuple((full(p.day), f"{p.value:.0f}", _margin(p)) for p in reversed(points))
    return Chart(
        _svg("0 0 360 220", f"{id}-t", summary, drawn, "plot small"),
        summary,
        ("Day", "0 to 100", "Margin"),
        rows,
        name,
        " ".join(_with_margin(point) for point in points[-1:]),
    )


def signs(title: str, css: str, reviews: Sequence[tuple[date, Sequence[Dot]]], id: str) -> Chart:
    """One group of signs over reviews, oldest first: a dot for each sign, the higher the more often.

    Dots stand side by side and are not added up. `css` is the group's colour: d, f or l.
    """
    width, left = 360, 84
    step = (width - left) / max(1, len(reviews))
    drawn = "".join(
        _line("gr", width, _height(often)) + _text(0, _height(often) - 8, "start", OFTEN[often])
        for often in (1, 2, 3)
    )
    for column, (_, dots) in enumerate(reviews):
        for often, same in groupby(sorted(dots, key=lambda dot: dot.often), key=lambda dot: dot.often):
            drawn += _side_by_side(len(list(same)), left + step * (column + 0.5), _height(often), step, css)
    labels = [(left + step * (n + 0.5), "middle", short(day)) for n, (day, _) in enumerate(reviews)]
    drawn += "".join(_text(x, 200, anchor, words) for x, anchor, words in labels)
    summary = f"{title}. " + " ".join(f"{short(day)}: {_told(dots)}." for day, dots in reviews)
    rows = tuple((full(day), _told(dots)) for day, dots in reversed(reviews))
    return Chart(
        _svg(f"0 0 {width} 212", f"{id}-t", summary, drawn, "plot small"),
        summary,
        ("Day", "Marked"),
        rows,
        title,
    )


def short(day: date) -> str:
    """20 Oct."""
    return f"{day.day} {day:%b}"


def full(day: date) -> str:
    """20 October 2026."""
    return f"{day.day} {day:%B %Y}"


def _svg(box: str, id: str, summary: str, inside: str, css: str) -> str:
    title = f'<title id="{id}">{escape(summary)}</title>'
    return f'<svg class="{css}" viewBox="{box}" role="img" aria-labelledby="{id}">{title}{inside}</svg>'


def _suns(points: Iterable[Point], axis: Axis, radius: float) -> str:
    return "".join(_disc("pt", axis.x(p.day), axis.y(p.value), radius) for p in points)


def _level(css: str, axis: Axis, value: float) -> str:
    return _line(css, axis.width, axis.y(value))


def _line(css: str, width: float, y: float) -> str:
    return f'<line class="{css}" x1="0" x2="{width:g}" y1="{y:g}" y2="{y:g}"/>'


def _text(x: float, y: float, anchor: str, words: str) -> str:
    return f'<text x="{x:.0f}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'


def _days(axis: Axis) -> str:
    """Four dates under the floor, the first at its left end and the last at its right."""
    span = (axis.last - axis.first).days
    days = [axis.first + timedelta(days=round(span * third / 3)) for third in range(4)]
    last = len(days) - 1
    parts = []
    for n, day in enumerate(days):
        anchor = "start" if n == 0 else "end" if n == last else "middle"
        x = 0 if n == 0 else axis.width if n == last else axis.x(day)
        parts.append(_text(x, axis.floor + 36, anchor, short(day)))
    return "".join(parts)


def _ends(axis: Axis, points: Sequence[Point]) -> str:
    if len(points) == 1:
        return _text(axis.width / 2, axis.floor + 30, "middle", short(points[0].day))
    return _text(0, axis.floor + 30, "start", short(points[0].day)) + _text(
        axis.width, axis.floor + 30, "end", short(points[-1].day)
    )


def _with_margin(point: Point) -> str:
    margin = f", probably from {point.low:.0f} to {point.high:.0f}" if _margin(point) else ""
    return f"{short(point.day)}: about {point.value:.0f}{margin}."


def _margin(point: Point) -> str:
    return "" if point.low is None or point.high is None else f"{point.low:.0f} to {point.high:.0f}"


def _height(often: int) -> float:
    return 170.0 - 60 * (often - 1)


def _result(point: Point, axis: Axis, *, latest: bool, alone: bool) -> str:
    """A disc on its margin, hollow unless it is the latest; in the middle when it is the only one."""
    x = axis.width / 2 if alone else axis.x(point.day)
    band = "" if point.low is None or point.high is None else _band(x, axis.y(point.high), axis.y(point.low))
    return band + _disc("pt" if latest else "old", x, axis.y(point.value), 7)


def _disc(css: str, x: float, y: float, r: float) -> str:
    return f'<circle class="{css}" cx="{x:.1f}" cy="{y:.1f}" r="{r:g}"/>'


def _band(x: float, top: float, bottom: float) -> str:
    height = bottom - top
    return f'<rect class="band" x="{x - 11:.1f}" y="{top:.1f}" width="22" height="{height:.1f}" rx="11"/>'


def _side_by_side(number: int, x: float, y: float, room: float, css: str) -> str:
    """Dots round x, at most as wide together as the room they have; they overlap before they leave it."""
    gap = min(17.0, (room - 20) / max(1, number - 1))
    left = x - gap * (number - 1) / 2
    return "".join(
        f'<circle class="pt {css}" cx="{left + gap * n:.1f}" cy="{y:g}" r="7"/>' for n in range(number)
    )


def _told(dots: Sequence[Dot]) -> str:
    """The signs in words, the most often first."""
    if not dots:
        return "none marked"
    return ", ".join(f"{dot.text} ({OFTEN[dot.often]})" for dot in sorted(dots, key=lambda dot: -dot.often))
