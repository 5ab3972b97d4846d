"""What Today takes from the other rooms: recent writing, where to carry on, what is to be seen again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from reflect.choices import choices
from reflect.journal import checkins, entries
from reflect.library.shapes import Module
from reflect.lookback import charts
from reflect.lookback.charts import Point
from reflect.modules import progress
from reflect.modules.progress import Place
from reflect.signs import reviews
from reflect.vault.open import OpenVault

FORTNIGHT = timedelta(days=13)


@dataclass(frozen=True, slots=True)
class Recent:
    """An entry in a short list."""

    id: UUID
    date: date
    heading: str
    first_line: str


@dataclass(frozen=True, slots=True)
class Due:
    """Something the reader wanted to look at again, where it is, and the day they set."""

    url: str
    on: date


def recent_writing(vault: OpenVault, n: int) -> list[Recent]:
    """The latest `n` entries. Two queries."""
    found = entries.recent(vault, n, timezone.localtime())
    return [Recent(one.id, one.note.day, one.note.heading, one.note.first_lines) for one in found]


def carry_on(vault: OpenVault, modules: Sequence[Module]) -> Place | None:
    """The page to carry on with, out of these modules. Two queries."""
    return progress.latest(vault, modules)


def due(vault: OpenVault, today: date) -> Due | None:
    """The choice whose day came first, if its day has come. One query."""
    for choice in choices.due(vault, today):
        if (again := choice.record.again) is not None:
            return Due(reverse("choices:summary", args=[choice.id]), again)
    return None


def fortnight(vault: OpenVault, today: date) -> SafeString:
    """Check-ins of the last fourteen days as a drawing; nothing when there are none. One query."""
    found = checkins.between(vault, today - FORTNIGHT, today)
    points = [Point(one.at.date(), one.value, one.word) for one in found]
    return mark_safe(charts.fortnight(points, today).svg) if points else SafeString("")


def signs_at(vault: OpenVault) -> datetime | None:
    """When signs were last gone through. One query."""
    return max((review.at for review in reviews.every(vault)), default=None)
