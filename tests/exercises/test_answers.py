from typing import Any
from uuid import UUID, uuid4

import pytest

from reflect.exercises import answers
from reflect.exercises.answers import Ref, Writing
from reflect.exercises.models import Answer
from reflect.exercises.values import Value, digest
from reflect.vault.open import OpenVault
from reflect.vault.rows import Op

WHERE = Ref("silence", "last-time")
OTHER = Ref("silence", "other")


def writing(
    value: Value | None, ref: Ref = WHERE, *, base: int = 0, seen: Value | None = None, **more: Any
) -> Writing:
    return Writing(ref, "text", f"Asked {ref.prompt}?", {}, value, base, digest(seen), **more)


def kept(vault: OpenVault) -> dict[str, Value]:
    return {ref.prompt: one.value for ref, one in answers.read(vault, [WHERE, OTHER]).items()}


def test_nothing_answered_makes_no_row(vault: OpenVault) -> None:
    saved, clashes = answers.save(vault, [writing(None), writing("  ", OTHER)])
    assert ([one.version for one in saved], clashes, Answer.objects.count()) == ([0, 0], [], 0)


def test_an_answer_comes_back_with_the_wording_it_answered(vault: OpenVault) -> None:
    answers.save(vault, [writing("It rained.")])
    one = answers.read(vault, [WHERE])[WHERE]
    assert (one.value, one.asked, one.kind, one.version) == ("It rained.", "Asked last-time?", "text", 1)


def test_emptying_an_answer_removes_its_row(vault: OpenVault) -> None:
    answers.save(vault, [writing("It rained."), writing("Too.", OTHER)])
    saved, _ = answers.save(vault, [writing("", base=1, seen="It rained.")])
    assert (saved[0].version, kept(vault), Answer.objects.count()) == (0, {"other": "Too."}, 1)


def test_only_what_was_changed_is_written(vault: OpenVault) -> None:
    answers.save(vault, [writing("One."), writing("Two.", OTHER)])
    answers.save(vault, [writing("One.", base=1, seen="One."), writing("Three.", OTHER, base=1, seen="Two.")])
    found = answers.read(vault, [WHERE, OTHER])
    assert (found[WHERE].version, found[OTHER].version) == (1, 2)


def test_two_pages_that_change_one_answer_clash_and_nothing_is_overwritten(vault: OpenVault) -> None:
    answers.save(vault, [writing("One.")])
    answers.save(vault, [writing("Phone.", base=1, seen="One.")])
    saved, clashes = answers.save(vault, [writing("Laptop.", base=1, seen="One.")])
    assert (saved, clashes[0].mine.value, clashes[0].theirs.value) == ([], "Laptop.", "Phone.")
    assert kept(vault) == {"last-time": "Phone."}


def test_a_clash_holds_up_no_other_prompt_of_the_sheet(vault: OpenVault) -> None:
    answers.save(vault, [writing("One.")])
    answers.save(vault, [writing("Phone.", base=1, seen="One.")])
    _, clashes = answers.save(vault, [writing("Laptop.", base=1, seen="One."), writing("Fine.", OTHER)])
    assert (len(clashes), kept(vault)) == (1, {"last-time": "Phone.", "other": "Fine."})


def test_a_prompt_nobody_touched_does_not_clash_with_a_change_elsewhere(vault: OpenVault) -> None:
    answers.save(vault, [writing("One.")])
    answers.save(vault, [writing("Phone.", base=1, seen="One.")])
    saved, clashes = answers.save(vault, [writing("One.", base=1, seen="One."), writing("New.", OTHER)])
    assert ([one.ref for one in saved], clashes) == ([OTHER], [])
    assert kept(vault) == {"last-time": "Phone.", "other": "New."}


def test_the_same_change_on_two_devices_is_no_clash(vault: OpenVault) -> None:
    answers.save(vault, [writing("Same.")])
    saved, clashes = answers.save(vault, [writing("Same.")])
    assert ([one.version for one in saved], clashes) == ([1], [])


@pytest.mark.parametrize("overtaken", ["", "It ra"])
def test_a_late_save_of_the_same_page_does_not_undo_a_newer_one(vault: OpenVault, overtaken: str) -> None:
    tab = uuid4()
    answers.save(vault, [writing("It")], op=Op(tab, 1))
    answers.save(vault, [writing("It rained.", base=1, seen="It")], op=Op(tab, 3))
    _, clashes = answers.save(vault, [writing(overtaken, base=1, seen="It")], op=Op(tab, 2))
    assert (clashes, kept(vault)) == ([], {"last-time": "It rained."})


def test_a_page_whose_answer_was_lost_on_the_way_goes_on_saving(vault: OpenVault) -> None:
    tab = uuid4()
    (lost,), _ = answers.save(vault, [writing("One")], op=Op(tab, 1))
    saved, clashes = answers.save(vault, [writing("One two")], op=Op(tab, 2))
    assert ([one.version for one in saved], clashes) == ([lost.version + 1], [])


def test_going_back_to_what_the_page_showed_first_is_a_change_too(vault: OpenVault) -> None:
    tab: UUID = uuid4()
    answers.save(vault, [writing("One")])
    answers.save(vault, [writing("One two", base=1, seen="One")], op=Op(tab, 1))
    answers.save(vault, [writing("One", base=1, seen="One")], op=Op(tab, 2))
    assert kept(vault) == {"last-time": "One"}


def test_both_versions_can_be_kept(vault: OpenVault) -> None:
    answers.save(vault, [writing("One.")])
    answers.save(vault, [writing("Phone.", base=1, seen="One.")])
    answers.save(vault, [writing("Laptop.", base=2, seen=None, join=True)])
    assert kept(vault) == {"last-time": "Phone.\n\nLaptop."}


@pytest.mark.parametrize("count", [1, 3])
def test_answers_of_a_page_are_read_in_one_query(
    vault: OpenVault, count: int, django_assert_num_queries: Any
) -> None:
    refs = [Ref("silence", f"prompt-{n}") for n in range(count)]
    answers.save(vault, [writing("x", ref) for ref in refs])
    with django_assert_num_queries(1):
        assert len(answers.read(vault, refs)) == count


def test_a_stranger_reads_nothing(vault: OpenVault) -> None:
    answers.save(vault, [writing("It rained.")])
    stranger = OpenVault(vault.id, uuid4().bytes + uuid4().bytes)
    assert (answers.read(stranger, [WHERE]), len(answers.read(vault, [WHERE]))) == ({}, 1)


def test_nothing_but_ids_and_a_version_is_readable_in_the_row(vault: OpenVault) -> None:
    answers.save(vault, [writing("It rained on Sunday.")])
    row = Answer.objects.get()
    columns = {field.name for field in Answer._meta.get_fields() if field.concrete}
    assert columns == {"id", "vault", "slot", "version", "sealed"}
    assert b"rained" not in bytes(row.sealed) and b"last-time" not in bytes(row.slot)


def test_every_answer_is_listed_newest_first(vault: OpenVault) -> None:
    answers.save(vault, [writing("One."), writing("Two.", OTHER)])
    listed = answers.every(vault)
    assert [one.at for one in listed] == sorted((one.at for one in listed), reverse=True)
    assert {one.value for one in listed} == {"One.", "Two."}
