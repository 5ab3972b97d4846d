"""What the gallery of parts shows: every state by its own words."""

from typing import Any

from django import forms

from reflect.ui import drawing

SAVING = (
    ("idle", "Saves as you write"),
    ("saving", "Saving"),
    ("saved", "Saved just now"),
    ("failed", "Not saved yet. Your words are still here. Trying again in 8 seconds."),
    ("conflict", "This was also changed somewhere else."),
    ("offline", "You’re offline. Keep this page open and it will save when you’re back."),
    ("locked", "We locked this space. Your words are still on this page."),
)


class Example(forms.Form):
    """A form with one good field and one refused."""

    name = forms.CharField(
        help_text="A hint stands before the field.", widget=forms.TextInput({"class": "field"})
    )
    passphrase = forms.CharField(
        error_messages={"required": "Type your passphrase."}, widget=forms.TextInput({"class": "field bad"})
    )


def parts() -> dict[str, Any]:
    """The context of the gallery."""
    return {
        "saving": SAVING,
        "form": Example({"name": "heron"}),
        "emblems": list(drawing.EMBLEMS),
        "marks": ["more", "same", "less", "unknown"],
        "frequencies": range(4),
        "chips": [("less", "Less"), ("same", "About the same"), ("more", "More")],
    }
