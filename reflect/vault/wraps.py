"""A vault's data key, wrapped by a passphrase and by a recovery code."""

import json
import os
from typing import Any

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from reflect.vault import crypto
from reflect.vault.models import Vault


@sensitive_variables()
def by_passphrase(vault: Vault, key: bytes, passphrase: str) -> dict[str, Any]:
    """The wrap to store in `vault.passphrase_wrap`."""
    salt, cost = os.urandom(16), dict(settings.VAULT_KDF)
    outer = crypto.key_from_passphrase(passphrase, vault.id, salt, cost, settings.VAULT_PEPPER)
    blob = crypto.seal(outer, key, _bound(vault, "pw", salt, cost))
    return {"kdf": cost, "salt": salt.hex(), "blob": blob.hex()}


@sensitive_variables()
def open_by_passphrase(vault: Vault, passphrase: str) -> bytes:
    """The data key. Raises InvalidTag for a wrong passphrase, a missing wrap or weakened parameters."""
    wrap = vault.passphrase_wrap
    if not wrap or wrap["kdf"]["m"] < settings.VAULT_KDF["m"] // 4:
        raise crypto.InvalidTag
    salt, cost = bytes.fromhex(wrap["salt"]), wrap["kdf"]
    outer = crypto.key_from_passphrase(passphrase, vault.id, salt, cost, settings.VAULT_PEPPER)
    return crypto.unseal(outer, bytes.fromhex(wrap["blob"]), _bound(vault, "pw", salt, cost))


@sensitive_variables()
def by_code(vault: Vault, key: bytes, code: str) -> dict[str, Any]:
    """The wrap to store in `vault.code_wrap`."""
    salt = os.urandom(16)
    blob = crypto.seal(crypto.key_from_code(code, vault.id, salt), key, _bound(vault, "rc", salt, {}))
    return {"salt": salt.hex(), "blob": blob.hex()}


@sensitive_variables()
def open_by_code(vault: Vault, code: str) -> bytes:
    """The data key. Raises InvalidTag for a wrong code or when there is none."""
    wrap = vault.code_wrap
    if not wrap:
        raise crypto.InvalidTag
    salt = bytes.fromhex(wrap["salt"])
    outer = crypto.key_from_code(code, vault.id, salt)
    return crypto.unseal(outer, bytes.fromhex(wrap["blob"]), _bound(vault, "rc", salt, {}))


def _bound(vault: Vault, kind: str, salt: bytes, cost: dict[str, int]) -> bytes:
    return crypto.bind("wrap", kind, vault.id, vault.key_no, salt, json.dumps(cost, sort_keys=True))
