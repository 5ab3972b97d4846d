"""The kinds of prompts: what their parts are called, and how an answer is said in words.

A part's wording belongs to the kind, not to a module: the same thought record stands on many pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reflect.exercises.values import Value
from reflect.library.shapes import Block

JOURNAL = ("text",)  # words that can go to the journal as they stand
ASKING = ("text", "line", "choice", "checklist", "scale", "record")
SHEETED = (*ASKING, "recall")  # what stands on a warm sheet

TEXT_LIMIT = 20_000  # characters in one box
LINE_LIMIT = 500
NEARLY = 0.9  # from this share of a limit on, what is left is said

SURE_FROM, SURE_TO = 0, 10


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a kind with several. `numbers`: a scale from 0 to 10; `pair`: two side by side."""

    id: str
    label: str
    hint: str = ""
    rows: int = 2
    numbers: bool = False
    pair: bool = False


RECORD = (
    Part("situation", "What happened?", "Only what a camera would have caught."),
    Part("thought", "The first thought"),
    Part("before", "How sure of it were you, at the time?", numbers=True),
    Part("supports", "What supports it", "Facts, not feelings.", rows=3, pair=True),
    Part("against", "What doesn’t fit", "Things you knew, and set aside.", rows=3, pair=True),
    Part("fairer", "A version you could stand behind", "One you could say to a fair-minded friend."),
    Part("now", "And how sure of the first thought are you now?", numbers=True),
)
PARTS: Mapping[str, tuple[Part, ...]] = {"record": RECORD}


def ends(block: Block) -> tuple[int, int]:
    """The lowest and the highest number of a scale; 0 to 10 when its options name none."""
    values = [option.value for option in block.options if option.value is not None]
    return (min(values), max(values)) if values else (0, 10)


def wording(block: Block) -> dict[str, str]:
    """What each option, end or part is called today: kept with an answer, so that it can be read later."""
    if block.kind in PARTS:
        return {part.id: part.label for part in PARTS[block.kind]}
    if block.kind == "scale":
        return {str(option.value): option.label for option in block.options if option.value is not None}
    return {option.id: option.label for option in block.options}


def chosen_wording(block: Block, value: Value) -> dict[str, str]:
    """The part of `wording` that an answer needs: the options it names, or all ends and parts."""
    named = wording(block)
    if isinstance(value, list):
        return {id: named[id] for id in value if id in named}
    if isinstance(value, dict):
        return {id: named[id] for id in value if id in named}
    if block.kind == "choice" and isinstance(value, str):
        return {value: named[value]} if value in named else {}
    return named


def said(kind: str, value: Value, labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """An answer as (label, words) pairs, in the wording it was given in; labels only in records."""
    if isinstance(value, dict):
        return [(labels.get(id, id), _sure(part)) for id, part in value.items()]
    if isinstance(value, list):
        return [("", labels.get(id, id)) for id in value]
    if isinstance(value, int):
        return [("", _on_scale(value, labels))]
    return [("", labels.get(value, value) if kind == "choice" else value)]


def _sure(part: str | int) -> str:
    return f"{part} of {SURE_TO}" if isinstance(part, int) else part


def _on_scale(value: int, labels: Mapping[str, str]) -> str:
    """`7, from 0 (Soft) to 10 (Braced)`."""
    numbers = sorted((int(number), label) for number, label in labels.items() if number.isdecimal())
    if len(numbers) < 2:
        return str(value)
    (low, low_label), (high, high_label) = numbers[0], numbers[-1]
    return f"{value}, from {low} ({low_label}) to {high} ({high_label})"
