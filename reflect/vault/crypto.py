"""Keys, sealing and padding: pure functions over bytes.

Primitives come from `cryptography` and `argon2-cffi`; nothing here invents one. Formats are fixed in
docs/privacy.md and guarded by golden vectors in the tests, because every row ever written depends on them.
"""

import os
import secrets
import struct
import threading
import unicodedata
from hmac import digest
from uuid import UUID

from argon2 import low_level
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.views.decorators.debug import sensitive_variables

FORMAT = b"\x01"
NONCE = 12  # bytes, random: at a million seals per key a collision has a chance of 6e-18
KEY = 32  # bytes
FLOOR = 256  # bytes: "stay", "leave" and "" must have the same length once sealed
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

# Argon2 takes 64 MiB a call; two at once per process bound the memory a flood of sign-ins can take.
argon2_gate = threading.BoundedSemaphore(2)

__all__ = ["InvalidTag"]  # what a seal that does not open raises


def bind(*parts: UUID | int | bytes | str) -> bytes:
    """Associated data: every part length-prefixed, so that no two lists of parts give the same bytes."""
    out = [b"reflect-aad-1"]
    for part in parts:
        match part:
            case UUID():
                data = part.bytes
            case int():
                data = struct.pack(">Q", part)
            case bytes():
                data = part
            case str():
                data = part.encode()
        out.append(struct.pack(">I", len(data)) + data)
    return b"".join(out)


@sensitive_variables()
def derive(key: bytes, info: bytes, salt: bytes | None = None) -> bytes:
    """32 bytes of HKDF-SHA256 (RFC 5869)."""
    return HKDF(hashes.SHA256(), KEY, salt, info).derive(key)


@sensitive_variables()
def seal(key: bytes, data: bytes, bound: bytes) -> bytes:
    """AES-256-GCM: `0x01 | nonce | ciphertext and tag`."""
    nonce = os.urandom(NONCE)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, data, bound)


@sensitive_variables()
def unseal(key: bytes, blob: bytes, bound: bytes) -> bytes:
    """The sealed data. Raises InvalidTag for another key, another place, or a single changed bit."""
    if blob[:1] != FORMAT or len(blob) < 1 + NONCE + 16:
        raise InvalidTag
    return AESGCM(key).decrypt(blob[1 : 1 + NONCE], blob[1 + NONCE :], bound)


def pad(data: bytes) -> bytes:
    """Hide the length: 4-byte length, Padmé (at most 12 % more; Nikitin et al. 2019), floor 256 bytes."""
    size = max(FLOOR, len(data) + 4)
    exponent = size.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    size = (size + mask) & ~mask
    return struct.pack(">I", len(data)) + data + bytes(size - 4 - len(data))


def unpad(data: bytes) -> bytes:
    """What `pad` was given."""
    (length,) = struct.unpack(">I", data[:4])
    return data[4 : 4 + length]


def normal(words: str) -> bytes:
    """A passphrase as bytes: NFKC, so that every keyboard's é is the same é."""
    return unicodedata.normalize("NFKC", words).encode()


@sensitive_variables()
def key_from_passphrase(
    passphrase: str, vault_id: UUID, salt: bytes, cost: dict[str, int], pepper: bytes
) -> bytes:
    """The key that wraps a vault's key: Argon2id at `cost` {m: KiB, t: passes, p: lanes}, then the pepper."""
    with argon2_gate:
        root = low_level.hash_secret_raw(
            normal(passphrase), salt, cost["t"], cost["m"], cost["p"], KEY, low_level.Type.ID
        )
    return derive(root, b"reflect/kek/password/1" + vault_id.bytes, pepper)


@sensitive_variables()
def key_from_code(code: str, vault_id: UUID, salt: bytes) -> bytes:
    """The key behind a recovery code. 150 random bits need no slow hash, and no pepper that could be lost."""
    return derive(plain_code(code).encode(), b"reflect/kek/recovery/1" + vault_id.bytes, salt)


def new_code() -> str:
    """A recovery code: 30 Crockford symbols (150 bits) in six groups of five."""
    symbols = "".join(secrets.choice(CROCKFORD) for _ in range(30))
    return "-".join(symbols[i : i + 5] for i in range(0, 30, 5))


def plain_code(code: str) -> str:
    """A code as somebody typed it, without spaces, hyphens or the letters people mistake for digits."""
    return code.upper().translate(str.maketrans("OIL", "011", "- \t\r\n"))


def keyed_hash(key: bytes, info: bytes, words: str) -> str:
    """64 hex digits by which `words` can be found again, and which tell nothing without the key."""
    return digest(derive(key, info), normal(words.strip().casefold()), "sha256").hex()
