"""Reading and keeping answers. A prompt that was never answered, or was emptied, has no row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from reflect.exercises.kinds import said
from reflect.exercises.models import Answer
from reflect.exercises.values import Value, digest, is_empty, merge
from reflect.vault import rows
from reflect.vault.open import OpenVault


class Ref(NamedTuple):
    """Where a prompt stands: the module's slug and the prompt's id."""

    module: str
    prompt: str

    @property
    def label(self) -> str:
        """The vault's name for the answer to this prompt."""
        return f"answer/{self.module}/{self.prompt}"


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was kept: its value, and the wording it answered."""

    ref: Ref
    kind: str
    asked: str
    labels: Mapping[str, str]
    value: Value
    at: datetime
    version: int

    @property
    def said(self) -> list[tuple[str, str]]:
        """The answer as (label, words) pairs; the label is empty where there is only one thing."""
        return said(self.kind, self.value, self.labels)


@dataclass(frozen=True, slots=True)
class Writing:
    """What a page wants kept for one prompt.

    `base` is the version the page knows (0: none) and `seen` the digest of what it showed, so that a prompt
    nobody touched is told apart from one that was changed. `join` adds the value to what is kept.
    """

    ref: Ref
    kind: str
    asked: str
    labels: Mapping[str, str]
    value: Value | None
    base: int
    seen: str
    join: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """A prompt whose answer is now what the page holds. Version 0: emptied, nothing is kept."""

    ref: Ref
    version: int
    value: Value | None


@dataclass(frozen=True, slots=True)
class Clash:
    """A prompt that was changed elsewhere since the page was read. Nothing was written."""

    mine: Writing
    theirs: Kept

    @property
    def said(self) -> list[tuple[str, str]]:
        """What the page holds, in words; empty when it was emptied there."""
        return said(self.mine.kind, self.mine.value, self.mine.labels) if self.mine.value is not None else []


def read(vault: OpenVault, refs: Iterable[Ref]) -> dict[Ref, Kept]:
    """The answers there are to these prompts, wherever they stand. One query."""
    by_label = {ref.label: ref for ref in refs}
    found = rows.find_many(Answer, vault, by_label)
    return {by_label[label]: _kept(opened[0]) for label, opened in found.items() if opened}


def every(vault: OpenVault) -> list[Kept]:
    """All answers of a reader, newest first, those to retired prompts among them. One query."""
    return sorted(map(_kept, rows.every(Answer, vault)), key=lambda kept: kept.at, reverse=True)


def save(
    vault: OpenVault, writings: Sequence[Writing], *, op: rows.Op | None = None
) -> tuple[list[Saved], list[Clash]]:
    """Keep what was changed and nothing else, in one transaction.

    A prompt that clashes holds nothing else up: the others are kept all the same.
    """
    saved: list[Saved] = []
    clashes: list[Clash] = []
    with transaction.atomic():
        found = rows.find_many(Answer, vault, [writing.ref.label for writing in writings])
        for writing in writings:
            current = next(iter(found[writing.ref.label]), None)
            try:
                saved.extend(_save_one(vault, _joined(writing, current), current, op))
            except rows.Conflict as conflict:
                if digest(writing.value) != writing.seen:
                    clashes.append(Clash(writing, _kept(conflict.current)))
    return saved, clashes


def _joined(writing: Writing, current: rows.Opened | None) -> Writing:
    """The writing with both versions in it, where the reader asked for both."""
    if not writing.join or current is None or writing.value is None:
        return writing
    theirs = current.content
    both = merge(theirs["value"], writing.value)
    return replace(writing, value=both, labels={**theirs["labels"], **writing.labels})


def _save_one(
    vault: OpenVault, writing: Writing, current: rows.Opened | None, op: rows.Op | None
) -> list[Saved]:
    """Nothing when the prompt was not touched on the page. Raises Conflict."""
    emptied = is_empty(writing.value)
    if current is None and emptied:
        return [Saved(writing.ref, 0, None)]
    if current is not None and digest(current.content["value"]) == digest(writing.value):
        return [Saved(writing.ref, current.version, writing.value)]
    if current is not None and writing.base == current.version and writing.seen == digest(writing.value):
        return []
    opened = rows.put(Answer, vault, writing.ref.label, _content(writing), base=writing.base, op=op)
    # A late emptying that a newer save of the page overtook was not written, and removes nothing.
    if emptied and is_empty(opened.content["value"]):
        rows.remove(Answer, vault, opened.id)
        return [Saved(writing.ref, 0, None)]
    return [Saved(writing.ref, opened.version, writing.value)]


def _content(writing: Writing) -> dict[str, Any]:
    return {
        "v": 1,
        "module": writing.ref.module,
        "prompt": writing.ref.prompt,
        "kind": writing.kind,
        "asked": writing.asked,
        "labels": dict(writing.labels),
        "value": writing.value,
        "at": timezone.now().isoformat(timespec="seconds"),
    }


def _kept(opened: rows.Opened) -> Kept:
    content = opened.content
    return Kept(
        Ref(content["module"], content["prompt"]),
        content["kind"],
        content["asked"],
        content["labels"],
        content["value"],
        datetime.fromisoformat(content["at"]),
        opened.version,
    )
