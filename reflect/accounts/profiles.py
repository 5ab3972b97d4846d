"""How a reader wants things. Sealed in the vault; a copy rides in the session's pocket for the page frame."""

from collections.abc import MutableMapping
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings

from reflect.accounts.models import Profile
from reflect.vault import rows
from reflect.vault.open import OpenVault

LABEL = "profile"


@dataclass(frozen=True, slots=True)
class Wishes:
    """theme: "", "light" or "dark"; idle_minutes: 2 to 60; code_kept: whether the code was confirmed."""

    theme: str = ""
    idle_minutes: int = settings.IDLE_LOCK_MINUTES
    code_kept: bool = False


def read(vault: OpenVault) -> Wishes:
    """The wishes on record, or the defaults."""
    row = rows.single(Profile, vault, LABEL)
    known = {key: value for key, value in (row.content if row else {}).items() if key in Wishes.__slots__}
    return Wishes(**known)


def write(vault: OpenVault, wishes: Wishes) -> None:
    """Keep the wishes; the last one to say so is right."""
    row = rows.single(Profile, vault, LABEL)
    rows.put(Profile, vault, LABEL, {"v": 1, **asdict(wishes)}, base=row.version if row else 0)


def carry(pocket: MutableMapping[str, Any], wishes: Wishes) -> None:
    """Put what the frame of every page needs into the pocket."""
    pocket["ui.theme"] = wishes.theme
