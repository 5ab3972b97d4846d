"""A module from its file: front matter, what comes before the first step, the steps and their blocks."""

import re
from dataclasses import dataclass, field, replace

from django.utils.safestring import SafeString, mark_safe

from reflect.library.attributes import ID, MAX_ID, check_id
from reflect.library.blocks import BlockMaker
from reflect.library.footnotes import gather
from reflect.library.frontmatter import Front, Key, read_front
from reflect.library.kinds import EMBLEMS, PROMPTS
from reflect.library.lines import mark_code, read_text
from reflect.library.marks import Link, Marks
from reflect.library.printing import Printer, count_words
from reflect.library.problems import Problem, Problems
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
    Key("retired", "words", example="[old-id]", required=False),
)
# How long things take next to each other, in words of reading; a step's minutes are its share of the module's.
_WEIGHTS = {
    "text": 300,
    "line": 100,
    "choice": 80,
    "checklist": 120,
    "scale": 50,
    "record": 700,
    "recall": 60,
}
_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Draft:
    """What one file gave: a module (None where the file was too broken), its problems, links and ids.

    `ids` maps each id of the file to its kind and line, in the form of published-ids.txt: `step`, a block's kind, or
    `option` for `prompt/option`.
    """

    path: str
    slug: str
    front: Front
    module: Module | None
    problems: tuple[Problem, ...]
    links: tuple[Link, ...] = ()
    ids: dict[str, tuple[str, int]] = field(default_factory=dict)
    recalls: tuple[tuple[int, tuple[str, str]], ...] = ()


def read_module(raw: bytes, path: str, slug: str) -> Draft:
    """Read a module's file. Sources and links are checked later, when everything is loaded."""
    problems = Problems(path)
    if not _SLUG.match(slug) or len(slug) > MAX_ID:
        problems.error(
            1, f"the file's name becomes its address; name it with small letters and hyphens, not {slug!r}"
        )
    lines = read_text(raw, problems)
    if lines is None:
        return Draft(path, slug, Front({}, {}), None, tuple(problems.found))
    front, used = read_front(lines, KEYS, problems)
    steps, footnotes = scan(mark_code(lines[used:], used + 1, problems), problems)
    marks = Marks(problems)
    printer = Printer(Press(), gather(footnotes, problems), marks, problems)
    ids: dict[str, tuple[str, int]] = {}
    opening, intro = _opening(steps[0], printer, problems, ids)
    if len(steps) == 1:
        problems.error(len(lines), "there is no step; write `## Title {#id}` where the first page begins")
    made = [
        _step(raw_step, number, printer, problems, ids) for number, raw_step in enumerate(steps[1:], start=1)
    ]
    printer.footnotes.unused()
    module = _module(slug, front, opening, intro, _share_minutes(made, front.number("minutes")))
    recalls = tuple(
        (b.line, b.target) for step in made for b in step.blocks if b.kind == "recall" and all(b.target)
    )
    return Draft(path, slug, front, module, tuple(problems.found), tuple(marks.links), ids, recalls)


def _module(
    slug: str, front: Front, opening: tuple[Block, ...], intro: SafeString, steps: tuple[Step, ...]
) -> Module | None:
    reviewed = front.day("reviewed")
    if reviewed is None or any(key.required and key.name not in front.values for key in KEYS):
        return None
    return Module(
        slug=slug,
        title=_quotes(front.text("title")),
        summary=_quotes(front.text("summary")),
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


def _quotes(text: str) -> str:
    """Typographic quotes for the few words of front matter."""
    return Press().plain(re.sub(r"([\\*_`\[\]<&#])", r"\\\1", text))


def _opening(
    raw: RawStep, printer: Printer, problems: Problems, ids: dict[str, tuple[str, int]]
) -> tuple[tuple[Block, ...], SafeString]:
    printer.footnotes.begin(0)
    for block in raw.blocks:
        if block.kind in PROMPTS or block.kind == "recall":
            problems.error(
                block.line, f":::{block.kind} stands before the first step; put it below a `## Title {{#id}}`"
            )
    blocks = _blocks(raw, printer, problems, ids)
    plain = [block.html for block in blocks if block.kind == "prose"]
    if not plain:
        problems.error(
            1, "an opening is missing; write a paragraph between the front matter and the first step"
        )
    return tuple(blocks), mark_safe("\n".join([*plain, *([notes] if (notes := printer.section()) else [])]))


def _step(
    raw: RawStep, number: int, printer: Printer, problems: Problems, ids: dict[str, tuple[str, int]]
) -> Step:
    title = printer.words(raw.title)
    if not title:
        problems.error(raw.line, "this step has no title; write `## Title {#id}`")
    for name in raw.attributes.options:
        problems.error(raw.line, f"{name}= can't stand on a step; write `## Title {{#id}}`")
    if check_id(raw.attributes.id, title, raw.line, problems):
        _claim(raw.attributes.id, "step", raw.line, problems, ids)
    printer.footnotes.begin(number)
    blocks = _blocks(raw, printer, problems, ids)
    if not blocks and not raw.blocks:
        problems.error(raw.line, "this step is empty; write its text below, or take the heading out")
    if blocks and blocks[0].kind == "prose" and blocks[0].html.startswith("<p>"):
        blocks[0] = replace(blocks[0], html=mark_safe('<p class="opening">' + blocks[0].html[3:]))
    if notes := printer.section():
        blocks.append(Block("prose", html=notes, line=raw.line))
    return Step(raw.attributes.id, title, number, 0, _words(blocks), tuple(blocks), raw.line)


def _blocks(
    raw: RawStep, printer: Printer, problems: Problems, ids: dict[str, tuple[str, int]]
) -> list[Block]:
    maker = BlockMaker(printer, problems)
    blocks = []
    for raw_block in raw.blocks:
        block = maker.make(raw_block)
        if block is None:
            continue
        blocks.append(block)
        if block.id and ID.match(block.id):
            _claim(block.id, block.kind, block.line, problems, ids)
            for option in block.options:
                if option.value is None:
                    ids.setdefault(f"{block.id}/{option.id}", ("option", block.line))
    return blocks


def _claim(name: str, kind: str, line: int, problems: Problems, ids: dict[str, tuple[str, int]]) -> None:
    if name in ids:
        problems.error(
            line,
            f"#{name} stands twice in this file (first in line {ids[name][1]}); give this one its own id",
        )
    else:
        ids[name] = (kind, line)


def _words(blocks: list[Block]) -> int:
    """Words one reader sees: what is for everyone and the longer of the two sides."""

    def count(side: str) -> int:
        return sum(_block_words(block) for block in blocks if block.side == side)

    return count("") + max(count("me"), count("them"))


def _block_words(block: Block) -> int:
    texts = (block.html, block.ask, block.help_html, *(option.label for option in block.options))
    return sum(count_words(text) for text in texts)


def _share_minutes(steps: list[Step], minutes: int) -> tuple[Step, ...]:
    """Share the module's minutes among its steps by what they hold, at least one each, adding up where that can be."""
    weights = [step.words + sum(_WEIGHTS.get(block.kind, 0) for block in step.blocks) + 1 for step in steps]
    total = sum(weights)
    exact = [max(1.0, minutes * weight / total) for weight in weights]
    shares = [int(share) for share in exact]
    by_rest = sorted(range(len(steps)), key=lambda at: (shares[at] - exact[at], at))
    for at in by_rest[: max(0, minutes - sum(shares))]:
        shares[at] += 1
    return tuple(replace(step, minutes=share) for step, share in zip(steps, shares, strict=True))
