"""Making a copy: everything of a vault as one zip, in memory from the first byte to the last."""

import json
from io import BytesIO
from typing import Any, Final

import pyzipper
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from reflect.archive import leaves
from reflect.archive.kinds import BROKEN, kind_of
from reflect.vault import rows
from reflect.vault.models import Sealed
from reflect.vault.open import OpenVault
from reflect.vault.rows import Opened

FORMAT: Final = "reflect"
VERSION: Final = 1
FOLDER: Final = "notes"
COMPLETE: Final = "reflect.json"

Row = tuple[str, str, Opened]  # table, label, row


def everything(vault: OpenVault) -> list[Row]:
    """Every private row of every kind there is. One query a kind."""
    if vault.provisional:
        return []
    return [
        (model._meta.label_lower, label, row)
        for model in Sealed.__subclasses__()
        for label, row in rows.labelled(model, vault)
    ]


def as_json(vault: OpenVault, found: list[Row]) -> str:
    """The complete part of a copy. `one`: the row is the only one of its label, its id made from the key."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "made": timezone.now().isoformat(timespec="seconds"),
        "rows": [
            {
                "table": table,
                "label": label,
                "id": str(row.id),
                "one": row.id == vault.single_id(label),
                "content": row.content,
            }
            for table, label, row in found
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def rooms(found: list[Row]) -> list[leaves.Room]:
    """What can be read of the rows, by room. A row that cannot is in the complete part all the same."""
    by_table: dict[str, list[leaves.Leaf]] = {}
    for table, _, row in found:
        try:
            leaf = kind_of(table).tell(row)[1]
        except BROKEN:
            continue
        if leaf:
            by_table.setdefault(table, []).append(leaf)
    return [leaves.room(kind_of(table).file, kind_of(table).title, some) for table, some in by_table.items()]


@sensitive_variables()
def zipped(vault: OpenVault, passphrase: str = "") -> bytes:
    """The copy as a zip: AES-256 under `passphrase` (WinZip's format), or open when that is empty."""
    found, out = everything(vault), BytesIO()
    told = rooms(found)
    files = {f"{one.file}.md": leaves.markdown(one) for one in told}
    files |= {"index.html": leaves.page(told), COMPLETE: as_json(vault, found)}
    sealing = {"encryption": pyzipper.WZ_AES} if passphrase else {}
    with pyzipper.AESZipFile(out, "w", compression=pyzipper.ZIP_DEFLATED, **sealing) as copy:
        if passphrase:
            copy.setpassword(passphrase.encode())
            copy.setencryption(pyzipper.WZ_AES, nbits=256)
        for name, text in files.items():
            copy.writestr(f"{FOLDER}/{name}", text.encode())
    return out.getvalue()
