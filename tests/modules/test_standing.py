from datetime import UTC, datetime

import pytest

from reflect.library.shelf import Shelf
from reflect.modules.standing import READ, STARTED, Mark, last_seen, next_step, read_count, standings


def at(day: int) -> datetime:
    return datetime(2026, 11, day, 12, tzinfo=UTC)


def state(mark: Mark | None) -> str:
    return mark.state if mark else ""


def test_a_page_with_an_answer_is_started_since_its_first(shelf: Shelf) -> None:
    pages = standings(shelf.modules[0], {}, {"second": [at(5), at(3)]})
    assert [page.mark for page in pages] == [None, Mark(STARTED, at(3)), None]


def test_a_mark_counts_more_than_an_answer(shelf: Shelf) -> None:
    pages = standings(shelf.modules[0], {"second": Mark(READ, at(9))}, {"second": [at(3)]})
    assert ([state(page.mark) for page in pages], read_count(pages), last_seen(pages)) == (
        ["", READ, ""],
        1,
        at(9),
    )


@pytest.mark.parametrize(
    ("marks", "number"),
    [
        ({}, 1),
        ({"first": Mark(READ, at(1))}, 2),
        ({"second": Mark(READ, at(1))}, 3),
        ({"third": Mark(READ, at(1))}, 1),
        ({"first": Mark(READ, at(2)), "third": Mark(READ, at(1))}, 2),
        ({"second": Mark(STARTED, at(1)), "first": Mark(READ, at(2))}, 2),
        ({"first": Mark(STARTED, at(1)), "third": Mark(STARTED, at(2))}, 3),
        ({name: Mark(READ, at(1)) for name in ("first", "second", "third")}, None),
        ({"gone": Mark(READ, at(1))}, 1),
    ],
)
def test_where_to_carry_on(shelf: Shelf, marks: dict[str, Mark], number: int | None) -> None:
    step = next_step(standings(shelf.modules[0], marks, {}))
    assert (step.number if step else None) == number


def test_nothing_seen_has_no_time(shelf: Shelf) -> None:
    assert last_seen(standings(shelf.modules[0], {}, {})) is None
