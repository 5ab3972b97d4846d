"""Footnotes: `[^1]` in the text, `[^1]: words` anywhere in the file, printed at the end of the step.

Numbered anew in each step. The mark travels through Markdown and cleaning as a private-use character
(refused in authors' files), so that the cleaner need not allow ids; the link is put in afterwards.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from reflect.library.problems import Problems
from reflect.library.scan import Footnote

_MARK = re.compile(r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))|\[\^(?P<id>[^\]\s]*)\]")
_TOKEN = re.compile("\ue000([0-9]+)\ue001")


@dataclass(slots=True)
class Footnotes:
    """The footnotes of a file. `begin` a step, `mark` its texts, then print its `section`."""

    written: dict[str, Footnote]
    problems: Problems
    used: set[str] = field(default_factory=set)
    step: int = 0
    numbers: dict[str, int] = field(default_factory=dict)
    linked: set[int] = field(default_factory=set)

    def begin(self, step: int) -> None:
        """Start numbering for a step."""
        self.step, self.numbers, self.linked = step, {}, set()

    def mark(self, text: str, line: int) -> str:
        """Replace each `[^id]` of one line by its token; note those without a footnote."""

        def token(match: re.Match[str]) -> str:
            name = match["id"]
            if name is None:
                return match.group()
            if name not in self.written:
                self.problems.error(
                    line, f"[^{name}] has no footnote; write `[^{name or '1'}]: its words` below"
                )
                return ""
            self.used.add(name)
            return f"\ue000{self.numbers.setdefault(name, len(self.numbers) + 1)}\ue001"

        return _MARK.sub(token, text)

    def link(self, html: str) -> str:
        """Put the links in where the tokens stand. Only the first mark of a footnote can be come back to."""

        def anchor(match: re.Match[str]) -> str:
            number = int(match[1])
            back = "" if number in self.linked else f' id="back-{self.step}-{number}"'
            self.linked.add(number)
            to = f"#note-{self.step}-{number}"
            return f'<sup><a href="{to}"{back} aria-label="Note {number}">{number}</a></sup>'

        return _TOKEN.sub(anchor, html)

    def section(self, render: Callable[[str], str]) -> str:
        """The footnotes of the step as a section, "" without any. `render` makes inline HTML of their
        words.
        """
        if not self.numbers:
            return ""
        items = "\n".join(
            f'<li id="note-{self.step}-{number}">{render(self.written[name].text)} '
            f'<a href="#back-{self.step}-{number}" aria-label="Back to note {number} in the text">↩</a></li>'
            for name, number in self.numbers.items()
        )
        return f'<section class="notes small" aria-label="Notes">\n<ol>\n{items}\n</ol>\n</section>'

    def unused(self) -> None:
        """Note the footnotes nothing points at."""
        for name, note in self.written.items():
            if name not in self.used:
                self.problems.error(
                    note.line,
                    f"nothing points at footnote [^{name}]; write [^{name}] in the text, or take it out",
                )


def gather(footnotes: list[Footnote], problems: Problems) -> Footnotes:
    """The footnotes of a file by their ids; doubles and empty ones are noted."""
    written: dict[str, Footnote] = {}
    for note in footnotes:
        if note.id in written:
            problems.error(note.line, f"footnote [^{note.id}] stands twice; give this one its own mark")
        elif not note.id or not note.text.strip():
            problems.error(note.line, "a footnote needs a mark and words: `[^1]: Where this comes from.`")
            written.setdefault(note.id, note)
        else:
            written[note.id] = note
    return Footnotes(written, problems)
