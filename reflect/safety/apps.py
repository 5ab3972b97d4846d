"""Danger cues, the gate and the safety page."""

from importlib import import_module

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "reflect.safety"
    label = "safety"

    def ready(self) -> None:
        """Register the checks of the wording and of the lines."""
        import_module("reflect.safety.checks")
