"""The instrument's own words about one person: statements, passages and lines with the name put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from reflect.library.shapes import Instrument
from reflect.selfcheck.record import FORMER

NAME = "{n}"


def put_in(text: str, name: str) -> str:
    """``text`` with the name for every {n}; "R." at the end of a sentence gets no second full stop."""
    if name.endswith("."):
        text = text.replace(f"{NAME}.", NAME)
    return text.replace(NAME, name)


@dataclass(frozen=True, slots=True)
class Wording:
    """``instrument`` about ``name``, in the past tense for a former partner."""

    instrument: Instrument
    name: str
    kind: str

    def statement(self, item_id: str) -> str:
        """What is asked, in this relationship's own wording where there is one."""
        item = self.instrument.item(item_id)
        own = self.instrument.variants.get(self.kind, {}).get(item_id)
        return put_in(own or (item.text if item else ""), self.name)

    def line(self, line_id: str, **values: object) -> str:
        """A line by its id, plain, with {name=value} put in. KeyError for an id the file doesn't have."""
        return put_in(_fill(self.instrument.line(line_id), values), self.name)

    def points(self, section: str) -> list[str]:
        """The lines of a list without ids."""
        return [put_in(point, self.name) for point in self.instrument.passages[section].points]

    def says(self, dimension: str, zone: str) -> str:
        """The sentence of one score in behaviour words. ``dimension``: worry or guard."""
        tense = "former" if self.kind == FORMER else "says"
        return self.line(f"{tense}-{dimension}-{zone.replace(' ', '-')}")

    def passage(self, section: str, **values: object) -> SafeString:
        """A section's paragraphs as rendered by the library, in its own tense where there is one."""
        passages, past = self.instrument.passages, f"{section}-former"
        found = passages[past if self.kind == FORMER and past in passages else section]
        escaped = {key: conditional_escape(str(value)) for key, value in values.items()}
        return mark_safe(put_in(_fill(found.html, escaped), conditional_escape(self.name)))


def _fill(text: str, values: Mapping[str, object]) -> str:
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", str(value))
    return text
