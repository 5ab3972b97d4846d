"""What may stand in an author's text: no raw HTML, no pictures, no stray ids; links and footnotes are
collected.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reflect.library.lines import Line
from reflect.library.problems import Problems
from reflect.ui.markup import MAX_BRACKETS

_HTML = re.compile(r"<(?!https?://)[A-Za-z/!?]")
_LINK = re.compile(r"(?<!\\)\]\(\s*<?(?P<inline>[^)\s>]*)|<(?P<auto>https?://[^>\s]*)>")
_NO_WORDS = re.compile(r"(?<!!)\[\s*\]\(")
_REFERENCE = re.compile(r"^\[(?!\^)[^\]]+\]:\s|\]\[")
_FOOTNOTE = re.compile(r"\[\^(?P<id>[^\]\s]*)\]")
_RULES = (
    (re.compile("<!--"), "a comment beside text; put it on lines of its own"),
    (_HTML, "raw HTML; write Markdown instead (a lone < before a letter needs a space behind it)"),
    (re.compile(r"!\["), "a picture; pictures can't be used in articles, describe it in words"),
    (_NO_WORDS, "a link without words; write [words](/address/)"),
    (_REFERENCE, "a link with its address elsewhere; write [words](/address/) in one place"),
    (re.compile(r"\{#"), "a stray {#…}; only steps, blocks and options carry ids, at the end of their line"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link to check once everything is loaded."""

    path: str
    line: int
    href: str


@dataclass(slots=True)
class Marks:
    """What a file's texts refer to."""

    problems: Problems
    links: list[Link] = field(default_factory=list)

    def check(self, lines: Sequence[Line]) -> bool:
        """Note what must not stand in these lines, and collect their links. Says whether all was well."""
        well = True
        if sum(line.text.count("[") for line in lines) > MAX_BRACKETS:
            self.problems.error(
                lines[0].number, f"more than {MAX_BRACKETS} brackets in one text; split it up"
            )
            well = False
        for line in lines:
            text = line.bare
            wrong = next((words for pattern, words in _RULES if text and pattern.search(text)), "")
            if wrong:
                self.problems.error(line.number, wrong)
                well = False
                continue
            # The bare line has its code spans blanked; an address never stands in one.
            for match in _LINK.finditer(text):
                self.links.append(
                    Link(self.problems.path, line.number, match["inline"] or match["auto"] or "")
                )
        return well

    def plain(self, lines: Sequence[Line], what: str) -> None:
        """Note what can't stand in a question or label, which are plain words."""
        for line in lines:
            if _LINK.search(line.bare):
                self.problems.error(
                    line.number, f"a link can't stand in {what}; put it in a paragraph below the question"
                )
            if _FOOTNOTE.search(line.bare):
                self.problems.error(
                    line.number, f"a footnote can't stand in {what}; put it in the text above"
                )
