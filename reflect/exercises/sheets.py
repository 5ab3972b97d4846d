"""A sheet as a page shows it: its prompts with what was answered, and one status line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from typing import NamedTuple

from django.utils import timezone

from reflect.exercises.answers import Clash, Kept, Ref, Saved
from reflect.exercises.blocks import KINDS, RECALL_TEMPLATE
from reflect.exercises.forms import AnswerForm, field_prefix
from reflect.exercises.kinds import ASKING, JOURNAL, NEARLY, PARTS, SURE_FROM, SURE_TO, Part, ends
from reflect.exercises.values import Value, digest
from reflect.library.shapes import Block, Module, Option, Step
from reflect.library.shelf import Shelf
from reflect.ui.templatetags.reflect import clock, day

HEIGHTS = (2, 3, 4, 6, 8, 12)  # lines
JUST_NOW = timedelta(minutes=1)
IDLE = "Saves as you write"
IDLE_GUEST = "Kept until you leave"


class Scale(NamedTuple):
    """Numbers between two named ends."""

    numbers: range
    low: str
    high: str


class Origin(NamedTuple):
    """Where a recalled prompt is asked."""

    step: Step
    block: Block


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt on a page. `value` is what its fields show, `kept` what the vault holds."""

    ref: Ref
    block: Block
    value: Value | None = None
    base: str = ""
    kept: Kept | None = None
    problem: str = ""
    origin: Origin | None = None

    @property
    def template(self) -> str:
        return KINDS[self.block.kind].template if self.asks else RECALL_TEMPLATE

    @property
    def asks(self) -> bool:
        """Whether there is something to answer here; a recall only shows."""
        return self.block.kind in ASKING

    @property
    def name(self) -> str:
        """What the names and ids of its fields start with."""
        return field_prefix(self.block.id)

    @property
    def options(self) -> list[tuple[Option, bool]]:
        """The options, each with whether it is chosen."""
        chosen = self.value if isinstance(self.value, list) else [self.value]
        return [(option, option.id in chosen) for option in self.block.options]

    @property
    def rows(self) -> int:
        """Lines of the writing area, as one of the heights the stylesheet knows."""
        return next((rows for rows in HEIGHTS if rows >= self.block.rows), HEIGHTS[-1])

    @property
    def scale(self) -> Scale:
        """The numbers to choose from, and what the two ends are called."""
        low, high = ends(self.block)
        named = {option.value: option.label for option in self.block.options}
        return Scale(range(low, high + 1), named.get(low, ""), named.get(high, ""))

    @property
    def part_rows(self) -> list[list[tuple[Part, str | int]]]:
        """The parts of a record with what stands in each; those that go side by side make one row."""
        held = self.value if isinstance(self.value, dict) else {}
        filled = [(part, held.get(part.id, "")) for part in PARTS[self.block.kind]]
        return [list(row) for _, row in groupby(filled, key=lambda one: one[0].pair or one[0].id)]

    @property
    def sure(self) -> range:
        """The numbers of a record's scales."""
        return range(SURE_FROM, SURE_TO + 1)

    @property
    def for_journal(self) -> bool:
        """Whether it can be sent to the journal as it stands."""
        return self.block.kind in JOURNAL

    @property
    def reworded(self) -> bool:
        """Whether the answer was given to another wording than the page shows today."""
        return self.kept is not None and self.kept.asked != self.block.ask

    @property
    def room(self) -> str:
        """`1,200 characters left`, once its fullest box is nearly full and nothing is wrong with it."""
        left = room_left(self.block, self.value)
        return room_words(left) if left is not None and not self.problem else ""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What was sent for a prompt that no page asks any more: its wording then, and the reader's texts."""

    asked: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Prompts that are saved together. `number` counts the sheets of a page from 1."""

    number: int
    module: str
    prompts: tuple[Prompt, ...]
    state: str
    words: str
    clashes: tuple[Clash, ...] = ()
    left_over: tuple[LeftOver, ...] = ()

    @property
    def status_id(self) -> str:
        """The id of its status line."""
        return status_id(self.number)

    @property
    def problems(self) -> list[Prompt]:
        """The prompts whose answers were refused."""
        return [prompt for prompt in self.prompts if prompt.problem]

    @property
    def asks(self) -> bool:
        """Whether it has anything to save."""
        return any(prompt.asks for prompt in self.prompts)

    @property
    def first(self) -> Prompt:
        """The prompt whose question names the sheet."""
        return next(prompt for prompt in self.prompts if prompt.asks)

    @property
    def mergeable(self) -> bool:
        """Whether all versions that clash can be kept side by side."""
        return all(not isinstance(clash.theirs.value, int) for clash in self.clashes) and not any(
            clash.theirs.kind == "choice" for clash in self.clashes
        )


def status_id(number: int) -> str:
    """The id of the status line of a page's sheet."""
    return f"saved-{number}"


def refs(blocks: Iterable[Block], module: str) -> list[Ref]:
    """The prompts these blocks ask or recall."""
    return [ref_of(block, module) for block in blocks if block.kind in ASKING or block.kind == "recall"]


def ref_of(block: Block, module: str) -> Ref:
    """The prompt a block asks, or the one it recalls."""
    return Ref(*block.target) if block.kind == "recall" else Ref(module, block.id)


def base_of(version: int, shown: Value | None) -> str:
    """What a page is told about a prompt, to send back with the next save."""
    return f"{version}.{digest(shown)}"


def lay_out(
    number: int, module: Module, run: Sequence[Block], kept: Mapping[Ref, Kept], shelf: Shelf, *, guest: bool
) -> Sheet:
    """A sheet as it is opened: what was kept stands in its fields."""
    prompts = tuple(_opened(block, ref_of(block, module.slug), kept, shelf) for block in run)
    latest = [prompt.kept for prompt in prompts if prompt.asks and prompt.kept]
    state, words = (
        ("saved", saved_words(latest, guest=guest)) if latest else ("idle", idle_words(guest=guest))
    )
    return Sheet(number, module.slug, prompts, state, words)


def _opened(block: Block, ref: Ref, kept: Mapping[Ref, Kept], shelf: Shelf) -> Prompt:
    found = kept.get(ref)
    if block.kind not in ASKING:
        return Prompt(ref, block, kept=found, origin=_origin(ref, shelf))
    value = _fitting(block, found.value) if found and found.kind == block.kind else None
    return Prompt(ref, block, value, base_of(found.version if found else 0, value), found)


def _origin(ref: Ref, shelf: Shelf) -> Origin | None:
    module, block = shelf.module(ref.module), shelf.prompt(*ref)
    step = module.step_of(ref.prompt) if module else None
    return Origin(step, block) if step and block else None


def _fitting(block: Block, value: Value) -> Value | None:
    """The part of an answer that today's fields can show: options may have gone since."""
    if block.kind == "checklist" and isinstance(value, list):
        return [option.id for option in block.options if option.id in value]
    if block.kind == "choice":
        return value if value in [option.id for option in block.options] else None
    return value


def given_back(prompt: Prompt, form: AnswerForm) -> Prompt:
    """The prompt with what the reader just sent in its fields, right or wrong."""
    version, seen = form.cleaned_data["base"]
    return replace(prompt, value=form.given(), base=f"{version}.{seen}", problem=form.problem)


def idle_words(*, guest: bool) -> str:
    return IDLE_GUEST if guest else IDLE


def saved_words(kept: Sequence[Kept], *, guest: bool) -> str:
    """`Saved just now`, `Saved at 9.42pm` or `Saved on 18 November`, by the newest of these answers."""
    newest, now = max(one.at for one in kept), timezone.now()
    if now - newest < JUST_NOW:
        when = "just now"
    elif timezone.localdate(newest) == timezone.localdate(now):
        when = f"at {clock(newest)}"
    else:
        when = f"on {day(newest)}"
    return f"Saved {when}. {IDLE_GUEST}" if guest else f"Saved {when}"


def just_saved_words(saved: Sequence[Saved], left: int | None, *, guest: bool) -> str:
    """The status after a save; `left` are the characters left in the fullest box, once they are few."""
    if saved and all(one.version == 0 for one in saved):
        return "Nothing is kept here"
    more = room_words(left) if left is not None else IDLE_GUEST if guest else ""
    return f"Saved just now. {more}" if more else "Saved just now"


def room_words(left: int) -> str:
    """`1,200 characters left`."""
    return f"{left:,} character{'' if left == 1 else 's'} left"


def room_left(block: Block, value: Value | None) -> int | None:
    """Characters left in the fullest box of a prompt, or None while there is plenty."""
    limit = KINDS[block.kind].form.limit if block.kind in KINDS else 0
    texts = value.values() if isinstance(value, dict) else [value]
    longest = max((len(text) for text in texts if isinstance(text, str)), default=0)
    return max(0, limit - longest) if limit and longest >= limit * NEARLY else None
