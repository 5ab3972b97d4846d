"""What one sitting holds, and how it lies in its sealed row. Pure: no Django.

The row carries the wording that was answered, so that a reworded statement still shows what was asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

FORMER: Final = "former"
KINDS: Final = ("partner", FORMER, "parent", "friend", "other")
LONGEST_NAME: Final = 40
LONGEST_WORDS: Final = 20_000

Given = dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Record:
    """A sitting. ``answers`` holds 1 to 7, or None where it was skipped or doesn't apply.

    ``stage`` is how far the reader chose to go (1: the first half, 2: all) and ``finished`` how far they
    got (0: not yet), ``taken`` when that was; ``asked`` is the wording per statement, ``said`` the
    reader's own words about the result and ``said_times`` how often those were saved.
    """

    id: UUID
    version: int
    name: str
    kind: str
    started: datetime
    changed: datetime
    taken: datetime | None = None
    stage: int = 1
    finished: int = 0
    instrument: str = ""
    answers: Given = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    said: str = ""
    said_times: int = 0

    @property
    def person(self) -> tuple[str, str]:
        """Whose series this belongs to. Another kind of bond is another series: tenses differ."""
        return self.name.casefold(), self.kind

    @property
    def name_last(self) -> str:
        """The name before the full stop of a sentence."""
        return self.name.rstrip(".")

    @property
    def when(self) -> datetime:
        """The date of the result."""
        return self.taken or self.changed

    def with_answers(
        self, given: Mapping[str, int | None], asked: Mapping[str, str], now: datetime
    ) -> Record:
        """The same with these answers and their wording put over what was there."""
        return replace(self, answers={**self.answers, **given}, asked={**self.asked, **asked}, changed=now)

    def agrees_with(self, given: Mapping[str, int | None]) -> bool:
        """Whether these answers could be added without overwriting a different one."""
        return all(item not in self.answers or self.answers[item] == value for item, value in given.items())

    def content(self) -> dict[str, Any]:
        """What is sealed."""
        return {
            "v": 1,
            "name": self.name,
            "kind": self.kind,
            "started": self.started.isoformat(),
            "changed": self.changed.isoformat(),
            "taken": self.taken.isoformat() if self.taken else None,
            "stage": self.stage,
            "finished": self.finished,
            "instrument": self.instrument,
            "answers": self.answers,
            "asked": self.asked,
            "said": self.said,
            "said_times": self.said_times,
        }


def from_content(id: UUID, version: int, content: Mapping[str, Any]) -> Record:
    """Read what was sealed."""
    taken = content.get("taken")
    return Record(
        id=id,
        version=version,
        name=content["name"],
        kind=content["kind"],
        started=datetime.fromisoformat(content["started"]),
        changed=datetime.fromisoformat(content["changed"]),
        taken=datetime.fromisoformat(taken) if taken else None,
        stage=content["stage"],
        finished=content["finished"],
        instrument=content["instrument"],
        answers=dict(content["answers"]),
        asked=dict(content["asked"]),
        said=content["said"],
        said_times=content["said_times"],
    )
