"""How hard a text is to read: Flesch-Kincaid grade, the school year whose pupils can follow it.

0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid and others, 1975). Syllables are counted
from the spelling, which is right for about nine words in ten; over a page that is half a grade either way.
"""

import re
from html import unescape

_BREAK = re.compile(r"</(?:p|li|h2|h3|td|th|caption)>|<br>|<hr>")
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’']*")
_SENTENCE = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|$)|\n+|:\s")
_VOWELS = re.compile(r"[aeiouyà-ÿ]+")
# An e at the end is not heard: time, whole, asked, times; but it is in little, wanted, houses.
_SILENT = re.compile(r"(?:(?:[^aeiouyl]|[aeiouy]l)e|(?:[^aeiouylszxcgh]|[aeiouy]l|th)es|[^aeioutd]ed)$")
# Vowels side by side that are heard one by one: video, being, studying, quiet, beyond, usual.
_SPLIT = re.compile(
    r"ia(?!ls?$|ns?$)|io(?!n|us)|[iu]et|eo(?!ple)|u[ao]|[aeiouy]ing|[aeiou]y[aeou]|(?<=[dst])n[’']t$"
)


def syllables(word: str) -> int:
    """About how many syllables an English word has; at least one."""
    whole = word.lower()
    bare = re.sub(r"(?:n[’']t|[’'][a-z]*)$", "", whole)
    heard = len(_VOWELS.findall(bare)) + len(_SPLIT.findall(whole))
    return max(1, heard - (1 if heard > 1 and _SILENT.search(bare) else 0))


def grade(text: str) -> float:
    """The reading grade of HTML or plain text; 0.0 for a text without words."""
    plain = unescape(_TAG.sub(" ", _BREAK.sub("\n", text)))
    words = _WORD.findall(plain)
    if not words:
        return 0.0
    sentences = sum(1 for part in _SENTENCE.split(plain) if _WORD.search(part))
    per_sentence = len(words) / max(1, sentences)
    per_word = sum(map(syllables, words)) / len(words)
    return max(0.0, 0.39 * per_sentence + 11.8 * per_word - 15.59)
