"""The author's files of the safety page and the questions."""

import re
from pathlib import Path

import pytest
from django.test import override_settings

from reflect.safety import wording
from reflect.safety.cues import CUES
from reflect.safety.wording import Item, Section, WordingError, read


def test_read_headings_paragraphs_and_items() -> None:
    text = """---
title: X
---

## One {#one}

A line
that wraps.

- first {#a}
- second
  goes on

## Two {#two}
"""
    items = (Item("a", "first"), Item("", "second goes on"))
    assert read(text, "x.md") == {
        "one": Section("one", "One", ("A line that wraps.",), items),
        "two": Section("two", "Two", (), ()),
    }


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("## One\n", "x.md:4: write the heading as '## Heading {#id}'"),
        ("## One {#one}\n\n## Two {#one}\n", "x.md:6: the id one stands twice; give this one its own"),
        ("\nFree words.\n", "x.md:5: put a '## Heading {#id}' before this text"),
    ],
)
def test_mistakes_say_where_and_what_to_do(body: str, complaint: str) -> None:
    with pytest.raises(WordingError) as error:
        read(f"---\ntitle: X\n---\n{body}", "x.md")
    assert str(error.value) == complaint


def test_every_cue_is_asked_once() -> None:
    ids = [item.id for group in wording.questions() for item in group.items]
    assert sorted(ids) == sorted(CUES)


def test_a_missing_cue_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "safety").mkdir()
    (tmp_path / "safety" / "cues.md").write_text("---\ntitle: X\n---\n\n## Now {#now}\n\n- In danger {#d1}\n")
    with (
        override_settings(CONTENT_DIR=tmp_path),
        pytest.raises(WordingError, match="must stand once"),
    ):
        wording.questions()


def test_a_missing_section_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "safety").mkdir()
    (tmp_path / "safety" / "page.md").write_text("---\ntitle: X\n---\n\n## Now {#now}\n")
    with override_settings(CONTENT_DIR=tmp_path), pytest.raises(WordingError, match="own-life"):
        wording.texts()


# --- how it reads ------------------------------------------------------------------------------------------

VOWELS = re.compile(r"[aeiouy]+")


def grade(text: str) -> float:
    """Flesch-Kincaid grade with a plain count of syllables; within one grade of the usual tools."""
    sentences = [part for part in re.split(r"[.:?]+(?:\s|$)", text) if part.strip()]
    words = re.findall(r"[A-Za-z’]+", text)
    syllables = sum(max(1, len(VOWELS.findall(re.sub(r"e$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def test_grade_can_find_hard_text() -> None:
    assert grade("Individuals experiencing coercive control demonstrate psychological ambivalence.") > 12


def test_no_section_reads_above_grade_six() -> None:
    sections = [*wording.texts().values(), *wording.questions()]
    texts = {
        s.id: " ".join([*s.paragraphs, *(f"{item.text.rstrip('.')}." for item in s.items)]) for s in sections
    }
    assert {name: round(grade(text), 1) for name, text in texts.items() if grade(text) > 6} == {}


FORBIDDEN = (
    *("you should", "you must", "victim", "abuser", "toxic", "narcissis", "just leave", "why don", "!"),
    *("we promise", "anonymous", "untraceable", "diagnos", "well done", "confront"),
)


def test_no_words_that_order_label_or_promise() -> None:
    said = " ".join(
        " ".join([s.title, *s.paragraphs, *(item.text for item in s.items)])
        for s in [*wording.texts().values(), *wording.questions()]
    ).lower()
    assert [word for word in FORBIDDEN if word in said] == []
