"""Private spaces: make, open, lock, leave."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "reflect.accounts"
    label = "accounts"
