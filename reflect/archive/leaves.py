"""The readable part of a copy: Markdown files and one page that opens without us. Pure: no Django."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

# No script, no picture, nothing from elsewhere: the page says so itself, so that a browser holds it to that.
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
STYLE: Final = (
    ":root{color-scheme:light dark}"
    "body{font:1.0625rem/1.6 Georgia,serif;max-width:38rem;margin:2rem auto;padding:0 1rem}"
    "h1,h2,h3{line-height:1.25;font-weight:600}h2{margin-top:3rem}h3{margin:2rem 0 0}"
    ".when,.ask{font-size:.875rem;opacity:.8;margin:.75rem 0 0}"
    ".said{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}"
    "@media print{h2{break-before:page}nav{display:none}}"
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing a reader wrote. `order` sorts it (an ISO date or time), `when` says it in words."""

    heading: str
    order: str
    when: str
    lines: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """The leaves of one kind, oldest first. `file` is the name of its Markdown file, without the ending."""

    file: str
    title: str
    leaves: Sequence[Leaf]


def room(file: str, title: str, leaves: Iterable[Leaf]) -> Room:
    return Room(file, title, sorted(leaves, key=lambda leaf: (leaf.order, leaf.heading)))


def markdown(one: Room) -> str:
    """A room as Markdown. What the reader wrote stands as they wrote it."""
    parts = [f"# {one.title}"]
    for leaf in one.leaves:
        parts.append(f"## {_flat(leaf.heading)}")
        parts += [leaf.when] if leaf.when else []
        for label, text in leaf.lines:
            parts += [f"**{_flat(label)}**"] if label else []
            parts.append(text)
    return "\n\n".join(parts) + "\n"


def page(rooms: Sequence[Room]) -> str:
    """Every room as one HTML page."""
    links = "".join(f'<li><a href="#{escape(one.file)}">{escape(one.title)}</a></li>' for one in rooms)
    inside = "".join(map(_section, rooms)) or "<p>Nothing was written yet.</p>"
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Notes</title><style>{STYLE}</style></head><body><h1>Notes</h1>"
        f'<nav aria-label="Parts"><ul>{links}</ul></nav><main>{inside}</main></body></html>\n'
    )


def _section(one: Room) -> str:
    leaves = "".join(map(_article, one.leaves))
    return f'<section id="{escape(one.file)}"><h2>{escape(one.title)}</h2>{leaves}</section>'


def _article(leaf: Leaf) -> str:
    when = f'<p class="when">{escape(leaf.when)}</p>' if leaf.when else ""
    lines = "".join(
        (f'<p class="ask">{escape(label)}</p>' if label else "") + f'<p class="said">{escape(text)}</p>'
        for label, text in leaf.lines
    )
    return f"<article><h3>{escape(leaf.heading)}</h3>{when}{lines}</article>"


def _flat(text: str) -> str:
    return " ".join(text.split())
