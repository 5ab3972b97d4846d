"""What the three kinds of pages show to one reader: the list, a module, a page of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from reflect.exercises import answers
from reflect.exercises.answers import Kept, Ref
from reflect.exercises.grouping import for_side, is_sheet, together
from reflect.exercises.sheets import Sheet, lay_out, refs
from reflect.library.shapes import Block, Module, Step
from reflect.library.shelf import Shelf
from reflect.modules import progress
from reflect.modules.standing import Standing, next_step, read_count
from reflect.modules.wording import holds, number, since
from reflect.vault.open import OpenVault

QUOTED = 2  # answers shown before the rest is folded away


@dataclass(frozen=True, slots=True)
class Shown:
    """A module in the list, with how many of its pages are read."""

    module: Module
    read: int


@dataclass(frozen=True, slots=True)
class Page:
    """A line of a module's list of pages."""

    standing: Standing
    holds: str

    @property
    def started(self) -> str:
        """`Started Tuesday`, for a page that was left open."""
        mark = self.standing.mark
        if mark is None or not self.standing.started:
            return ""
        return f"Started {since(timezone.localdate(mark.at), timezone.localdate())}"


@dataclass(frozen=True, slots=True)
class Quote:
    """An answer in the module, and the page it stands on; no page when its prompt was retired."""

    kept: Kept
    step: Step | None


@dataclass(frozen=True, slots=True)
class OpenModule:
    """A module's own page."""

    module: Module
    pages: tuple[Page, ...]
    carry_on: Step | None
    read: int
    quotes: tuple[Quote, ...]

    @property
    def begun(self) -> bool:
        return any(page.standing.mark for page in self.pages)

    @property
    def first_quotes(self) -> tuple[Quote, ...]:
        return self.quotes[:QUOTED]

    @property
    def more_quotes(self) -> tuple[Quote, ...]:
        return self.quotes[QUOTED:]

    @property
    def count_words(self) -> str:
        """How many answers there are, in words."""
        return number(len(self.quotes))


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A page of a module: its runs of prose and sheets, and the other pages beside it."""

    module: Module
    step: Step
    pages: tuple[Standing, ...]
    parts: tuple[Block | Sheet, ...]

    @property
    def standing(self) -> Standing:
        return self.pages[self.step.number - 1]

    @property
    def next(self) -> Step | None:
        """The page after this one."""
        return next((step for step in self.module.steps if step.number == self.step.number + 1), None)

    @property
    def sided(self) -> bool:
        """Whether it holds anything for one side only."""
        return is_sided([self.step])


def is_sided(steps: Sequence[Step]) -> bool:
    """Whether these pages hold anything for one side only."""
    return any(block.side for step in steps for block in step.blocks)


def open_list(vault: OpenVault, modules: Sequence[Module]) -> list[Shown]:
    """Every module with how far it is read. One query."""
    marks = progress.read(vault, modules)
    return [
        Shown(module, read_count(progress.pages_of(module, marks[module.slug], ()))) for module in modules
    ]


def open_module(vault: OpenVault, module: Module, side: str) -> OpenModule:
    """A module's page with its reader's progress and words. Two queries."""
    marks = progress.read(vault, [module])[module.slug]
    prompts = [*(prompt.id for prompt in module.prompts), *module.retired]
    kept = answers.read(vault, (Ref(module.slug, prompt) for prompt in prompts)).values()
    pages = progress.pages_of(module, marks, kept)
    newest = sorted(kept, key=lambda one: one.at, reverse=True)
    return OpenModule(
        module,
        tuple(Page(page, holds(page.step, for_side(page.step.blocks, side))) for page in pages),
        next_step(pages),
        read_count(pages),
        tuple(Quote(one, module.step_of(one.ref.prompt)) for one in newest),
    )


def open_step(vault: OpenVault, shelf: Shelf, module: Module, step: Step, side: str) -> OpenStep:
    """A page with what its reader answered in place. Two queries, however many prompts it holds."""
    marks = progress.read(vault, [module])[module.slug]
    blocks = for_side(step.blocks, side)
    kept = answers.read(vault, refs(blocks, module.slug))
    pages = progress.pages_of(module, marks, kept.values())
    parts: list[Block | Sheet] = []
    for run in together(blocks):
        if is_sheet(run):
            count = sum(isinstance(part, Sheet) for part in parts) + 1
            parts.append(lay_out(count, module, run, kept, shelf, guest=vault.guest))
        else:
            parts.extend(run)
    return OpenStep(module, step, pages, tuple(parts))
