"""From the bytes of a file to numbered lines: what is inside a code fence or a comment is marked here,
once.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from reflect.library.problems import Problems

MAX_BYTES = 256 * 1024
LONGEST_LINE = 10_000  # characters; some patterns take quadratic time over a line

# Python-Markdown knows a fence only in this form; anything else it prints as text, and so must we.
_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*$")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file: its number from 1, its text without the line break, and whether it stands in a
    code fence.
    """

    number: int
    text: str
    code: bool = False

    @property
    def bare(self) -> str:
        """The text with surrounding blanks and what stands in `code` taken out: what may hold markup."""
        return "" if self.code else _CODE_SPAN.sub(lambda m: " " * len(m.group()), self.text).strip()

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def read_text(raw: bytes, problems: Problems) -> list[str] | None:
    """Decode a file into lines, or note why it can't be read and return None.

    Accepted: UTF-8 with or without a byte-order mark, any line ends, tabs. Refused: more than 256 KiB, an
    empty file, another encoding, control and private-use characters.
    """
    if len(raw) > MAX_BYTES:
        problems.error(1, "the file is larger than 256 KiB; split it")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        problems.error(line, "this is not UTF-8; save the file with the encoding UTF-8")
        return None
    if not text.strip():
        problems.error(1, "the file is empty; delete it, or start with: manage.py new_module")
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    refused = False
    for number, words in enumerate(lines, start=1):
        if len(words) > LONGEST_LINE:
            refused = True
            problems.error(number, f"this line has {len(words)} characters; {LONGEST_LINE} is the most")
        odd = next((char for char in words if char != "\t" and _is_odd(char)), "")
        if odd:
            refused = True
            problems.error(number, f"a hidden character (U+{ord(odd):04X}) stands here; delete it")
    return None if refused else lines


def _is_odd(char: str) -> bool:
    """Characters nobody sees: controls, private use, line separators, and marks that turn the direction."""
    return unicodedata.category(char) in {"Cc", "Co", "Cs", "Cn", "Zl", "Zp"} or char in _TURNING


def mark_code(lines: list[str], first: int, problems: Problems) -> list[Line]:
    """Number the lines of a body from `first`, mark those in code fences and blank out <!-- comments -->.

    What is opened and never closed is noted, and the lines after it are taken for text.
    """
    marker = _Marker(problems)
    for number, text in enumerate(lines, start=first):
        marker.take(number, text)
    if not marker.opened:
        return marker.lines
    if marker.fence:
        wanted = f"write {marker.fence} on a line of its own after the code"
        problems.error(marker.opened, f"this code fence is never closed; {wanted}")
    else:
        problems.error(marker.opened, "this comment is never closed; write --> after it")
    at = marker.opened - first
    rest = enumerate(lines[at + 1 :], start=marker.opened + 1)
    begun = Line(marker.opened, "" if marker.fence else lines[at].lstrip()[4:])
    return [*marker.lines[:at], begun, *(Line(number, text) for number, text in rest)]


@dataclass(slots=True)
class _Marker:
    """Goes through the lines; `opened` is where an open fence or comment began, 0 outside."""

    problems: Problems
    lines: list[Line] = field(default_factory=list)
    fence: str = ""
    opened: int = 0

    def take(self, number: int, text: str) -> None:
        if self.fence:
            self.lines.append(Line(number, text, code=True))
            if text.rstrip() == self.fence:
                self.fence, self.opened = "", 0
        elif self.opened:
            self._comment(number, text)
        elif match := _FENCE.match(text):
            self.fence, self.opened = match["fence"], number
            self.lines.append(Line(number, text, code=True))
        elif text.lstrip().startswith("<!--"):
            self.opened = number
            self._comment(number, text.lstrip()[4:])
        else:
            self.lines.append(Line(number, text))

    def _comment(self, number: int, text: str) -> None:
        _, end, after = text.partition("-->")
        if end:
            self.opened = 0
        if after.strip():
            self.problems.error(number, "text stands behind the end of a comment; put it on the next line")
        self.lines.append(Line(number, after))
