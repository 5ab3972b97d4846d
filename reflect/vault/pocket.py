"""What a session remembers, sealed: the country, the side, the answers of the safety gate.

The session's row lies in a database that may be stolen; the key to its pocket lies in a cookie only.
"""

from collections.abc import Iterator, MutableMapping
from typing import Any


class Pocket(MutableMapping[str, Any]):
    """A dictionary of JSON values that knows whether it was changed."""

    def __init__(self, held: dict[str, Any] | None = None) -> None:
        self._held = held or {}
        self.changed = False

    def __getitem__(self, key: str) -> Any:
        return self._held[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.changed = True
        self._held[key] = value

    def __delitem__(self, key: str) -> None:
        self.changed = True
        del self._held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __repr__(self) -> str:
        return "<Pocket>"

    def inside(self) -> dict[str, Any]:
        """Everything held, for sealing."""
        return self._held
