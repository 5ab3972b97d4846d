"""Reading a copy that somebody sends: a zip made here, or the reflect.json out of it.

Everything is checked before anything is written. Nothing is unpacked to a disk, and only one file of the zip
is looked into.
"""

import json
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final, NoReturn
from uuid import UUID

import pyzipper
from django.views.decorators.debug import sensitive_variables

from reflect.archive.copies import COMPLETE, FORMAT, VERSION
from reflect.archive.kinds import KINDS, fits
from reflect.vault.models import Sealed
from reflect.vault.rows import Opened

MOST_SENT: Final = 20_000_000  # bytes of the file
MOST_UNPACKED: Final = 150_000_000  # bytes of all that a zip says is in it
MOST_RATIO: Final = 100  # unpacked to packed; prose is packed about 3 to 1, one letter repeated 1000 to 1
SMALL: Final = 2_000_000  # bytes under which the ratio does not matter
LONGEST_LABEL: Final = 300

DAMAGED: Final = "This file is damaged or isn’t a copy made here. Nothing was brought in."
TOO_BIG: Final = (
    "This file is too big to be read here, so nothing was brought in: 20 MB is the most."
    " A big copy fits when reflect.json is taken out of it and zipped alone."
)
NEWER: Final = "This copy was made by another version than this one can read. Nothing was brought in."
SEALED: Final = (
    "This copy has a passphrase of its own. Type it and send the file again. Nothing was brought in."
)
WRONG: Final = "That passphrase doesn’t open this copy. Nothing was brought in."


class Refused(Exception):
    """A file that is not taken. The message is for the reader."""


Rows = list[tuple[type[Sealed], str, bool, Opened]]  # kind, label, whether the label has one row, row


@sensitive_variables()
def read(data: bytes, passphrase: str = "") -> Rows:
    """Every row of a copy. Raises Refused."""
    if len(data) > MOST_SENT:
        raise Refused(TOO_BIG)
    text = _from_zip(data, passphrase) if data[:2] == b"PK" else data
    try:
        content = json.loads(text.decode("utf-8-sig"), parse_constant=_no_number)
        json.dumps(content, ensure_ascii=False).encode()  # half a surrogate could never be sealed
    except (ValueError, RecursionError):
        raise Refused(DAMAGED) from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise Refused(DAMAGED)
    if type(content.get("version")) is not int or content["version"] != VERSION:
        raise Refused(NEWER)
    if not isinstance(content.get("rows"), list):
        raise Refused(DAMAGED)
    tables = {model._meta.label_lower: model for model in Sealed.__subclasses__()}
    return [_row(row, tables) for row in content["rows"]]


def _row(row: Any, tables: Mapping[str, type[Sealed]]) -> tuple[type[Sealed], str, bool, Opened]:
    match row:
        case {
            "table": str(table),
            "label": str(label),
            "id": str(id),
            "one": bool(one),
            "content": dict(inside),
        }:
            pass
        case _:
            raise Refused(DAMAGED)
    if table not in tables:
        raise Refused(NEWER)
    try:
        opened = Opened(UUID(id), 1, inside)
    except ValueError:
        raise Refused(DAMAGED) from None
    known = KINDS.get(table)
    if len(label) > LONGEST_LABEL or (known and known.one != one) or not fits(table, label, opened):
        raise Refused(DAMAGED)
    return tables[table], label, one, opened


@sensitive_variables()
def _from_zip(data: bytes, passphrase: str) -> bytes:
    try:
        with pyzipper.AESZipFile(BytesIO(data)) as copy:
            member = _member(copy)
            if member.flag_bits & 1 and not passphrase:
                raise Refused(SEALED)
            copy.setpassword(passphrase.encode() or None)
            with copy.open(member) as file:
                text: bytes = file.read(MOST_UNPACKED + 1)
    except RuntimeError:  # what the library raises for a wrong passphrase
        raise Refused(WRONG if passphrase else DAMAGED) from None
    except (pyzipper.BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError, NotImplementedError):
        raise Refused(DAMAGED) from None
    if len(text) > MOST_UNPACKED:
        raise Refused(TOO_BIG)
    return text


def _member(copy: Any) -> Any:
    """The one file of a zip that is read. Raises Refused for a zip that hides something or swells."""
    inside = copy.infolist()
    unpacked, packed = sum(one.file_size for one in inside), sum(one.compress_size for one in inside)
    if unpacked > MOST_UNPACKED or (unpacked > SMALL and unpacked > packed * MOST_RATIO):
        raise Refused(TOO_BIG)
    for one in inside:
        parts = one.filename.replace("\\", "/").split("/")
        if one.filename.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
            raise Refused(DAMAGED)
    found = [one for one in inside if one.filename.split("/")[-1] == COMPLETE]
    if len(found) != 1 or found[0].compress_type not in (pyzipper.ZIP_STORED, pyzipper.ZIP_DEFLATED):
        raise Refused(DAMAGED)
    return found[0]


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
