"""What may be posted to the signs room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from reflect.library.shapes import Checklist, Sign
from reflect.signs.over_time import Mark
from reflect.vault.forms import SaveForm

CHOICES = (("0", "Never"), ("1", "Once"), ("2", "Sometimes"), ("3", "Often"))
NOTE_LENGTH = 20_000
MARK_PREFIX = "mark."


class WordsField(forms.CharField):
    """Free text, kept as typed; at most as long as an answer may be."""

    def __init__(self, **kwargs: Any) -> None:
        message = f"This holds up to {NOTE_LENGTH:,} characters. Please shorten it."
        messages = {"max_length": message}
        super().__init__(
            required=False, strip=False, max_length=NOTE_LENGTH, error_messages=messages, **kwargs
        )

    def to_python(self, value: Any) -> str:
        """With line ends as the browser shows them, so that length counts the same on both sides."""
        return (super().to_python(value) or "").replace("\r\n", "\n")


@dataclass(frozen=True, slots=True)
class Line:
    """One sign as the template shows it."""

    name: str
    text: str
    value: str
    error: str


class ReviewForm(forms.Form):
    """A mark for each sign; every one may be skipped, but at least one is marked."""

    often = CHOICES

    id = forms.UUIDField(required=False, error_messages={"invalid": "This page was garbled on its way."})
    person = forms.CharField(
        required=False,
        max_length=40,
        error_messages={"max_length": "Initials or a short name are enough: at most 40 characters."},
    )
    note = WordsField()

    def __init__(self, checklists: Sequence[Checklist], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checklists = checklists
        self.signs = {_name(one, sign): (one, sign) for one in checklists for sign in one.items}
        for name in self.signs:
            self.fields[name] = forms.ChoiceField(
                choices=CHOICES,
                required=False,
                error_messages={"invalid_choice": "Choose never, once, sometimes or often, or skip it."},
            )

    def clean(self) -> dict[str, Any]:
        """Refuse marks for signs that are not on the page, and a page without any mark."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        sent = {name for name in self.data if name.startswith(MARK_PREFIX)}
        if sent - self.signs.keys():
            raise forms.ValidationError(
                "The list has changed since you opened this page. Your marks for what is still on it are"
                " here. Please look through them and keep them again."
            )
        if not self.errors and not any(cleaned.get(name) for name in self.signs):
            raise forms.ValidationError("Nothing is marked yet. Mark at least one sign, or go back.")
        return cleaned

    def marks(self) -> dict[str, Mark]:
        """The marks that were made, by sign, with the wording they answer. Only on a valid form."""
        found = {}
        for name, (checklist, sign) in self.signs.items():
            if value := self.cleaned_data[name]:
                key = name.removeprefix(MARK_PREFIX)
                found[key] = Mark(int(value), sign.text, checklist.group, sign.cue)
        return found

    def groups(self) -> Iterator[tuple[Checklist, list[Line]]]:
        """The checklists with their signs, what was chosen and what is wrong, for the template."""
        for checklist in self.checklists:
            yield checklist, [self._line(checklist, sign) for sign in checklist.items]

    def problems(self) -> Iterator[tuple[str, str]]:
        """What is wrong, each with the id of the place it is about, or ""."""
        for name, errors in self.errors.items():
            yield "" if name in ("__all__", "id") else name, " ".join(map(str, errors))

    def _line(self, checklist: Checklist, sign: Sign) -> Line:
        name = _name(checklist, sign)
        error = " ".join(map(str, self.errors.get(name, [])))
        return Line(name, sign.text, self.data.get(name, ""), error)


class NoteForm(SaveForm):
    """What else was going on."""

    note = WordsField()

    @property
    def problem(self) -> str:
        """What is wrong, in one sentence."""
        return " ".join(str(words) for errors in self.errors.values() for words in errors)


def _name(checklist: Checklist, sign: Sign) -> str:
    return f"{MARK_PREFIX}{checklist.id}.{sign.id}"
