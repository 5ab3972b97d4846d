"""An open vault: the one object that holds a reader's key, for the length of one request."""

import json
from collections.abc import Callable
from hmac import digest
from typing import Any
from uuid import UUID

from django.views.decorators.debug import sensitive_variables

from reflect.vault import crypto


class Locked(Exception):
    """The session belongs to a space whose key is not here: it was locked, or its cookie is gone."""


class OpenVault:
    """Seals and opens rows of one vault.

    `guest` tells whether the key lives in this session only. A provisional vault (nobody has written
    anything yet) turns into a real one by `begin()`, at the first write.
    """

    __slots__ = ("__weakref__", "_begin", "_content", "_key", "_slots", "guest", "id", "key_no")

    def __init__(
        self,
        id: UUID,
        key: bytes,
        *,
        key_no: int = 1,
        guest: bool = False,
        begin: Callable[["OpenVault"], None] | None = None,
    ) -> None:
        self.id, self.key_no, self.guest = id, key_no, guest
        self._key, self._begin = key, begin
        self._content: bytes | None = None
        self._slots: bytes | None = None

    def __repr__(self) -> str:
        return "<OpenVault>"

    def __reduce__(self) -> str:
        raise TypeError("an open vault is never stored")

    @property
    def provisional(self) -> bool:
        """True until something has been written: there is nothing to read, and no row of it anywhere."""
        return self._begin is not None

    def begin(self) -> None:
        """Make a provisional vault real. Called by every write; does nothing the second time."""
        if self._begin is not None:
            begin, self._begin = self._begin, None
            begin(self)

    @sensitive_variables()
    def key(self) -> bytes:
        """The data key itself, for wrapping it; rows go through `seal` and `open`."""
        return self._key

    def slot(self, label: str) -> bytes:
        """16 bytes that stand for `label` in this vault and mean nothing elsewhere."""
        if self._slots is None:
            self._slots = crypto.derive(self._key, b"reflect/slot/1")
        return digest(self._slots, label.encode(), "sha256")[:16]

    def single_id(self, label: str) -> UUID:
        """The id of the one row of a label that has one row."""
        return UUID(bytes=self.slot(f"id:{label}"), version=4)

    @sensitive_variables()
    def seal(self, table: str, row: UUID, slot: bytes, version: int, content: dict[str, Any]) -> bytes:
        """`content` as padded JSON, bound to its vault, table, row, slot and version."""
        data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        return crypto.seal(self._content_key(), crypto.pad(data), self._place(table, row, slot, version))

    @sensitive_variables()
    def open(self, table: str, row: UUID, slot: bytes, version: int, sealed: bytes) -> dict[str, Any]:
        """The content. Raises InvalidTag when the row was changed or stands in another place."""
        data = crypto.unseal(self._content_key(), bytes(sealed), self._place(table, row, slot, version))
        content: dict[str, Any] = json.loads(crypto.unpad(data))
        return content

    def _content_key(self) -> bytes:
        if self._content is None:
            self._content = crypto.derive(self._key, b"reflect/content/1")
        return self._content

    def _place(self, table: str, row: UUID, slot: bytes, version: int) -> bytes:
        return crypto.bind("row", self.id, self.key_no, table, row, bytes(slot), version)
