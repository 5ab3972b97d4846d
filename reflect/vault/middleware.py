"""Gives every request its vault and pocket, and shows the lock page where a key is missing."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from reflect.ui.held import held_fields
from reflect.ui.pages import render_page
from reflect.vault.open import Locked
from reflect.vault.session import Keyring

WORDLESS = ("accounts", "safety")  # rooms that keep nothing a reader wrote


class VaultMiddleware:
    """Sets `request.keyring`, `request.vault`, `request.pocket` and `request.space`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        ring = Keyring(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            ring.keep_time()
        request.keyring = ring
        request.vault = SimpleLazyObject(ring.vault)
        request.pocket = SimpleLazyObject(ring.pocket)
        response = self.get_response(request)
        if response.status_code < 500:  # Django saves no session then, so the cookie must stay as it was
            ring.store(response)
        return response

    def process_view(self, request: Any, *view: Any) -> HttpResponse | None:
        """Keep a page's words out of any space but its own; give them back where the session is gone."""
        ring, tag = request.keyring, request.headers.get("X-Space")
        if request.method != "POST" or ring.space == "locked":
            return None
        if tag and tag != ring.tag:
            return render_page(request, "accounts/_locked.html", {}, status=423)
        if tag or request.htmx or not ring.lost or request.resolver_match.app_name in WORDLESS:
            return None
        context = {"held": held_fields(request), "held_for": request.path, "lost": True}
        return render_page(request, "ui/again.html", context, status=403)

    def process_exception(self, request: Any, exception: Exception) -> HttpResponse | None:
        """The lock page, at the address that was asked for, so that unlocking leads back to it."""
        if not isinstance(exception, Locked):
            return None
        if request.htmx and request.method == "GET":
            return HttpResponse(status=204, headers={"HX-Redirect": reverse("accounts:unlock")})
        if request.htmx:
            return render_page(request, "accounts/_locked.html", {}, status=423)
        held = held_fields(request)
        back = request.path if request.method == "GET" else ""
        context = {"back": back, "held": held, "held_for": request.path if held else ""}
        return render_page(request, "accounts/unlock.html", context, status=423)
