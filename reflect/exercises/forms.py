"""One form for each kind of prompt, and one for the sheet that posts several of them together.

A kind's form is built from its block alone: it knows what may be answered, and nothing of what was kept.
"""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from reflect.exercises.kinds import LINE_LIMIT, PARTS, SURE_FROM, SURE_TO, TEXT_LIMIT, ends
from reflect.exercises.values import Value, is_empty, tidy
from reflect.library.shapes import Block
from reflect.vault.forms import OpField

ID = re.compile(r"[a-z0-9-]{1,60}\Z")  # of a prompt, as authors write it
PROMPTS_LIMIT = 40  # more than any step holds
SETTLE = (("mine", "Keep this one"), ("theirs", "Keep the other one"), ("both", "Keep both"))
GARBLED = "This answer was garbled on its way. Nothing of it was kept. Please choose again."


def field_prefix(prompt: str) -> str:
    """What the names of a prompt's fields start with."""
    return f"a-{prompt}"


class Words(forms.CharField):
    """A reader's own words, kept as typed but for line endings."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(required=False, strip=False)

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "").replace("\0", "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.limit:
            raise forms.ValidationError(
                f"This is {len(value):,} characters long, and {self.limit:,} fit here. "
                "Move a part of it to another answer, or to your journal."
            )


class Number(forms.IntegerField):
    """A number on a scale, or none."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high
        super().__init__(required=False, error_messages={"invalid": GARBLED})

    def validate(self, value: int | None) -> None:
        super().validate(value)
        if value is not None and not self.low <= value <= self.high:
            raise forms.ValidationError(f"This scale runs from {self.low} to {self.high}. Choose again.")


class Base(forms.CharField):
    """`<version>.<digest>`: what the page knows of one prompt. Anything else counts as knowing nothing."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=40)

    def clean(self, value: Any) -> tuple[int, str]:
        version, _, seen = str(value or "").partition(".")
        return (int(version) if version.isdecimal() and len(version) < 10 else 0), seen[:40]


class AnswerForm(forms.Form):
    """The answer to one prompt. Subclasses add the fields of their kind."""

    limit: ClassVar[int] = 0

    base = Base()
    theirs = forms.IntegerField(required=False, min_value=1)  # the other version, when a clash is settled

    def __init__(self, block: Block, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, prefix=field_prefix(block.id))
        self.block = block
        self.fields.update(self.answer_fields())

    def answer_fields(self) -> dict[str, forms.Field]:
        """The fields beside `base`, from the block."""
        raise NotImplementedError

    def taken(self) -> Value | None:
        """What was answered, after validation. None: nothing."""
        value: Value | None = self.cleaned_data.get("value")
        return None if is_empty(value) else value

    def given(self) -> Value | None:
        """What the reader sent, right or wrong, to be shown to them again."""
        return None if self.errors else self.taken()

    @property
    def problem(self) -> str:
        """What is wrong, in a sentence, or nothing."""
        return " ".join(str(message) for messages in self.errors.values() for message in messages)


class TextForm(AnswerForm):
    """Any number of lines."""

    limit = TEXT_LIMIT

    def answer_fields(self) -> dict[str, forms.Field]:
        return {"value": Words(self.limit)}

    def given(self) -> Value | None:
        return tidy(str(self.data.get(self.add_prefix("value"), "")))


class LineForm(TextForm):
    """One line."""

    limit = LINE_LIMIT

    def taken(self) -> Value | None:
        value = super().taken()
        return " ".join(value.split()) if isinstance(value, str) else value


class ChoiceForm(AnswerForm):
    """One of the options, by its id, or none."""

    def answer_fields(self) -> dict[str, forms.Field]:
        options = [(option.id, option.label) for option in self.block.options]
        messages = {"invalid_choice": GARBLED}
        return {"value": forms.ChoiceField(choices=options, required=False, error_messages=messages)}


class ChecklistForm(AnswerForm):
    """Any of the options, by their ids, in the order of the page."""

    def answer_fields(self) -> dict[str, forms.Field]:
        options = [(option.id, option.label) for option in self.block.options]
        messages = {"invalid_choice": GARBLED, "invalid_list": GARBLED}
        return {"value": forms.MultipleChoiceField(choices=options, required=False, error_messages=messages)}

    def taken(self) -> Value | None:
        ticked = set(self.cleaned_data.get("value") or ())
        return [option.id for option in self.block.options if option.id in ticked] or None


class ScaleForm(AnswerForm):
    """A number between the scale's ends, or none."""

    def answer_fields(self) -> dict[str, forms.Field]:
        return {"value": Number(*ends(self.block))}


class PartsForm(AnswerForm):
    """Several named fields that make one answer; those left empty are not kept."""

    limit = TEXT_LIMIT

    def answer_fields(self) -> dict[str, forms.Field]:
        parts = PARTS[self.block.kind]
        return {part.id: Number(SURE_FROM, SURE_TO) if part.numbers else Words(self.limit) for part in parts}

    def taken(self) -> Value | None:
        parts = ((part.id, self.cleaned_data.get(part.id)) for part in PARTS[self.block.kind])
        return {id: value for id, value in parts if value is not None and not is_empty(value)} or None

    def given(self) -> Value | None:
        shown: dict[str, str | int] = {}
        for part in PARTS[self.block.kind]:
            if not part.numbers:
                shown[part.id] = tidy(str(self.data.get(self.add_prefix(part.id), "")))
            elif self.cleaned_data.get(part.id) is not None:
                shown[part.id] = self.cleaned_data[part.id]
        return shown


class Prompts(forms.Field):
    """The ids of the prompts on a sheet, each once."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[str]:
        ids = list(dict.fromkeys(str(id) for id in value or ()))
        if not ids or len(ids) > PROMPTS_LIMIT or not all(ID.match(id) for id in ids):
            raise forms.ValidationError(GARBLED)
        return ids


class SheetForm(forms.Form):
    """What a posted sheet carries beside its answers: where it stands, and what to do about a clash."""

    module = forms.SlugField(max_length=100)
    sheet = forms.IntegerField(required=False, min_value=1, max_value=PROMPTS_LIMIT)
    prompt = Prompts()
    op = OpField()
    settle = forms.ChoiceField(choices=SETTLE, required=False)

    def clean_sheet(self) -> int:
        return self.cleaned_data["sheet"] or 1
