"""How far somebody is: pure rules over marks and times, without knowing where these are kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from reflect.library.shapes import Module, Step

READ, STARTED = "read", "started"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known about one page: read, or started and left open."""

    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A page and what is known about it; `mark` is None for a page nobody opened."""

    step: Step
    mark: Mark | None

    @property
    def read(self) -> bool:
        return self.mark is not None and self.mark.state == READ

    @property
    def started(self) -> bool:
        return self.mark is not None and self.mark.state == STARTED


def standings(
    module: Module, marks: Mapping[str, Mark], written: Mapping[str, Iterable[datetime]]
) -> tuple[Standing, ...]:
    """Every page of a module. `written` holds, by page, the times of the answers on it.

    A page with an answer is started, from its first answer on, unless it is marked.
    """
    return tuple(
        Standing(step, marks.get(step.id) or _begun(written.get(step.id, ()))) for step in module.steps
    )


def _begun(times: Iterable[datetime]) -> Mark | None:
    first = min(times, default=None)
    return Mark(STARTED, first) if first else None


def next_step(pages: Sequence[Standing]) -> Step | None:
    """Where to carry on: the page left open last, else the first unread one after the page read last.

    None when every page is read.
    """
    started = [page for page in pages if page.started]
    if started:
        return max(started, key=_when).step
    read = [page for page in pages if page.read]
    after = max(read, key=_when).step.number if read else 0
    unread = [page.step for page in pages if not page.read]
    return next((step for step in unread if step.number > after), next(iter(unread), None))


def last_seen(pages: Sequence[Standing]) -> datetime | None:
    """When something was last marked or begun here, or None."""
    return max((page.mark.at for page in pages if page.mark), default=None)


def read_count(pages: Iterable[Standing]) -> int:
    """How many pages are read."""
    return sum(page.read for page in pages)


def _when(page: Standing) -> datetime:
    assert page.mark is not None
    return page.mark.at
