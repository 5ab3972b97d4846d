"""Rows: saved in one place, opened only there, never silently overwritten."""

import os
import pickle
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflect.accounts.models import Profile
from reflect.vault import rows
from reflect.vault.crypto import InvalidTag
from reflect.vault.models import Vault
from reflect.vault.open import OpenVault
from reflect.vault.rows import Conflict, Gone, Op


def other_vault() -> OpenVault:
    return OpenVault(Vault.objects.create().id, os.urandom(32))


def test_a_row_is_found_by_its_label_and_by_nothing_else(vault: OpenVault) -> None:
    row = rows.create(Profile, vault, "journal/2026-11", {"text": "gate"})
    assert rows.find(Profile, vault, "journal/2026-11") == [row]
    assert rows.find(Profile, vault, "journal/2026-10") == []
    assert rows.find(Profile, other_vault(), "journal/2026-11") == []
    with pytest.raises(Gone):
        rows.fetch(Profile, other_vault(), row.id)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(st.text(max_size=3000))
def test_any_text_comes_back(vault: OpenVault, text: str) -> None:
    row = rows.create(Profile, vault, "x", {"text": text.encode("utf-8", "replace").decode()})
    assert rows.fetch(Profile, vault, row.id) == row


def test_nothing_of_it_stands_in_the_table(vault: OpenVault) -> None:
    rows.create(Profile, vault, "answer/reach-and-retreat/first", {"text": "kingfisher"})
    raw = bytes(Profile.objects.get().sealed) + bytes(Profile.objects.get().slot)
    assert [word for word in (b"kingfisher", b"reach", b"answer", b"text") if word in raw] == []
    assert b"kingfisher" in str(rows.find(Profile, vault, "answer/reach-and-retreat/first")).encode()


@pytest.mark.parametrize("moved", ["vault", "slot", "id", "version"])
def test_a_row_that_was_moved_does_not_open(vault: OpenVault, moved: str) -> None:
    rows.create(Profile, vault, "here", {"text": "gate"})
    row = Profile.objects.get()
    target = {"vault": vault.id, "slot": bytes(row.slot), "id": row.id, "version": row.version}
    reader = vault
    if moved == "vault":
        reader = other_vault()
        target["vault"] = reader.id
    else:
        target[moved] = {"slot": vault.slot("there"), "id": uuid4(), "version": 2}[moved]
    Profile.objects.all().delete()
    Profile.objects.create(
        vault_id=target["vault"], slot=target["slot"], id=target["id"], version=target["version"],
        sealed=bytes(row.sealed),
    )  # fmt: skip
    with pytest.raises(InvalidTag):
        rows.fetch(Profile, reader, target["id"])


def test_a_stale_save_is_told_and_writes_nothing(vault: OpenVault) -> None:
    row = rows.put(Profile, vault, "one", {"text": "first"}, base=0)
    rows.put(Profile, vault, "one", {"text": "second"}, base=row.version)
    with pytest.raises(Conflict) as told:
        rows.put(Profile, vault, "one", {"text": "third"}, base=row.version)
    assert told.value.current.content == {"text": "second"}
    assert rows.single(Profile, vault, "one") == told.value.current


def test_a_lost_answer_is_not_a_conflict(vault: OpenVault) -> None:
    tab = uuid4()
    saved = rows.put(Profile, vault, "one", {"text": "a"}, base=0, op=Op(tab, 1))
    replay = rows.put(Profile, vault, "one", {"text": "a"}, base=0, op=Op(tab, 1))
    assert replay.version == saved.version
    newer = rows.put(Profile, vault, "one", {"text": "a and b"}, base=0, op=Op(tab, 2))
    assert (newer.version, newer.content) == (saved.version + 1, {"text": "a and b"})


def test_a_late_save_of_the_same_page_changes_nothing(vault: OpenVault) -> None:
    tab = uuid4()
    rows.put(Profile, vault, "one", {"text": "new"}, base=0, op=Op(tab, 5))
    rows.put(Profile, vault, "one", {"text": "old"}, base=0, op=Op(tab, 4))
    assert rows.single(Profile, vault, "one").content == {"text": "new"}


def test_another_page_in_between_is_a_conflict_even_for_a_retry(vault: OpenVault) -> None:
    mine, theirs = uuid4(), uuid4()
    first = rows.put(Profile, vault, "one", {"text": "a"}, base=0, op=Op(mine, 1)).version
    rows.put(Profile, vault, "one", {"text": "b"}, base=first, op=Op(theirs, 1))
    assert rows.put(Profile, vault, "one", {"text": "a"}, base=0, op=Op(mine, 1)).version == first
    with pytest.raises(Conflict):
        rows.put(Profile, vault, "one", {"text": "a2"}, base=first, op=Op(mine, 2))


def test_a_row_made_again_is_not_taken_for_the_one_an_open_page_knows(vault: OpenVault) -> None:
    old = rows.put(Profile, vault, "one", {"text": "old"}, base=0)
    rows.remove(Profile, vault, old.id)
    rows.put(Profile, vault, "one", {"text": "written again"}, base=0, op=Op(uuid4(), 1))
    with pytest.raises(Conflict):
        rows.put(Profile, vault, "one", {"text": "old and more"}, base=old.version, op=Op(uuid4(), 1))
    assert rows.single(Profile, vault, "one").content == {"text": "written again"}


def test_moving_a_row_keeps_its_id(vault: OpenVault) -> None:
    row = rows.create(Profile, vault, "journal/2026-11", {"text": "gate"})
    rows.rewrite(Profile, vault, row.id, row.content, base=1, label="journal/trash")
    assert rows.count(Profile, vault, ["journal/2026-11", "journal/trash"]) == {
        "journal/2026-11": 0,
        "journal/trash": 1,
    }


def test_a_reader_who_wrote_nothing_has_no_vault() -> None:
    begun = []
    provisional = OpenVault(
        uuid4(), os.urandom(32), begin=lambda v: begun.append(Vault.objects.create(id=v.id))
    )
    assert rows.find(Profile, provisional, "x") == [] and rows.single(Profile, provisional, "x") is None
    assert Vault.objects.count() == 0
    rows.create(Profile, provisional, "x", {})
    rows.create(Profile, provisional, "x", {})
    assert (len(begun), Vault.objects.count(), rows.count(Profile, provisional, ["x"])) == (1, 1, {"x": 2})


def test_an_open_vault_shows_and_stores_nothing_of_its_key(vault: OpenVault) -> None:
    assert repr(vault) == "<OpenVault>"
    with pytest.raises(TypeError):
        pickle.dumps(vault)


def test_listing_costs_one_query_for_one_row_and_for_three(
    vault: OpenVault, django_assert_num_queries
) -> None:
    for _ in range(3):
        rows.create(Profile, vault, "x", {})
        with django_assert_num_queries(1):
            rows.find_many(Profile, vault, ["x", "y"])
