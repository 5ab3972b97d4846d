"""Reading and writing private rows: the only way features touch them.

Every save is one optimistic UPDATE guarded by the version, so nothing is locked while text is sealed, and a
save that lost a race is looked at again with what the other one wrote.
"""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from reflect.vault.models import Sealed
from reflect.vault.open import OpenVault

TABS_REMEMBERED = 8
TRIES = 5


@dataclass(frozen=True, slots=True)
class Opened:
    """One row, opened. `content` is versioned JSON and carries the wording that was answered."""

    id: UUID
    version: int
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Op:
    """One attempt to save: the page it came from, and how many saves that page had sent before."""

    tab: UUID
    n: int


class Gone(Exception):
    """No such row in this vault."""


class Conflict(Exception):
    """Somebody else saved since the version this save was based on."""

    def __init__(self, current: Opened) -> None:
        super().__init__()
        self.current = current


# What is sealed: {"l": label, "c": content, "o": [[tab, n, version], …]}. The label is inside because slots
# depend on the key, so a vault that gets a new key needs it. "o" holds the last save of the last few pages.
Model = type[Sealed]


def _open(vault: OpenVault, row: Sealed) -> tuple[Opened, dict[str, Any]]:
    inside = vault.open(row._meta.label_lower, row.id, bytes(row.slot), row.version, bytes(row.sealed))
    return Opened(row.id, row.version, inside["c"]), inside


def find(model: Model, vault: OpenVault, label: str) -> list[Opened]:
    """All rows of a slot, in no order. One query."""
    return find_many(model, vault, [label])[label]


def find_many(model: Model, vault: OpenVault, labels: Iterable[str]) -> dict[str, list[Opened]]:
    """All rows of several slots, by label. One query."""
    found: dict[str, list[Opened]] = {label: [] for label in labels}
    if vault.provisional or not found:
        return found
    by_slot = {vault.slot(label): label for label in found}
    for row in model._default_manager.filter(vault_id=vault.id, slot__in=list(by_slot)):
        found[by_slot[bytes(row.slot)]].append(_open(vault, row)[0])
    return found


def count(model: Model, vault: OpenVault, labels: Iterable[str]) -> dict[str, int]:
    """How many rows each slot holds. One query; opens nothing."""
    counts = dict.fromkeys(labels, 0)
    if vault.provisional or not counts:
        return counts
    by_slot = {vault.slot(label): label for label in counts}
    rows = model._default_manager.filter(vault_id=vault.id, slot__in=list(by_slot))
    for slot in rows.values_list("slot", flat=True):
        counts[by_slot[bytes(slot)]] += 1
    return counts


def every(model: Model, vault: OpenVault) -> Iterator[Opened]:
    """All rows of this kind in the vault, in no order."""
    if vault.provisional:
        return
    for row in model._default_manager.filter(vault_id=vault.id).iterator(500):
        yield _open(vault, row)[0]


def labelled(model: Model, vault: OpenVault) -> list[tuple[str, Opened]]:
    """Every row of this kind with its label, for moving a whole vault. One query."""
    opened = (_open(vault, row) for row in model._default_manager.filter(vault_id=vault.id))
    return [(inside["l"], row) for row, inside in opened]


def fetch(model: Model, vault: OpenVault, id: UUID) -> Opened:
    """One row. Raises Gone."""
    return _open(vault, _get(model, vault, id))[0]


def single(model: Model, vault: OpenVault, label: str) -> Opened | None:
    """The one row of a label that has at most one, or None."""
    try:
        return fetch(model, vault, vault.single_id(label))
    except Gone:
        return None


def create(
    model: Model,
    vault: OpenVault,
    label: str,
    content: dict[str, Any],
    *,
    op: Op | None = None,
    id: UUID | None = None,
    version: int = 1,
) -> Opened:
    """A new row. Raises IntegrityError when the id is taken; makes a provisional vault real."""
    vault.begin()
    id, slot = id or uuid4(), vault.slot(label)
    inside = {"l": label, "c": content, "o": _remember([], op, version)}
    sealed = vault.seal(model._meta.label_lower, id, slot, version, inside)
    with transaction.atomic():
        model._default_manager.create(vault_id=vault.id, id=id, slot=slot, version=version, sealed=sealed)
    return Opened(id, version, content)


def rewrite(
    model: Model,
    vault: OpenVault,
    id: UUID,
    content: dict[str, Any],
    *,
    base: int,
    op: Op | None = None,
    label: str | None = None,
) -> Opened:
    """Save new content over version `base`; `label` moves the row to another slot.

    A save this page already made is answered as it was then. A save of a page whose own earlier save got
    through, though its answer was lost, is not a conflict. Raises Conflict and Gone.
    """
    for _ in range(TRIES):
        row = _get(model, vault, id)
        current, inside = _open(vault, row)
        replayed = _replayed(inside["o"], op)
        if replayed is not None:
            return Opened(id, replayed, current.content)
        if base != current.version and not _same_page(inside["o"], op):
            raise Conflict(current)
        version, where = current.version + 1, label or inside["l"]
        inside = {"l": where, "c": content, "o": _remember(inside["o"], op, version)}
        slot = vault.slot(where)
        sealed = vault.seal(model._meta.label_lower, id, slot, version, inside)
        rows = model._default_manager.filter(vault_id=vault.id, id=id, version=current.version)
        if rows.update(slot=slot, version=version, sealed=sealed):
            return Opened(id, version, content)
    raise Conflict(current)


def put(
    model: Model,
    vault: OpenVault,
    label: str,
    content: dict[str, Any],
    *,
    base: int,
    op: Op | None = None,
) -> Opened:
    """Create or rewrite the one row of a label. Raises Conflict."""
    id = vault.single_id(label)
    try:
        return rewrite(model, vault, id, content, base=base, op=op)
    except Gone:
        pass
    try:
        return create(model, vault, label, content, op=op, id=id, version=_first(op))
    except IntegrityError:  # another page made it in between
        return rewrite(model, vault, id, content, base=base, op=op)


def remove(model: Model, vault: OpenVault, id: UUID, *, base: int | None = None) -> None:
    """Delete a row. Raises Gone, and Conflict when `base` is given and somebody saved since."""
    rows = model._default_manager.filter(vault_id=vault.id, id=id)
    if base is not None:
        rows = rows.filter(version=base)
    if not rows.delete()[0]:
        raise Conflict(fetch(model, vault, id))


def _get(model: Model, vault: OpenVault, id: UUID) -> Sealed:
    row = None
    if not vault.provisional:
        row = model._default_manager.filter(vault_id=vault.id, id=id).first()
    if row is None:
        raise Gone
    return row


def _first(op: Op | None) -> int:
    """Where a row that may have been removed and made again starts to count.

    Starting over at 1, it would one day look like the version that a page left open still knows.
    """
    return 1 if op is None else 1 + secrets.randbelow(2**20)


def _remember(ops: list[list[Any]], op: Op | None, version: int) -> list[list[Any]]:
    """The last save of each of the last few pages, newest last."""
    if op is None:
        return [*ops[-TABS_REMEMBERED + 1 :], ["", 0, version]]
    others = [entry for entry in ops if entry[0] != str(op.tab)]
    return [*others[-TABS_REMEMBERED + 1 :], [str(op.tab), op.n, version]]


def _replayed(ops: list[list[Any]], op: Op | None) -> int | None:
    """The version this page's save made, when it (or a later one of the page) is already in."""
    for tab, n, version in ops:
        if op is not None and tab == str(op.tab) and op.n <= n:
            return int(version)
    return None


def _same_page(ops: list[list[Any]], op: Op | None) -> bool:
    """Whether the last save was this page's own: then nobody else's words can be overwritten."""
    return op is not None and bool(ops) and ops[-1][0] == str(op.tab)
