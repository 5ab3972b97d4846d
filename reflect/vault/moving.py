"""Bringing what a guest wrote into a reader's own vault."""

from django.db import transaction

from reflect.vault import rows
from reflect.vault.models import Sealed, Vault
from reflect.vault.open import OpenVault


def bring(notes: OpenVault, home: OpenVault) -> None:
    """Seal every row of a guest's vault again for `home`; the guest's vault is gone afterwards.

    Where both hold the one row of a label, the room decides what the two make together (`Sealed.meet`).
    All or nothing.
    """
    with transaction.atomic():
        for model in Sealed.__subclasses__():
            for label, row in rows.labelled(model, notes):
                if row.id == notes.single_id(label):
                    _meet(model, home, label, row)
                else:
                    rows.create(model, home, label, row.content, id=row.id)
        Vault.objects.filter(id=notes.id, reader=None).delete()


def _meet(model: type[Sealed], home: OpenVault, label: str, brought: rows.Opened) -> None:
    kept = rows.single(model, home, label)
    content = model.meet(kept.content, brought.content) if kept else brought.content
    if kept is None or content != kept.content:
        rows.put(model, home, label, content, base=kept.version if kept else 0)
