"""What one sealed choice holds, and how a change is laid over it. Pure.

A change is a patch: where in the content (a tuple of keys) -> what to put there; an empty value takes it
away. Patches make it possible to say exactly when two windows have written the same thing, so that answers to
different questions never stand in each other's way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from reflect.choices.standing import PRESSED, STAGES
from reflect.choices.weighing import Path, Thing, Weighing

FORMAT: Final = 1
EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})  # 0 is an answer

Content = dict[str, Any]
Patch = Mapping[tuple[str, ...], Any]


@dataclass(frozen=True, slots=True)
class Said:
    """The reader's own words, with the question as it stood when they answered it."""

    ask: str
    text: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day lived in thought as if one path were chosen, with that path's words as they stood then."""

    path: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """One choice, opened."""

    begun: datetime
    question: str
    weighing: Weighing
    words: Mapping[str, Said]
    lean: str
    again: date | None
    why: str = ""
    by: date | None = None
    stage: str = ""  # one of `STAGES`; empty when not answered
    pressing: str = ""  # one of `PRESSING`; empty when not answered
    ready: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # "then" or "now" -> row -> answer
    step: str = ""
    when: str = ""
    days: Mapping[str, Day] = field(default_factory=dict)  # "1" or "2" -> what was written

    @property
    def pressed(self) -> bool:
        """Whether the reader said that somebody presses them to choose. No danger cue by itself."""
        return self.pressing == PRESSED

    @property
    def stage_words(self) -> str:
        """How far along, in words."""
        return STAGES.get(self.stage, "")

    @property
    def initial(self) -> dict[str, Any]:
        """What the forms of single fields start from."""
        return {
            "question": self.question,
            "why": self.why,
            "by": self.by,
            "stage": self.stage,
            "pressing": self.pressing,
            "lean": self.lean,
            "again": self.again,
            "step": self.step,
            "when": self.when,
        }

    @property
    def first_open(self) -> int:
        """The number (from 1) of the first thing nothing was said about; 0 when there is none."""
        things = self.weighing.things
        return next((n for n, thing in enumerate(things, 1) if not self.weighing.weighed(thing)), 0)

    @property
    def weighed(self) -> bool:
        """Whether there is anything to put side by side."""
        return any(map(self.weighing.weighed, self.weighing.things))


def fresh(begun: datetime, question: str, paths: tuple[Path, ...]) -> Content:
    """The content of a choice that was only just begun."""
    return amended({"v": FORMAT, "begun": begun.isoformat(), **in_paths(paths)}, {("question",): question})


def in_paths(paths: tuple[Path, ...]) -> Content:
    """Paths as they are stored."""
    return {"paths": [{"id": path.id, "label": path.label, "short": path.short} for path in paths]}


def in_things(things: tuple[Thing, ...]) -> Content:
    """Things that matter as they are stored."""
    return {"things": [{"id": thing.id, "label": thing.label} for thing in things]}


def read(content: Mapping[str, Any]) -> Record:
    """Read the stored content. Answers about a path or a thing that was taken off stay stored, unread."""
    return Record(
        begun=datetime.fromisoformat(content["begun"]),
        question=content.get("question", ""),
        weighing=Weighing(
            paths=tuple(Path(**path) for path in content["paths"]),
            things=tuple(Thing(**thing) for thing in content.get("things", ())),
            weights=content.get("weights", {}),
            fits=content.get("fits", {}),
        ),
        words={key: Said(**said) for key, said in content.get("words", {}).items()},
        lean=content.get("lean", ""),
        again=_day(content, "again"),
        why=content.get("why", ""),
        by=_day(content, "by"),
        stage=content.get("stage", ""),
        pressing=content.get("pressing", ""),
        ready=content.get("ready", {}),
        step=content.get("step", ""),
        when=content.get("when", ""),
        days={n: Day(**day) for n, day in sorted(content.get("days", {}).items())},
    )


def amended(content: Mapping[str, Any], patch: Patch) -> Content:
    """The content with the patch laid over it; the given content is left as it was."""
    changed = dict(content)
    for (key, *inner), value in patch.items():
        if inner:
            value = amended(changed.get(key, {}), {tuple(inner): value})
        if value in EMPTY:
            changed.pop(key, None)
        else:
            changed[key] = value
    return changed


def collides(content: Mapping[str, Any], patch: Patch) -> bool:
    """Whether the patch would overwrite something other than what it says itself."""
    return any(_at(content, where) not in (*EMPTY, value) for where, value in patch.items())


def _day(content: Mapping[str, Any], key: str) -> date | None:
    return date.fromisoformat(content[key]) if content.get(key) else None


def _at(content: Any, where: tuple[str, ...]) -> Any:
    for key in where:
        content = content.get(key) if isinstance(content, Mapping) else None
    return content
