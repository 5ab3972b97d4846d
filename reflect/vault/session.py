"""Where an open vault's key lives between two requests.

Half of it is in the session's row (the data key, sealed), half in a cookie (the secret that opens it); the
pepper of the installation goes into both. None of the three is worth anything alone, and closing the browser
drops the cookie.
"""

import json
import os
from datetime import datetime, timedelta
from time import time
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from reflect.vault import crypto
from reflect.vault.models import Vault
from reflect.vault.open import Locked, OpenVault
from reflect.vault.pocket import Pocket

TOUCH_SECONDS = 60  # at most one session write a minute just to say that somebody is still there


class Keyring:
    """One request's hold on its session: the cookie's secret, the pocket, the vault."""

    __slots__ = ("_pocket", "_vault", "cookie_changed", "ended", "request", "secret")

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.secret = _read_cookie(request)
        self.cookie_changed = self.ended = False
        self._pocket: Pocket | None = None
        self._vault: OpenVault | None = None

    def __repr__(self) -> str:
        return "<Keyring>"

    @property
    def space(self) -> str:
        """visitor (nothing kept), guest, open, or locked."""
        held = self._held()
        if held and held["guest"]:
            return "guest" if self.secret else "visitor"
        if held and self.secret:
            return "open"
        return "locked" if self._session_has(SESSION_KEY) else "visitor"

    @property
    def tag(self) -> str:
        """What the pages of an open space carry, so that none of them ever saves into another one."""
        held = self._held()
        if not held or self.space != "open":
            return ""
        return crypto.keyed_hash(settings.VAULT_PEPPER, b"reflect/page/1", held["id"])[:16]

    @property
    def lost(self) -> bool:
        """Whether the browser still carries the cookies of a session that is no longer here."""
        carried = settings.SESSION_COOKIE_NAME in self.request.COOKIES and self.secret is not None
        return carried and not self.request.session.keys()

    def vault(self) -> OpenVault:
        """The open vault; a provisional one for a visitor. Raises Locked."""
        if self._vault is None:
            self._vault = self._load_vault()
        return self._vault

    def pocket(self) -> Pocket:
        """The session's pocket, empty when its key is not here."""
        if self._pocket is None:
            self._pocket = self._load_pocket()
        return self._pocket

    @sensitive_variables()
    def open(self, vault_id: UUID, key: bytes, *, key_no: int, guest: bool, idle_minutes: int) -> None:
        """Hold `key` for this session. Call after the session got its id (after `login`)."""
        pocket = self.pocket()
        pocket.changed = len(pocket) > 0
        secret, sid, now = os.urandom(crypto.KEY), os.urandom(16), int(time())
        bound = crypto.bind("sess", vault_id, key_no, sid)
        blob = crypto.seal(_session_key(secret), key, bound)
        self.request.session["v"] = {
            "id": str(vault_id), "no": key_no, "sid": sid.hex(), "t0": now, "seen": now,
            "idle": idle_minutes, "guest": guest, "blob": blob.hex(),
        }  # fmt: skip
        self.secret, self.cookie_changed = secret, True
        self._vault = OpenVault(vault_id, key, key_no=key_no, guest=guest)

    def lock(self) -> None:
        """Drop the key and the pocket; the session still knows whose it is."""
        for name in ("v", "p"):
            self.request.session.pop(name, None)
        self.secret, self.cookie_changed = None, True
        self._pocket, self._vault = Pocket(), None

    def end(self) -> None:
        """Drop everything: session, key and pocket; a guest's words go at once."""
        held = self._held()
        if held and held["guest"]:
            Vault.objects.filter(id=UUID(held["id"]), reader=None).delete()
        self.request.session.flush()
        self.lock()
        self.ended = True

    def keep_time(self) -> None:
        """Lock a reader's session that was idle or open too long; note that this one is alive."""
        held = self._held()
        if not held:
            return
        now = int(time())
        idle, age = now - held["seen"], now - held["t0"]
        if not held["guest"] and (idle > held["idle"] * 60 or age > settings.VAULT_ABSOLUTE_SECONDS):
            self.lock()
        elif idle > TOUCH_SECONDS:
            if held["guest"] and now // 3600 != held["seen"] // 3600:
                Vault.objects.filter(id=UUID(held["id"])).update(guest_seen=this_hour())
            held["seen"] = now
            self.request.session.modified = True

    def idle_minutes(self) -> int | None:
        """Minutes without a sign of life after which this session locks; None where it does not."""
        held = self._held()
        return int(held["idle"]) if held and not held["guest"] else None

    def set_idle_minutes(self, minutes: int) -> None:
        """Use another idle time from now on."""
        held = self._held()
        if held:
            held["idle"] = minutes
            self.request.session.modified = True

    def store(self, response: HttpResponseBase) -> None:
        """Seal a changed pocket into the session and send the cookie when it changed."""
        if self._pocket is not None and self._pocket.changed:
            if self.secret is None:
                self.secret, self.cookie_changed = os.urandom(crypto.KEY), True
            data = crypto.pad(json.dumps(self._pocket.inside()).encode())
            self.request.session["p"] = crypto.seal(_pocket_key(self.secret), data, b"pocket").hex()
        if self.cookie_changed:
            _write_cookie(response, self.secret)
        if self.ended:  # the form token goes too: no trace stays, and pages left open elsewhere post nothing
            response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Lax")

    @sensitive_variables()
    def _load_vault(self) -> OpenVault:
        held = self._held()
        if self.space == "visitor":
            return self._new_vault()
        if not held or self.secret is None or not (held["guest"] or self._reader_still_there()):
            raise Locked
        vault_id = UUID(held["id"])
        bound = crypto.bind("sess", vault_id, held["no"], bytes.fromhex(held["sid"]))
        try:
            key = crypto.unseal(_session_key(self.secret), bytes.fromhex(held["blob"]), bound)
        except crypto.InvalidTag:
            if held["guest"]:  # nobody can unlock it, so they begin again
                return self._new_vault()
            raise Locked from None
        return OpenVault(vault_id, key, key_no=held["no"], guest=held["guest"])

    def _new_vault(self) -> OpenVault:
        return OpenVault(uuid4(), os.urandom(crypto.KEY), guest=True, begin=self._begin_guest)

    def _begin_guest(self, vault: OpenVault) -> None:
        Vault.objects.create(id=vault.id, guest_seen=this_hour())
        self.open(vault.id, vault.key(), key_no=vault.key_no, guest=True, idle_minutes=0)
        self._vault = vault

    def _load_pocket(self) -> Pocket:
        sealed = self._session_has("p")
        if not sealed or self.secret is None:
            return Pocket()
        try:
            data = crypto.unseal(_pocket_key(self.secret), bytes.fromhex(sealed), b"pocket")
        except crypto.InvalidTag:
            return Pocket()
        return Pocket(json.loads(crypto.unpad(data)))

    def _held(self) -> dict[str, Any] | None:
        held: dict[str, Any] | None = self._session_has("v")
        return held

    def _session_has(self, name: str) -> Any:
        # A visitor without our cookie has no session; looking into it would make a public page private.
        if settings.SESSION_COOKIE_NAME not in self.request.COOKIES and not self.request.session.modified:
            return None
        return self.request.session.get(name)

    def _reader_still_there(self) -> bool:
        # Reads the account: a changed passphrase or an erased space ends every other session.
        return self.request.user.is_authenticated


def this_hour() -> datetime:
    """Now, to the hour: enough to sweep guests by, too coarse to tell when somebody wrote."""
    return timezone.now().replace(minute=0, second=0, microsecond=0)


def sweep_guests() -> int:
    """Delete guests' vaults unused for a day, rows and all; how many there were."""
    limit = this_hour() - timedelta(hours=settings.GUEST_HOURS)
    swept = Vault.objects.filter(reader=None, guest_seen__lt=limit)
    count = swept.count()
    swept.delete()
    return count


def _read_cookie(request: HttpRequest) -> bytes | None:
    try:
        secret = bytes.fromhex(request.COOKIES.get(settings.VAULT_COOKIE_NAME, ""))
    except ValueError:
        return None
    return secret if len(secret) == crypto.KEY else None


def _write_cookie(response: HttpResponseBase, secret: bytes | None) -> None:
    response.set_cookie(
        settings.VAULT_COOKIE_NAME,
        secret.hex() if secret else "",
        max_age=None if secret else 0,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def _session_key(secret: bytes) -> bytes:
    return crypto.derive(secret, b"reflect/session/1", settings.VAULT_PEPPER)


def _pocket_key(secret: bytes) -> bytes:
    return crypto.derive(secret, b"reflect/pocket/1", settings.VAULT_PEPPER)
