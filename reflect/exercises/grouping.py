"""Which blocks of a step stand together: consecutive prompts make one sheet, with one form and one status."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from reflect.exercises.kinds import SHEETED
from reflect.library.shapes import Block

SIDES = ("me", "them")  # the one who steps back · the one left waiting


def for_side(blocks: Iterable[Block], side: str) -> list[Block]:
    """The blocks a reader of this side sees. Without one of the two sides that is all of them."""
    return [block for block in blocks if side not in SIDES or block.side in ("", side)]


def together(blocks: Iterable[Block]) -> list[Sequence[Block]]:
    """Runs of blocks in order: a sheet of prompts, or prose."""
    return [tuple(run) for _, run in groupby(blocks, key=lambda block: block.kind in SHEETED)]


def is_sheet(run: Sequence[Block]) -> bool:
    """Whether a run stands on a sheet."""
    return run[0].kind in SHEETED
