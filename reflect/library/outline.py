"""The dialect of signs, self-check and choices: front matter, an opening, `## Heading {#id}`, text and `-
item {#id}`.

A list item with braces is an entry: it has an id that answers hang on, and its words are plain. A list item
without braces is text like any other.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe

from reflect.library.attributes import NONE, Attributes, check_id, parse_attributes, split_braces
from reflect.library.footnotes import Footnotes
from reflect.library.frontmatter import Front, Key, read_front
from reflect.library.lines import Line, mark_code, read_text
from reflect.library.marks import Marks
from reflect.library.printing import Printer
from reflect.library.problems import Problems
from reflect.library.scan import RawStep, scan
from reflect.ui.markup import Press

_ITEM = re.compile(r"^[-*+]\s+(?P<text>.+)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A list item with braces: its id ("" without one), its words and options."""

    id: str
    text: str
    options: Mapping[str, str] = field(hash=False)
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it. `html` is its text without the entries, `points` its other list
    items.
    """

    id: str
    title: str
    options: Mapping[str, str] = field(hash=False)
    html: SafeString
    entries: tuple[Entry, ...]
    points: tuple[Entry, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A file of sections. `opening` holds what stands before the first heading."""

    front: Front
    opening: Section
    sections: tuple[Section, ...]
    marks: Marks

    def section(self, name: str) -> Section | None:
        """The section with this id."""
        return next((section for section in self.sections if section.id == name), None)


def read_outline(
    raw: bytes, keys: Sequence[Key], problems: Problems, *, any_id: bool = False
) -> Outline | None:
    """Read a file of sections, None where it can't be read at all. `any_id`: items may be called R01 or 7."""
    lines = read_text(raw, problems)
    read = read_front(lines, keys, problems) if lines is not None else None
    if lines is None or read is None:
        return None
    front, used = read
    steps, footnotes = scan(mark_code(lines[used:], used + 1, problems), problems)
    for note in footnotes:
        problems.error(note.line, "footnotes can't be used in this file; say it in the text")
    marks = Marks(problems)
    reader = _Reader(
        Printer(Press(), Footnotes({note.id: note for note in footnotes}, problems), marks, problems),
        problems,
        any_id,
    )
    opening = reader.section(steps[0])
    return Outline(front, opening, tuple(reader.section(step) for step in steps[1:]), marks)


@dataclass(slots=True)
class _Reader:
    printer: Printer
    problems: Problems
    any_id: bool
    seen: dict[str, int] = field(default_factory=dict)

    def section(self, raw: RawStep) -> Section:
        title = self.printer.words(raw.title)
        if raw.line:
            if not title:
                self.problems.error(raw.line, "this heading has no words; write `## Title {#id}`")
            if check_id(raw.attributes.id, title, raw.line, self.problems):
                self._claim(f"#{raw.attributes.id}", raw.line)
        text: list[Line] = []
        entries: list[Entry] = []
        for block in raw.blocks:
            if block.fenced:
                self.problems.error(
                    block.line, "blocks can't stand in this file; write paragraphs and list items"
                )
            rest, found = self._entries(block.lines)
            text += [Line(block.line, ""), *rest]
            entries += found
        html = self.printer.html(text) if any(not line.blank for line in text) else ""
        points = tuple(
            Entry("", self.printer.words(match["text"]), NONE.options, line.number)
            for line in text
            if (match := _ITEM.match(line.bare))
        )
        return Section(
            raw.attributes.id,
            title,
            raw.attributes.options,
            mark_safe(html),
            tuple(entries),
            points,
            raw.line,
        )

    def _entries(self, lines: Sequence[Line]) -> tuple[list[Line], list[Entry]]:
        """Take the items with braces out of the text; an item may be wrapped over several lines."""
        rest: list[Line] = []
        entries: list[Entry] = []
        at = 0
        while at < len(lines):
            match = None if lines[at].code else _ITEM.match(lines[at].text.strip())
            end = at + 1
            if match:
                while end < len(lines) and not lines[end].blank and not _ITEM.match(lines[end].text.strip()):
                    end += 1
            run = lines[at:end]
            words, inside = split_braces(" ".join(line.text.strip() for line in run))
            # "{n}" at the end of an item is the person's name, not an id.
            if match and inside is not None and ("#" in inside or "=" in inside):
                entries.append(self._entry(words, inside, run))
            else:
                rest += run
            at = end
        return rest, entries

    def _entry(self, words: str, inside: str, run: Sequence[Line]) -> Entry:
        line = run[0].number
        attributes = parse_attributes(inside, line, self.problems)
        words = re.sub(r"^[-*+]\s+", "", words)
        if attributes.id:
            self._check_id(attributes, words, line)
        return Entry(
            attributes.id, self.printer.plain([Line(line, words)], "an item"), attributes.options, line
        )

    def _check_id(self, attributes: Attributes, words: str, line: int) -> None:
        well = bool(re.fullmatch(r"[A-Za-z0-9]{1,12}", attributes.id)) if self.any_id else False
        if well or check_id(attributes.id, words, line, self.problems):
            self._claim(attributes.id, line)

    def _claim(self, name: str, line: int) -> None:
        """Headings and items are told apart: a section may be called what one of its items is called."""
        if name in self.seen:
            self.problems.error(
                line, f"#{name.lstrip('#')} stands twice in this file (first in line {self.seen[name]})"
            )
        else:
            self.seen[name] = line
