"""What can be posted to a page of a module."""

from django import forms

from reflect.exercises.grouping import SIDES
from reflect.modules.standing import READ, STARTED

OPEN = "open"  # takes the mark off again
STATES = ((READ, "Mark as read and go on"), (STARTED, "Leave it open"), (OPEN, "Mark as not read"))
BOTH = "both"
SIDE_WORDS = (
    (SIDES[0], "I’m the one who steps back"),
    (SIDES[1], "I’m the one left waiting"),
    (BOTH, "Show me both"),
)


class PlaceForm(forms.Form):
    """Which page a post comes from; no number: the module's own page."""

    module = forms.SlugField(max_length=100)
    number = forms.IntegerField(required=False, min_value=1, max_value=999)


class MarkForm(PlaceForm):
    """Mark a page."""

    state = forms.ChoiceField(choices=STATES)


class SideForm(PlaceForm):
    """Read as the one who steps back, as the one left waiting, or as both."""

    side = forms.ChoiceField(choices=SIDE_WORDS)
