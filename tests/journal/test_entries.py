from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from reflect.journal import entries
from reflect.journal.entries import Clash
from reflect.journal.finding import terms
from reflect.journal.models import Entry
from reflect.journal.months import month_of
from reflect.journal.notes import Draft
from reflect.vault import rows
from reflect.vault.open import OpenVault
from reflect.vault.rows import Gone, Op


def now() -> datetime:
    return timezone.localtime()


def titles(pieces: list[entries.Piece]) -> list[str]:
    return [piece.note.title for piece in pieces]


def test_what_was_written_is_read_back(vault: OpenVault) -> None:
    piece = entries.write(vault, Draft(text="The soup.", title="Good things"), now())

    assert entries.fetch(vault, piece.id) == piece
    assert (piece.version, piece.note.text, piece.note.title) == (1, "The soup.", "Good things")


def test_a_new_page_saved_again_and_again_is_one_entry(vault: OpenVault) -> None:
    id, tab = uuid4(), uuid4()
    for n in range(1, 4):
        entries.save(vault, id, Draft(text="a" * n), now(), base=0, op=Op(tab, n))

    assert Entry.objects.count() == 1
    assert entries.fetch(vault, id).note.text == "aaa"


def test_a_late_save_never_puts_old_words_back(vault: OpenVault) -> None:
    id, tab = uuid4(), uuid4()
    entries.save(vault, id, Draft(text="a"), now(), base=0, op=Op(tab, 1))
    entries.save(vault, id, Draft(text="abc"), now(), base=1, op=Op(tab, 3))
    entries.save(vault, id, Draft(text="ab"), now(), base=1, op=Op(tab, 2))

    assert entries.fetch(vault, id).note.text == "abc"


def test_nothing_is_made_of_an_empty_new_page(vault: OpenVault) -> None:
    assert entries.save(vault, uuid4(), Draft(text=" \n"), now(), base=0) is None
    assert Entry.objects.count() == 0


def test_a_save_over_somebody_elses_words_is_refused_with_them(vault: OpenVault) -> None:
    piece = entries.write(vault, Draft(text="first"), now())
    entries.revise(vault, piece.id, Draft(text="phone"), now(), base=1)

    with pytest.raises(Clash) as clash:
        entries.revise(vault, piece.id, Draft(text="laptop"), now(), base=1)

    assert clash.value.current.note.text == "phone"
    assert entries.fetch(vault, piece.id).note.text == "phone"


def test_the_same_words_saved_twice_are_no_clash(vault: OpenVault) -> None:
    piece = entries.write(vault, Draft(text="first"), now())
    entries.revise(vault, piece.id, Draft(text="same"), now(), base=1)

    assert entries.revise(vault, piece.id, Draft(text="same"), now(), base=1).version == 2


def test_words_for_an_entry_that_went_become_an_entry_again(vault: OpenVault) -> None:
    piece = entries.write(vault, Draft(text="first"), now())
    entries.erase(vault, piece.id)
    saved = entries.save(vault, piece.id, Draft(text="still typing"), now(), base=1)

    assert saved is not None
    assert entries.fetch(vault, piece.id).note.text == "still typing"


def test_a_changed_day_files_it_under_another_month(vault: OpenVault) -> None:
    today = now().date()
    before = month_of(today).before
    piece = entries.write(vault, Draft(text="x"), now())
    entries.revise(vault, piece.id, Draft(text="x", day=before.first), now(), base=1)

    assert entries.months(vault, today) == [before]
    assert [one.id for one in entries.month(vault, before, now())] == [piece.id]


def test_trash_and_back(vault: OpenVault) -> None:
    piece = entries.write(vault, Draft(text="x", title="Gone?"), now())
    entries.trash(vault, piece.id, now())

    assert entries.months(vault, now().date()) == []
    assert titles(entries.in_trash(vault, now())) == ["Gone?"]

    restored = entries.restore(vault, piece.id)
    assert restored.note == piece.note
    assert entries.in_trash(vault, now()) == []
    assert entries.months(vault, now().date()) == [month_of(now().date())]


def test_a_save_that_reaches_the_trash_leaves_the_entry_there(vault: OpenVault) -> None:
    piece = entries.write(vault, Draft(text="x"), now())
    thrown = entries.trash(vault, piece.id, now())
    entries.revise(vault, piece.id, Draft(text="y"), now(), base=thrown.version)

    assert [one.note.text for one in entries.in_trash(vault, now())] == ["y"]
    assert entries.months(vault, now().date()) == []


@pytest.mark.parametrize(("days", "left"), [(30, 1), (31, 0)])
def test_the_trash_is_emptied_after_thirty_days(vault: OpenVault, days: int, left: int) -> None:
    piece = entries.write(vault, Draft(text="x"), now())
    entries.trash(vault, piece.id, now())
    later = now() + timedelta(days=days, seconds=-1 if days == 30 else 0)

    assert len(entries.in_trash(vault, later)) == left
    assert Entry.objects.count() == left


def test_an_entry_emptied_and_left_alone_goes_quietly(vault: OpenVault) -> None:
    piece = entries.write(vault, Draft(text="x"), now())
    entries.save(vault, piece.id, Draft(text=""), now(), base=1)

    assert entries.month(vault, month_of(now().date()), now()) == []
    assert Entry.objects.count() == 1  # somebody may still be typing in it
    assert entries.month(vault, month_of(now().date()), now() + timedelta(hours=2)) == []
    assert Entry.objects.count() == 0


def test_erased_is_gone(vault: OpenVault) -> None:
    piece = entries.write(vault, Draft(text="x"), now())
    entries.erase(vault, piece.id)

    assert Entry.objects.count() == 0
    with pytest.raises(Gone):
        entries.fetch(vault, piece.id)


def test_keeping_the_same_words_twice_on_a_day_is_one_entry(vault: OpenVault) -> None:
    draft = Draft(text="That he tell me", asked="If I asked for one thing", kind="answer")
    first = entries.keep(vault, draft, now())
    second = entries.keep(vault, draft, now())

    assert first.id == second.id
    assert Entry.objects.count() == 1


def test_kept_again_it_comes_back_from_the_trash(vault: OpenVault) -> None:
    draft = Draft(text="That he tell me")
    entries.trash(vault, entries.keep(vault, draft, now()).id, now())
    entries.keep(vault, draft, now())

    assert entries.in_trash(vault, now()) == []


def test_a_page_of_the_list_takes_whole_months_until_it_has_enough(vault: OpenVault) -> None:
    newest = month_of(now().date())
    middle, oldest = newest.before, newest.before.before
    for month, number in ((newest, 2), (middle, entries.ENOUGH), (oldest, 1)):
        for n in range(number):
            entries.write(vault, Draft(text=f"{n}", day=month.first), now())

    parts, months = entries.since(vault, None, now())
    assert [(part.month, len(part.pieces)) for part in parts] == [(newest, 2), (middle, entries.ENOUGH)]
    assert months == [newest, middle, oldest]

    parts, _ = entries.since(vault, oldest, now())
    assert [part.month for part in parts] == [oldest]


def test_newest_first_within_a_month(vault: OpenVault) -> None:
    first = now().date().replace(day=1)
    start = now()
    for n, (title, day) in enumerate([("a", first), ("b", first), ("c", first.replace(day=2))]):
        entries.write(vault, Draft(text="x", title=title, day=day), start + timedelta(seconds=n))

    assert titles(entries.month(vault, month_of(first), now())) == ["c", "b", "a"]


def test_search_finds_titles_and_bodies_but_not_the_trash(vault: OpenVault) -> None:
    entries.write(vault, Draft(text="the bus was late", title="Late"), now())
    entries.write(vault, Draft(text="soup", title="The bus"), now())
    entries.write(vault, Draft(text="soup", title="Supper"), now())
    thrown = entries.write(vault, Draft(text="another bus"), now())
    entries.trash(vault, thrown.id, now())

    assert sorted(titles(entries.search(vault, terms("BUS")))) == ["Late", "The bus"]


def test_search_keeps_to_a_kind(vault: OpenVault) -> None:
    entries.write(vault, Draft(text="bus", title="free"), now())
    entries.write(vault, Draft(text="bus", title="asked", kind="question"), now())

    assert titles(entries.search(vault, terms("bus"), "question")) == ["asked"]


def test_recent_takes_as_many_as_asked_for(vault: OpenVault) -> None:
    before = month_of(now().date()).before
    for n, day in enumerate([now().date(), before.first, before.before.first]):
        entries.write(vault, Draft(text="x", title=str(n), day=day), now())

    assert titles(entries.recent(vault, 2, now())) == ["0", "1"]


@pytest.mark.parametrize("number", [1, 3])
def test_listing_takes_two_queries_however_many_there_are(
    vault: OpenVault, number: int, django_assert_num_queries: object
) -> None:
    for n in range(number):
        entries.write(vault, Draft(text=str(n)), now())

    with django_assert_num_queries(2):  # type: ignore[operator]
        entries.since(vault, None, now())


def test_nothing_of_an_entry_is_stored_in_the_clear(vault: OpenVault) -> None:
    entries.write(vault, Draft(text="crispy end", title="flour", about="R.", tags=("evenings",)), now())
    stored = bytes(Entry.objects.get().sealed)

    assert not [
        word for word in ("crispy", "flour", "evenings", "2026", "journal") if word.encode() in stored
    ]
    # The same search does find a word that was not sealed.
    assert b"crispy" in b"the crispy end"


def test_another_vault_sees_nothing(vault: OpenVault) -> None:
    piece = entries.write(vault, Draft(text="x"), now())
    other = OpenVault(uuid4(), uuid4().bytes + uuid4().bytes)

    with pytest.raises(Gone):
        entries.fetch(other, piece.id)
    with pytest.raises(Gone):
        rows.remove(Entry, other, piece.id)
    assert entries.search(other, ()) == []
