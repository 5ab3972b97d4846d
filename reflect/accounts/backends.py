"""Signing in by name and passphrase, in equal time whether or not the name exists."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from reflect.accounts.models import Reader, handle_of


class HandleBackend(BaseBackend):
    @sensitive_variables()
    def authenticate(
        self, request: HttpRequest | None, name: str = "", passphrase: str = "", **kwargs: Any
    ) -> Reader | None:
        reader = Reader.objects.filter(handle=handle_of(name), is_active=True).first()
        if reader is None:
            make_password(passphrase)  # as slow as looking, so that time does not tell who has a space
            return None
        # No silent rehash here: the wrap of the vault's key must change together with the hash.
        return reader if check_password(passphrase, reader.password) else None

    def get_user(self, user_id: int) -> Reader | None:
        return Reader.objects.filter(pk=user_id, is_active=True).first()
