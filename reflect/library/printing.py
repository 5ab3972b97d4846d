"""From an author's lines to HTML in the shapes the pages are drawn with. Runs once, when the content is
loaded.
"""

import re
from collections.abc import Sequence
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe

from reflect.library.footnotes import Footnotes
from reflect.library.lines import Line
from reflect.library.marks import Marks
from reflect.library.problems import Problems
from reflect.ui.markup import Press

_TABLE_RULE = re.compile(r"^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?$|^\|\s*:?-+:?\s*\|$")
_CAPTION = re.compile(r"<p>Table: (?P<caption>.*?)</p>\s*<table>", re.DOTALL)
_LEFT_OVER = re.compile(r"\*\*|\]\(|(?<!\w)__(?=\w)")
_CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_MARKDOWN = re.compile(r"[\\*_`\[\]#]")
_WORD = re.compile(r"[^\W_][\w’'-]*")


def count_words(html: str) -> int:
    """How many words a reader sees in this HTML or plain text."""
    return len(_WORD.findall(unescape(_TAG.sub(" ", html))))


def typographic(text: str) -> str:
    """Plain words with typographic quotes; what looks like Markdown is kept as it stands."""
    return Press().plain(_MARKDOWN.sub(r"\\\g<0>", text))


class Printer:
    """Renders the texts of one file. Made per file and dropped: its press must not be shared."""

    def __init__(self, press: Press, footnotes: Footnotes, marks: Marks, problems: Problems) -> None:
        self.press, self.footnotes, self.marks, self.problems = press, footnotes, marks, problems

    def html(self, lines: Sequence[Line], *, quiet_headings: bool = False) -> str:
        """Paragraphs, lists, quotes, headings, tables and code. `quiet_headings`: small ones, for panels."""
        well = self.marks.check(lines)
        html: str = self.press.html("\n".join(self._text(lines)))
        if well and any(line.bare for line in lines):
            self._check_left_over(html, lines)
        html = self._tables(html, lines)
        if quiet_headings:
            html = html.replace("<h2>", '<h2 class="title">')
        return self.footnotes.link(html)

    def inline(self, lines: Sequence[Line]) -> str:
        """HTML without the paragraph around it where there is only one."""
        html = self.html(lines)
        return (
            html[3:-4]
            if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
            else html
        )

    def plain(self, lines: Sequence[Line], what: str) -> str:
        """Words alone. `what` names them in errors: a question, an option."""
        self.marks.check(lines)
        self.marks.plain(lines, what)
        return self.words("\n".join(line.text.strip() for line in lines))

    def words(self, text: str) -> str:
        """Words alone, from a text whose marks were checked before."""
        return self.press.plain(text)

    def section(self) -> SafeString:
        """The footnotes of the step that was begun, "" without any."""
        return mark_safe(
            self.footnotes.section(
                lambda text: self.press.html(text).removeprefix("<p>").removesuffix("</p>")
            )
        )

    def _text(self, lines: Sequence[Line]) -> list[str]:
        out: list[str] = []
        for line in lines:
            out.append(line.text if line.code else self.footnotes.mark(line.text, line.number))
            if line.bare.startswith("Table: "):
                out.append("")  # so that Markdown does not take the caption for the table's first row
        return out

    def _check_left_over(self, html: str, lines: Sequence[Line]) -> None:
        """Markup that Markdown could not make sense of would be printed to readers as it stands."""
        found = _LEFT_OVER.search(_TAG.sub("", _CODE.sub("", html)))
        if found:
            at = next((line.number for line in lines if found.group() in line.bare), lines[0].number)
            self.problems.error(
                at, f"{found.group()} has no partner; close the emphasis or the link, or take it out"
            )

    def _tables(self, html: str, lines: Sequence[Line]) -> str:
        rules = [line.number for line in lines if _TABLE_RULE.match(line.bare)]
        captions = [line.number for line in lines if line.bare.startswith("Table: ")]
        if html.count("<table>") < len(rules):
            hint = "leave a blank line above and below, and give each row the same number of |"
            self.problems.error(rules[0], f"this table can't be read; {hint}")
        elif len(rules) > len(captions):
            self.problems.error(
                rules[0], "a table needs a caption; write `Table: what it shows` on the line above it"
            )
        elif len(captions) > len(rules):
            self.problems.error(
                captions[0], "this caption has no table below it; write one, or take out `Table:`"
            )
        return _CAPTION.sub(_captioned, html.replace("<th>", '<th scope="col">')).replace(
            "</table>", "</table></div>"
        )


def _captioned(match: re.Match[str]) -> str:
    label = escape(unescape(_TAG.sub("", match["caption"])))
    caption = f'<table class="set"><caption>{match["caption"]}</caption>'
    return f'<div class="scroll" role="region" aria-label="{label}" tabindex="0">{caption}'
