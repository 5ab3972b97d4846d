"""From the bytes of a file to numbered lines: what is inside a code fence or a comment is marked here,
once.
"""

import re
import unicodedata
from dataclasses import dataclass

from reflect.library.problems import Problems

MAX_BYTES = 256 * 1024

# Python-Markdown knows a fence only in this form; anything else it prints as text, and so must we.
_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*$")
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
        problems.error(1, f"the file is {len(raw) // 1024} KiB; split it, 256 KiB is the most")
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
        odd = next((char for char in words if char != "\t" and unicodedata.category(char) in _ODD), "")
        if odd:
            refused = True
            problems.error(number, f"a hidden character (U+{ord(odd):04X}) stands here; delete it")
    return None if refused else lines


_ODD = {"Cc", "Co", "Cs", "Cn", "Zl", "Zp"}


def mark_code(lines: list[str], first: int, problems: Problems) -> list[Line]:
    """Number the lines of a body from `first`, mark those in code fences and blank out <!-- comments -->."""
    marked: list[Line] = []
    fence, opened, comment = "", 0, 0
    for number, text in enumerate(lines, start=first):
        if fence:
            marked.append(Line(number, text, code=True))
            if text.rstrip() == fence:
                fence = ""
        elif comment:
            comment = 0 if _ends_comment(text, number, problems) else comment
            marked.append(Line(number, ""))
        elif match := _FENCE.match(text):
            fence, opened = match["fence"], number
            marked.append(Line(number, text, code=True))
        elif text.lstrip().startswith("<!--"):
            comment = 0 if _ends_comment(text.lstrip()[4:], number, problems) else number
            marked.append(Line(number, ""))
        else:
            marked.append(Line(number, text))
    if fence:
        problems.error(
            opened, f"this code fence is never closed; write {fence} on a line of its own after the code"
        )
    if comment:
        problems.error(comment, "this comment is never closed; write --> after it")
    return marked


def _ends_comment(text: str, number: int, problems: Problems) -> bool:
    _, end, after = text.partition("-->")
    if after.strip():
        problems.error(number, "text stands behind the end of a comment; put it on the next line")
    return bool(end)
