"""A module from its file: front matter, what comes before the first step, the steps and their blocks."""

from dataclasses import dataclass, field, replace

from django.utils.safestring import SafeString, mark_safe

from reflect.library.attributes import ID, MAX_ID, check_id
from reflect.library.blocks import BlockMaker
from reflect.library.footnotes import gather
from reflect.library.frontmatter import Front, Key, read_front
from reflect.library.kinds import EMBLEMS, PROMPTS
from reflect.library.leaflets import RETIRED, Leaflet, unreadable
from reflect.library.lines import mark_code, read_text
from reflect.library.marks import Marks
from reflect.library.pace import count_for_one, share_minutes
from reflect.library.printing import Printer, typographic
from reflect.library.problems import Problems
from reflect.library.published import UNKNOWN
from reflect.library.scan import RawStep, scan
from reflect.library.shapes import Block, Module, Step
from reflect.ui.markup import Press

KEYS = (
    Key("title", example="The hour before", high=60),
    Key("summary", example="What distance does to you, and what you do with it.", high=240),
    Key("minutes", "number", example="12", low=1, high=120),
    Key("order", "number", example="20", low=0, high=9999),
    Key("emblem", example="retreat", choices=EMBLEMS),
    Key("side", example="both", choices=("me", "them", "both")),
    Key("gate", example="open", choices=("open", "care", "safe")),
    Key("sources", "words", example="[schrodt-2014]"),
    Key("covers", "words", example="[W11, P50]"),
    Key("reviewed", "date", example="2026-11-20"),
    RETIRED,
)


def read_module(raw: bytes, path: str, slug: str) -> Leaflet[Module]:
    """Read a module's file. Sources, links and recalls are checked later, when everything is read."""
    problems = Problems(path)
    if not ID.match(slug) or len(slug) > MAX_ID:
        wanted = f"name it with small letters and hyphens, not {slug!r}"
        problems.error(1, f"the file's name becomes its address; {wanted}")
    lines = read_text(raw, problems)
    read = read_front(lines, KEYS, problems) if lines is not None else None
    if lines is None or read is None:
        return unreadable(path, slug, problems)
    front, used = read
    raw_steps, footnotes = scan(mark_code(lines[used:], used + 1, problems), problems)
    marks = Marks(problems)
    reader = _Reader(Printer(Press(), gather(footnotes, problems), marks, problems), problems)
    opening, intro = reader.opening(raw_steps[0])
    steps = [reader.step(raw_step, number) for number, raw_step in enumerate(raw_steps[1:], start=1)]
    if not steps:
        problems.error(len(lines), "there is no step; write `## Title {#id}` where the first page begins")
    reader.printer.footnotes.unused()
    module = _module(slug, front, opening, intro, share_minutes(steps, front.number("minutes")))
    return Leaflet(
        path,
        slug,
        front,
        module,
        tuple(problems.found),
        tuple(marks.links),
        reader.ids,
        tuple(
            (b.line, b.target) for step in steps for b in step.blocks if b.kind == "recall" and all(b.target)
        ),
    )


def _module(
    slug: str, front: Front, opening: tuple[Block, ...], intro: SafeString, steps: tuple[Step, ...]
) -> Module | None:
    reviewed = front.day("reviewed")
    if reviewed is None or any(key.required and key.name not in front.values for key in KEYS):
        return None
    return Module(
        slug=slug,
        title=typographic(front.text("title")),
        summary=typographic(front.text("summary")),
        minutes=front.number("minutes"),
        order=front.number("order"),
        emblem=front.text("emblem"),
        side=front.text("side"),
        gate=front.text("gate"),
        sources=(),
        covers=front.words("covers"),
        reviewed=reviewed,
        retired=front.words("retired"),
        intro_html=intro,
        opening=opening,
        steps=steps,
    )


@dataclass(slots=True)
class _Reader:
    """Reads the steps of one file; `ids` are those seen so far, with kind and line."""

    printer: Printer
    problems: Problems
    ids: dict[str, tuple[str, int]] = field(default_factory=dict)

    def opening(self, raw: RawStep) -> tuple[tuple[Block, ...], SafeString]:
        """What stands before the first step, as blocks and as the HTML of its text."""
        self.printer.footnotes.begin(0)
        for block in raw.blocks:
            if block.kind in PROMPTS or block.kind == "recall":
                wanted = "put it below a `## Title {#id}`"
                self.problems.error(block.line, f":::{block.kind} stands before the first step; {wanted}")
        blocks = self._blocks(raw)
        texts = [block.html for block in blocks if block.kind == "prose"]
        if not texts:
            wanted = "write a paragraph between the front matter and the first step"
            self.problems.error(1, f"an opening is missing; {wanted}")
        if notes := self.printer.section():
            texts.append(notes)
        return tuple(blocks), mark_safe("\n".join(texts))

    def step(self, raw: RawStep, number: int) -> Step:
        """A step and its blocks. Its minutes are shared out later."""
        title = self.printer.words(raw.title)
        if not title:
            self.problems.error(raw.line, "this step has no title; write `## Title {#id}`")
        for name in raw.attributes.options:
            self.problems.error(raw.line, f"{name}= can't stand on a step; write `## Title {{#id}}`")
        if check_id(raw.attributes.id, title, raw.line, self.problems):
            self._claim(raw.attributes.id, "step", raw.line)
        if not raw.blocks:
            self.problems.error(raw.line, "this step is empty; write its text below, or take the heading out")
        self.printer.footnotes.begin(number)
        blocks = self._blocks(raw)
        if blocks and blocks[0].kind == "prose" and blocks[0].html.startswith("<p>"):
            blocks[0] = replace(blocks[0], html=mark_safe('<p class="opening">' + blocks[0].html[3:]))
        if notes := self.printer.section():
            blocks.append(Block("prose", html=notes, line=raw.line))
        return Step(raw.attributes.id, title, number, 0, count_for_one(blocks), tuple(blocks), raw.line)

    def _blocks(self, raw: RawStep) -> list[Block]:
        maker = BlockMaker(self.printer, self.problems)
        made = []
        for raw_block in raw.blocks:
            if block := maker.make(raw_block):
                made.append(block)
            elif ID.match(
                raw_block.attributes.id
            ):  # kept, so that nothing else is said about what hangs on it
                self.ids.setdefault(raw_block.attributes.id, (UNKNOWN, raw_block.line))
        for block in made:
            if not ID.match(block.id):
                continue
            self._claim(block.id, block.kind, block.line)
            for option in block.options:
                if option.value is None:  # the ends of a scale are numbers, not ids
                    self.ids.setdefault(f"{block.id}/{option.id}", ("option", block.line))
        return made

    def _claim(self, name: str, kind: str, line: int) -> None:
        if name in self.ids:
            first = self.ids[name][1]
            wanted = "give this one its own id"
            self.problems.error(line, f"#{name} stands twice in this file (first in line {first}); {wanted}")
        else:
            self.ids[name] = (kind, line)
