from collections.abc import Callable
from datetime import date, datetime, timedelta

from reflect.choices import choices
from reflect.journal import checkins, entries
from reflect.journal.notes import Draft
from reflect.library.shelf import shelf
from reflect.lookback import today
from reflect.lookback.today import Due
from reflect.vault.open import OpenVault


def test_recent_writing_is_the_latest_first(vault: OpenVault, now: datetime) -> None:
    for n in range(4):
        entries.write(vault, Draft(text=f"text {n}", title=f"{n}", day=now.date() - timedelta(days=n)), now)
    found = today.recent_writing(vault, 3)

    assert [(one.heading, one.first_line) for one in found] == [
        ("0", "text 0"),
        ("1", "text 1"),
        ("2", "text 2"),
    ]


def test_carry_on_is_where_something_was_answered(vault: OpenVault, answer: Callable) -> None:
    assert today.carry_on(vault, shelf().modules) is None

    ref = answer()
    place = today.carry_on(vault, shelf().modules)

    assert place is not None
    assert (place.module.slug, place.step.id) == (ref.module, place.module.step_of(ref.prompt).id)


def test_only_a_choice_whose_day_has_come_is_due(vault: OpenVault, now: datetime, choice: Callable) -> None:
    day = now.date()
    for again in (day + timedelta(days=1), day, day - timedelta(days=5)):
        id = choice()
        choices.change(vault, id, {("again",): again.isoformat()}, base=1)

    assert today.due(vault, day) == Due(f"/choices/{id}/summary/", day - timedelta(days=5))
    assert today.due(vault, date(2000, 1, 1)) is None


def test_a_fortnight_without_check_ins_is_nothing(vault: OpenVault, now: datetime) -> None:
    checkins.note(vault, 3, "", now - timedelta(days=14))
    assert today.fortnight(vault, now.date()) == ""

    checkins.note(vault, 3, "", now - timedelta(days=13))
    assert today.fortnight(vault, now.date()).count("<circle") == 1


def test_when_signs_were_last_looked_at(vault: OpenVault, now: datetime, review: Callable) -> None:
    assert today.signs_at(vault) is None

    review(ago=5)
    review(ago=2)
    assert today.signs_at(vault) == now - timedelta(days=2)
