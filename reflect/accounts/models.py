"""Readers: a keyed hash of a name, and a passphrase hash. No email, no name in the clear, no dates."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from reflect.vault import crypto
from reflect.vault.models import Sealed


def handle_of(name: str) -> str:
    """The keyed hash under which a name is found, however it is typed."""
    return crypto.keyed_hash(settings.VAULT_PEPPER, b"reflect/name/1", name)


class Reader(AbstractBaseUser):
    """Somebody with a private space. The database cannot tell their name."""

    handle = models.CharField(max_length=64, unique=True)
    is_active = models.BooleanField(default=True)
    last_login = None  # when somebody opened their diary is nobody's business

    USERNAME_FIELD = "handle"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return f"reader {self.pk}"


class Profile(Sealed):
    """How a reader wants things: theme, idle time. One row per vault."""
