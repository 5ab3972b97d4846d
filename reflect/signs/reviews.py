"""Keeping, reading and deleting reviews."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone

from reflect.signs.models import Review
from reflect.signs.over_time import Dated, Mark
from reflect.vault import rows
from reflect.vault.open import OpenVault
from reflect.vault.rows import Op, Opened

LABEL = "signs"


def keep(
    vault: OpenVault, person: str, marks: Mapping[str, Mark], note: str, now: datetime, id: UUID | None = None
) -> UUID:
    """Keep a review with the wording that was answered; its id. A skipped sign is not among `marks`.

    With the same `id` again (a form sent twice) nothing is written.
    """
    content = {
        "v": 1,
        "at": now.isoformat(),
        "person": person,
        "note": note,
        "marks": {key: {"n": m.value, "t": m.text, "g": m.group, "c": m.cue} for key, m in marks.items()},
    }
    try:
        return rows.create(Review, vault, LABEL, content, id=id).id
    except IntegrityError:
        if id is None:
            raise
        return id


def every(vault: OpenVault) -> list[Dated]:
    """All reviews of the vault, oldest first."""
    return sorted(map(dated, rows.find(Review, vault, LABEL)), key=lambda review: review.at)


def one(vault: OpenVault, id: UUID) -> Dated:
    """One review. Raises `rows.Gone`."""
    return dated(rows.fetch(Review, vault, id))


def add_note(vault: OpenVault, id: UUID, text: str, *, base: int, op: Op | None) -> Dated:
    """Save what else was going on, in the reader's words. Raises `rows.Gone` and `rows.Conflict`."""
    current = rows.fetch(Review, vault, id)
    return dated(rows.rewrite(Review, vault, id, current.content | {"note": text}, base=base, op=op))


def drop(vault: OpenVault, id: UUID) -> None:
    """Delete a review for good. Raises `rows.Gone`."""
    rows.remove(Review, vault, id)


def dated(row: Opened) -> Dated:
    """A stored review as the page shows it, in the reader's time."""
    content: dict[str, Any] = row.content
    return Dated(
        id=row.id,
        version=row.version,
        at=timezone.localtime(datetime.fromisoformat(content["at"])),
        person=content["person"],
        marks={key: Mark(m["n"], m["t"], m["g"], m["c"]) for key, m in content["marks"].items()},
        note=content["note"],
    )
