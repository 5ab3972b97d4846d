"""The self-check and its result."""

from django.apps import AppConfig


class SelfcheckConfig(AppConfig):
    name = "reflect.selfcheck"
    label = "selfcheck"
