"""Reviews side by side: what is new, what moved, and what is about safety."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from reflect.signs.over_time import Cell, Dated, Mark, Overview, by_person, columns, moved, overview, when

LONDON = ZoneInfo("Europe/London")
TITLES = {"danger": "Signs of danger", "strain": "Signs of strain", "care": "Signs of care"}


def at(month: int, day: int = 3, year: int = 2026, hour: int = 21) -> datetime:
    return datetime(year, month, day, hour, 5, tzinfo=LONDON)


def review(moment: datetime, person: str = "R", **marks: int) -> Dated:
    """Marks as `danger_phone=2`: group, sign, how often."""
    kept: dict[str, Any] = {}
    for name, value in marks.items():
        group, _, sign = name.partition("_")
        kept[f"{group}.{sign}"] = Mark(
            value, sign.replace("_", " "), group, "D3" if group == "danger" else ""
        )
    return Dated(UUID(int=moment.month), 1, moment, person, kept)


def rows(about: Overview) -> dict[str, list[tuple[str, str]]]:
    return {group.id: [(row.text, row.new) for row in group.rows] for group in about.groups}


def test_danger_stands_first_whatever_order_it_was_marked_in() -> None:
    about = overview([review(at(11), care_warm=3, strain_silent=1, danger_phone=1)], TITLES)
    assert [group.id for group in about.groups] == ["danger", "strain", "care", "look-for", "told-myself"]


def test_a_new_sign_of_danger_is_new_even_beside_more_care() -> None:
    series = [review(at(8), danger_phone=0, care_warm=1), review(at(11), danger_phone=1, care_warm=3)]
    about = overview(series, TITLES)
    assert (about.danger_new, about.danger_again, about.danger_count) == (("phone",), (), 1)
    assert rows(about)["danger"] == [("phone", "New since August")]


def test_danger_marked_long_ago_and_again_is_not_called_the_first_time() -> None:
    series = [review(at(3), danger_phone=1), review(at(8), danger_phone=0), review(at(11), danger_phone=2)]
    about = overview(series, TITLES)
    assert (about.danger_new, about.danger_again) == ((), ("phone",))
    assert rows(about)["danger"] == [("phone", "New since August")]


def test_danger_marked_never_is_not_about_safety() -> None:
    about = overview([review(at(11), danger_phone=0)], TITLES)
    assert (about.danger_count, about.unmarked) == (0, ("phone",))


def test_the_first_review_says_nothing_about_change() -> None:
    about = overview([review(at(11), strain_silent=2)], TITLES)
    assert (about.since, about.moved, rows(about)["strain"]) == ("", (), [("silent", "")])


def test_cells_are_never_added_up_and_a_skip_is_not_a_never() -> None:
    series = [review(at(3), strain_silent=3), review(at(5)), review(at(8), strain_silent=0)]
    cells = overview(series, TITLES).groups[1].rows[0].cells
    assert cells == (Cell(3, "often"), Cell(0, "not answered"), Cell(0, "never"))


def test_four_columns_at_most_the_latest_last() -> None:
    series = [review(at(month), strain_silent=1) for month in (1, 3, 5, 8, 11)]
    about = overview(series, TITLES)
    assert about.columns == ("Mar", "May", "Aug", "Nov")
    assert [one.at.month for one in about.reviews] == [11, 8, 5, 3, 1]


def test_moved_names_each_sign_danger_first() -> None:
    before = review(at(8), strain_silent=3, care_warm=2, danger_phone=0, strain_same=1, strain_gone=1)
    after = review(at(11), care_warm=1, strain_silent=1, danger_phone=1, strain_same=1, strain_new=2)
    assert moved(before, after) == (
        "“phone” is new since August: once now.",
        "“silent”: often in August, once now.",
        "“warm”: sometimes in August, once now.",
    )


def test_after_a_skip_only_danger_is_called_new() -> None:
    series = [review(at(8), care_warm=1), review(at(11), danger_phone=1, strain_silent=3)]
    about = overview(series, TITLES)
    assert about.moved == ("“phone” is new since August: once now.",)
    assert (rows(about)["danger"], rows(about)["strain"]) == (
        [("phone", "New since August")],
        [("silent", "")],
    )


def test_nothing_moved_and_nothing_before() -> None:
    one = review(at(8), strain_silent=3)
    assert (moved(None, one), moved(one, review(at(11), strain_silent=3))) == ((), ())


@pytest.mark.parametrize(
    ("past", "words"),
    [
        (at(8), "August"),
        (at(11, 3), "3 November"),
        (at(11, 20, hour=8), "last time"),
        (at(11, 3, 2025), "November 2025"),
    ],
)
def test_when(past: datetime, words: str) -> None:
    assert when(past, at(11, 20)) == words


@pytest.mark.parametrize(
    ("times", "heads"),
    [
        ([at(3), at(5), at(8)], ("Mar", "May", "Aug")),
        ([at(11, 3), at(11, 18)], ("3 Nov", "18 Nov")),
        ([at(11, 3, 2025), at(11, 18, 2026)], ("3 Nov 25", "18 Nov 26")),
        ([at(11, 3)], ("Nov",)),
    ],
)
def test_columns(times: list[datetime], heads: tuple[str, ...]) -> None:
    assert columns(times) == heads


def test_by_person_keeps_people_apart_and_the_latest_first() -> None:
    series = by_person([review(at(11), "R."), review(at(3), "J"), review(at(5), "r."), review(at(8), "J")])
    assert [[(one.person, one.at.month) for one in person] for person in series] == [
        [("r.", 5), ("R.", 11)],
        [("J", 3), ("J", 8)],
    ]


def test_reworded_signs_keep_one_row_with_the_latest_words() -> None:
    old, new = review(at(3), strain_silent=1), review(at(5), strain_silent=1)
    reworded = {"strain.silent": Mark(1, "Goes quiet", "strain")}
    about = overview([old, Dated(new.id, 1, new.at + timedelta(days=1), "R", reworded)], TITLES)
    assert rows(about)["strain"] == [("Goes quiet", "")]
