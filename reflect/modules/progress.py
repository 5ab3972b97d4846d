"""Which pages were read, kept as marks, and where to carry on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from reflect.exercises import answers
from reflect.exercises.answers import Kept, Ref
from reflect.library.shapes import Module, Step
from reflect.modules.models import Progress
from reflect.modules.standing import Mark, Standing, last_seen, next_step, read_count, standings
from reflect.vault import rows
from reflect.vault.open import OpenVault

TRIES = 3
SIDE = "side"
Marks = dict[str, Mark]


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stopped: the page to carry on with, and when they were last in its module."""

    module: Module
    step: Step
    at: datetime
    started: bool
    read: int


def label(slug: str) -> str:
    """The vault's name for the progress of a module."""
    return f"progress/{slug}"


def read(vault: OpenVault, modules: Iterable[Module]) -> dict[str, Marks]:
    """The marks of these modules, by slug. One query."""
    slugs = {label(module.slug): module.slug for module in modules}
    found = rows.find_many(Progress, vault, slugs)
    return {slugs[name]: _marks(opened[0].content) if opened else {} for name, opened in found.items()}


def side(vault: OpenVault) -> str:
    """The side a reader chose to read from, or "". One query."""
    row = rows.single(Progress, vault, SIDE)
    return str(row.content["side"]) if row else ""


def choose_side(vault: OpenVault, chosen: str) -> None:
    """Remember the side for the next time; the last choice stands."""
    row = rows.single(Progress, vault, SIDE)
    rows.put(Progress, vault, SIDE, {"v": 1, "side": chosen}, base=row.version if row else 0)


def mark(vault: OpenVault, slug: str, step: str, state: str) -> None:
    """Mark a page `read` or `started`; any other state takes the mark off.

    Marks set on another device at the same time are kept: only this page's is changed.
    """
    current = rows.single(Progress, vault, label(slug))
    for _ in range(TRIES):
        steps: dict[str, Any] = dict(current.content["steps"]) if current else {}
        if steps.get(step, {}).get("state", "") == state:
            return
        steps.pop(step, None)
        if state:
            steps[step] = {"state": state, "at": timezone.now().isoformat(timespec="seconds")}
        content, base = {"v": 1, "steps": steps}, current.version if current else 0
        try:
            rows.put(Progress, vault, label(slug), content, base=base)
            return
        except rows.Conflict as conflict:
            current = conflict.current
    raise rows.Conflict(current) if current else rows.Gone


def pages_of(module: Module, marks: Marks, kept: Iterable[Kept]) -> tuple[Standing, ...]:
    """Every page of a module, started where something was answered on it."""
    written: dict[str, list[datetime]] = {}
    for one in kept:
        step = module.step_of(one.ref.prompt) if one.ref.module == module.slug else None
        if step:
            written.setdefault(step.id, []).append(one.at)
    return standings(module, marks, written)


def latest(vault: OpenVault, modules: Sequence[Module]) -> Place | None:
    """Where to carry on, in the module that was touched last and has a page left. Two queries at most.

    None for somebody who has neither marked nor answered anything, or has read everything they began.
    """
    marks = read(vault, modules)
    prompts = (Ref(module.slug, prompt.id) for module in modules for prompt in module.prompts)
    kept = answers.read(vault, prompts)
    places = (_place(module, pages_of(module, marks[module.slug], kept.values())) for module in modules)
    return max(filter(None, places), key=lambda place: place.at, default=None)


def _place(module: Module, pages: Sequence[Standing]) -> Place | None:
    at, step = last_seen(pages), next_step(pages)
    if at is None or step is None:
        return None
    started = any(page.started and page.step is step for page in pages)
    return Place(module, step, at, started, read_count(pages))


def _marks(content: dict[str, Any]) -> Marks:
    return {
        step: Mark(one["state"], datetime.fromisoformat(one["at"])) for step, one in content["steps"].items()
    }
