"""What happens to sittings: begun, answered, finished, gone on with, spoken to, deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from reflect.selfcheck.models import Sitting
from reflect.selfcheck.record import Record, from_content
from reflect.vault import rows
from reflect.vault.open import OpenVault
from reflect.vault.rows import Conflict, Op, Opened

LABEL = "check"
TRIES = 5
STALE = 0  # a version no row ever has: only this page's own earlier save is then no conflict


def _record(row: Opened) -> Record:
    return from_content(row.id, row.version, row.content)


def opened(clash: Conflict) -> Record:
    """What somebody else saved in the meantime."""
    return _record(clash.current)


def everyone(vault: OpenVault) -> list[Record]:
    """All sittings, newest first. One query."""
    found = [_record(row) for row in rows.find(Sitting, vault, LABEL)]
    return sorted(found, key=lambda one: one.when, reverse=True)


def fetch(vault: OpenVault, id: UUID) -> Record:
    """One sitting. Raises Gone."""
    return _record(rows.fetch(Sitting, vault, id))


def start(vault: OpenVault, name: str, kind: str, instrument: str, now: datetime) -> Record:
    """Begin a sitting about somebody; one about them that holds no answer yet is taken up again."""
    fresh = Record(UUID(int=0), 0, name, kind, started=now, changed=now, instrument=instrument)
    for old in everyone(vault):
        if old.person == fresh.person and not old.answers:
            return old
    return _record(rows.create(Sitting, vault, LABEL, fresh.content()))


def answer(
    vault: OpenVault,
    id: UUID,
    given: Mapping[str, int | None],
    asked: Mapping[str, str],
    *,
    base: int,
    now: datetime,
    op: Op | None = None,
    insist: bool = False,
) -> Record:
    """Keep the answers of one page. Raises Gone, and Conflict when another page answered one of the same
    statements differently since ``base``; ``insist`` writes over that.
    """
    for _ in range(TRIES):
        current = fetch(vault, id)
        known = current.version if insist or current.agrees_with(given) else base
        content = current.with_answers(given, asked, now).content()
        try:
            return _record(rows.rewrite(Sitting, vault, id, content, base=known, op=op))
        except Conflict as clash:
            if not insist and not opened(clash).agrees_with(given):
                raise
    raise Conflict(rows.fetch(Sitting, vault, id))


def finish(vault: OpenVault, id: UUID, now: datetime) -> Record:
    """Date the result, once per stage: changing an answer later doesn't move the date."""

    def step(one: Record) -> Record:
        return one if one.finished >= one.stage else replace(one, finished=one.stage, taken=now)

    return _change(vault, id, step)


def go_on(vault: OpenVault, id: UUID) -> Record:
    """Go on to the second half. The result of the first stays until that is finished."""
    return _change(vault, id, lambda one: replace(one, stage=2))


def say(vault: OpenVault, id: UUID, words: str, *, base: int | None, op: Op | None = None) -> Record:
    """Keep the reader's own words about a result; ``base`` is how often they had been saved when the page
    was made, None writes over whatever is there. Raises Gone, and Conflict over other words.
    """
    for _ in range(TRIES):
        current = fetch(vault, id)
        free = base in (None, current.said_times) or words == current.said
        content = replace(current, said=words, said_times=current.said_times + 1).content()
        try:
            known = current.version if free else STALE
            return _record(rows.rewrite(Sitting, vault, id, content, base=known, op=op))
        except Conflict:
            if not free:
                raise
    raise Conflict(rows.fetch(Sitting, vault, id))


def remove(vault: OpenVault, id: UUID) -> None:
    """Delete a sitting for good. Raises Gone."""
    rows.remove(Sitting, vault, id)


def _change(vault: OpenVault, id: UUID, step: Callable[[Record], Record]) -> Record:
    """Apply a step to whatever is there now, again if somebody saved in between."""
    for _ in range(TRIES):
        current = fetch(vault, id)
        changed = step(current)
        if changed == current:
            return current
        try:
            return _record(rows.rewrite(Sitting, vault, id, changed.content(), base=current.version))
        except Conflict:
            continue
    raise Conflict(rows.fetch(Sitting, vault, id))
