"""Content engine: Markdown in, validated frozen objects out."""

from importlib import import_module

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "reflect.library"
    label = "library"

    def ready(self) -> None:
        """Register the check of the content."""
        import_module("reflect.library.checks")
