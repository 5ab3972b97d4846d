"""What may be posted here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from reflect.library.shapes import Item
from reflect.selfcheck.record import KINDS, LONGEST_NAME, LONGEST_WORDS
from reflect.selfcheck.scoring import HIGH, LOW
from reflect.vault.forms import SaveForm

OFF_SCALE = "One answer wasn’t one of the seven, so this page isn’t kept yet. Choose it again, or skip it."
NOT_HERE = "A statement was sent that isn’t on this page, so this page isn’t kept yet. Please try again."


class StartForm(forms.Form):
    """Whom it is about. ``anyway``: the reader has read that less than four weeks have passed."""

    name = forms.CharField(
        label="Whom is it about?",
        help_text="Initials are enough. They are kept with your answers and nowhere else.",
        max_length=LONGEST_NAME,
        error_messages={
            "required": "Write an initial or two, so that you can tell your results apart.",
            "max_length": f"{LONGEST_NAME} characters are the most. Initials are enough.",
        },
        widget=forms.TextInput(attrs={"class": "field short", "autocomplete": "off", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(
        label="Who are they to you?",
        choices=[(kind, kind) for kind in KINDS],
        error_messages={
            "required": "Choose who they are to you: some statements are worded by it.",
            "invalid_choice": "Choose one of these.",
        },
    )
    anyway = forms.BooleanField(required=False)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class AnswersForm(SaveForm):
    """The answers of one page: 1 to 7, "" for skipped; a statement nobody touched isn't sent at all.

    ``settle`` = mine: keep what this page shows, though another page answered differently.
    """

    settle = forms.CharField(required=False, max_length=8)

    def __init__(self, data: Mapping[str, Any] | None, items: Sequence[Item]) -> None:
        super().__init__(data)
        self.items = items
        choices = [(str(value), str(value)) for value in range(LOW, HIGH + 1)]
        for item in items:
            self.fields[item.id] = forms.ChoiceField(
                choices=choices, required=False, error_messages={"invalid_choice": OFF_SCALE}
            )

    def clean(self) -> dict[str, Any]:
        known = {*self.fields, "csrfmiddlewaretoken"}
        if any(name not in known for name in self.data):
            raise forms.ValidationError(NOT_HERE)
        return self.cleaned_data

    def given(self) -> dict[str, int | None]:
        """What was sent, by statement: a number, or None where it was skipped."""
        sent = {item.id: self.cleaned_data[item.id] for item in self.items if item.id in self.data}
        return {item_id: int(value) if value else None for item_id, value in sent.items()}

    def shown(self, kept: Mapping[str, int | None]) -> dict[str, str]:
        """Which radio is chosen per statement: what was posted, else what is kept ("" is skipped)."""
        chosen = {item_id: "" if value is None else str(value) for item_id, value in kept.items()}
        return chosen | {item.id: self.data[item.id] for item in self.items if item.id in self.data}

    @property
    def trouble(self) -> str:
        """The first thing that is wrong, as one sentence."""
        return next((str(error) for errors in self.errors.values() for error in errors), "")


class WordsForm(SaveForm):
    """The reader's own words about a result. ``settle`` = mine: keep these, whatever was saved elsewhere."""

    settle = forms.CharField(required=False, max_length=8)

    said = forms.CharField(
        required=False,
        max_length=LONGEST_WORDS,
        strip=False,
        error_messages={
            "max_length": f"This holds {LONGEST_WORDS:,} characters at most. Your words are still here; "
            "shorten them and they will be kept."
        },
    )
