"""What each kind of row says in words, and whether a row that comes from outside is one of its kind.

A kind that is not here is carried all the same, whole, and told as it lies: a new room is never forgotten.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils import timezone

from reflect.accounts import profiles
from reflect.archive.leaves import Leaf
from reflect.choices import choices
from reflect.choices import record as choice_record
from reflect.choices.weighing import FITS, WEIGHTS
from reflect.exercises.answers import Ref
from reflect.exercises.kinds import said
from reflect.journal import checkins
from reflect.journal.months import EARLIEST, month_of
from reflect.journal.notes import note_from
from reflect.modules import progress
from reflect.selfcheck import record as sitting_record
from reflect.selfcheck import sittings
from reflect.signs import reviews
from reflect.signs.over_time import GROUPS, OFTEN
from reflect.vault.rows import Opened

BROKEN: Final = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)
"""What the readers below raise for a row that is not one of their kind."""

VALUES: Final[Mapping[str, type]] = {
    "text": str, "line": str, "choice": str, "checklist": list, "scale": int, "record": dict,
}  # fmt: skip
ANSWERS: Final = range(1, 8)  # of a self-check
# The label such a row lies under (its beginning, if that ends with a slash; any, if empty), and its leaf.
Told = tuple[str, Leaf | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """`tell` raises one of `BROKEN`. `one`: a label has one row at most."""

    file: str
    title: str
    tell: Callable[[Opened], Told]
    one: bool = False


def _entry(row: Opened) -> Told:
    note = note_from(row.content, timezone.get_current_timezone())
    _must(all(isinstance(text, str) for text in (note.text, note.title, note.asked, note.source, note.about)))
    _must(all(isinstance(tag, str) for tag in note.tags) and note.day >= EARLIEST)
    lines = [("Asked", note.asked), ("About", note.about), ("Tags", note.tag_line), ("", note.text)]
    where = "journal/trash" if note.deleted else f"journal/{month_of(note.day).label}"
    when = _day(note.day) + (", deleted" if note.deleted else "")
    order = f"{note.day.isoformat()} {note.written.isoformat()}"
    return where, Leaf(note.heading, order, when, _filled(lines))


def _settled(row: Opened) -> Told:
    at, value, word = _moment(row.content["at"]), row.content["settled"], row.content.get("word", "")
    _must(type(value) is int and checkins.LEAST <= value <= checkins.MOST and isinstance(word, str))
    heading = f"{value} of {checkins.MOST}" + (f", {word}" if word else "")
    # Lies under the month it had where it was made, which another clock may put a day away.
    month = month_of(datetime.fromisoformat(row.content["at"]).date())
    return f"settled/{month.label}", Leaf(heading, at.isoformat(), _day(at.date()))


def _answer(row: Opened) -> Told:
    kept, at = row.content, _moment(row.content["at"])
    _must(isinstance(kept["value"], VALUES.get(kept["kind"], object)) and not isinstance(kept["value"], bool))
    _must(isinstance(kept["asked"], str))
    lines = [
        (_text(label), _text(words)) for label, words in said(kept["kind"], kept["value"], kept["labels"])
    ]
    label = Ref(_text(kept["module"]), _text(kept["prompt"])).label
    return label, Leaf(kept["asked"], at.isoformat(), _day(at.date()), lines)


def _sitting(row: Opened) -> Told:
    one = sitting_record.from_content(row.id, row.version, row.content)
    at = timezone.localtime(one.when)
    _must(
        timezone.is_aware(one.started) and timezone.is_aware(one.changed) and one.kind in sitting_record.KINDS
    )
    _must(one.stage in (1, 2) and one.finished in (0, 1, 2) and type(one.said_times) is int)
    _must(all(given is None or (type(given) is int and given in ANSWERS) for given in one.answers.values()))
    answers = [(_text(one.asked.get(item, item)), f"{given} of 7" if given else "Skipped")
               for item, given in one.answers.items()]  # fmt: skip
    lines = [*answers, ("In your words", _text(one.said))]
    name = f"Self-check about {_text(one.name)}"
    return sittings.LABEL, Leaf(name, at.isoformat(), _day(at.date()), _filled(lines))


def _review(row: Opened) -> Told:
    _moment(row.content["at"])
    one = reviews.dated(row)
    _must(all(type(mark.value) is int and 0 <= mark.value < len(OFTEN) for mark in one.marks.values()))
    _must(all(mark.group in GROUPS for mark in one.marks.values()))
    marks = [(_text(mark.text), mark.words) for mark in one.marks.values()]
    heading = f"Signs, about {_text(one.person)}" if one.person else "Signs"
    lines = [*marks, ("Note", _text(one.note))]
    return reviews.LABEL, Leaf(heading, one.at.isoformat(), _day(one.at.date()), _filled(lines))


def _choice(row: Opened) -> Told:
    _moment(row.content["begun"])
    one = choice_record.read(row.content)
    at, weighing = timezone.localtime(one.begun), one.weighing
    _must(all(type(number) is int and number in WEIGHTS for number in weighing.weights.values()))
    _must(all(fit in FITS for fits in weighing.fits.values() for fit in fits.values()))
    lines = [("Why now", _text(one.why))]
    for thing in weighing.things:
        told = [f"matters {weighing.weights[thing.id]} of 10"] if thing.id in weighing.weights else []
        told += [f"{path.label}: {fit}" for path in weighing.paths if (fit := weighing.fit(thing, path.id))]
        lines.append((_text(thing.label), "\n".join(told)))
    lines += [(_text(words.ask), _text(words.text)) for words in one.words.values()]
    lines.append(("Where I lean", _text(one.lean)))
    heading = _text(one.question) or "A choice"
    return choices.LABEL, Leaf(heading, at.isoformat(), _day(at.date()), _filled(lines))


def _progress(row: Opened) -> Told:
    if "side" in row.content:
        _must(row.content["side"] in ("me", "them", ""))
        return progress.SIDE, None
    for mark in row.content["steps"].values():
        _text(mark["state"])
        _moment(mark["at"])
    return progress.label(""), None


def _profile(row: Opened) -> Told:
    wishes = profiles.Wishes(**{key: value for key, value in row.content.items() if key != "v"})
    _must(wishes.theme in ("", "light", "dark") and isinstance(wishes.code_kept, bool))
    _must(type(wishes.idle_minutes) is int and 2 <= wishes.idle_minutes <= 60)
    return profiles.LABEL, None


KINDS: Final[Mapping[str, Kind]] = {
    "journal.entry": Kind("journal", "Journal", _entry),
    "journal.settled": Kind("settled", "How settled", _settled),
    "exercises.answer": Kind("answers", "Answers", _answer, one=True),
    "selfcheck.sitting": Kind("checks", "Self-checks", _sitting),
    "choices.choice": Kind("choices", "Choices", _choice),
    "signs.review": Kind("signs", "Signs", _review),
    "modules.progress": Kind("pages", "Pages read", _progress, one=True),
    "accounts.profile": Kind("settings", "Settings", _profile, one=True),
}


def kind_of(table: str) -> Kind:
    """The kind of a table; one that tells the content as it lies for a table not named above."""
    name = table.replace(".", "-")
    return KINDS.get(table) or Kind(name, name.replace("-", " ").capitalize(), _anything)


def fits(table: str, label: str, row: Opened) -> bool:
    """Whether a row from outside is one its room can read, under the label it would lie under."""
    try:
        where, _ = kind_of(table).tell(row)
    except BROKEN:
        return False
    return label == where or (where[-1:] in ("", "/") and label.startswith(where))


def _anything(row: Opened) -> Told:
    return "", Leaf(str(row.id), "", "", list(_flattened("", row.content)))


def _flattened(name: str, value: Any) -> Iterator[tuple[str, str]]:
    match value:
        case dict():
            for key, inner in value.items():
                yield from _flattened(f"{name} {key}".strip(), inner)
        case list():
            for inner in value:
                yield from _flattened(name, inner)
        case _:
            yield name, str(value)


def _filled(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(label, text) for label, text in lines if text]


def _text(value: object) -> str:
    """The text. Raises TypeError when it is none."""
    if not isinstance(value, str):
        raise TypeError
    return value


def _must(true: bool) -> None:
    if not true:
        raise ValueError


def _moment(text: str) -> datetime:
    """A time with its zone, in the reader's. Raises ValueError."""
    at = datetime.fromisoformat(text)
    _must(timezone.is_aware(at))
    return timezone.localtime(at)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
