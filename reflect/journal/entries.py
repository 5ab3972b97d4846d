"""What happens to entries: written, revised, thrown away, taken back, listed and found."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone

from reflect.journal.finding import Bit, matches, snippet
from reflect.journal.models import Entry
from reflect.journal.months import Month, back_from, every_month, month_of
from reflect.journal.notes import (
    Draft,
    Note,
    begun,
    changed,
    content_of,
    note_from,
    taken_back,
    thrown_away,
)
from reflect.vault import rows
from reflect.vault.open import OpenVault
from reflect.vault.rows import Conflict, Gone, Op, Opened

TRASH: Final = "journal/trash"
TRASH_DAYS: Final = 30
ENOUGH: Final = 20
"""A page of the list goes on through the months until it shows this many."""
_LEFT_ALONE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A note and where it is kept. `version` is what a page must send back as `base`.

    `bits` are the words round what was searched for, when something was.
    """

    id: UUID
    version: int
    note: Note
    bits: Sequence[Bit] = ()


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A month of the list and what was written in it, newest first."""

    month: Month
    pieces: Sequence[Piece]


class Clash(Exception):
    """The entry was saved elsewhere since this page read it, with other words."""

    def __init__(self, current: Piece) -> None:
        super().__init__()
        self.current = current


def fetch(vault: OpenVault, id: UUID) -> Piece:
    """One entry, in the trash or not. Raises Gone."""
    return _piece(rows.fetch(Entry, vault, id))


def write(
    vault: OpenVault, draft: Draft, now: datetime, *, id: UUID | None = None, op: Op | None = None
) -> Piece:
    """A new entry, under `id` if given. Written twice under one id it is one entry. Raises Clash."""
    note = begun(draft, now)
    try:
        row = rows.create(Entry, vault, _label(note), content_of(note), op=op, id=id)
    except IntegrityError:  # another save of the same new page came first
        if id is None:
            raise
        return revise(vault, id, draft, now, base=0, op=op)
    return _piece(row)


def keep(vault: OpenVault, draft: Draft, now: datetime) -> Piece:
    """Land words from another room. The same words sent twice on one day are one entry. Raises Clash."""
    id = vault.single_id(f"journal/{now.date()}/{draft.asked}/{draft.title}/{draft.text}")
    try:
        return restore(vault, id)
    except Gone:
        return write(vault, draft, now, id=id)


def revise(
    vault: OpenVault, id: UUID, draft: Draft, now: datetime, *, base: int, op: Op | None = None
) -> Piece:
    """New words over version `base`. An entry in the trash stays there. Raises Gone, Clash."""
    note = changed(fetch(vault, id).note, draft, now)
    try:
        row = rows.rewrite(Entry, vault, id, content_of(note), base=base, op=op, label=_label(note))
    except Conflict as conflict:
        current = _piece(conflict.current)
        if current.note.same_words(note):
            return current
        raise Clash(current) from None
    return _piece(row)


def save(
    vault: OpenVault, id: UUID, draft: Draft, now: datetime, *, base: int, op: Op | None = None
) -> Piece | None:
    """Write or revise, whichever it takes. None when there is nothing to keep and no such entry.

    Words for an entry that is no longer there become an entry again rather than being lost. Raises Clash.
    """
    try:
        return revise(vault, id, draft, now, base=base, op=op)
    except Gone:
        return None if draft.blank else write(vault, draft, now, id=id, op=op)


def trash(vault: OpenVault, id: UUID, now: datetime) -> Piece:
    """Move to the trash, where it waits TRASH_DAYS. Raises Gone."""
    piece = fetch(vault, id)
    if piece.note.deleted:
        return piece
    return _move(vault, piece, thrown_away(piece.note, now))


def restore(vault: OpenVault, id: UUID) -> Piece:
    """Back from the trash into its month. Raises Gone."""
    piece = fetch(vault, id)
    return _move(vault, piece, taken_back(piece.note)) if piece.note.deleted else piece


def erase(vault: OpenVault, id: UUID) -> None:
    """Delete for good: the row is removed. Raises Gone."""
    rows.remove(Entry, vault, id)


def in_trash(vault: OpenVault, now: datetime) -> list[Piece]:
    """What waits in the trash, latest deletion first. What has waited long enough goes for good."""
    waiting: list[tuple[datetime, Piece]] = []
    for piece in map(_piece, rows.find(Entry, vault, TRASH)):
        if (deleted := piece.note.deleted) is None:
            continue
        if now - deleted > timedelta(days=TRASH_DAYS):
            _let_go(vault, piece)
        else:
            waiting.append((deleted, piece))
    return [piece for _, piece in sorted(waiting, key=lambda pair: pair[0], reverse=True)]


def months(vault: OpenVault, today: date) -> list[Month]:
    """The months that have entries, newest first. One query; opens nothing."""
    return list(counts(vault, today))


def month(vault: OpenVault, which: Month, now: datetime) -> list[Piece]:
    """The entries of one month, newest first."""
    return list(listed(vault, [which], now)[0].pieces)


def within(vault: OpenVault, first: date, last: date, now: datetime) -> list[Piece]:
    """The entries about these days, both included, newest first. One query."""
    parts = listed(vault, list(back_from(month_of(last), month_of(first))), now)
    return [piece for part in parts for piece in part.pieces if first <= piece.note.day <= last]


def counts(vault: OpenVault, today: date) -> dict[Month, int]:
    """How many entries each month has, newest first, empty months left out. One query; opens nothing."""
    labels = {f"journal/{which.label}": which for which in every_month(today)}
    found = rows.count(Entry, vault, labels)
    return {which: found[label] for label, which in labels.items() if found[label]}


def listed(vault: OpenVault, which: Sequence[Month], now: datetime) -> list[MonthOf]:
    """These months with their entries, newest first inside each. One query."""
    found = rows.find_many(Entry, vault, [f"journal/{one.label}" for one in which])
    parts = []
    for one in which:
        pieces = [_piece(row) for row in found[f"journal/{one.label}"]]
        for piece in pieces:
            # Emptied and left alone: nobody is typing in it any more.
            if piece.note.blank and now - piece.note.saved > _LEFT_ALONE:
                _let_go(vault, piece)
        kept = [piece for piece in pieces if not piece.note.blank]
        parts.append(MonthOf(one, sorted(kept, key=_newest_first)))
    return parts


def since(vault: OpenVault, newest: Month | None, now: datetime) -> tuple[list[MonthOf], list[Month]]:
    """A page of the list from month `newest` back (None: from the latest), and all months that have entries.

    Whole months, as many as hold ENOUGH entries. Two queries.
    """
    found = counts(vault, now.date())
    shown: list[Month] = []
    so_far = 0
    for which, count in found.items():
        if so_far >= ENOUGH:
            break
        if newest is None or which <= newest:
            shown.append(which)
            so_far += count
    return [part for part in listed(vault, shown, now) if part.pieces], list(found)


def recent(vault: OpenVault, n: int, now: datetime) -> list[Piece]:
    """The latest `n` entries. Two queries."""
    shown: list[Month] = []
    so_far = 0
    for which, count in counts(vault, now.date()).items():
        shown.append(which)
        so_far += count
        if so_far >= n:
            break
    return [piece for part in listed(vault, shown, now) for piece in part.pieces][:n]


def search(vault: OpenVault, words: Sequence[str], kind: str = "") -> list[Piece]:
    """Entries that hold every (folded) word and are of the kind, newest first. Opens all of them."""
    found = [
        piece
        for piece in map(_piece, rows.every(Entry, vault))
        if not piece.note.deleted
        and not piece.note.blank
        and kind in ("", piece.note.kind)
        and matches(piece.note, words)
    ]
    return sorted(found, key=_newest_first)


def in_context(pieces: Iterable[Piece], words: Sequence[str]) -> Iterator[Piece]:
    """The pieces with the words round the first match in each."""
    for piece in pieces:
        yield replace(piece, bits=snippet(piece.note.text, words))


def by_month(pieces: Iterable[Piece]) -> list[MonthOf]:
    """Pieces in the order given, a heading for each month."""
    parts: dict[Month, list[Piece]] = {}
    for piece in pieces:
        parts.setdefault(month_of(piece.note.day), []).append(piece)
    return [MonthOf(which, inside) for which, inside in parts.items()]


def _let_go(vault: OpenVault, piece: Piece) -> None:
    with suppress(Gone, Conflict):  # another page was quicker, or wrote in it
        rows.remove(Entry, vault, piece.id, base=piece.version)


def _move(vault: OpenVault, piece: Piece, note: Note) -> Piece:
    row = rows.rewrite(Entry, vault, piece.id, content_of(note), base=piece.version, label=_label(note))
    return _piece(row)


def _label(note: Note) -> str:
    return TRASH if note.deleted else f"journal/{month_of(note.day).label}"


def _newest_first(piece: Piece) -> tuple[int, float]:
    return (-piece.note.day.toordinal(), -piece.note.written.timestamp())


def _piece(row: Opened) -> Piece:
    return Piece(row.id, row.version, note_from(row.content, timezone.get_current_timezone()))
