"""How settled a reader felt, when they chose to say: 0 to 10 and perhaps a word. No gap is asked about."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils import timezone

from reflect.journal.models import Settled
from reflect.journal.months import back_from, month_of
from reflect.vault import rows
from reflect.vault.open import OpenVault
from reflect.vault.rows import Opened

LEAST: Final = 0
MOST: Final = 10
MOST_WORD: Final = 40


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One answer to "How settled do you feel right now?": 0 is stirred up, 10 is settled."""

    at: datetime
    value: int
    word: str = ""


def note(vault: OpenVault, value: int, word: str, now: datetime) -> CheckIn:
    """Keep a check-in. Raises ValueError when the value is not 0 to 10."""
    if not LEAST <= value <= MOST:
        raise ValueError(value)
    content = {"v": 1, "at": now.isoformat(), "settled": value, "word": word}
    return _checkin(rows.create(Settled, vault, f"settled/{month_of(now.date()).label}", content))


def between(vault: OpenVault, first: date, last: date) -> list[CheckIn]:
    """Check-ins of these days, both included, oldest first. One query."""
    labels = [f"settled/{month.label}" for month in back_from(month_of(last), month_of(first))]
    found = rows.find_many(Settled, vault, labels)
    checkins = [_checkin(row) for some in found.values() for row in some]
    return sorted((one for one in checkins if first <= one.at.date() <= last), key=lambda one: one.at)


def _checkin(row: Opened) -> CheckIn:
    at = datetime.fromisoformat(row.content["at"]).astimezone(timezone.get_current_timezone())
    return CheckIn(at, row.content["settled"], row.content.get("word", ""))
