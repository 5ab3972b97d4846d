"""Vaults and the shape of every private row.

A thief with these tables learns that a vault exists, how many rows each table holds for it, which rows share
a slot, their padded sizes and how often they were saved. Not the times, not the module, prompt or person.
"""

import uuid
from typing import Any

from django.conf import settings
from django.db import models


class Vault(models.Model):
    """One reader's vault. Its data key is nowhere in the clear: only wrapped, by passphrase and by code."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reader = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="vault"
    )
    key_no = models.PositiveIntegerField(default=1)
    passphrase_wrap = models.JSONField(null=True)
    code_wrap = models.JSONField(null=True)
    # Guests only, to the hour: when to sweep a vault whose key is gone. Empty once it belongs to somebody.
    guest_seen = models.DateTimeField(null=True, db_index=True)


class Sealed(models.Model):
    """A private row. Everything that means something is inside `sealed`.

    The key starts with the vault so that a vault's rows lie together and can be moved to another machine.
    """

    pk = models.CompositePrimaryKey("vault_id", "id")
    id = models.UUIDField(default=uuid.uuid4, editable=False)
    vault = models.ForeignKey(Vault, on_delete=models.CASCADE, related_name="+", db_index=False)
    slot = models.BinaryField(max_length=16)
    version = models.PositiveIntegerField(default=1)
    sealed = models.BinaryField()

    @classmethod
    def meet(cls, kept: dict[str, Any], brought: dict[str, Any]) -> dict[str, Any]:
        """What two contents of one label make together, when a guest's notes are brought home."""
        return kept

    class Meta:
        abstract = True
        indexes = (models.Index(fields=["vault", "slot"], name="%(app_label)s_%(class)s_slot"),)


class Attempts(models.Model):
    """Failed sign-ins under a keyed hash of a name or an address, to slow guessing down."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
