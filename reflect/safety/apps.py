"""Danger cues, the gate and the safety page."""

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "reflect.safety"
    label = "safety"
