"""Change rules beyond the worked cases."""

import pytest

from reflect.selfcheck import change
from reflect.selfcheck.scoring import Place


def test_two_places_compare_as_their_numbers_do() -> None:
    first, last = Place(64, 12), Place(40, 10)
    assert change.between(first, last).rci == pytest.approx(change.change(first.pomp, 12, last.pomp, 10).rci)


def test_a_wider_error_makes_the_same_difference_less_clear() -> None:
    assert change.change(70, 12, 50, 12).verdict == "clear change in answers"
    assert change.change(70, 12, 50, 12, error_sd=30).verdict == "not clear"


def test_the_ordinary_swing_of_a_month() -> None:
    assert round(change.swing(20, 0.65)) == 33
    assert round(change.swing(20, 0.80)) == 25


@pytest.mark.parametrize(("sd", "reliability"), [(0, 0.8), (-1, 0.8), (7.5, 1.0), (7.5, -0.1)])
def test_inputs_that_mean_nothing_are_refused(sd: float, reliability: float) -> None:
    with pytest.raises(ValueError, match="spread"):
        change.jacobson_truax(1, 2, sd, reliability)


def test_a_score_without_answers_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="at least one"):
        change.change(50, 0, 60, 12)
