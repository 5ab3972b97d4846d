"""The simulation of the self-check, with fewer people and so within wider limits."""

import pytest

from benchmarks import selfcheck_simulation as simulation
from reflect.selfcheck.results import GUARD, WORRY

PEOPLE = 1_500
ROWS = {plan.name: plan for plan in simulation.plans(simulation.published())}


@pytest.mark.parametrize(
    "name",
    ["twelve and twelve", "twelve and twelve, some skipped", "six, then twelve", "six and six"],
)
def test_margins_cover_what_they_say_and_retakes_seldom_cry_wolf(name: str) -> None:
    # 3,000 places: the standard error is 0.85 points for 68 % and 0.4 for 95 % and for the alarms.
    found = simulation.simulate(ROWS[name], PEOPLE)
    assert found.cover68 == pytest.approx(68.3, abs=3)
    assert found.cover_oval == pytest.approx(68.3, abs=4)
    assert found.cover95 == pytest.approx(95, abs=1.5)
    assert found.called == pytest.approx(5, abs=2.5)


@pytest.mark.parametrize(
    ("name", "narrow"), [("error really 21, not 24.5", False), ("error really 28, not 24.5", True)]
)
def test_a_wrong_error_would_show(name: str, narrow: bool) -> None:
    found = simulation.simulate(ROWS[name], PEOPLE)
    assert (found.cover68 < 66, found.cover68 > 72) == (narrow, not narrow)


def test_a_true_change_is_called_more_often_the_larger_it_is() -> None:
    rows = ("twelve and twelve", "truth moved by about 10 points", "truth moved by about 20 points")
    called = [simulation.simulate(ROWS[name], 500).called for name in rows]
    assert called == sorted(called)


def test_the_crowd_is_what_it_was_asked_to_be() -> None:
    for mean in simulation.MEANS.values():
        moments = simulation.crowd(mean, 24.5).moments()
        assert moments == pytest.approx((mean, simulation.TRUE_SPREAD, 24.5), abs=1e-6)


def test_the_truth_is_where_endlessly_many_answers_would_end() -> None:
    person = simulation.Person(
        {dim: simulation.crowd(50, 24.5) for dim in (WORRY, GUARD)},
        ROWS["twelve and twelve"],
        simulation.Random(1),
    )
    items = simulation.published().items
    found = [simulation.places(items, person.answers(items), 24.5)[0] for _ in range(400)]
    mean = sum(place.pomp for place in found if place) / len(found)
    assert mean == pytest.approx(person.truth(WORRY), abs=4 * 24.5 / (12 * 400) ** 0.5)


def test_the_same_seed_gives_the_same_figures() -> None:
    plan = ROWS["twelve and twelve"]
    assert simulation.simulate(plan, 50) == simulation.simulate(plan, 50)
    assert simulation.simulate(plan, 50) != simulation.simulate(plan, 50, seed=1)
