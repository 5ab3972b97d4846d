"""What may be posted to the safety rooms."""

from collections.abc import Iterator

from django import forms

from reflect.library.shelf import shelf
from reflect.safety import wording
from reflect.safety.lines import UNSURE, countries
from reflect.safety.wording import Section


def _choices() -> list[tuple[str, str]]:
    return [(item.id, item.text) for group in wording.questions() for item in group.items]


class CuesForm(forms.Form):
    """The danger questions. All optional, nothing ticked beforehand, no free text, never shown filled in.

    A tick counts whichever button was pressed; no tick is a full answer too. After validation hand
    ``cleaned_data["cues"]`` (cue ids, maybe none) to `reflect.safety.gate.tick`.
    """

    cues = forms.MultipleChoiceField(
        choices=_choices,
        required=False,
        error_messages={"invalid_choice": "One of these questions has changed since. Please tick again."},
    )

    def groups(self) -> Iterator[Section]:
        """The questions as they stand in the content, for the template; ticks are not put back."""
        yield from wording.questions()


class CountryForm(forms.Form):
    """Where the reader is, as they say. Kept for this session only, never guessed."""

    country = forms.ChoiceField(
        choices=lambda: (
            [(UNSURE, "I’m not sure where I am")]
            + [(one.code, one.name) for one in countries(shelf().helplines)]
        ),
        error_messages={
            "required": "Choose a country from the list, or “I’m not sure where I am”.",
            "invalid_choice": "Choose a country from the list, or “I’m not sure where I am”.",
        },
    )
