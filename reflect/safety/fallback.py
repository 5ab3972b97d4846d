"""The safety page when nothing else works: one page of numbers that needs no database, session or country.

Visitors without a cookie get the usual page without a query anyway. This one is for everybody else when the
database is down, and for the server in front of us when we are.
"""

import logging
from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
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
        if response.status_code < 500:
            return response
        if request.path == reverse("accounts:leave"):
            return _away()
        if not request.path.startswith(reverse("safety:help")):
            return response
        log.error("the safety page broke; the plain one was served")
        # The broken answer's headers protect this page too; what describes its content does not fit.
        kept = {name: value for name, value in response.items() if not name.startswith("Content-L")}
        return HttpResponse(plain_page(timezone.localdate()), headers=kept | {"Cache-Control": "no-store"})


def _away() -> HttpResponse:
    """Leaving works although the session cannot be reached: this browser forgets it, and goes."""
    log.error("a session could not be ended; its cookies were dropped")
    response = HttpResponseRedirect(settings.EXIT_URL, headers={"Cache-Control": "no-store"})
    response.status_code = 303
    for name in (settings.SESSION_COOKIE_NAME, settings.VAULT_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        response.delete_cookie(name, samesite="Lax")
    return response
