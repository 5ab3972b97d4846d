"""Everything is drawn from discs and lines on a waterline: pure geometry, as strings of SVG.

The warm disc is the reader, the cool disc the other person, the line is the water, and below it lies the
reflection. Shapes carry classes only; colours come from the stylesheet.
"""

from dataclasses import dataclass
from math import sqrt

HORIZON = 52.0
SIZE = 96


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc of radius `r` round (x, y), drawn with class `css`."""

    x: float
    y: float
    r: float
    css: str


# What each emblem says about two people: apart, overlapping, half sunk, ringed.
EMBLEMS: dict[str, tuple[Disc, Disc]] = {
    "patterns": (Disc(36, 52, 19, "y"), Disc(62, 52, 19, "t")),
    "retreat": (Disc(30, 44, 20, "y"), Disc(72, 52, 12, "t")),
    "behind": (Disc(24, 52, 12, "y"), Disc(62, 60, 26, "t")),
    "ask": (Disc(32, 34, 16, "y"), Disc(64, 34, 16, "t")),
    "ground": (Disc(48, 36, 14, "y"), Disc(80, 52, 9, "t")),
    "choose": (Disc(26, 52, 17, "y"), Disc(70, 52, 17, "o")),
    "signs": (Disc(48, 52, 22, "y"), Disc(48, 22, 7, "t")),
    "check": (Disc(40, 40, 15, "y"), Disc(58, 48, 15, "o")),
}


def disc(shape: Disc, horizon: float = HORIZON) -> str:
    """The part of a disc that stands above the waterline."""
    x, y, r = shape.x, shape.y, shape.r
    if y + r <= horizon:
        return f'<circle class="{shape.css}" cx="{x:g}" cy="{y:g}" r="{r:g}"/>'
    half = sqrt(max(0.0, r * r - (horizon - y) ** 2))
    large = 1 if y < horizon else 0
    return (
        f'<path class="{shape.css}" d="M{x - half:.1f} {horizon:g}'
        f'A{r:g} {r:g} 0 {large} 1 {x + half:.1f} {horizon:g}Z"/>'
    )


def emblem(kind: str, steps: int = 6, done: int = 0) -> str:
    """Two discs above the line and one pair of ripples per page below it; `done` of them are lit.

    Decorative: the words beside it ("2 of 6 pages read") carry the meaning.
    """
    you, them = EMBLEMS[kind]
    parts = [disc(them), disc(you)]
    if kind == "ground":
        parts.append(disc(Disc(48, 36, 23, "g")))
    parts.append(f'<line class="hz" x1="2" x2="94" y1="{HORIZON:g}" y2="{HORIZON:g}"/>')
    gap = min(7.5, 40 / max(1, steps))
    for i in range(steps):
        shrink, drift, y = 1 - i / steps * 0.82, 1.6 if i % 2 else -1.6, 59 + i * gap
        for shape, lit in ((you, "yr"), (them, "tr")):
            if shape.css == "o":
                continue
            width = shape.r * shrink
            css = f"rp {lit}" if i < done else "rp"
            parts.append(
                f'<line class="{css}" x1="{shape.x - width + drift:.1f}" x2="{shape.x + width + drift:.1f}"'
                f' y1="{y:.1f}" y2="{y:.1f}"/>'
            )
    return f'<svg class="em" viewBox="0 0 {SIZE} {SIZE}" aria-hidden="true">{"".join(parts)}</svg>'


def _water(discs: tuple[tuple[float, float, str], ...], height: int, rows: int) -> list[str]:
    """Ripples under discs (x, radius, class), shrinking with depth."""
    lines = []
    for i in range(rows):
        y, drift = 14 + i * (height - 34) / max(1, rows - 1), -1.0 if i % 2 == 0 else 1.0
        x, r, css = discs[i % len(discs)]
        width = r * (1 - i / rows * 0.8)
        lines.append(
            f'<line class="rp {css}" x1="{x - width + drift * 6:.0f}" x2="{x + width + drift * 6:.0f}"'
            f' y1="{y:.0f}" y2="{y:.0f}"/>'
        )
    return lines


def sky() -> str:
    """The home page's two discs, standing on the horizon."""
    you, them = Disc(206, 290, 158, "y"), Disc(398, 253, 122, "t")
    return f'<svg viewBox="0 0 560 290" aria-hidden="true">{disc(them, 290)}{disc(you, 290)}</svg>'


def water() -> str:
    """The home page's reflection."""
    lines = _water(((206, 158, "yr"), (398, 112, "tr")), 230, 20)
    return f'<svg viewBox="0 0 560 230" aria-hidden="true">{"".join(lines)}</svg>'


MARKS = {"more": (6, "f"), "same": (14, "f"), "less": (22, "")}
MARK_WORDS = {"more": "more", "same": "about the same", "less": "less", "unknown": "can’t tell"}


def mark(value: str) -> str:
    """A disc above, on or below a line (more, same, less); a dotted line for anything unknown."""
    line = '<path class="dim" d="M2 14h24"'
    if value not in MARKS:
        return f'<svg class="m" viewBox="0 0 28 28" aria-hidden="true">{line} stroke-dasharray="2 4"/></svg>'
    y, css = MARKS[value]
    return (
        f'<svg class="m" viewBox="0 0 28 28" aria-hidden="true">{line}/>'
        f'<circle class="{css}" cx="14" cy="{y}" r="5"/></svg>'
    )


FREQUENCY_WORDS = ("not marked", "once", "sometimes", "often")
RISING = {1: "M10 22a4 4 0 0 1 8 0z", 2: "M6.5 22a7.5 7.5 0 0 1 15 0z", 3: "M3 22a11 11 0 0 1 22 0z"}


def frequency(value: int, css: str = "d") -> str:
    """How far the sun is up shows how often: 0 not marked, 1 once, 2 sometimes, 3 often."""
    sun = f'<path class="{css}" d="{RISING[value]}"/>' if value in RISING else ""
    return (
        f'<svg class="m" viewBox="0 0 28 28" aria-hidden="true"><path class="dim" d="M2 22h24"/>{sun}</svg>'
    )


ICONS = {
    "today": '<path d="M6 14a6 6 0 0 1 12 0M2 14h20M7 18h10M10 21.5h4"/>',
    "read": '<path d="M4 6h16M4 11h16M4 16h10M4 21h5"/>',
    "write": '<path d="M5 3h14v18H5zM9 8h6M9 12h6M9 16h3"/>',
    "check": '<path d="M12 3v18M3 12h18"/><circle cx="16.5" cy="7.5" r="2.6" fill="currentColor"/>',
    "look": '<path d="M2 14h20"/><circle cx="5" cy="17" r="1.6" fill="currentColor"/>'
    '<circle cx="11" cy="11" r="1.6" fill="currentColor"/>'
    '<circle cx="18" cy="6" r="1.6" fill="currentColor"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="1.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "out": '<path d="M9 5H4v14h5M10 12h11M17 8l4 4-4 4"/>',
}


def icon(name: str) -> str:
    """A small line drawing beside a word."""
    return (
        '<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6"'
        f' stroke-linecap="round" aria-hidden="true">{ICONS[name]}</svg>'
    )


BRAND = (
    '<svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">'
    '<path class="y" d="M5 14A9 9 0 0 1 23 14Z"/>'
    '<g stroke="currentColor" stroke-width="1.8" stroke-linecap="round">'
    '<path d="M1 14H27M7 18.5H21M10 22.5H18M12.6 26.3H15.4"/></g></svg>'
)
