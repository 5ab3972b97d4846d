"""From a raw block to a finished one: what its options mean, what asks, what helps, what can be picked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe

from reflect.library.attributes import check_id, parse_attributes, split_braces
from reflect.library.kinds import DEFAULT_ROWS, KINDS, MAX_ROWS, MOST_NUMBERS, SIDES, Kind
from reflect.library.lines import Line
from reflect.library.printing import Printer
from reflect.library.problems import Problems, choose_from
from reflect.library.scan import RawBlock
from reflect.library.shapes import NOTHING, Block, Option

_ITEM = re.compile(r"^[-*+](?:\s+|$)")
_NUMBERED = re.compile(r"^\d+[.)]\s")
_END = re.compile(r"^(?P<value>-?\d{1,3})\s+(?P<label>\S.*)$")
_TARGET = re.compile(r"^[a-z0-9-]+/[a-z0-9-]+$")


@dataclass(slots=True)
class BlockMaker:
    """Makes the blocks of one file."""

    printer: Printer
    problems: Problems

    def make(self, raw: RawBlock) -> Block | None:
        """The finished block, None where nothing can be made of it (its mistakes are noted)."""
        kind = KINDS.get(raw.kind)
        if kind is None:
            return None
        if kind.asks:
            check_id(raw.attributes.id, _first_words(raw), raw.line, self.problems)
        elif raw.attributes.id:
            check_id(raw.attributes.id, raw.kind, raw.line, self.problems)
        side = self._options(raw, kind)
        if not any(not line.blank for line in raw.lines) and raw.kind != "recall":
            self.problems.error(
                raw.line, f":::{raw.kind} is empty; write its text between ::: and :::, or take it out"
            )
            return None
        if kind.asks or raw.kind == "recall":
            return self._prompt(raw, kind, side)
        return Block(raw.kind, raw.attributes.id, html=self._panel(raw), side=side, line=raw.line)

    def _options(self, raw: RawBlock, kind: Kind) -> str:
        known = ("for", *kind.options)
        for name, value in raw.attributes.options.items():
            if name not in known:
                self.problems.error(
                    raw.line, f"{name}= is not an option of :::{kind.name}; {choose_from(name, known)}"
                )
            elif name == "for" and value not in SIDES:
                self.problems.error(
                    raw.line, f"for={value} is unknown; write for=me or for=them, or leave it out for both"
                )
            elif name == "rows" and not (value.isdecimal() and 1 <= int(value) <= MAX_ROWS):
                self.problems.error(
                    raw.line, f"rows={value} will not do; write a number from 1 to {MAX_ROWS}"
                )
        if kind.name == "recall" and not _TARGET.match(raw.attributes.options.get("of", "")):
            self.problems.error(raw.line, "a recall says what to show; write :::recall{of=module/prompt}")
        return raw.attributes.options.get("for", "")

    def _panel(self, raw: RawBlock) -> SafeString:
        if raw.kind == "pull":
            if len(_paragraphs(raw.lines)) > 1:
                self.problems.error(
                    raw.line, ":::pull holds one sentence or two in one paragraph; shorten it"
                )
            return mark_safe(f'<p class="pull">{self.printer.inline(raw.lines)}</p>')
        if raw.kind == "note":
            return mark_safe(
                f'<div class="note flow flow-s">{self.printer.html(raw.lines, quiet_headings=True)}</div>'
            )
        if raw.kind == "margin":
            return mark_safe(f'<div class="aside" role="note">{self.printer.inline(raw.lines)}</div>')
        if raw.kind == "safety":
            return mark_safe(
                f'<div class="safe flow flow-s">{self.printer.html(raw.lines, quiet_headings=True)}</div>'
            )
        return mark_safe(self.printer.html(raw.lines))

    def _prompt(self, raw: RawBlock, kind: Kind, side: str) -> Block:
        asks: list[Line] = []
        helps: list[Line] = []
        example: list[Line] = []
        items: list[list[Line]] = []
        for paragraph in _paragraphs(raw.lines):
            first = paragraph[0].bare
            if _ITEM.match(first):
                items.extend(_split_items(paragraph))
            elif paragraph[0].code or _NUMBERED.match(first):
                self.problems.error(
                    paragraph[0].number, f"this can't stand in :::{kind.name}; put it above the block"
                )
            elif first.startswith(">"):
                example += [_blank(paragraph[0]), *paragraph]
            elif not asks:
                asks, loose = _until_item(paragraph)
                items.extend(_split_items(loose))
            else:
                told, loose = _until_item(paragraph)
                helps += [_blank(told[0]), *told]
                items.extend(_split_items(loose))
        if not asks and kind.asks:
            self.problems.error(
                raw.line, f":::{kind.name} asks nothing; write the question as its first paragraph"
            )
        return Block(
            raw.kind,
            raw.attributes.id,
            ask=self.printer.plain(asks, "a question") if asks else "",
            help_html=mark_safe(self.printer.html(helps) if helps else ""),
            example_html=mark_safe(
                self.printer.html([_unquoted(line) for line in example]) if example else ""
            ),
            options=self._items(items, kind, raw),
            rows=_rows(raw),
            side=side,
            attrs=raw.attributes.options or NOTHING,
            line=raw.line,
        )

    def _items(self, items: list[list[Line]], kind: Kind, raw: RawBlock) -> tuple[Option, ...]:
        if not kind.items:
            for item in items:
                self.problems.error(
                    item[0].number,
                    f":::{kind.name} has no options; write this as a sentence, or use :::choice",
                )
            return ()
        if len(items) < kind.fewest:
            wanted = "`- 0 Low end` and `- 10 High end`" if kind.items == "ends" else "`- Label {#id}`"
            self.problems.error(
                raw.line,
                f":::{kind.name} has {len(items)} of at least {kind.fewest} options; "
                f"write {wanted}, one to a line",
            )
        made = [self._end(item) if kind.items == "ends" else self._option(item) for item in items]
        options = [option for option in made if option is not None]
        if kind.items == "ends":
            self._check_rising(options, items, raw)
        else:
            self._check_apart(options, items)
        return tuple(options)

    def _option(self, item: list[Line]) -> Option | None:
        label, inside = split_braces(" ".join(line.text.strip() for line in item))
        label = _ITEM.sub("", label)
        line = item[0].number
        if not label:
            self.problems.error(line, "an option without words; write `- Label {#id}`")
            return None
        attributes = parse_attributes(inside, item[-1].number, self.problems)
        for name in attributes.options:
            self.problems.error(line, f"{name}= can't stand on an option; write `- Label {{#id}}`")
        words = self._label(label, item)
        if not check_id(attributes.id, label, line, self.problems):
            return None
        return Option(attributes.id, words)

    def _end(self, item: list[Line]) -> Option | None:
        text = _ITEM.sub("", " ".join(line.text.strip() for line in item))
        match = _END.match(text)
        line = item[0].number
        if match is None:
            self.problems.error(line, "an end of a scale is a number and its words: `- 0 Not at all`")
            return None
        if "{" in match["label"]:
            self.problems.error(line, "the number is the id of a scale's end; take the braces out")
            return None
        return Option(match["value"], self._label(match["label"], item), int(match["value"]))

    def _label(self, label: str, item: list[Line]) -> str:
        # The braces are off by now; what is left is checked for markup as one line.
        return self.printer.plain([Line(item[0].number, label)], "an option")

    def _check_apart(self, options: Sequence[Option], items: list[list[Line]]) -> None:
        seen: set[str] = set()
        labels: set[str] = set()
        for option, item in zip(options, items, strict=False):
            line = item[0].number
            if option.id in seen:
                self.problems.error(
                    line, f"#{option.id} stands twice in this block; give this option its own id"
                )
            elif option.label.casefold() in labels:
                self.problems.error(
                    line, f"“{option.label}” stands twice in this block; say how the two differ"
                )
            seen.add(option.id)
            labels.add(option.label.casefold())

    def _check_rising(self, options: Sequence[Option], items: list[list[Line]], raw: RawBlock) -> None:
        values = [option.value for option in options if option.value is not None]
        for at, (low, high) in enumerate(zip(values, values[1:], strict=False)):
            if high <= low:
                line = items[min(at + 1, len(items) - 1)][0].number
                self.problems.error(
                    line, f"the scale does not rise: {high} comes after {low}; put the lower number first"
                )
                return
        if len(values) > 1 and values[-1] - values[0] >= MOST_NUMBERS:
            self.problems.error(
                raw.line,
                f"the scale has {values[-1] - values[0] + 1} numbers; {MOST_NUMBERS} is the most: 0 to 10",
            )
        elif values and values[0] < 0:
            self.problems.error(raw.line, "the scale begins below 0; begin at 0 or 1")


def _rows(raw: RawBlock) -> int:
    rows = raw.attributes.options.get("rows", "")
    if raw.kind != "text":
        return 1 if raw.kind == "line" else 0
    return int(rows) if rows.isdecimal() and 1 <= int(rows) <= MAX_ROWS else DEFAULT_ROWS


def _first_words(raw: RawBlock) -> str:
    return next((line.text for line in raw.lines if not line.blank), raw.kind)


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines without a blank one; a code fence is one run with what stands around it."""
    runs = groupby(lines, key=lambda line: line.blank and not line.code)
    return [list(run) for blank, run in runs if not blank]


def _split_items(paragraph: list[Line]) -> list[list[Line]]:
    """The items of a list with the lines they are wrapped over."""
    items: list[list[Line]] = []
    for line in paragraph:
        if _ITEM.match(line.text.strip()) or not items:
            items.append([line])
        else:
            items[-1].append(line)
    return items


def _until_item(paragraph: list[Line]) -> tuple[list[Line], list[Line]]:
    """Cut a paragraph where a list begins without a blank line before it."""
    at = next((n for n, line in enumerate(paragraph) if n and _ITEM.match(line.text.strip())), len(paragraph))
    return paragraph[:at], paragraph[at:]


def _blank(line: Line) -> Line:
    return Line(line.number, "")


def _unquoted(line: Line) -> Line:
    return Line(line.number, re.sub(r"^\s*>\s?", "", line.text))
