"""What each kind of prompt is answered with and shown by. A new kind is a line, a form, a template."""

from collections.abc import Mapping
from typing import NamedTuple

from reflect.exercises.forms import (
    AnswerForm,
    ChecklistForm,
    ChoiceForm,
    LineForm,
    PartsForm,
    ScaleForm,
    TextForm,
)


class Kind(NamedTuple):
    """The form that validates an answer and the template that shows the prompt."""

    form: type[AnswerForm]
    template: str


KINDS: Mapping[str, Kind] = {
    "text": Kind(TextForm, "exercises/blocks/_text.html"),
    "line": Kind(LineForm, "exercises/blocks/_line.html"),
    "choice": Kind(ChoiceForm, "exercises/blocks/_choice.html"),
    "checklist": Kind(ChecklistForm, "exercises/blocks/_checklist.html"),
    "scale": Kind(ScaleForm, "exercises/blocks/_scale.html"),
    "record": Kind(PartsForm, "exercises/blocks/_record.html"),
}
RECALL_TEMPLATE = "exercises/blocks/_recall.html"
