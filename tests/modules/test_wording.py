from datetime import date

import pytest

from reflect.exercises.grouping import for_side
from reflect.library.shelf import Shelf
from reflect.modules.wording import holds, number, since


@pytest.mark.parametrize(
    ("page", "side", "words"),
    [
        (0, "", "Reading, three questions and a checklist"),
        (1, "", "Reading and two questions"),
        (1, "me", "Reading and one question"),
        (2, "", "Reading and a thought record"),
    ],
)
def test_what_a_page_holds(shelf: Shelf, page: int, side: str, words: str) -> None:
    step = shelf.modules[0].steps[page]
    assert holds(step, for_side(step.blocks, side)) == f"{words}, {step.minutes} minutes"


def test_a_page_that_only_looks_back_says_so(shelf: Shelf) -> None:
    step = shelf.modules[0].steps[2]
    assert holds(step, step.blocks[:1]) == f"Reading and what you wrote, {step.minutes} minutes"


@pytest.mark.parametrize(("count", "word"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13")])
def test_small_numbers_are_words(count: int, word: str) -> None:
    assert number(count) == word


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 21), "today"),
        (date(2026, 11, 19), "yesterday"),
        (date(2026, 11, 17), "Tuesday"),
        (date(2026, 11, 14), "Saturday"),
        (date(2026, 11, 13), "on 13 November"),
        (date(2025, 11, 30), "on 30 November 2025"),
    ],
)
def test_since_when(then: date, words: str) -> None:
    assert since(then, date(2026, 11, 20)) == words
