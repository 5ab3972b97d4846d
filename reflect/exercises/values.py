"""What an answer is, whatever its kind: text, a number, ids of options, or named fields of these."""

import hashlib
import json

Value = str | int | list[str] | dict[str, str | int]

DIGEST = 12  # hex digits; only tells apart what one reader's page showed from what it sends back


def tidy(text: str) -> str:
    """Text with one kind of line ending, so that the same words are the same value from every browser."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_empty(value: Value | None) -> bool:
    """Whether nothing was answered. 0 on a scale is an answer; blanks and line ends are not."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value == [] or value == {}


def digest(value: Value | None) -> str:
    """A short fingerprint of a value; every way of answering nothing has the same one."""
    plain = None if is_empty(value) else value
    data = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST]


def merge(theirs: Value, mine: Value) -> Value:
    """Both versions in one answer: texts below each other, ticks together. Where one must go, mine stays."""
    if isinstance(theirs, str) and isinstance(mine, str):
        return mine if theirs.strip() in mine else f"{theirs.rstrip()}\n\n{mine.lstrip()}"
    if isinstance(theirs, list) and isinstance(mine, list):
        return theirs + [id for id in mine if id not in theirs]
    if isinstance(theirs, dict) and isinstance(mine, dict):
        both = {key: merge(theirs[key], mine[key]) for key in theirs.keys() & mine.keys()}
        return {key: _plain(both.get(key, {**theirs, **mine}[key])) for key in {**theirs, **mine}}
    return mine


def _plain(value: Value) -> str | int:
    """A part of a record, which is never a record itself."""
    return value if isinstance(value, int) else str(value)
