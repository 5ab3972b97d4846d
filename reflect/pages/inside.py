"""A page from inside, for the front page: how the first module begins, and a question to write about."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from reflect.library.shapes import Module


@dataclass(frozen=True, slots=True)
class Inside:
    """The first words of a module, and a question to try."""

    module: Module
    html: SafeString
    question: str


def a_page(modules: Sequence[Module], questions: Sequence[str]) -> Inside | None:
    """The beginning of the first module, and the first question of Today; None while either is missing."""
    if not modules or not questions:
        return None
    first = modules[0]
    prose = next((block.html for block in first.steps[0].blocks if block.kind == "prose"), SafeString(""))
    return Inside(first, prose, questions[0])
