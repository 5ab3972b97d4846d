"""Content engine: Markdown in, validated frozen objects out."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "reflect.library"
    label = "library"
