"""A sheet as it was posted: what can be kept, what is wrong, and what no page asks any more."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from reflect.exercises.answers import Clash, Ref, Writing
from reflect.exercises.blocks import KINDS
from reflect.exercises.forms import AnswerForm, SheetForm, field_prefix
from reflect.exercises.kinds import chosen_wording
from reflect.exercises.sheets import LeftOver, Prompt, Sheet, given_back, room_left
from reflect.exercises.values import tidy
from reflect.library.shapes import Block, Step
from reflect.library.shelf import Shelf
from reflect.vault.rows import Op

BOOKKEEPING = ("-base", "-theirs", ".source")  # fields of a prompt that hold no words of the reader's


@dataclass(frozen=True, slots=True)
class Posting:
    """One posted sheet. `step` is where its prompts stand, None when none of them stands anywhere."""

    module: str
    number: int
    op: Op | None
    settle: str
    step: Step | None
    forms: tuple[AnswerForm, ...]
    left_over: tuple[LeftOver, ...]

    def writings(self) -> list[Writing]:
        """What to keep, out of every prompt that was answered rightly."""
        valid = [form for form in self.forms if form.is_valid()]
        return [
            self._writing(form)
            for form in valid
            if not (self.settle == "theirs" and form.cleaned_data["theirs"])
        ]

    def _writing(self, form: AnswerForm) -> Writing:
        block, value, (base, seen) = form.block, form.taken(), form.cleaned_data["base"]
        known = form.cleaned_data["theirs"] if self.settle else None
        labels = chosen_wording(block, value) if value is not None else {}
        if known is not None:
            base, seen = known, ""
        join = known is not None and self.settle == "both"
        return Writing(Ref(self.module, block.id), block.kind, block.ask, labels, value, base, seen, join)

    @property
    def left(self) -> int | None:
        """Characters left in the fullest box, or None while there is plenty."""
        room = (room_left(form.block, form.given()) for form in self.forms)
        return min((left for left in room if left is not None), default=None)

    @property
    def refused(self) -> bool:
        """Whether any prompt was answered in a way that can't be kept."""
        return not all(form.is_valid() for form in self.forms)

    def shown_again(self, clashes: Iterable[Clash], words: str) -> Sheet:
        """The sheet with what was sent in its fields, for a page that says what went wrong."""
        prompts = tuple(
            given_back(Prompt(Ref(self.module, form.block.id), form.block), form) for form in self.forms
        )
        clashing = tuple(clashes)
        state = "conflict" if clashing else "failed"
        return Sheet(self.number, self.module, prompts, state, words, clashing, self.left_over)


def read_posting(form: SheetForm, data: QueryDict, shelf: Shelf) -> Posting:
    """Sort a valid sheet's answers by what the pages ask today."""
    cleaned = form.cleaned_data
    slug: str = cleaned["module"]
    blocks = {id: _asked(shelf, slug, id) for id in cleaned["prompt"]}
    asked = [block for block in blocks.values() if block]
    module = shelf.module(slug)
    return Posting(
        slug,
        cleaned["sheet"],
        cleaned["op"],
        cleaned["settle"],
        module.step_of(asked[0].id) if module and asked else None,
        tuple(KINDS[block.kind].form(block, data) for block in asked),
        tuple(left_over(data, field_prefix(id)) for id, block in blocks.items() if block is None),
    )


def left_over(data: QueryDict, prefix: str) -> LeftOver:
    """The words posted under a prefix, whatever they were an answer to."""
    mine = [name for name in data if name.startswith(f"{prefix}-") and not name.endswith(BOOKKEEPING)]
    asked = next((str(data[name]) for name in mine if name.endswith(".asked")), "")
    texts = (tidy(text) for name in mine if not name.endswith(".asked") for text in data.getlist(name))
    return LeftOver(asked, tuple(text for text in texts if text.strip()))


def _asked(shelf: Shelf, slug: str, prompt: str) -> Block | None:
    block = shelf.prompt(slug, prompt)
    return block if block and not block.retired and block.kind in KINDS else None
