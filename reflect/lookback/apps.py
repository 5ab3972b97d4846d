"""Timeline out of every room."""

from django.apps import AppConfig


class LookbackConfig(AppConfig):
    name = "reflect.lookback"
    label = "lookback"
