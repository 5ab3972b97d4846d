"""Keeping, reading and deleting reviews in a vault."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from reflect.signs import reviews
from reflect.signs.models import Review
from reflect.signs.over_time import Mark
from reflect.vault.models import Vault
from reflect.vault.open import OpenVault
from reflect.vault.rows import Conflict, Gone

EARLY, LATE = datetime(2026, 8, 3, 20, 5, tzinfo=UTC), datetime(2026, 11, 3, 21, 5, tzinfo=UTC)
MARKS = {"danger.phone": Mark(2, "Checks my phone", "danger", "D14"), "care.warm": Mark(0, "Is warm", "care")}


def keep(vault: OpenVault, moment: datetime, id: UUID | None = None) -> UUID:
    return reviews.keep(vault, "R.", MARKS, "A hard week.", moment, id)


def test_a_review_comes_back_as_it_was_in_the_readers_time(vault: OpenVault) -> None:
    found = reviews.one(vault, keep(vault, EARLY))
    assert (found.person, found.note, found.marks, found.version) == ("R.", "A hard week.", MARKS, 1)
    assert found.at.isoformat() == "2026-08-03T21:05:00+01:00"


def test_all_reviews_oldest_first(vault: OpenVault) -> None:
    late, early = keep(vault, LATE), keep(vault, EARLY)
    assert [one.id for one in reviews.every(vault)] == [early, late]


def test_the_same_form_sent_twice_is_kept_once(vault: OpenVault) -> None:
    id = uuid4()
    assert keep(vault, EARLY, id) == keep(vault, LATE, id) == id
    assert [one.at.month for one in reviews.every(vault)] == [8]


def test_a_note_is_saved_over_its_version_only(vault: OpenVault) -> None:
    id = keep(vault, EARLY)
    assert reviews.add_note(vault, id, "Two weeks apart.", base=1, op=None).note == "Two weeks apart."
    with pytest.raises(Conflict):
        reviews.add_note(vault, id, "Late.", base=1, op=None)
    found = reviews.one(vault, id)
    assert (found.note, found.marks) == ("Two weeks apart.", MARKS)


def test_drop(vault: OpenVault) -> None:
    id = keep(vault, EARLY)
    reviews.drop(vault, id)
    assert reviews.every(vault) == []
    with pytest.raises(Gone):
        reviews.drop(vault, id)


def test_nothing_of_it_can_be_read_in_the_row(vault: OpenVault) -> None:
    keep(vault, EARLY)
    row = Review.objects.get(vault_id=vault.id)
    raw = bytes(row.sealed) + bytes(row.slot)
    assert [word for word in (b"danger", b"phone", b"R.", b"hard week", b"2026") if word in raw] == []


def test_a_stranger_finds_none(vault: OpenVault) -> None:
    id = keep(vault, EARLY)
    other = OpenVault(Vault.objects.create().id, uuid4().bytes * 2)
    assert reviews.every(other) == []
    with pytest.raises(Gone):
        reviews.one(other, id)
