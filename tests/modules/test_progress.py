from typing import Any

import pytest

from reflect.exercises import answers
from reflect.exercises.answers import Ref, Writing
from reflect.library.shelf import Shelf
from reflect.modules import progress
from reflect.modules.models import Progress
from reflect.modules.standing import READ, STARTED
from reflect.vault import rows
from reflect.vault.open import OpenVault


def states(vault: OpenVault, shelf: Shelf) -> dict[str, str]:
    marks = progress.read(vault, shelf.modules)["silence"]
    return {step: mark.state for step, mark in marks.items()}


def answer(vault: OpenVault, prompt: str, module: str = "silence") -> None:
    answers.save(vault, [Writing(Ref(module, prompt), "text", "Asked?", {}, "Words.", 0, "")])


def test_a_module_has_one_row_whatever_is_marked(vault: OpenVault, shelf: Shelf) -> None:
    progress.mark(vault, "silence", "first", READ)
    progress.mark(vault, "silence", "second", STARTED)
    assert (states(vault, shelf), Progress.objects.count()) == ({"first": READ, "second": STARTED}, 1)


def test_a_mark_can_be_taken_off(vault: OpenVault, shelf: Shelf) -> None:
    progress.mark(vault, "silence", "first", READ)
    progress.mark(vault, "silence", "first", "")
    assert states(vault, shelf) == {}


def test_marking_twice_writes_once(vault: OpenVault) -> None:
    progress.mark(vault, "silence", "first", READ)
    progress.mark(vault, "silence", "first", READ)
    assert Progress.objects.get().version == 1


def test_taking_off_what_was_never_marked_makes_no_row(vault: OpenVault) -> None:
    progress.mark(vault, "silence", "first", "")
    assert Progress.objects.count() == 0


def test_marks_of_two_devices_at_once_are_both_kept(
    vault: OpenVault, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress.mark(vault, "silence", "first", READ)
    stale = rows.single(Progress, vault, progress.label("silence"))
    progress.mark(vault, "silence", "second", READ)
    monkeypatch.setattr(rows, "single", lambda *_: stale)
    progress.mark(vault, "silence", "third", READ)
    assert states(vault, shelf) == {"first": READ, "second": READ, "third": READ}


def test_nobody_who_has_done_nothing_carries_on(vault: OpenVault, shelf: Shelf) -> None:
    assert progress.latest(vault, shelf.modules) is None


def test_one_answer_is_enough_to_carry_on(vault: OpenVault, shelf: Shelf) -> None:
    answer(vault, "theirs")
    place = progress.latest(vault, shelf.modules)
    assert place is not None
    assert (place.module.slug, place.step.number, place.started, place.read) == ("silence", 2, True, 0)


def test_the_page_after_the_one_read_last(vault: OpenVault, shelf: Shelf) -> None:
    progress.mark(vault, "silence", "first", READ)
    place = progress.latest(vault, shelf.modules)
    assert place is not None
    assert (place.step.number, place.started, place.read) == (2, False, 1)


def test_a_module_that_is_done_gives_way_to_one_that_is_not(vault: OpenVault, shelf: Shelf) -> None:
    answer(vault, "last-time")
    progress.mark(vault, "together", "only", READ)
    place = progress.latest(vault, shelf.modules)
    assert place is not None and place.module.slug == "silence"


def test_everything_read_leaves_nothing_to_carry_on(vault: OpenVault, shelf: Shelf) -> None:
    progress.mark(vault, "together", "only", READ)
    assert progress.latest(vault, shelf.modules) is None


@pytest.mark.parametrize("count", [1, 2])
def test_carrying_on_takes_two_queries_for_any_number_of_modules(
    vault: OpenVault, shelf: Shelf, count: int, django_assert_num_queries: Any
) -> None:
    for module in shelf.modules[:count]:
        progress.mark(vault, module.slug, module.steps[0].id, STARTED)
    with django_assert_num_queries(2):
        assert progress.latest(vault, shelf.modules[:count]) is not None
