"""Seal and open private text; knows no feature."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "reflect.vault"
    label = "vault"
