"""Checklists of signs, reviewed over time."""

from django.apps import AppConfig


class SignsConfig(AppConfig):
    name = "reflect.signs"
    label = "signs"
