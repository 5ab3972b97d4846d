"""Which form counts, which results are set beside each other, and which small thing is offered."""

from datetime import date, timedelta

from reflect.selfcheck.results import (
    compared,
    counted,
    earlier,
    latest_about,
    leading_facet,
    read,
    soon,
    stage_items,
)
from tests.selfcheck.sheets import NOVEMBER, YEAR, answers, instrument, record

CHECK = instrument()
FIRST = stage_items(CHECK, 1)


def test_twelve_answers_count_as_the_first_half() -> None:
    found = read(record(answers("reaching", 12)), CHECK)
    assert (found.full, found.worry.n, found.guard.n, found.region) == (False, 6, 6, "reaching")


def test_twenty_four_answers_count_as_the_whole() -> None:
    found = read(record(answers("reaching")), CHECK)
    assert (found.full, found.worry.n, found.guard.n, found.region) == (True, 12, 12, "reaching")


def test_going_on_and_stopping_in_the_middle_costs_nothing() -> None:
    half = answers("reaching", 18)
    assert counted(CHECK, half) == FIRST
    assert read(record(half), CHECK).worry == read(record(answers("reaching", 12)), CHECK).worry


def test_the_whole_counts_as_soon_as_it_can_be_scored() -> None:
    assert counted(CHECK, answers("reaching, R05 and R17 skipped")) == CHECK.items
    # Worry has only 9 of 12: the first half still gives both scores.
    assert counted(CHECK, answers("reaching, R05 R17 R21 skipped (3 of 12)")) == FIRST


def test_too_few_answers_have_no_place_on_the_map() -> None:
    two_of_each: dict[str, int | None] = {"R01": 5, "R02": 5, "R03": 5, "R04": 2}
    found = read(record(two_of_each), CHECK)
    assert (found.complete, found.worry.place, found.guard.place, found.region) == (False, None, None, None)


def test_the_same_answer_all_the_way_is_no_result() -> None:
    found = read(record(answers("all 4")), CHECK)
    assert (found.same, found.complete) == (True, False)


def test_only_earlier_results_about_the_same_person_are_set_beside_it() -> None:
    def back(days: int, **about: str) -> object:
        return record(answers("guarded"), taken=NOVEMBER - timedelta(days), **about)

    now = record(answers("reaching"))
    before = [back(60), back(200), back(90, name="S."), back(70, kind="former"), back(100, name="r.")]
    same = record(answers("all 4"), taken=NOVEMBER - timedelta(80))
    later = record(answers("steady"), taken=NOVEMBER + timedelta(40))
    found = earlier([now, later, same, *before], now, CHECK)  # type: ignore[list-item]
    assert [one.record for one in found] == [before[1], before[4], before[0]]
    assert [one.record for one in compared(found)] == [before[0], before[1]]


def test_with_one_earlier_result_there_is_one_comparison() -> None:
    only = read(record(answers("guarded"), taken=NOVEMBER - timedelta(60)), CHECK)
    assert compared([only]) == [only]
    assert compared([]) == []


def test_four_weeks_are_soon_and_a_day_more_is_not() -> None:
    last = record(answers("reaching"))
    assert latest_about([last], ("r.", "partner")) == last
    assert latest_about([last], ("r.", "parent")) is None
    assert soon(last, date(YEAR, 12, 17)) is True
    assert soon(last, date(YEAR, 12, 18)) is False


def test_the_facet_that_stands_out_picks_the_small_thing() -> None:
    assert leading_facet(read(record(answers("guarded")), CHECK)) in {"V1", "V2", "V3", "V4"}
    assert leading_facet(read(record(answers("floor (1 on F, 7 on R)")), CHECK)) == ""
    assert leading_facet(read(record({}), CHECK)) == ""
