"""What happens to sittings, with an open vault and no request."""

from datetime import timedelta
from uuid import uuid4

import pytest

from reflect.selfcheck import sittings
from reflect.selfcheck.models import Sitting
from reflect.selfcheck.record import Record
from reflect.vault.open import OpenVault
from reflect.vault.rows import Conflict, Gone, Op
from tests.selfcheck.sheets import NOVEMBER, answers

ASKED = {"R01": "As it was asked."}


def begun(vault: OpenVault) -> Record:
    return sittings.start(vault, "R.", "partner", "reflect-24", NOVEMBER)


def test_an_empty_sitting_is_taken_up_again(vault: OpenVault) -> None:
    first = begun(vault)
    assert begun(vault).id == first.id
    assert sittings.start(vault, "r.", "partner", "reflect-24", NOVEMBER).id == first.id
    assert sittings.start(vault, "R.", "parent", "reflect-24", NOVEMBER).id != first.id
    sittings.answer(vault, first.id, {"R01": 5}, ASKED, base=1, now=NOVEMBER)
    assert begun(vault).id != first.id


def test_an_answer_is_kept_with_the_wording_it_was_given_to(vault: OpenVault) -> None:
    one = begun(vault)
    kept = sittings.answer(vault, one.id, {"R01": 5, "R02": None}, ASKED, base=1, now=NOVEMBER)
    assert (kept.answers, kept.asked, kept.version) == ({"R01": 5, "R02": None}, ASKED, 2)
    assert sittings.fetch(vault, one.id) == kept


def test_another_page_of_the_same_sitting_is_no_conflict(vault: OpenVault) -> None:
    one = begun(vault)
    sittings.answer(vault, one.id, {"R01": 5}, {}, base=1, now=NOVEMBER)
    kept = sittings.answer(vault, one.id, {"R07": 2}, {}, base=1, now=NOVEMBER)
    assert kept.answers == {"R01": 5, "R07": 2}


def test_the_same_statement_answered_differently_elsewhere_is_one(vault: OpenVault) -> None:
    one = begun(vault)
    sittings.answer(vault, one.id, {"R01": 5}, {}, base=1, now=NOVEMBER)
    with pytest.raises(Conflict) as clash:
        sittings.answer(vault, one.id, {"R01": 2, "R03": 4}, {}, base=1, now=NOVEMBER)
    assert sittings.opened(clash.value).answers == {"R01": 5}
    kept = sittings.answer(vault, one.id, {"R01": 2, "R03": 4}, {}, base=1, now=NOVEMBER, insist=True)
    assert kept.answers == {"R01": 2, "R03": 4}


def test_a_page_never_conflicts_with_its_own_saves(vault: OpenVault) -> None:
    one, tab = begun(vault), uuid4()
    sittings.answer(vault, one.id, {"R01": 5}, {}, base=1, now=NOVEMBER, op=Op(tab, 1))
    kept = sittings.answer(vault, one.id, {"R01": 2}, {}, base=1, now=NOVEMBER, op=Op(tab, 2))
    assert kept.answers == {"R01": 2}
    late = sittings.answer(vault, one.id, {"R01": 5}, {}, base=1, now=NOVEMBER, op=Op(tab, 1))
    assert late.answers == {"R01": 2}


def test_a_result_is_dated_once_per_stage(vault: OpenVault) -> None:
    one, later = begun(vault), NOVEMBER + timedelta(days=3)
    assert sittings.finish(vault, one.id, NOVEMBER).taken == NOVEMBER
    assert sittings.finish(vault, one.id, later).taken == NOVEMBER
    gone_on = sittings.go_on(vault, one.id)
    assert (gone_on.stage, gone_on.finished, gone_on.taken) == (2, 1, NOVEMBER)
    assert sittings.finish(vault, one.id, later).taken == later


def test_words_clash_with_other_words_only(vault: OpenVault) -> None:
    one = begun(vault)
    kept = sittings.say(vault, one.id, "It missed the mornings.", base=0)
    assert (kept.said, kept.said_times) == ("It missed the mornings.", 1)
    sittings.answer(vault, one.id, {"R01": 5}, {}, base=kept.version, now=NOVEMBER)
    kept = sittings.say(vault, one.id, "It missed the evenings.", base=1)
    with pytest.raises(Conflict):
        sittings.say(vault, one.id, "It missed nothing.", base=1)
    assert sittings.say(vault, one.id, "It missed nothing.", base=None).said == "It missed nothing."


def test_the_newest_comes_first(vault: OpenVault) -> None:
    old = begun(vault)
    sittings.answer(vault, old.id, answers("steady"), {}, base=1, now=NOVEMBER)
    new = sittings.start(vault, "S.", "friend", "reflect-24", NOVEMBER + timedelta(days=1))
    assert [one.id for one in sittings.everyone(vault)] == [new.id, old.id]


def test_a_deleted_sitting_is_gone(vault: OpenVault) -> None:
    one = begun(vault)
    sittings.remove(vault, one.id)
    assert Sitting.objects.count() == 0
    for call in (sittings.fetch, sittings.go_on, sittings.remove):
        with pytest.raises(Gone):
            call(vault, one.id)


def test_nothing_of_it_is_readable_in_the_database(vault: OpenVault) -> None:
    one = sittings.start(vault, "Quillfeather", "partner", "reflect-24", NOVEMBER)
    sittings.answer(vault, one.id, {"R01": 5}, ASKED, base=1, now=NOVEMBER)
    row = Sitting.objects.get()
    stored = b"".join([bytes(row.sealed), bytes(row.slot)])
    # The control: the same words are there to be found once the row is opened.
    assert "Quillfeather" in str(sittings.fetch(vault, one.id).content())
    for word in (b"Quillfeather", b"partner", b"R01", b"check", b"As it was asked"):
        assert word not in stored


@pytest.mark.parametrize("rows", [1, 3])
def test_listing_takes_one_query(vault: OpenVault, rows: int, django_assert_num_queries: object) -> None:
    for number in range(rows):
        sittings.start(vault, f"P{number}", "friend", "reflect-24", NOVEMBER)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(sittings.everyone(vault)) == rows
