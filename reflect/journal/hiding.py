"""Whether lists hide first lines. Remembered for the session, sealed with it, and gone at lock and leave."""

from collections.abc import MutableMapping
from typing import Any

_KEY = "journal.hide"


def hidden(pocket: MutableMapping[str, Any]) -> bool:
    return bool(pocket.get(_KEY))


def remember(pocket: MutableMapping[str, Any], hide: bool) -> None:
    pocket[_KEY] = hide
