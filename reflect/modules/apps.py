"""Guided reading, step by step."""

from django.apps import AppConfig


class ModulesConfig(AppConfig):
    name = "reflect.modules"
    label = "modules"
