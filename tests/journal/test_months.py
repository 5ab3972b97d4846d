from datetime import date

from reflect.journal.months import Month, back_from, every_month, month_of


def test_months_go_back_over_a_new_year() -> None:
    assert list(back_from(Month(2026, 2), Month(2025, 11))) == [(2026, 2), (2026, 1), (2025, 12), (2025, 11)]


def test_every_month_begins_with_tomorrows() -> None:
    months = list(every_month(date(2026, 11, 30)))

    assert (months[0], months[-1]) == ((2026, 12), (1950, 1))


def test_labels_and_names() -> None:
    month = month_of(date(2026, 3, 9))

    assert (month.label, month.name, month.first) == ("2026-03", "March", date(2026, 3, 1))
