"""What can be posted to the journal. Words are kept as written: only line ends are made the same."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from reflect.journal import checkins
from reflect.journal.months import EARLIEST, latest
from reflect.journal.notes import (
    KINDS,
    MOST_ABOUT,
    MOST_ASKED,
    MOST_CHARACTERS,
    MOST_TAGS,
    MOST_TITLE,
    Draft,
    Note,
)
from reflect.vault.forms import SaveForm

NOT_A_DATE = "That isn’t a date we can read. Pick one, or write it like 18/11/2026."
NOTHING_YET = "There is nothing to keep yet. Write something first."


class WordsField(forms.CharField):
    """Text as typed. Browsers send line ends as two characters; they are kept and counted as one."""

    def __init__(self, *, most: int, too_long: str, **kwargs: Any) -> None:
        super().__init__(required=False, strip=False, **kwargs)
        self.most, self.too_long = most, too_long

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise forms.ValidationError(self.too_long.format(length=f"{len(value):,}", most=f"{self.most:,}"))


class LineField(WordsField):
    """One line of text."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class DayField(forms.DateField):
    """A day an entry can be about; empty means "as it is"."""

    def __init__(self) -> None:
        super().__init__(
            required=False, input_formats=["%Y-%m-%d", "%d/%m/%Y"], error_messages={"invalid": NOT_A_DATE}
        )

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and not EARLIEST <= value <= latest(timezone.localdate()):
            raise forms.ValidationError(
                f"Choose a day from {date_format(EARLIEST, 'j F Y')} to today. Your words are still here."
            )


class TagsField(LineField):
    """Words with commas between them, as a tuple without repeats."""

    def clean(self, value: Any) -> Any:
        names = [name.strip() for name in str(super().clean(value)).split(",")]
        tags = tuple(dict.fromkeys(name for name in names if name))
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(f"An entry can have {MOST_TAGS} tags. Take some away to save it.")
        return tags


def _text_field() -> WordsField:
    return WordsField(
        most=MOST_CHARACTERS,
        too_long="This is {length} characters long, and an entry holds {most}. Your words are still here: "
        "move the end of them into another entry and this one will save.",
    )


def _line(most: int, name: str) -> dict[str, Any]:
    return {"most": most, "too_long": f"{name} is {{length}} characters long. Make it {{most}} or fewer."}


class EntryForm(SaveForm):
    """An entry as its page sends it. `kind`, `asked` and `source` matter at the first save only."""

    text = _text_field()
    title = LineField(**_line(MOST_TITLE, "The title"))
    day = DayField()
    about = LineField(**_line(MOST_ABOUT, "“About”"))
    tags = TagsField(**_line(MOST_TAGS * 42, "The line of tags"))
    kind = forms.ChoiceField(choices=KINDS, required=False)
    asked = LineField(**_line(MOST_ASKED, "The question"))
    source = LineField(**_line(MOST_TITLE, "The name of the page"))
    # Answers to "this was also changed elsewhere": which to keep, the version seen, an id for a copy.
    settle = forms.ChoiceField(choices=[(c, c) for c in ("both", "mine", "theirs")], required=False)
    seen = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    copy = forms.UUIDField(required=False)

    def draft(self) -> Draft:
        """What was sent, once it is valid."""
        data = self.cleaned_data
        return Draft(
            text=data["text"],
            title=data["title"],
            day=data["day"],
            about=data["about"],
            tags=data["tags"],
            kind=data["kind"] or "entry",
            asked=data["asked"],
            source=data["source"],
        )

    def complaints(self) -> str:
        """What is wrong, in sentences for the status line."""
        return " ".join(str(message) for messages in self.errors.values() for message in messages)


def initial(note: Note) -> dict[str, Any]:
    """A note as the editor's fields show it."""
    return {
        "text": note.text,
        "title": note.title,
        "day": note.day.isoformat(),
        "about": note.about,
        "tags": note.tag_line,
        "kind": note.kind,
        "asked": note.asked,
        "source": note.source,
    }


class WriteForm(EntryForm):
    """Words sent here from another page: Today's question, an answer."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "text" in data and not data["text"].strip():
            self.add_error("text", NOTHING_YET)
        return data


def kept_field(posted: Any) -> Mapping[str, str]:
    """The fields of a WriteForm out of a whole page of prompts, of which `keep` names one.

    The question it answers comes as `<name>.asked`, the page it stands on as `<name>.source`. A name sent
    several times (ticks) is several lines.
    """
    name = posted.get("keep", "")
    lines = [line for line in posted.getlist(name) if line.strip()] if name else []
    return {
        "text": "\n".join(lines),
        "asked": posted.get(f"{name}.asked", ""),
        "source": posted.get(f"{name}.source", ""),
        "kind": "answer",
    }


class FindForm(forms.Form):
    """What to look for, and in which kind of writing."""

    q = LineField(most=200, too_long="That is {length} characters long. Look for {most} or fewer.")
    kind = forms.ChoiceField(choices=KINDS, required=False)
    hide = forms.BooleanField(required=False)


class HideForm(forms.Form):
    """Whether the list hides first lines, for the rest of this session."""

    hide = forms.BooleanField(required=False)


class SettleForm(forms.Form):
    """A check-in."""

    settled = forms.IntegerField(
        min_value=checkins.LEAST,
        max_value=checkins.MOST,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            "Choose a number from 0 to 10, or leave it for another day.",
        ),
    )
    word = LineField(**_line(checkins.MOST_WORD, "The word"))
