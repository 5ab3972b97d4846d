"""Finding words in writing: what counts as a match, and the words around it. No Django here."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reflect.journal.notes import FIRST_LINES, Note, shorten

AROUND: Final = 90
"""Characters of context kept on each side of the first match."""
MOST_WORDS: Final = 12
_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a snippet; `hit` when it is one of the words looked for."""

    text: str
    hit: bool = False


def fold(text: str) -> str:
    """A text made comparable: case, accents and the shape of quotes and dashes no longer differ."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SAME)).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def terms(query: str) -> tuple[str, ...]:
    """The words of a search, folded, without repeats, at most MOST_WORDS of them."""
    return tuple(dict.fromkeys(fold(query).split()))[:MOST_WORDS]


def matches(note: Note, words: Sequence[str]) -> bool:
    """Whether every word is somewhere in what the reader wrote, or in the question it answers."""
    haystack = fold("\n".join((note.title, note.text, note.asked, note.about, *note.tags)))
    return all(word in haystack for word in words)


def snippet(text: str, words: Sequence[str]) -> list[Bit]:
    """The words around the first match in a body, matches set apart; its first lines where there is none."""
    found = sorted(_places(text, words))
    if not found:
        return [Bit(shorten(text, FIRST_LINES))] if text.strip() else []
    start, stop = _window(text, found[0][0])
    bits, at = [Bit("…")] if start else [], start
    for first, last in found:
        if first < at or last > stop:
            continue
        bits += [Bit(text[at:first]), Bit(text[first:last], hit=True)]
        at = last
    bits += [Bit(text[at:stop]), Bit("…" if stop < len(text) else "")]
    return [Bit(" ".join(_spaced(bit.text)), bit.hit) for bit in bits if bit.text]


def _spaced(text: str) -> Iterator[str]:
    """The words of a stretch with one space between them, keeping a space it begins or ends with."""
    inside = text.split()
    if text[:1].isspace():
        yield ""
    yield from inside
    if text[-1:].isspace() and inside:
        yield ""


def _window(text: str, at: int) -> tuple[int, int]:
    """A stretch round `at`, begun and ended between words where a gap is near."""
    start, stop = max(0, at - AROUND), min(len(text), at + 2 * AROUND)
    if start:
        gap = text.find(" ", start, at)
        start = gap + 1 if gap >= 0 else start
    if stop < len(text):
        gap = text.rfind(" ", at + AROUND, stop)
        stop = gap if gap >= 0 else stop
    return start, stop


def _places(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand in the text as written. Folding changes lengths, so letters are mapped back."""
    folded, origin = _folded_with_origin(text)
    for word in words:
        at = folded.find(word)
        while word and at >= 0:
            yield origin[at], origin[at + len(word) - 1] + 1
            at = folded.find(word, at + len(word))


def _folded_with_origin(text: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for letter in _fold_one(character):
            letters.append(letter)
            origin.append(index)
    return "".join(letters), origin


@lru_cache(maxsize=4096)
def _fold_one(character: str) -> str:
    return fold(character)
