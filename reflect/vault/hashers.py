"""The sign-in hash: Django's Argon2id over a peppered passphrase, at the same cost as the vault's key.

A thief attacks the cheaper of the two, so both need the same cost and both need the pepper.
"""

from base64 import b64encode
from hmac import digest
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher

from reflect.vault import crypto


class PepperedArgon2Hasher(Argon2PasswordHasher):
    """Argon2id over HMAC(pepper, passphrase): a stolen database alone allows no guessing."""

    algorithm = "argon2p"

    def encode(self, password: str, salt: str) -> str:
        with crypto.argon2_gate:
            return super().encode(_peppered(password), salt)

    def verify(self, password: str, encoded: str) -> bool:
        with crypto.argon2_gate:
            return super().verify(_peppered(password), encoded)

    def params(self) -> Any:
        cost = settings.VAULT_KDF
        self.time_cost, self.memory_cost, self.parallelism = cost["t"], cost["m"], cost["p"]
        return super().params()


def _peppered(passphrase: str) -> str:
    key = crypto.derive(settings.VAULT_PEPPER, b"reflect/sign-in/1")
    return b64encode(digest(key, crypto.normal(passphrase), "sha256")).decode()
