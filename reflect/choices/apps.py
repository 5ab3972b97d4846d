"""The stay-or-leave decision aid."""

from django.apps import AppConfig


class ChoicesConfig(AppConfig):
    name = "reflect.choices"
    label = "choices"
