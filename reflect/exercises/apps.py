"""Answers to prompts, wherever the prompts stand."""

from django.apps import AppConfig


class ExercisesConfig(AppConfig):
    name = "reflect.exercises"
    label = "exercises"
