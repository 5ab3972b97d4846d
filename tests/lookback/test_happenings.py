from datetime import UTC, date, datetime, timedelta

import pytest

from reflect.journal.months import Month
from reflect.lookback.happenings import ENOUGH, Happening, by_month, page_of_months, window

TODAY = date(2026, 11, 20)


def one(day: date, hour: int = 12, heading: str = "x") -> Happening:
    return Happening(day, datetime(day.year, day.month, day.day, hour, tzinfo=UTC), heading, "Journal", "/")


def test_newest_month_and_newest_moment_first() -> None:
    some = [one(date(2026, 10, 3)), one(TODAY, 9, "early"), one(TODAY, 21, "late")]
    parts = by_month(some, [Month(2026, 10), Month(2026, 11)])

    assert [part.month for part in parts] == [(2026, 11), (2026, 10)]
    assert [happening.heading for happening in parts[0].happenings] == ["late", "early"]


def test_months_not_asked_for_and_empty_months_are_left_out() -> None:
    assert by_month([one(TODAY)], [Month(2026, 9)]) == []


def test_a_page_goes_on_until_it_has_enough() -> None:
    counts = {Month(2026, 8): 1, Month(2026, 11): 2, Month(2026, 10): ENOUGH}

    assert page_of_months(counts, None) == [(2026, 11), (2026, 10)]
    assert page_of_months(counts, Month(2026, 9)) == [(2026, 8)]


@pytest.mark.parametrize(("ago", "back"), [(0, 31), (31, 31), (32, 92), (92, 92), (93, 365), (364, 365)])
def test_the_drawing_goes_back_a_month_a_season_or_a_year(ago: int, back: int) -> None:
    assert window([TODAY - timedelta(days=ago)], TODAY) == TODAY - timedelta(days=back)
