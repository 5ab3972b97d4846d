"""A page from inside, for the front page: how the first module begins, and a question to write about."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from reflect.library.shapes import Block, Module


@dataclass(frozen=True, slots=True)
class Inside:
    """The first words of a module, and a prompt to try."""

    module: Module
    html: SafeString
    prompt: Block | None


def a_page(modules: Sequence[Module]) -> Inside | None:
    """The beginning of the first module; None while there is none."""
    if not modules:
        return None
    first = modules[0]
    prose = next((block.html for block in first.steps[0].blocks if block.kind == "prose"), SafeString(""))
    prompt = next((block for block in first.prompts if block.kind == "text"), None)
    return Inside(first, prose, prompt)
