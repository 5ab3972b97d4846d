"""The words of the safety page and of the questions, read from ``content/safety/``.

A plain reader of headings, paragraphs and list items, kept apart from the article engine on purpose: this
page has to stand when other things do not, and its texts carry no markup.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from reflect.safety.cues import CUES

HEADING = re.compile(r"^## (?P<title>.+?) \{#(?P<id>[a-z][a-z0-9-]*)\}$")
ITEM = re.compile(r"^- (?P<text>.+?)(?: \{#(?P<id>[a-z][a-z0-9-]*)\})?$")
NEEDED = frozenset(
    (
        *("plain", "ticked", "marked-own", "here", "call", "call-now", "own-life", "neck", "their-life"),
        *("child", "own", "own-too", "people", "line", "facts", "pull", "plan", "device", "kept"),
        *("plain-next", "care-next", "high-next", "own-next"),
    )
)


class WordingError(Exception):
    """The author's file cannot be used; the message says where and what to write instead."""


@dataclass(frozen=True, slots=True)
class Item:
    """One list item; `id` is empty where the author gave none."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs and list items, as plain text."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    items: tuple[Item, ...]


def read(text: str, name: str) -> dict[str, Section]:
    """Read sections from an author's file. `name` stands in the errors.

    Raises WordingError for a heading without an id, an id used twice, or text before the first heading.
    """
    found: dict[str, Section] = {}
    _, _, body = text.replace("\r\n", "\n").lstrip("\ufeff").partition("\n---\n")
    first = text.count("\n") - body.count("\n") + 1
    for block, line in _blocks(body, first):
        if block.startswith("## "):
            match = HEADING.match(block)
            if match is None:
                raise WordingError(f"{name}:{line}: write the heading as '## Heading {{#id}}'")
            if match["id"] in found:
                raise WordingError(f"{name}:{line}: the id {match['id']} stands twice; give this one its own")
            found[match["id"]] = Section(match["id"], match["title"], (), ())
        elif not found:
            raise WordingError(f"{name}:{line}: put a '## Heading {{#id}}' before this text")
        else:
            key = next(reversed(found))
            found[key] = _with(found[key], block)
    return found


def _blocks(body: str, first: int) -> list[tuple[str, int]]:
    """Split into headings, items and paragraphs, each with its line number; wrapped lines are joined."""
    blocks: list[tuple[str, int]] = []
    fresh = True
    for number, raw in enumerate(body.split("\n"), first):
        line = raw.strip()
        if not line:
            fresh = True
        elif fresh or line.startswith(("## ", "- ")):
            blocks.append((line, number))
            fresh = line.startswith("## ")
        else:
            text, start = blocks[-1]
            blocks[-1] = (f"{text} {line}", start)
    return blocks


def _with(section: Section, block: str) -> Section:
    """The section with one more paragraph or item."""
    match = ITEM.match(block)
    if match is None:
        return replace(section, paragraphs=(*section.paragraphs, block))
    item = Item(match["id"] or "", match["text"])
    return replace(section, items=(*section.items, item))


def questions() -> tuple[Section, ...]:
    """The danger questions in their groups; item ids are cue ids (``D1`` to ``D18``), each exactly once."""
    return _questions(*_stamp("cues.md"))


def texts() -> dict[str, Section]:
    """The sections of the safety page, by id with underscores, as templates can name them."""
    return _texts(*_stamp("page.md"))


def _stamp(name: str) -> tuple[Path, float]:
    """A file and its time of change, so that an edit shows without a restart."""
    path = Path(settings.CONTENT_DIR) / "safety" / name
    return path, path.stat().st_mtime


@lru_cache(maxsize=2)
def _questions(path: Path, changed: float) -> tuple[Section, ...]:
    groups = tuple(
        Section(
            group.id, group.title, group.paragraphs, tuple(Item(i.id.upper(), i.text) for i in group.items)
        )
        for group in read(path.read_text(encoding="utf-8"), path.name).values()
    )
    ids = [item.id for group in groups for item in group.items]
    if sorted(ids) != sorted(CUES):
        wrong = sorted(set(ids) ^ set(CUES)) or "one of them stands twice"
        raise WordingError(f"{path.name}: every cue from d1 to d18 must stand once; look at {wrong}")
    return groups


@lru_cache(maxsize=2)
def _texts(path: Path, changed: float) -> dict[str, Section]:
    found = read(path.read_text(encoding="utf-8"), path.name)
    if missing := NEEDED - found.keys():
        raise WordingError(f"{path.name}: these sections are missing: {', '.join(sorted(missing))}")
    return {name.replace("-", "_"): section for name, section in found.items()}
