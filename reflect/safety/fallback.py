"""The safety page when nothing else works: one page of numbers that needs no database, session or country.

Visitors without a cookie get the usual page without a query anyway. This one is for everybody else when the
database is down, and for the server in front of us when we are.
"""

import logging
from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from reflect.library.shelf import shelf
from reflect.safety import lines, wording
from reflect.safety.cues import pathway

log = logging.getLogger("reflect.safety")


def plain_page(today: date) -> str:
    """Every country's emergency number with its first abuse and crisis lines, as a page of its own."""
    helplines, nothing = shelf().helplines, pathway([])
    places = [lines.place(helplines, one.code, nothing, today) for one in lines.countries(helplines)]
    context = {
        "text": wording.texts(),
        "places": places,
        "directories": helplines.directories,
        "exit_url": settings.EXIT_URL,
        "style": _style(),
    }
    return render_to_string("safety/plain.html", context)


def _style() -> str:
    """Where the stylesheet is served, or "" where that cannot be told: the page reads well without it."""
    try:
        return static("reflect.css")
    except ValueError:
        return ""


class StillThere:
    """Answers the safety page by the plain one where the usual one broke. Stands outside the session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code < 500 or not request.path.startswith(reverse("safety:help")):
            return response
        log.error("the safety page broke; the plain one was served")
        return HttpResponse(plain_page(timezone.localdate()), headers={"Cache-Control": "no-store"})
