"""What happens to a choice: begun, changed, found again, deleted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from reflect.choices.models import Choice
from reflect.choices.record import Patch, Record, amended, collides, fresh, read
from reflect.choices.weighing import Path
from reflect.vault import rows
from reflect.vault.open import OpenVault
from reflect.vault.rows import Conflict, Op, Opened

LABEL: Final = "choices"


@dataclass(frozen=True, slots=True)
class Kept:
    """A choice as it is kept now."""

    id: UUID
    version: int
    record: Record


def begin(
    vault: OpenVault,
    question: str,
    paths: Iterable[Path],
    *,
    now: datetime,
    op: Op | None = None,
    also: Patch | None = None,
) -> Kept:
    """Start a choice with the paths everybody starts from, and whatever else was said at the start.

    The question may be empty.
    """
    content = amended(fresh(now, question, tuple(paths)), also or {})
    return kept(rows.create(Choice, vault, LABEL, content, op=op))


def get(vault: OpenVault, id: UUID) -> Kept:
    """One choice. Raises `rows.Gone`."""
    return kept(rows.fetch(Choice, vault, id))


def listed(vault: OpenVault) -> list[Kept]:
    """All choices, newest first. One query."""
    found = [kept(row) for row in rows.find(Choice, vault, LABEL)]
    return sorted(found, key=lambda choice: choice.record.begun, reverse=True)


def due(vault: OpenVault, today: date) -> list[Kept]:
    """Choices the reader wanted to look at again by `today`, the longest waiting first. One query."""
    waiting = [(choice.record.again, choice) for choice in listed(vault)]
    ripe = [(again, choice) for again, choice in waiting if again is not None and again <= today]
    return [choice for _, choice in sorted(ripe, key=lambda pair: pair[0])]


def change(vault: OpenVault, id: UUID, patch: Patch, *, base: int, op: Op | None = None) -> Kept:
    """Lay a patch over a choice the page knew at version `base`.

    Answers given in another window meanwhile stay, and so does this one, as long as the two do not speak of
    the same thing. Raises `rows.Conflict` when they do, and `rows.Gone`.
    """
    try:
        return _rewrite(vault, rows.fetch(Choice, vault, id), patch, base, op)
    except Conflict as conflict:
        if collides(conflict.current.content, patch):
            raise
        return _rewrite(vault, conflict.current, patch, conflict.current.version, op)


def forget(vault: OpenVault, id: UUID) -> None:
    """Delete a choice at once, for good. Raises `rows.Gone`."""
    rows.remove(Choice, vault, id)


def kept(row: Opened) -> Kept:
    """An opened row, read."""
    return Kept(row.id, row.version, read(row.content))


def _rewrite(vault: OpenVault, row: Opened, patch: Patch, base: int, op: Op | None) -> Kept:
    return kept(rows.rewrite(Choice, vault, row.id, amended(row.content, patch), base=base, op=op))
