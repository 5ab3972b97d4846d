"""Everything of a reader's, out and in again."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "reflect.archive"
    label = "archive"
