"""Choices in a vault: listed, changed from two windows, due, forgotten."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from reflect.choices import choices
from reflect.choices.weighing import Path
from reflect.vault.rows import Conflict, Gone

PATHS = (Path("as-it-is", "Stay, as it is", "Stay"), Path("go", "Plan to go", "Go"))


def begin(vault, day, question=""):
    return choices.begin(vault, question, PATHS, now=datetime(2026, 11, day, 21, tzinfo=UTC))


def test_newest_first(vault):
    for day in (3, 20, 11):
        begin(vault, day)
    assert [kept.record.begun.day for kept in choices.listed(vault)] == [20, 11, 3]


@pytest.mark.parametrize("many", [1, 3])
def test_listing_is_one_query(vault, many, django_assert_num_queries):
    for day in range(1, many + 1):
        begin(vault, day)
    with django_assert_num_queries(1):
        assert len(choices.listed(vault)) == many


def test_due_gives_those_whose_day_has_come_longest_waiting_first(vault):
    days = {"a": "2026-12-18", "b": "2026-12-01", "c": "2026-12-19", "d": ""}
    for n, (name, again) in enumerate(days.items(), 1):
        kept = begin(vault, n, name)
        choices.change(vault, kept.id, {("again",): again}, base=kept.version)
    assert [kept.record.question for kept in choices.due(vault, date(2026, 12, 18))] == ["b", "a"]
    assert choices.due(vault, date(2026, 11, 30)) == []


def test_a_change_from_an_old_page_is_merged_or_refused(vault):
    kept = begin(vault, 1)
    choices.change(vault, kept.id, {("weights", "calm"): 9}, base=1)
    merged = choices.change(vault, kept.id, {("weights", "money"): 4}, base=1)
    assert (merged.version, merged.record.weighing.weights) == (3, {"calm": 9, "money": 4})
    with pytest.raises(Conflict) as conflict:
        choices.change(vault, kept.id, {("weights", "calm"): 1}, base=1)
    assert choices.kept(conflict.value.current).record.weighing.weights == {"calm": 9, "money": 4}


def test_forgotten_is_gone(vault):
    kept = begin(vault, 1)
    choices.forget(vault, kept.id)
    for again in (lambda: choices.get(vault, kept.id), lambda: choices.forget(vault, kept.id)):
        with pytest.raises(Gone):
            again()


def test_an_unknown_choice_is_gone(vault):
    with pytest.raises(Gone):
        choices.change(vault, uuid4(), {("lean",): "x"}, base=1)
