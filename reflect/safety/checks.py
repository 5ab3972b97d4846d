"""`manage.py check`: the words of the safety page must be whole, and its lines looked at."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Warning, register
from django.utils import timezone

from reflect.library.problems import ContentError
from reflect.library.shelf import shelf
from reflect.safety import wording
from reflect.safety.lines import is_fresh


@register("content")
def check_wording(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Mistakes in ``content/safety/`` as errors: without these words nobody may be served."""
    found: list[CheckMessage] = []
    for load in (wording.questions, wording.texts):
        try:
            load()
        except (OSError, UnicodeDecodeError, wording.WordingError) as error:
            found.append(Error(f"content/safety: {error}"))
    return found


@register("content")
def check_lines(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """A warning for each country with lines that are hidden because nobody has looked at them for so long."""
    try:
        helplines = shelf().helplines
    except ContentError:
        return []  # the library says what is wrong with the file
    today = timezone.localdate()
    late = [
        f"{one.code} {service.name}"
        for one in helplines.countries
        for service in one.services
        if not is_fresh(service, helplines, today)
    ]
    if not late:
        return []
    hidden = f"{len(late)} help lines are hidden, {late[0]} first: nobody checked them for"
    return [Warning(f"{hidden} {helplines.hide_after_days} days", id="safety.W001")]
