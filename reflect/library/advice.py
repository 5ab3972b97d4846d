"""What an author should look at: not wrong, but hard to read, out of date or better said otherwise."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from reflect.library.loading import Reading
from reflect.library.pace import count_for_one
from reflect.library.problems import Problem
from reflect.library.reading import grade
from reflect.library.shapes import Module, Step

MOST_WORDS = 600  # in a step, besides its prompts
HARDEST = 8.0  # reading grade
REVIEW_AFTER = timedelta(days=365)

# Words that would tell somebody who looks through the browser's history what the reader is going through.
_TELLING = re.compile(
    r"\b(?:abus\w*|violen\w*|assault\w*|danger\w*|victim\w*|toxic|narciss\w*|trauma\w*|red[ -]flags?"
    r"|gaslight\w*|affair|cheat\w*|infidel\w*|break[ -]?up\w*|divorc\w*|separat\w*|split(?:ting)?"
    r"|leav(?:e|ing)|escap\w*|stay or go"
    r"|marriage\w*|husband\w*|wife|wives|partner\w*|relationship\w*|avoidant|attachment|anxious|suicid\w*)\b",
    re.IGNORECASE,
)
_RESEARCH = re.compile(
    r"\b(?:stud(?:y|ies)|research\w*|trials?|per cent|percent|meta-analys[ei]s)\b|\d%", re.IGNORECASE
)


def step_text(step: Step) -> str:
    """What a reader reads on a step, as HTML: text and questions, without options."""
    return "\n".join(f"{block.html}\n<p>{block.ask}</p>\n{block.help_html}" for block in step.blocks)


def advise(reading: Reading, today: date | None = None) -> list[Problem]:
    """Everything worth a look, at the line it is about."""
    paths = {file.prefix: file.path for file in reading.ids}
    found: list[Problem] = []
    for module in reading.modules:
        path = paths[f"module/{module.slug}/"]
        found += [
            Problem(path, line, text, error=False) for line, text in _advise(module, today or date.today())
        ]
    return found


def _advise(module: Module, today: date) -> Iterator[tuple[int, str]]:
    # Each of these stands in an address or in the title of a page.
    names = [(1, "title", module.title), (1, "file’s name", module.slug.replace("-", " "))]
    for line, what, words in (*names, *((step.line, "step’s title", step.title) for step in module.steps)):
        if match := _TELLING.search(words):
            wanted = "which stays in browser histories; choose quieter words"
            yield line, f"the {what} says “{match.group()}”, {wanted}"
    if module.reviewed > today:
        yield 1, f"reviewed: {module.reviewed} is still to come; write the day it was last looked through"
    elif today - module.reviewed > REVIEW_AFTER:
        yield (
            1,
            f"reviewed: {module.reviewed} is more than a year ago; look it through and write today’s date",
        )
    if not module.sources and _RESEARCH.search(" ".join(step_text(step) for step in module.steps)):
        yield 1, "research is mentioned and no source is named; add it to sources:"
    for step in module.steps:
        yield from _advise_step(step)


def _advise_step(step: Step) -> Iterator[tuple[int, str]]:
    words = count_for_one(step.blocks, prompts=False)
    if words > MOST_WORDS:
        yield step.line, f"this step has {words} words; {MOST_WORDS} is plenty, split it or cut it"
    hard = grade(step_text(step))
    if hard > HARDEST:
        yield (
            step.line,
            f"this step reads at grade {hard:.1f}; {HARDEST:.0f} is the most, use shorter words",
        )
