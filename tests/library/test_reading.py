"""Reading grade, and advice to authors."""

from datetime import date
from pathlib import Path

import pytest

from reflect.library.advice import advise
from reflect.library.folder import Folder
from reflect.library.loading import read_content
from reflect.library.reading import grade, syllables
from tests.library.writing import MODULE, swap

TODAY = date(2026, 11, 20)

# Counted by a person, from a dictionary's hyphens.
COUNTED = {
    1: "a the one you they're can't don't cat ask asked house through knows loved times while whole makes",
    2: "message silence answer little quiet wanted needed going being table doesn't houses noises didn't"
    " couples changes beyond player trying people loudest couldn't",
    3: "family remember together studying another attention beginning relation video usual",
    4: "relationship particular anybody conversation American January",
    5: "possibility communicating",
}


@pytest.mark.parametrize(
    ("count", "word"), [(count, word) for count, words in COUNTED.items() for word in words.split()]
)
def test_syllables(count: int, word: str) -> None:
    assert syllables(word) == count


def test_grade_is_the_formula() -> None:
    # 3 sentences of 3 words, one syllable each: 0.39 * 3 + 11.8 - 15.59 is below zero.
    assert grade("The cat sat. The dog ran. The hen hid.") == 0.0
    hard = "Considerable communication difficulties characterise relationships. " * 3
    assert grade(hard) > 20
    assert grade("") == 0.0


def test_paragraphs_and_items_end_sentences() -> None:
    assert grade("<p>one two three</p><ul><li>four five six</li></ul>") == grade(
        "One two three. Four five six."
    )


def said(content: Path, text: str, name: str = "the-hour-before") -> list[str]:
    (content / "modules" / "the-hour-before.md").unlink()
    text = text.replace("of=the-hour-before", f"of={name}")
    (content / "modules" / f"{name}.md").write_text(text, encoding="utf-8")
    reading = read_content(Folder(content))
    assert reading.errors == ()
    return [str(problem).removeprefix("content/modules/") for problem in advise(reading, TODAY)]


def test_a_good_module_needs_no_advice(content: Path) -> None:
    assert said(content, MODULE) == []


def test_titles_and_addresses_give_nothing_away(content: Path) -> None:
    text = swap(MODULE, "title: The hour before", "title: Leaving an abusive partner")
    text = swap(text, "## After", "## After the break-up")
    end = "which stays in browser histories; choose quieter words"
    assert said(content, text, "toxic-love") == [
        f"toxic-love.md:1: the title says “Leaving”, {end}",
        f"toxic-love.md:1: the file’s name says “toxic”, {end}",
        f"toxic-love.md:40: the step’s title says “break-up”, {end}",
    ]


def test_a_review_grows_old(content: Path) -> None:
    assert said(content, swap(MODULE, "reviewed: 2026-11-20", "reviewed: 2025-11-19")) == [
        "the-hour-before.md:1: reviewed: 2025-11-19 is more than a year ago; "
        "look it through and write today’s date"
    ]


def test_a_review_is_not_to_come(content: Path) -> None:
    assert said(content, swap(MODULE, "reviewed: 2026-11-20", "reviewed: 2026-12-01")) == [
        "the-hour-before.md:1: reviewed: 2026-12-01 is still to come; "
        "write the day it was last looked through"
    ]


def test_research_has_a_source(content: Path) -> None:
    text = swap(swap(MODULE, "[schrodt-2014]", "[]"), "Prose, with", "In one study, with")
    assert said(content, text) == [
        "the-hour-before.md:1: research is mentioned and no source is named; add it to sources:"
    ]


def test_long_and_hard_steps_are_named(content: Path) -> None:
    text = swap(MODULE, "Prose, with", "He sat. " * 301 + "Prose, with")
    assert said(content, text) == [
        "the-hour-before.md:16: this step has 620 words; 600 is plenty, split it or cut it"
    ]


def test_hard_steps_are_named(content: Path) -> None:
    hard = "Considerable communication difficulties characterise relationships. " * 20
    found = said(content, swap(MODULE, "Prose, with", f"{hard} Prose, with"))
    assert [text.split(" at grade")[0] for text in found] == ["the-hour-before.md:16: this step reads"]
