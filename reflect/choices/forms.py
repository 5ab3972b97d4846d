"""What may be posted about a choice. Every form says what it changes as a patch (see `record.py`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.forms import BoundField
from django.utils import timezone

from reflect.choices.record import Day, Patch, Record, Said, in_paths, in_things
from reflect.choices.standing import PRESSING, READY, STAGES, Asked, Stand
from reflect.choices.weighing import LESS, MORE, SAME, UNKNOWN, WEIGHTS, Path, Thing, Weighing
from reflect.library.shapes import MatterGroup
from reflect.vault.forms import SaveForm

LABEL_MAX: Final = 80  # a path or a thing has to fit on one or two lines
QUESTION_MAX: Final = 1_000
WORDS_MAX: Final = 20_000
PATHS: Final = range(2, 9)  # one is nothing to compare; more than eight do not fit side by side
THINGS: Final = range(3, 11)
DAYS: Final = ("1", "2")  # a day lived in thought, for two paths
BLANKS: Final = 3  # empty lines offered for things of one's own

FIT_WORDS: Final = {LESS: "Less", SAME: "The same", MORE: "More", UNKNOWN: "Can’t tell"}
TOO_LONG: Final = (
    "This is longer than the %(limit_value)d characters that fit here. Your words are still on the page."
)

NO_DATE: Final = "Write the day as a date, like 2026-12-18, or leave it empty."


def _text(limit: int) -> forms.CharField:
    return forms.CharField(required=False, max_length=limit, error_messages={"max_length": TOO_LONG})


def _one_of(words: Mapping[str, str]) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=list(words.items()),
        required=False,
        error_messages={"invalid_choice": "Choose one of the answers on the page, or leave it."},
    )


def _to_come(form: forms.Form, name: str) -> date | None:
    """Today or later. A day that has come stays as it is until the reader changes it."""
    day: date | None = form.cleaned_data[name]
    if day and day < timezone.localdate() and day != form.initial.get(name):
        raise forms.ValidationError("Choose today or a day to come, or leave it empty.")
    return day


def _line(one: Path | Thing) -> str:
    """The field that holds the wording of a path or a thing."""
    return f"line-{one.id}"


def _reworded(form: forms.Form, chosen: Iterable[Path | Thing]) -> Iterator[tuple[str, str]]:
    """Ids and labels as posted; one the page did not know of, because it is new, stays as it is."""
    for one in chosen:
        known = form.add_prefix(_line(one)) in form.data
        yield one.id, form.cleaned_data[_line(one)] if known else one.label


def _added(chosen: Sequence[Path | Thing], labels: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Ids for the reader's own new words. Words that are on the list already are not added twice."""
    there = {one.label for one in chosen}
    # Never an id used before: answers about something that was taken off stay in the row.
    return (
        (f"own-{uuid4().hex[:8]}", label) for label in dict.fromkeys(labels) if label and label not in there
    )


class ChoiceForm(SaveForm):
    """A form that says what it changes, and what stands there when another window was faster."""

    def patch(self) -> Patch:
        """What is to be laid over the stored content."""
        raise NotImplementedError

    def theirs(self, record: Record) -> list[tuple[str, str]]:
        """What a record says about the things this form asks, as (name, words)."""
        raise NotImplementedError


class ReadyForm(ChoiceForm):
    """A form that also asks the rows on being ready, at the start or now."""

    moment = "then"

    def __init__(
        self, *args: Any, asked: Iterable[Asked], ready: Mapping[str, Mapping[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._asked, self._ready = tuple(asked), ready
        for row in self._asked:
            self.fields[f"ready-{row.id}"] = _one_of(READY)
            self.fields[f"ready-{row.id}"].initial = ready.get(self.moment, {}).get(row.id, "")

    def rows(self) -> Iterator[tuple[Asked, BoundField]]:
        """Each row with its field."""
        return ((row, self[f"ready-{row.id}"]) for row in self._asked)

    def ready_patch(self) -> Patch:
        """The part of the patch that is about being ready."""
        return {("ready", self.moment, row.id): self.cleaned_data[f"ready-{row.id}"] for row in self._asked}

    def ready_theirs(self, record: Record) -> list[tuple[str, str]]:
        """What a record says to the rows."""
        said = record.ready.get(self.moment, {})
        return [(row.text, READY.get(said.get(row.id, ""), "")) for row in self._asked]


class QuestionForm(ReadyForm):
    """The question in the reader's words, and how they stand with it. All of it may be left out."""

    question = _text(QUESTION_MAX)
    why = _text(WORDS_MAX)
    by = forms.DateField(required=False, error_messages={"invalid": NO_DATE})
    stage = _one_of(STAGES)
    pressing = _one_of(PRESSING)

    def clean_by(self) -> date | None:
        return _to_come(self, "by")

    def theirs(self, record: Record) -> list[tuple[str, str]]:
        said = [
            ("Your question", record.question),
            ("Why now", record.why),
            ("By when", record.by.isoformat() if record.by else ""),
            ("How far along", record.stage_words),
            ("Somebody is pressing you", PRESSING.get(record.pressing, "")),
            *self.ready_theirs(record),
        ]
        return [(name, words) for name, words in said if words]

    def patch(self) -> Patch:
        data = self.cleaned_data
        words: Patch = {(key,): data[key] for key in ("question", "why", "stage", "pressing")}
        return {**words, ("by",): data["by"].isoformat() if data["by"] else None, **self.ready_patch()}


class PathsForm(ChoiceForm):
    """Which of the starting paths stay, and the reader's own. An emptied own path is taken off."""

    new = _text(LABEL_MAX)

    def __init__(self, *args: Any, starting: Sequence[Path], chosen: Sequence[Path], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A path chosen earlier keeps the wording it was weighed under.
        named = {path.id: path for path in (*starting, *chosen)}
        self._starting = {path.id: named[path.id] for path in starting}
        self._own = [path for path in chosen if path.id not in self._starting]
        self.fields["keep"] = forms.MultipleChoiceField(
            choices=[(id, path.label) for id, path in self._starting.items()],
            required=False,
            initial=[path.id for path in chosen],
            error_messages={"invalid_choice": "One of these paths is no longer offered. Please look again."},
        )
        for path in self._own:
            self.fields[_line(path)] = _text(LABEL_MAX)
            self.fields[_line(path)].initial = path.label

    def own(self) -> Iterator[BoundField]:
        """The fields of the reader's own paths."""
        return (self[_line(path)] for path in self._own)

    def kept(self) -> set[str]:
        """Ids of the starting paths that are ticked on the page."""
        return set(self["keep"].value() or ())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        n = len(self._paths()) if not self.errors else PATHS.start
        if n < PATHS.start:
            raise forms.ValidationError(
                "Keep at least two paths, so that there is something to put side by side."
            )
        if n not in PATHS:
            raise forms.ValidationError("Eight paths are as many as fit side by side. Take one off first.")
        return cleaned

    def _paths(self) -> tuple[Path, ...]:
        data = self.cleaned_data
        starting = [path for path in self._starting.values() if path.id in data["keep"]]
        own = [Path(id, label) for id, label in _reworded(self, self._own) if label]
        new = _added([*starting, *own], [data["new"]])
        return (*starting, *own, *(Path(id, label) for id, label in new))

    def patch(self) -> Patch:
        return {(key,): value for key, value in in_paths(self._paths()).items()}

    def theirs(self, record: Record) -> list[tuple[str, str]]:
        return [("", path.label) for path in record.weighing.paths]


class ThingsForm(ChoiceForm):
    """What matters: picked from the bank, reworded, or the reader's own. An emptied line is taken off."""

    def __init__(
        self, *args: Any, bank: Sequence[MatterGroup], chosen: Sequence[Thing], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._chosen, self._groups = chosen, bank
        self._bank = dict(pair for group in bank for pair in group.matters)
        self.fields["picked"] = forms.MultipleChoiceField(
            choices=list(self._bank.items()),
            required=False,
            error_messages={"invalid_choice": "One of these is no longer on the list. Please look again."},
        )
        blanks = [(f"new-{n}", "") for n in range(BLANKS)]
        for name, initial in [(_line(thing), thing.label) for thing in chosen] + blanks:
            self.fields[name] = _text(LABEL_MAX)
            self.fields[name].initial = initial

    def chosen(self) -> Iterator[BoundField]:
        """The fields of what is on the list already."""
        return (self[_line(thing)] for thing in self._chosen)

    def blanks(self) -> Iterator[BoundField]:
        """The empty lines."""
        return (self[f"new-{n}"] for n in range(BLANKS))

    def offered(self) -> Iterator[tuple[str, list[tuple[str, str, bool]]]]:
        """What is still to be picked, by heading: id, label, and whether it is ticked on the page."""
        taken, ticked = {thing.id for thing in self._chosen}, set(self["picked"].value() or ())
        for group in self._groups:
            if left := [(id, label, id in ticked) for id, label in group.matters if id not in taken]:
                yield group.title, left

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        n = len(self._things()) if not self.errors else THINGS.start
        if n < THINGS.start:
            raise forms.ValidationError(
                "Three things are the fewest that tell you something. Add a few more."
            )
        if n not in THINGS:
            raise forms.ValidationError(
                f"There are {n} things on your list. Ten is the most. Take off a few."
            )
        return cleaned

    def _things(self) -> tuple[Thing, ...]:
        data = self.cleaned_data
        kept = [Thing(id, label) for id, label in _reworded(self, self._chosen) if label]
        taken = {thing.id for thing in self._chosen}
        picked = [Thing(id, self._bank[id]) for id in self._bank if id in set(data["picked"]) - taken]
        new = _added([*kept, *picked], [data[f"new-{n}"] for n in range(BLANKS)])
        return (*kept, *picked, *(Thing(id, label) for id, label in new))

    def patch(self) -> Patch:
        return {(key,): value for key, value in in_things(self._things()).items()}

    def theirs(self, record: Record) -> list[tuple[str, str]]:
        return [("", thing.label) for thing in record.weighing.things]


class WeighForm(ChoiceForm):
    """One thing: how much it matters, and how much of it each path would bring. All of it may be left out."""

    weight = forms.TypedChoiceField(
        choices=[(str(n), str(n)) for n in WEIGHTS],
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={
            "invalid_choice": "How much it matters goes from 0 to 10. Please choose one of those."
        },
    )

    thing = forms.CharField(required=False, max_length=60)

    def __init__(self, *args: Any, thing: Thing, weighing: Weighing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._thing, self._paths = thing, weighing.paths
        self.fields["weight"].initial = weighing.weights.get(thing.id)
        for path in self._paths:
            self.fields[f"fit-{path.id}"] = forms.ChoiceField(
                choices=list(FIT_WORDS.items()),
                required=False,
                initial=weighing.fit(thing, path.id),
                error_messages={"invalid_choice": "Choose less, the same, more or can’t tell."},
            )

    def fits(self) -> Iterator[tuple[Path, BoundField]]:
        """Each path with its field."""
        return ((path, self[f"fit-{path.id}"]) for path in self._paths)

    def chosen_weight(self) -> int | None:
        """The number that is chosen on the page."""
        value = str(self["weight"].value())
        return int(value) if value in map(str, WEIGHTS) else None

    def clean_thing(self) -> str:
        """A page opened before the list changed must not save its answers under another name."""
        thing: str = self.cleaned_data["thing"]
        if thing and thing != self._thing.id:
            raise forms.ValidationError(
                "Your list was changed in another window, so these answers were not kept."
                " They are still marked here. Keep them only if they fit what this page now asks."
            )
        return thing

    def patch(self) -> Patch:
        data, thing = self.cleaned_data, self._thing.id
        patch: dict[tuple[str, ...], Any] = {("weights", thing): data["weight"]}
        return patch | {("fits", thing, path.id): data[f"fit-{path.id}"] for path in self._paths}

    def theirs(self, record: Record) -> list[tuple[str, str]]:
        weight = record.weighing.weights.get(self._thing.id)
        fits = ((path.label, record.weighing.fit(self._thing, path.id)) for path in self._paths)
        matters = [("How much it matters", f"{weight} of 10")] if weight is not None else []
        return matters + [(label, FIT_WORDS[fit]) for label, fit in fits if fit]


class WordsForm(ChoiceForm):
    """A few questions answered in the reader's own words."""

    def __init__(
        self,
        *args: Any,
        prompts: Iterable[tuple[str, str]],
        said: Mapping[str, Said],
        paths: Iterable[Path],
        days: Mapping[str, Day],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._prompts = dict(prompts)
        # A path taken off since keeps its place beside what was written about it.
        labels = {day.path: day.label for day in days.values() if day.path}
        self._labels = labels | {path.id: path.label for path in paths}
        for n in DAYS:
            day = days.get(n, Day("", "", ""))
            self.fields[f"day-{n}-path"] = _one_of(self._labels)
            self.fields[f"day-{n}-path"].initial = day.path
            self.fields[f"day-{n}-text"] = _text(WORDS_MAX)
            self.fields[f"day-{n}-text"].initial = day.text
        for id, ask in self._prompts.items():
            self.fields[f"said-{id}"] = _text(WORDS_MAX)
            self.fields[f"said-{id}"].label = ask
            self.fields[f"said-{id}"].initial = said[id].text if id in said else ""

    def said(self) -> Iterator[BoundField]:
        """The fields, each with its question as label."""
        return (self[f"said-{id}"] for id in self._prompts)

    def patch(self) -> Patch:
        texts = {id: self.cleaned_data[f"said-{id}"] for id in self._prompts}
        words: Patch = {
            ("words", id): {"ask": self._prompts[id], "text": text} if text else None
            for id, text in texts.items()
        }
        return {**words, **{("days", n): self._day(n) for n in DAYS}}

    def days(self) -> Iterator[tuple[BoundField, BoundField]]:
        """For each day its path and its words."""
        return ((self[f"day-{n}-path"], self[f"day-{n}-text"]) for n in DAYS)

    def _day(self, n: str) -> dict[str, str] | None:
        path, text = (self.cleaned_data[f"day-{n}-{part}"] for part in ("path", "text"))
        if not path and not text:
            return None
        return {"path": path, "label": self._labels.get(path, ""), "text": text}

    def theirs(self, record: Record) -> list[tuple[str, str]]:
        days = [(day.label or "A day", day.text) for day in record.days.values()]
        return [(said.ask, said.text) for said in record.words.values()] + days


class LeanForm(ReadyForm):
    """Where the reader leans tonight, one small step, when to look again, and whether they are ready now."""

    moment = "now"

    lean = _text(WORDS_MAX)
    step = _text(WORDS_MAX)
    when = _text(LABEL_MAX)
    again = forms.DateField(required=False, error_messages={"invalid": NO_DATE})

    def clean_again(self) -> date | None:
        return _to_come(self, "again")

    def patch(self) -> Patch:
        again = self.cleaned_data["again"]
        words: Patch = {(key,): self.cleaned_data[key] for key in ("lean", "step", "when")}
        return {**words, ("again",): again.isoformat() if again else None, **self.ready_patch()}

    def stands(self) -> Iterator[Stand]:
        """The rows then and now, in words; now is what the page says, kept or not."""
        then = self._ready.get("then", {})
        return (Stand(row, then.get(row.id, ""), field.value() or "") for row, field in self.rows())

    def theirs(self, record: Record) -> list[tuple[str, str]]:
        again = record.again.isoformat() if record.again else ""
        said = [
            ("Where you lean", record.lean),
            ("One small step", record.step),
            ("When", record.when),
            ("The day to look again", again),
        ]
        return [(name, words) for name, words in said + self.ready_theirs(record) if words]
