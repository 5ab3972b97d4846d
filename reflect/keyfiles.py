"""The two secrets of an installation: Django's key and the pepper of every derived key.

They live in the environment or, on one machine, in files beside the database that only their owner reads.
"""

import os
import secrets
from pathlib import Path

LENGTH = 32  # bytes


def read_or_make(path: Path) -> str:
    """The secret in `path` as 64 hex digits; made on first use, readable by its owner alone."""
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    value = secrets.token_hex(LENGTH)
    try:
        # O_EXCL: two processes starting at once must end up with the same secret.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(value + "\n")
        file.flush()
        os.fsync(file.fileno())
    return value
