from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from reflect.journal import checkins, entries
from reflect.journal.months import month_of
from reflect.journal.notes import Draft
from reflect.library.shelf import shelf
from reflect.lookback import looking
from reflect.lookback.happenings import Happening
from reflect.vault.open import OpenVault


def told(vault: OpenVault, now: datetime) -> list[Happening]:
    line = looking.timeline(vault, looking.gather(vault, shelf()), None, now)
    return [one for part in line.parts for one in part.happenings]


def test_nothing_written_is_nothing_told(vault: OpenVault, now: datetime) -> None:
    line = looking.timeline(vault, looking.gather(vault, shelf()), None, now)

    assert (line.parts, line.months, line.older) == ([], [], None)
    assert looking.settled(vault, now.date()) is None
    assert looking.sides([], shelf().check) == ("", [])
    assert looking.signs([], {}) == ("", [])
    assert looking.year_ago(vault, now) is None


def test_every_room_is_on_one_line(
    vault: OpenVault, now: datetime, answer: Callable, check: Callable, review: Callable, choice: Callable
) -> None:
    answer()
    check(ago=1)
    review(ago=2)
    choice(ago=3)
    entries.write(
        vault, Draft(text="The soup.", title="Good things", day=now.date() - timedelta(days=4)), now
    )
    module = shelf().modules[0]

    assert [(one.heading, one.kind) for one in told(vault, now)] == [
        (module.steps[0].title, f"Answered in “{module.title}”"),
        ("Self-check about R.", "Result"),
        ("Signs, about R.", "Signs"),
        ("Whether to move in", "Choice"),
        ("Good things", "Free writing"),
    ]


def test_answers_of_one_page_and_day_are_told_together(
    vault: OpenVault, now: datetime, answer: Callable
) -> None:
    ref = answer(0)
    step = shelf().modules[0].step_of(ref.prompt)
    on_step = [prompt for prompt in step.prompts if prompt.kind == "text"]
    for n in range(1, len(on_step)):
        answer(n)

    assert [one.url for one in told(vault, now)] == [f"/read/{ref.module}/{step.number}/"]


def test_an_unfinished_self_check_is_no_happening(vault: OpenVault, now: datetime) -> None:
    looking.sittings.start(vault, "R.", "partner", "1", now)

    assert told(vault, now) == []


def test_danger_is_said_and_the_readers_note_otherwise(
    vault: OpenVault, now: datetime, review: Callable
) -> None:
    review(ago=0, danger=1, note="A bad week")
    review(ago=1, danger=0, note="A good week")

    assert [one.line for one in told(vault, now)] == ["Something you marked is about safety.", "A good week"]


def test_months_of_all_rooms_count_towards_a_page(vault: OpenVault, now: datetime, review: Callable) -> None:
    review(ago=0)
    review(ago=400)
    line = looking.timeline(vault, looking.gather(vault, shelf()), None, now)

    assert line.months == [month_of(now.date()), month_of(now.date() - timedelta(days=400))]
    assert line.older is None


def test_self_checks_about_the_same_person_are_drawn_together(
    vault: OpenVault, now: datetime, check: Callable
) -> None:
    check("Mum", ago=100)
    check("R.", ago=60, value=2)
    check("R.", ago=1, value=5)
    name, (worry, guard) = looking.sides(looking.gather(vault, shelf()).records, shelf().check)

    assert name == "R."
    assert [row[0] for row in worry.rows] == [row[0] for row in guard.rows]
    assert len(worry.rows) == 2


def test_signs_are_drawn_by_group_danger_first(vault: OpenVault, review: Callable) -> None:
    review(ago=90, danger=3)
    review(ago=0, danger=1)
    kept = looking.gather(vault, shelf())
    name, drawn = looking.signs(kept.reviews, {"danger": "Signs of danger", "care": "Signs of care"})

    assert name == "R."
    assert [chart.title for chart in drawn] == ["Signs of danger", "Signs of care"]
    assert [row[1] for row in drawn[0].rows] == ["They hurt me (once)", "They hurt me (often)"]


def test_check_ins_of_a_year_are_drawn(vault: OpenVault, now: datetime) -> None:
    checkins.note(vault, 3, "raw", now - timedelta(days=100))
    checkins.note(vault, 7, "", now)
    chart = looking.settled(vault, now.date())

    assert chart is not None
    assert [row[1:] for row in chart.rows] == [("7", ""), ("3", "raw")]


@pytest.mark.parametrize(("ago", "found"), [(362, True), (365, True), (368, True), (340, False)])
def test_a_year_ago_means_that_week(vault: OpenVault, now: datetime, ago: int, found: bool) -> None:
    noon = now.replace(year=2026, month=11, day=20)
    entries.write(vault, Draft(text="x", day=noon.date() - timedelta(days=ago)), noon)

    assert (looking.year_ago(vault, noon) is not None) is found


def test_the_twenty_ninth_of_february_has_a_year_before(vault: OpenVault, now: datetime) -> None:
    leap = now.replace(year=2028, month=2, day=29)
    entries.write(vault, Draft(text="x", day=leap.date().replace(year=2027, day=28)), leap)

    assert looking.year_ago(vault, leap) is not None


@pytest.mark.parametrize("number", [1, 3])
def test_looking_back_takes_the_same_queries_for_any_number(
    vault: OpenVault,
    now: datetime,
    review: Callable,
    check: Callable,
    number: int,
    django_assert_num_queries: Callable,
) -> None:
    for n in range(number):
        review(ago=n)
        check(ago=n + 1)
        entries.write(vault, Draft(text=str(n)), now)
    content = shelf()

    with django_assert_num_queries(6):
        looking.timeline(vault, looking.gather(vault, content), None, now)
