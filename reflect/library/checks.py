"""`manage.py check`: every problem of the content, as path:line. Errors keep the server from starting."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from reflect.library.advice import advise
from reflect.library.folder import Folder
from reflect.library.loading import read_content
from reflect.library.problems import Problem


@register("content")
def check_content(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Errors as Django errors without an id, so that they can't be silenced; advice as content.W001."""
    reading = read_content(Folder(settings.CONTENT_DIR))
    return [_message(problem) for problem in sorted((*reading.problems, *advise(reading)))]


def _message(problem: Problem) -> CheckMessage:
    if problem.error:
        return Error(problem.text, obj=problem.place)
    return Warning(problem.text, obj=problem.place, id="content.W001")
