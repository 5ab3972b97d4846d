"""Numbers as authors write them ("110 (police), 112") into numbers that can be dialled. Pure."""

import re
from dataclasses import dataclass

# A number starts with a digit, +, * or # and runs on over digits, spaces and hyphens; * or # may end it.
NUMBER = re.compile(r"[+*#]?\d(?:[\d -]*\d)?(?:[*\d]*#)?|\*[\d*]+#?")
BRACKETS = re.compile(r"\s*\(([^)]*)\)")


@dataclass(frozen=True, slots=True)
class Number:
    """One number: as shown, as dialled (for ``tel:``), and what it is for, if said."""

    shown: str
    dial: str
    what: str = ""


def numbers(text: str) -> tuple[Number, ...]:
    """The numbers in an author's line, in their order; the words in brackets after one say what it is for."""
    found: list[Number] = []
    at = 0
    while match := NUMBER.search(text, at):
        at = match.end()
        what = ""
        if brackets := BRACKETS.match(text, at):
            what, at = brackets[1], brackets.end()
        elif option := re.compile(r"\s*,?\s*(option \d+)").match(text, at):
            what, at = option[1], option.end()
        shown = match[0].strip()
        found.append(Number(shown, dial(shown), what))
    return tuple(found)


def dial(shown: str) -> str:
    """The number for a ``tel:`` or ``sms:`` link: no spaces or hyphens, and # written as %23."""
    return re.sub(r"[ -]", "", shown).replace("#", "%23")
