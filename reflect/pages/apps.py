"""Home, today, about, using this safely."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "reflect.pages"
    label = "pages"
