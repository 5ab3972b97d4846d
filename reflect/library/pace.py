"""How much there is to read, and how a module's minutes are shared among its steps."""

from collections.abc import Sequence
from dataclasses import replace

from reflect.library.printing import count_words
from reflect.library.shapes import Block, Step

# How long things take next to each other, in words of reading.
_WEIGHTS = {
    "text": 300,
    "line": 100,
    "choice": 80,
    "checklist": 120,
    "scale": 50,
    "record": 700,
    "recall": 60,
}


def count_for_one(blocks: Sequence[Block], *, prompts: bool = True) -> int:
    """The words one reader sees: what is for everyone, and the longer of the two sides."""

    def count(side: str) -> int:
        return sum(_words(block, prompts) for block in blocks if block.side == side)

    return count("") + max(count("me"), count("them"))


def _words(block: Block, prompts: bool) -> int:
    texts = [str(block.html)]
    if prompts:
        texts += [block.ask, block.help_html, *(option.label for option in block.options)]
    return sum(map(count_words, texts))


def share_minutes(steps: Sequence[Step], minutes: int) -> tuple[Step, ...]:
    """Share minutes by what the steps hold: at least one each, adding up to the whole where that can be."""
    weights = [step.words + sum(_WEIGHTS.get(block.kind, 0) for block in step.blocks) + 1 for step in steps]
    exact = [max(1.0, minutes * weight / sum(weights)) for weight in weights]
    shares = [int(share) for share in exact]
    by_rest = sorted(range(len(steps)), key=lambda at: (shares[at] - exact[at], at))
    for at in by_rest[: max(0, minutes - sum(shares))]:
        shares[at] += 1
    return tuple(replace(step, minutes=share) for step, share in zip(steps, shares, strict=True))
