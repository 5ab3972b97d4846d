"""From lines to raw steps and blocks. Knows where things begin and end, not what they mean."""

import re
from dataclasses import dataclass, field

from reflect.library.attributes import NONE, Attributes, parse_attributes, split_braces
from reflect.library.kinds import KINDS, LATER
from reflect.library.lines import Line
from reflect.library.problems import Problems, choose_from

_OPENING = re.compile(r"^:::(?!:)\s*(?P<kind>[^\s{}]+)\s*(?:\{(?P<inside>[^{}]*)\})?$")
_HEADING = re.compile(r"^(?P<marks>#{1,6})(?P<space>\s*)(?P<text>.*)$")
_UNDERLINE = re.compile(r"^(=+|-{2,})$")
_FOOTNOTE = re.compile(r"^\[\^(?P<id>[^\]\s]*)\]:\s*(?P<text>.*)$")


@dataclass(slots=True)
class RawBlock:
    """A block as it stands in the file: `lines` without its fences. Not `fenced`: Markdown between blocks."""

    kind: str
    attributes: Attributes
    line: int
    fenced: bool = True
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class RawStep:
    """A step as it stands in the file; the first of a file, with line 0, holds what comes before `##`."""

    title: str
    attributes: Attributes
    line: int
    blocks: list[RawBlock] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Footnote:
    """`[^id]: text`, from anywhere in the file."""

    id: str
    text: str
    line: int


@dataclass(slots=True)
class _Scanner:
    problems: Problems
    steps: list[RawStep]
    footnotes: list[Footnote]
    block: RawBlock | None = None
    above: str = ""  # the text of the line before, "" after a blank one

    def take(self, line: Line) -> None:
        text = line.bare
        if line.code:
            self._text(line)
        elif text.startswith(":::"):
            self._fence(line, text)
        elif (
            text.startswith("#")
            and (match := _HEADING.match(text))
            and (match["space"] or len(match["marks"]) > 1)
        ):
            self._heading(line, len(match["marks"]), match["space"], line.text.strip()[match.start("text") :])
        elif self.above and _UNDERLINE.match(text):
            self.problems.error(
                line.number, "an underlined heading; write ## Title {#id} for a step, ### Title inside one"
            )
        elif match := _FOOTNOTE.match(text):
            self.footnotes.append(
                Footnote(match["id"], line.text.strip()[match.start("text") :], line.number)
            )
        else:
            self._text(line)
        self.above = text

    def _fence(self, line: Line, text: str) -> None:
        if text == ":::":
            if self._fenced() is None:
                self.problems.error(
                    line.number,
                    "::: closes nothing here; take it out, or open a block above with :::kind{#id}",
                )
            self.block = None
            return
        match = _OPENING.match(text)
        self.close(line.number, f":::{match['kind']}" if match else "the next block")
        if match:
            self._open(match["kind"], match["inside"], line)
            return
        wanted = ":::kind{#id option=value} to open a block, ::: alone to close it"
        self.problems.error(line.number, f"can't read {text[:60]!r}; write {wanted}")
        # Opened all the same, so that the ::: below is not reported as closing nothing.
        self.block = RawBlock("?", Attributes(_guess_id(text), NONE.options), line.number)
        self.steps[-1].blocks.append(self.block)

    def _open(self, kind: str, inside: str | None, line: Line) -> None:
        if kind in LATER:
            built = ", ".join(KINDS)
            self.problems.error(line.number, f":::{kind} is not built yet; use one of: {built}")
        elif kind not in KINDS:
            self.problems.error(line.number, f":::{kind} is not a kind of block; {choose_from(kind, KINDS)}")
        attributes = parse_attributes(inside, line.number, self.problems)
        self.block = RawBlock(kind, attributes, line.number)
        self.steps[-1].blocks.append(self.block)

    def _heading(self, line: Line, level: int, space: str, text: str) -> None:
        if level == 2:
            self.close(line.number, "the next step")
            if not space:
                self.problems.error(line.number, "a space is missing behind ##; write ## Title {#id}")
            title, inside = split_braces(text)
            attributes = parse_attributes(inside, line.number, self.problems)
            self.steps.append(RawStep(title, attributes, line.number))
        elif level == 1:
            self.problems.error(
                line.number, "# is for the module's title, which the front matter holds; write ## Title {#id}"
            )
        elif level > 4:
            self.problems.error(line.number, f"{'#' * level} is too deep; use ### or ####")
        elif not space:
            self.problems.error(line.number, f"a space is missing behind {'#' * level}")
        elif (block := self._fenced()) is not None and block.kind not in ("prose", "note", "safety"):
            self.problems.error(
                line.number, f"a heading can't stand in :::{block.kind}; put it above the block"
            )
        else:
            self._text(line)

    def _fenced(self) -> RawBlock | None:
        return self.block if self.block is not None and self.block.fenced else None

    def _text(self, line: Line) -> None:
        if self.block is None:
            if line.blank:
                return
            self.block = RawBlock("prose", NONE, line.number, fenced=False)
            self.steps[-1].blocks.append(self.block)
        self.block.lines.append(line)

    def close(self, number: int, by: str) -> None:
        """End the open block; one that has a fence should have closed it before `by`."""
        if (block := self._fenced()) is not None:
            wanted = f"write ::: on a line of its own before {by} (line {number})"
            self.problems.error(block.line, f":::{block.kind} is never closed; {wanted}")
        self.block = None


def _guess_id(text: str) -> str:
    match = re.search(r"#([a-z][a-z0-9-]*)", text)
    return match[1] if match else ""


def scan(lines: list[Line], problems: Problems) -> tuple[list[RawStep], list[Footnote]]:
    """Cut a body into raw steps; the first holds what stands before the first `##`."""
    scanner = _Scanner(problems, [RawStep("", NONE, 0)], [])
    for line in lines:
        scanner.take(line)
    scanner.close(lines[-1].number if lines else 1, "the end of the file")
    return scanner.steps, scanner.footnotes
