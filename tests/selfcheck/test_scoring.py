"""Rules of the scoring that hold whatever was answered."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.selfcheck import change, scoring
from tests.selfcheck.test_vectors import CHECK_IN, REFLECT, Key

ANSWER = st.none() | st.integers(1, 7)
IDS = [item.id for item in REFLECT]
SHEET = st.lists(ANSWER, min_size=24, max_size=24).map(lambda a: dict(zip(IDS, a, strict=True)))
FULL = st.lists(st.integers(1, 7), min_size=24, max_size=24).map(lambda a: dict(zip(IDS, a, strict=True)))
DIM = st.sampled_from(["ANX", "AVO"])


def place(answers: scoring.Answers, dim: str) -> scoring.Place:
    found = scoring.score(REFLECT, answers, dim).place
    assert found is not None
    return found


@settings(deadline=None)  # a busy machine is no failure
@given(FULL, DIM)
def test_mirrored_answers_mirror_the_score(answers: dict[str, int], dim: str) -> None:
    mirrored = {item: 8 - value for item, value in answers.items()}
    assert place(mirrored, dim).pomp == pytest.approx(100 - place(answers, dim).pomp)


@settings(deadline=None)
@given(st.integers(1, 7), DIM)
def test_a_straight_line_is_exactly_the_middle(value: int, dim: str) -> None:
    assert place(dict.fromkeys(IDS, value), dim).pomp == 50.0


@settings(deadline=None)
@given(SHEET, st.permutations(REFLECT), DIM)
def test_the_order_of_asking_changes_nothing(
    answers: dict[str, int | None], order: list[Key], dim: str
) -> None:
    assert scoring.score(order, answers, dim) == scoring.score(REFLECT, answers, dim)


@settings(deadline=None)
@given(FULL, st.lists(st.sampled_from(IDS), unique=True, max_size=24), DIM)
def test_a_skipped_answer_never_narrows_the_margin(
    answers: dict[str, int], skipped: list[str], dim: str
) -> None:
    sheet: dict[str, int | None] = dict(answers)
    before = scoring.score(REFLECT, sheet, dim)
    for item_id in skipped:
        sheet[item_id] = None
        after = scoring.score(REFLECT, sheet, dim)
        # Once too few are left there is no place at all, and more skipping never brings one back.
        assert after.place is None or (before.place is not None and after.place.sem >= before.place.sem)
        before = after


@settings(deadline=None)
@given(SHEET, DIM)
def test_an_answer_to_a_statement_not_asked_is_left_out(answers: dict[str, int | None], dim: str) -> None:
    first = REFLECT[:12]
    only = {item.id: answers[item.id] for item in first}
    assert scoring.score(first, answers, dim) == scoring.score(first, only, dim)


@settings(deadline=None)
@given(FULL)
def test_the_margin_kept_in_view_lies_within_the_line(answers: dict[str, int]) -> None:
    for dim in ("ANX", "AVO"):
        spot = place(answers, dim)
        low, high = spot.band(scoring.Z95)
        assert 0 <= low <= spot.pomp <= high <= 100
        assert spot.band(scoring.Z95)[0] <= spot.band()[0] <= spot.band()[1] <= spot.band(scoring.Z95)[1]


@settings(deadline=None)
@given(FULL)
def test_a_corner_is_named_only_when_both_margins_clear_the_middle(answers: dict[str, int]) -> None:
    worry, distance = place(answers, "ANX"), place(answers, "AVO")
    clear = all(not (low <= 50 <= high) for low, high in (worry.limits(1), distance.limits(1)))
    assert (scoring.region(worry, distance) != "between patterns") is clear


@settings(deadline=None)
@given(st.floats(0, 100), st.integers(1, 36), st.floats(0, 100), st.integers(1, 36))
def test_change_backwards_is_the_same_change_the_other_way(a: float, n: int, b: float, m: int) -> None:
    there, back = change.change(a, n, b, m), change.change(b, m, a, n)
    assert there.rci == pytest.approx(-back.rci)
    assert there.verdict == back.verdict


@pytest.mark.parametrize(("k", "most"), [(18, 3), (12, 2), (9, 1), (6, 1), (3, 0), (4, 0), (5, 1), (15, 3)])
def test_a_fifth_may_be_missing(k: int, most: int) -> None:
    assert scoring.most_missing(k) == most


@pytest.mark.parametrize(("total", "n", "shown"), [(12, 12, 0), (21, 12, 13), (48, 12, 50), (84, 12, 100)])
def test_half_a_point_rounds_up(total: int, n: int, shown: int) -> None:
    assert scoring.Place(total, n).show == shown


def test_the_middle_itself_is_not_a_side() -> None:
    # 24.5 / sqrt(4) = 12.25, so four answers at 37.75 would touch 50 with their 68 % margin.
    assert scoring.Place(16, 4).zone == "around the middle"
    assert replace(scoring.Place(16, 4), error_sd=0.0).limits(1.96) == (50.0, 50.0)
    assert replace(scoring.Place(16, 4), error_sd=0.0).zone == "around the middle"


@pytest.mark.parametrize("bad", [0, 8, 99, -1, True, 4.0, "4"])
def test_an_answer_off_the_scale_is_refused(bad: object) -> None:
    with pytest.raises(ValueError, match="R01"):
        scoring.score(REFLECT, {"R01": bad}, "ANX")  # type: ignore[dict-item]


def test_nothing_asked_is_nothing_scored() -> None:
    assert scoring.score([], {}, "ANX") == scoring.Score("ANX", 0, 0, None)
    assert scoring.region(None, None) is None


def test_the_answers_that_moved_it_most() -> None:
    answers = {"C1": 6, "C2": 3, "C3": 1, "C4": 5, "C5": 4, "C6": 7}
    assert scoring.movers(CHECK_IN, answers, "ANX") == (["C3", "C1"], [])
    assert scoring.movers(CHECK_IN, answers, "AVO") == (["C6", "C2"], [])
    assert scoring.movers(CHECK_IN, {"C1": 2, "C3": 7}, "ANX", most=1) == ([], ["C3"])


def test_what_comes_easily_is_found_in_reversed_statements() -> None:
    answers = {"R01": 7, "R02": 6, "R03": 7, "R06": 5, "R09": 7, "R12": 7}
    assert scoring.strengths(REFLECT, answers) == ["R03", "R09", "R12"]


def test_items_of_any_shape_will_do() -> None:
    @dataclass(frozen=True)
    class Other:
        id: str
        dim: str
        key: str
        text: str

    items = [Other("x", "ANX", "F", "…"), Other("y", "ANX", "R", "…")]
    assert scoring.score(items, {"x": 7, "y": 1}, "ANX").place == scoring.Place(14, 2)
