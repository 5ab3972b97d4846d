"""Flags at their edges, and with skipped answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.selfcheck import quality
from tests.selfcheck.test_vectors import PAIRS, REFLECT

IDS = [item.id for item in REFLECT]


def flags(answers: dict[str, int | None]) -> tuple[str, ...]:
    return quality.quality(REFLECT, answers, PAIRS).flags


def test_nothing_answered_raises_nothing() -> None:
    assert quality.quality(REFLECT, {}, PAIRS) == quality.Quality(0, None, {"ANX": None, "AVO": None}, 0, ())


def test_a_skipped_statement_neither_adds_to_a_run_nor_breaks_it() -> None:
    same: list[int | None] = [4, 4, 4, 4, 4, None, 4, 4, 4, 4]
    others = [1, 7, 1, 7, 1, 7, 1, 7, 1, 7, 1, 7, 1, 7]
    nine = dict(zip(IDS, [*same, *others], strict=True))
    assert quality.quality(REFLECT, nine).longest == 9
    assert "long-string" not in flags(nine)
    ten = dict(zip(IDS, [*same, 4, *others[1:]], strict=True))
    assert "long-string" in flags(ten)


@pytest.mark.parametrize(("changed", "raised"), [(10, True), (12, False)])
def test_spread_below_a_half_is_low_and_a_half_is_not(changed: int, raised: bool) -> None:
    # Of 24 answers one step apart, 10 against 14 have an SD of 0.493; 12 against 12 exactly 0.5.
    answers: dict[str, int | None] = {i: 5 if n < changed else 4 for n, i in enumerate(IDS)}
    assert ("low-variability" in flags(answers)) is raised


def test_both_sides_needs_answers_of_both_directions() -> None:
    forward_only: dict[str, int | None] = {i.id: 7 for i in REFLECT if i.key == "F" and i.dim == "ANX"}
    assert quality.quality(REFLECT, forward_only).leaning == {"ANX": None, "AVO": None}


def test_agreeing_by_exactly_one_and_a_half_is_enough() -> None:
    answers: dict[str, int | None] = {"R01": 6, "R09": 5, "R02": 2, "R04": 3}
    assert flags(answers) == ("both-sides-ANX", "both-sides-AVO")
    assert flags({**answers, "R02": 3}) == ("both-sides-ANX",)


def test_three_pairs_apart_are_needed() -> None:
    two: dict[str, int | None] = {"R01": 6, "R09": 6, "R11": 2, "R03": 2, "R05": 6, "R15": 5}
    assert quality.pairs_apart(PAIRS, two) == 2
    assert quality.pairs_apart(PAIRS, {**two, "R15": 6}) == 3
    assert quality.pairs_apart(PAIRS, {**two, "R15": None}) == 2


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(st.none() | st.integers(1, 7), min_size=24, max_size=24))
def test_mirrored_answers_raise_the_same_flags(values: list[int | None]) -> None:
    answers = dict(zip(IDS, values, strict=True))
    mirrored = {i: None if v is None else 8 - v for i, v in answers.items()}
    assert flags(answers) == flags(mirrored)


def test_pace_counts_a_minute_at_most_and_leaves_out_what_was_not_timed() -> None:
    assert quality.pace([90_000, None, 90_000]) == quality.Pace(60_000.0, ())
    assert quality.pace([None, None]) == quality.Pace(None, ())


def test_a_third_of_hurried_answers_is_too_fast() -> None:
    assert quality.pace([900] * 8 + [4000] * 16).flags == ("too-fast",)
    assert quality.pace([900] * 7 + [4000] * 17).flags == ()
    assert quality.pace([1000] * 24).flags == ("fast",)
    assert quality.pace([2000] * 24).flags == ()
