"""What a piece of writing is: its fields, its sealed form, its heading and first lines. No Django here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import Any, Final

MOST_CHARACTERS: Final = 100_000
"""Characters an entry holds, line ends counted once. Said on the page from NEARLY_FULL on."""
NEARLY_FULL: Final = 90_000
MOST_TITLE: Final = 200
MOST_ASKED: Final = 1_000
MOST_ABOUT: Final = 40
MOST_TAGS: Final = 12
FIRST_LINES: Final = 240
"""Characters of a body shown in a list; the page cuts them again to two lines."""

KINDS: Final = {"entry": "Free writing", "answer": "Answer", "question": "Today’s question"}
KINDS_TO_CHOOSE: Final = KINDS | {"answer": "Answers", "question": "Today’s questions"}


@dataclass(frozen=True, slots=True)
class Note:
    """One piece of writing as its reader sees it.

    `day` is the day it is about and is listed under; `written` is when it was begun and `saved` when it was
    last changed, both with a timezone. `deleted` is set while it waits in the trash.
    """

    text: str
    day: date
    written: datetime
    saved: datetime
    title: str = ""
    kind: str = "entry"
    asked: str = ""
    source: str = ""
    about: str = ""
    tags: tuple[str, ...] = ()
    deleted: datetime | None = None

    @property
    def blank(self) -> bool:
        """Nothing in it that anybody would miss."""
        return not (self.text.strip() or self.title.strip())

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def room(self) -> int:
        """Characters left."""
        return MOST_CHARACTERS - len(self.text)

    @property
    def nearly_full(self) -> bool:
        return len(self.text) >= NEARLY_FULL

    @property
    def heading(self) -> str:
        """What the list calls it: the title, the question it answers, or when it was written.

        Never its first words: the list can hide first lines, and a heading must not repeat them.
        """
        return self.title.strip() or shorten(self.asked, 110) or self.moment

    @property
    def moment(self) -> str:
        """The day and the part of it, such as "Tuesday evening"; the day alone when it is about another."""
        weekday = f"{self.day:%A}"
        return f"{weekday} {part_of_day(self.written)}" if self.written.date() == self.day else weekday

    @property
    def first_lines(self) -> str:
        return shorten(self.text, FIRST_LINES)

    @property
    def origin(self) -> str:
        """Where it came from, in words for the small line under it."""
        return f"From “{self.source}”" if self.source else KINDS.get(self.kind, KINDS["entry"])

    @property
    def tag_line(self) -> str:
        return ", ".join(self.tags)

    def same_words(self, other: "Note") -> bool:
        """Whether a reader would see no difference between the two."""
        return self.told == other.told

    @property
    def told(self) -> tuple[str, str, date, str, tuple[str, ...]]:
        return (self.title, self.text, self.day, self.about, self.tags)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader sent: words and the day they are about. Kind, question and source count at first."""

    text: str
    title: str = ""
    day: date | None = None
    about: str = ""
    tags: tuple[str, ...] = ()
    kind: str = "entry"
    asked: str = ""
    source: str = ""

    @property
    def blank(self) -> bool:
        return not (self.text.strip() or self.title.strip())


def begun(draft: Draft, now: datetime) -> Note:
    """A new note."""
    return Note(
        text=draft.text,
        day=draft.day or now.date(),
        written=now,
        saved=now,
        title=draft.title,
        kind=draft.kind,
        asked=draft.asked,
        source=draft.source,
        about=draft.about,
        tags=draft.tags,
    )


def changed(note: Note, draft: Draft, now: datetime) -> Note:
    """The note with a draft's words. What it answers and when it was begun stay as they were."""
    return replace(
        note,
        text=draft.text,
        title=draft.title,
        day=draft.day or note.day,
        about=draft.about,
        tags=draft.tags,
        saved=now,
    )


def note_from(content: Mapping[str, Any], zone: tzinfo) -> Note:
    """The note in a sealed row's content, its times put into `zone`."""
    written = datetime.fromisoformat(content["written"]).astimezone(zone)
    saved, deleted = content.get("saved"), content.get("deleted")
    return Note(
        text=content["text"],
        day=date.fromisoformat(content["date"]),
        written=written,
        saved=datetime.fromisoformat(saved).astimezone(zone) if saved else written,
        title=content.get("title", ""),
        kind=content.get("kind", "entry"),
        asked=content.get("asked", ""),
        source=content.get("source", ""),
        about=content.get("about", ""),
        tags=tuple(content.get("tags", ())),
        deleted=datetime.fromisoformat(deleted).astimezone(zone) if deleted else None,
    )


def content_of(note: Note) -> dict[str, Any]:
    """The note as versioned JSON for sealing, with the question's wording, which an author may change."""
    content: dict[str, Any] = {
        "v": 1,
        "title": note.title,
        "text": note.text,
        "kind": note.kind,
        "asked": note.asked,
        "date": note.day.isoformat(),
        "written": note.written.isoformat(),
        "saved": note.saved.isoformat(),
    }
    content |= {name: value for name in ("source", "about") if (value := getattr(note, name))}
    if note.tags:
        content["tags"] = list(note.tags)
    if note.deleted:
        content["deleted"] = note.deleted.isoformat()
    return content


def thrown_away(note: Note, now: datetime) -> Note:
    return replace(note, deleted=now)


def taken_back(note: Note) -> Note:
    return replace(note, deleted=None)


def part_of_day(moment: datetime) -> str:
    """morning from 5, afternoon from 12, evening from 17, night from 22."""
    for until, name in ((5, "night"), (12, "morning"), (17, "afternoon"), (22, "evening")):
        if moment.hour < until:
            return name
    return "night"


def shorten(text: str, most: int) -> str:
    """The beginning of a text on one line, cut between words where there is a gap to cut at."""
    flat = " ".join(text[: most * 4].split())
    if len(flat) <= most:
        return flat
    cut = flat[:most]
    head, gap, _ = cut.rpartition(" ")
    return (head if gap and len(head) > most // 2 else cut).rstrip(" ,;:–—-.") + "…"
