"""Making, opening and ending a private space."""

from typing import Any, cast
from uuid import uuid4

from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.hashers import check_password
from django.db import IntegrityError, transaction
from django.views.decorators.debug import sensitive_variables

from reflect.accounts import profiles
from reflect.accounts.models import Reader, handle_of
from reflect.vault import crypto, moving, wraps
from reflect.vault.models import Vault
from reflect.vault.open import OpenVault
from reflect.vault.session import Keyring


class NameTaken(Exception):
    """Somebody has a space under this name."""


@sensitive_variables()
def make(name: str, passphrase: str, notes: OpenVault) -> tuple[Reader, str]:
    """A space that keeps what the guest wrote: the vault gets an owner and two wraps, no row is touched.

    Returns the reader and the recovery code. Raises NameTaken.
    """
    code, key = crypto.new_code(), notes.key()
    try:
        with transaction.atomic():
            reader = Reader(handle=handle_of(name))
            reader.set_password(passphrase)
            reader.save()
            vault, _ = Vault.objects.get_or_create(id=notes.id)
            vault.reader, vault.guest_seen = reader, None
            vault.passphrase_wrap = wraps.by_passphrase(vault, key, passphrase)
            vault.code_wrap = wraps.by_code(vault, key, code)
            vault.save()
    except IntegrityError:
        raise NameTaken from None
    return reader, code


@sensitive_variables()
def enter(ring: Keyring, reader: Reader, key: bytes, *, bring: bool = False) -> None:
    """Sign `reader` in and hold the vault's key for this session; `bring` a guest's notes along."""
    vault = Vault.objects.get(reader=reader)
    if ring.space == "open" and ring.request.user != reader:
        ring.end()  # nothing of the reader before goes along, least of all their recovery code
    notes = ring.vault() if bring and ring.space == "guest" else None
    pocket = dict(ring.pocket())
    login(ring.request, reader, backend="reflect.accounts.backends.HandleBackend")
    opened = OpenVault(vault.id, key, key_no=vault.key_no)
    if notes and notes.id != opened.id:
        moving.bring(notes, opened)
    profile = profiles.read(opened)
    ring.open(vault.id, key, key_no=vault.key_no, guest=False, idle_minutes=profile.idle_minutes)
    held = ring.pocket()
    held.update(pocket)
    profiles.carry(held, profile)


@sensitive_variables()
def key_for(reader: Reader, passphrase: str) -> bytes | None:
    """The vault's key, or None when the passphrase does not open it."""
    if not check_password(passphrase, reader.password):
        return None
    try:
        return wraps.open_by_passphrase(Vault.objects.get(reader=reader), passphrase)
    except crypto.InvalidTag:
        return None


@sensitive_variables()
def recover(name: str, code: str, passphrase: str) -> tuple[Reader, bytes, str] | None:
    """Open a space by its code and give it a new passphrase and a new code; the old code is dead."""
    vault = Vault.objects.filter(reader__handle=handle_of(name)).select_related("reader").first()
    if vault is None:
        crypto.key_from_code(code, uuid4(), bytes(16))  # as slow as trying one: time tells no names
        return None
    try:
        key = wraps.open_by_code(vault, code)
    except crypto.InvalidTag:
        return None
    reader = cast(Reader, vault.reader)
    fresh = crypto.new_code()
    with transaction.atomic():
        reader.set_password(passphrase)
        reader.save()
        vault.passphrase_wrap = wraps.by_passphrase(vault, key, passphrase)
        vault.code_wrap = wraps.by_code(vault, key, fresh)
        vault.save()
    return reader, key, fresh


@sensitive_variables()
def change_passphrase(request: Any, reader: Reader, old: str, new: str) -> bool:
    """Change the passphrase; rows stay as they are, other sessions end. False when `old` is wrong."""
    key = key_for(reader, old)
    if key is None:
        return False
    vault = Vault.objects.get(reader=reader)
    with transaction.atomic():
        reader.set_password(new)
        reader.save()
        vault.passphrase_wrap = wraps.by_passphrase(vault, key, new)
        vault.save()
    update_session_auth_hash(request, reader)
    return True


def drop_code(reader: Reader) -> None:
    """Live without a recovery code: then only the passphrase opens the space."""
    Vault.objects.filter(reader=reader).update(code_wrap=None)


def erase(reader: Reader) -> None:
    """Everything of this reader, at once: first the wraps, so that even a half-done erasure opens nothing."""
    Vault.objects.filter(reader=reader).update(passphrase_wrap=None, code_wrap=None)
    reader.delete()
