"""The map of a result, and its two lines, as strings of SVG. Pure geometry, no Django.

Worry runs across and guard runs up, each from 0 to 100. Shapes carry classes and presentation
attributes only; colours and sizes of letters come from the stylesheet. The drawing is readable
without colour: the newest result is a filled point in an oval, earlier ones are hollow and joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise, product
from math import log, sqrt

LEFT, RIGHT, TOP, BOTTOM = 70.0, 490.0, 70.0, 490.0
MIDDLE = (LEFT + RIGHT) / 2
SIXTH = (RIGHT - LEFT) / 6
VIEW = "58 30 444 532"

TWO_IN_THREE = 0.683
REACH = sqrt(-2 * log(1 - TWO_IN_THREE))
"""How many standard errors the oval reaches: one in each direction would hold both scores together
only two times in five; this holds them about two times in three, as each line's margin does alone."""

# Letters are at their largest on a narrow screen, so labels are laid out for that size.
LETTER, LINE = 11.0, 24.0
ROOM = 4.0
POINT, OLD = 10.0, 6.0


@dataclass(frozen=True, slots=True)
class Spot:
    """One result: place 0 to 100 each way, standard errors in the same points, and its names."""

    across: float
    up: float
    across_sem: float
    up_sem: float
    label: str
    date: str

    @property
    def x(self) -> float:
        return LEFT + self.across / 100 * (RIGHT - LEFT)

    @property
    def y(self) -> float:
        return BOTTOM - self.up / 100 * (BOTTOM - TOP)

    def words(self) -> str:
        """The same in words, for the description and whoever listens to it."""
        return (
            f"{self.date}: worry {self.across:.0f}, give or take {self.across_sem:.0f}; "
            f"guard {self.up:.0f}, give or take {self.up_sem:.0f}."
        )


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that something takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> float:
        """The area two boxes share."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, across) * max(0.0, down)

    def inside(self) -> bool:
        """Whether it lies within the map."""
        return self.left >= LEFT and self.right <= RIGHT and self.top >= TOP and self.bottom <= BOTTOM


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a point: where the text is anchored, and what it takes up."""

    text: str
    x: float
    y: float
    anchor: str
    box: Box
    newest: bool = False


def _wide(text: str) -> float:
    return len(text) * LETTER


def _round(spot: Spot, radius: float) -> Box:
    return Box(spot.x - radius, spot.y - radius, spot.x + radius, spot.y + radius)


def _oval(spot: Spot) -> tuple[float, float]:
    """Half the width and half the height of the margin, in units of the drawing."""
    scale = REACH * (RIGHT - LEFT) / 100
    return spot.across_sem * scale, spot.up_sem * scale


BESIDE = ((1, -0.6), (-1, -0.6), (0, -1), (0, 1), (1, 0.6), (-1, 0.6), (1, 0), (-1, 0))
UNDER = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 0.8), (-1, 0.8), (1, -0.8), (-1, -0.8))


def _candidates(spot: Spot, clear_x: float, clear_y: float, newest: bool) -> Iterable[Label]:
    """Places for a label at growing distances: the newest under or over its oval, the others beside."""
    width = _wide(spot.label)
    for away, (dx, dy) in product((0.0, 10.0, 22.0, 36.0), UNDER if newest else BESIDE):
        x = spot.x + dx * (clear_x + ROOM + away)
        middle = spot.y + dy * (clear_y + ROOM + away + (LINE / 2 if dx == 0 else 0))
        left = x if dx > 0 else x - width if dx < 0 else x - width / 2
        anchor = "start" if dx > 0 else "end" if dx < 0 else "middle"
        box = Box(left, middle - LINE / 2, left + width, middle + LINE / 2)
        yield Label(spot.label, x, middle + LINE / 4, anchor, box, newest)


def _trail(spots: Sequence[Spot]) -> list[tuple[float, float]]:
    """Points along the trail, close enough to tell whether words would stand on it."""
    return [
        (a.x + (b.x - a.x) * at / 20, a.y + (b.y - a.y) * at / 20)
        for a, b in pairwise(spots)
        for at in range(1, 20)
    ]


def _crossed(box: Box, trail: Sequence[tuple[float, float]]) -> float:
    """How much of the trail runs behind a box: words on a line are harder to read."""
    return 40.0 * sum(1 for x, y in trail if box.left <= x <= box.right and box.top <= y <= box.bottom)


def labels(spots: Sequence[Spot], taken: Sequence[Box]) -> list[Label]:
    """Labels for every spot that has room for one, the newest (last) first. None of them collide.

    An earlier result without room goes unlabelled: its date is in the table below the map.
    """
    dots = [_round(s, OLD) for s in spots[:-1]] + [_round(spots[-1], POINT)]
    busy, placed = [*taken, *dots], list[Label]()
    half_wide, half_high = _oval(spots[-1])
    newest, trail = spots[-1], _trail(spots)
    oval = Box(newest.x - half_wide, newest.y - half_high, newest.x + half_wide, newest.y + half_high)
    for spot in reversed(spots):
        last = spot is newest
        clear = (half_wide, half_high) if last else (OLD, OLD)
        best: tuple[float, Label] | None = None
        for label in _candidates(spot, *clear, newest=last):
            if not label.box.inside() or any(label.box.meets(b) for b in busy):
                continue
            cost = _crossed(label.box, trail) + (0.0 if last else label.box.meets(oval))
            if best is None or cost < best[0]:
                best = (cost, label)
        if best is not None:
            placed.append(best[1])
            busy.append(best[1].box)
    return placed


def _text(x: float, y: float, anchor: str, words: str, css: str = "") -> str:
    kind = f' class="{css}"' if css else ""
    return f'<text{kind} x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{escape(words)}</text>'


def _corners(words: Mapping[str, str]) -> list[tuple[str, Box]]:
    """The four descriptions and the room they take."""
    near, far = LEFT + 12, RIGHT - 12
    high, low = TOP + 28, BOTTOM - 12
    found = []
    for name, x, y, anchor in (
        ("steady", near, low, "start"),
        ("reaching", far, low, "end"),
        ("guarded", near, high, "start"),
        ("push-pull", far, high, "end"),
    ):
        left = x if anchor == "start" else x - _wide(words[name])
        box = Box(left, y - LINE, left + _wide(words[name]), y + 8)
        found.append((_text(x, y, anchor, words[name], "it"), box))
    return found


def _ground(words: Mapping[str, str]) -> str:
    """The field, its lines and the words along its edges."""
    parts = [_field("rect", ' class="bg"')]
    for step in (1, 2, 4, 5, 3):
        css, at = "ax" if step == 3 else "gr", LEFT + step * SIXTH
        parts.append(f'<line class="{css}" x1="{at:g}" x2="{at:g}" y1="{TOP:g}" y2="{BOTTOM:g}"/>')
        parts.append(f'<line class="{css}" x1="{LEFT:g}" x2="{RIGHT:g}" y1="{at:g}" y2="{at:g}"/>')
    parts += [
        _text(MIDDLE, TOP - 18, "middle", words["top"]),
        _text(MIDDLE, BOTTOM + 30, "middle", words["bottom"]),
        _text(LEFT, BOTTOM + 62, "start", f"← {words['left']}"),
        _text(RIGHT, BOTTOM + 62, "end", f"{words['right']} →"),
    ]
    return "".join(parts)


def _field(tag: str, css: str = "") -> str:
    size = f'x="{LEFT:g}" y="{TOP:g}" width="{RIGHT - LEFT:g}" height="{BOTTOM - TOP:g}"'
    return f"<{tag}{css} {size}/>"


def describe(spots: Sequence[Spot]) -> str:
    """The whole map in words, newest first."""
    said = " ".join(spot.words() for spot in reversed(spots))
    return (
        "A map with worry running left to right and guard running bottom to top, each from 0 to 100, with"
        f" the middle of the answer scale at 50. {said} The oval round the newest is its margin."
    )


def _results(spots: Sequence[Spot], name: str) -> str:
    """The oval, the trail and the points."""
    newest, (half_wide, half_high) = spots[-1], _oval(spots[-1])
    parts = [
        f'<clipPath id="{name}-c">{_field("rect")}</clipPath>',
        f'<ellipse class="band" cx="{newest.x:.1f}" cy="{newest.y:.1f}" rx="{half_wide:.1f}"',
        f' ry="{half_high:.1f}" clip-path="url(#{name}-c)"/>',
    ]
    if len(spots) > 1:
        path = "L".join(f"{spot.x:.1f} {spot.y:.1f}" for spot in spots)
        parts.append(f'<path class="trail" d="M{path}"/>')
    parts += [f'<circle class="old" cx="{s.x:.1f}" cy="{s.y:.1f}" r="{OLD:g}"/>' for s in spots[:-1]]
    parts.append(f'<circle class="pt" cx="{newest.x:.1f}" cy="{newest.y:.1f}" r="{POINT:g}"/>')
    return "".join(parts)


def chart(spots: Sequence[Spot], words: Mapping[str, str], name: str = "map") -> str:
    """The map. ``spots`` oldest first and at least one; the last is the result itself.

    ``words``: steady, reaching, guarded, push-pull (corners), top, bottom, left, right (edges).
    ``name`` starts the ids inside, for pages with several.
    """
    corners = _corners(words)
    parts = [
        f'<svg class="plot map" viewBox="{VIEW}" role="img" aria-labelledby="{name}-t {name}-d">',
        f'<title id="{name}-t">Where the answers fall</title>',
        f'<desc id="{name}-d">{escape(describe(spots))}</desc>',
        _ground(words),
        *(text for text, _ in corners),
        _results(spots, name),
    ]
    for label in labels(spots, [box for _, box in corners]):
        parts.append(_text(label.x, label.y, label.anchor, label.text, "k" if label.newest else ""))
    return "".join([*parts, "</svg>"])


Band = tuple[float, float]
LINE_LEFT, LINE_RIGHT, LINE_Y = 14.0, 346.0, 26.0


def _along(value: float) -> float:
    return LINE_LEFT + value / 100 * (LINE_RIGHT - LINE_LEFT)


def line(
    value: float, band68: tuple[float, float], band95: tuple[float, float], words: str, name: str
) -> str:
    """One score on its line, with the margin as a pill and the wider margin as a bar.

    ``words`` describes it to whoever can't see it; ``name`` starts the ids inside.
    """
    low, high = (_along(end) for end in band68)
    wide_low, wide_high = (_along(end) for end in band95)
    return (
        f'<svg class="plot" viewBox="0 0 360 52" role="img" aria-labelledby="{name}-t">'
        f'<title id="{name}-t">{escape(words)}</title>'
        f'<line class="ax" x1="{LINE_LEFT:g}" x2="{LINE_RIGHT:g}" y1="{LINE_Y:g}" y2="{LINE_Y:g}"/>'
        f'<line class="ax" x1="180" x2="180" y1="12" y2="40"/>'
        f'<line class="wide-band" x1="{wide_low:.1f}" x2="{wide_high:.1f}" y1="{LINE_Y:g}" y2="{LINE_Y:g}"/>'
        f'<rect class="band" x="{low:.1f}" y="12" width="{high - low:.1f}" height="28" rx="14"/>'
        f'<circle class="pt" cx="{_along(value):.1f}" cy="{LINE_Y:g}" r="9"/></svg>'
    )
