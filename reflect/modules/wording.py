"""Sentences about modules and pages: what a page holds, how far somebody is."""

from collections.abc import Iterable
from datetime import date

from reflect.library.shapes import Block, Step

NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
QUESTIONS = ("text", "line", "choice", "scale")
NAMED = {"checklist": "checklist", "record": "thought record"}
WEEK = 7  # days for which a weekday says enough


def number(count: int) -> str:
    """Seven; 13 from there on."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def holds(step: Step, blocks: Iterable[Block]) -> str:
    """`Reading, two questions and a checklist, 9 minutes`, out of the blocks that this reader sees."""
    kinds = [block.kind for block in blocks]
    asked = sum(kind in QUESTIONS for kind in kinds)
    parts = [f"{number(asked)} question{'s' if asked > 1 else ''}"] if asked else []
    for kind, name in NAMED.items():
        count = kinds.count(kind)
        if count:
            parts.append(f"a {name}" if count == 1 else f"{number(count)} {name}s")
    if not parts and "recall" in kinds:
        parts = ["what you wrote"]
    return f"{_listed(['Reading', *parts])}, {step.minutes} minute{'s' if step.minutes > 1 else ''}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def since(then: date, today: date) -> str:
    """`today`, `yesterday`, `Tuesday` within the week, else `on 3 November`; the year when it is another."""
    days = (today - then).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < WEEK:
        return f"{then:%A}"
    return f"on {then.day} {then:%B}" + ("" if then.year == today.year else f" {then.year}")
