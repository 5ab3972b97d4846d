"""Error pages in the product's own look: whose fault it is, what is safe, what to do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token, rotate_token

from reflect.ui.held import held_fields
from reflect.ui.pages import render_page


def _notice(request: HttpRequest, status: int, **words: Any) -> HttpResponse:
    return render_page(request, "ui/notice.html", words, status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What arrived could not be read: too large, cut short, or not text."""
    return _notice(
        request,
        400,
        heading="That didn’t arrive in one piece",
        words="What your browser sent was too long or garbled, so nothing was changed. Go back, and your"
        " words should still be on the page. A journal entry can hold 100,000 characters, an answer 20,000.",
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that came from another site."""
    return _notice(
        request,
        403,
        heading="That came from somewhere else",
        words="Another site asked for this, so nothing was done. If it was you, open the page here and try"
        " again.",
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page, or not this reader's."""
    return _notice(
        request,
        404,
        heading="There’s no page here",
        words="It may have moved, or it may never have been. Anything you saved is where you left it.",
    )


def only_by_a_form(request: HttpRequest) -> HttpResponse:
    """An address that only takes what a form sends, asked for as a page: a reload, or a restored tab."""
    return _notice(
        request,
        405,
        heading="There’s nothing to look at here",
        words="This address only takes what a form sends. Anything you saved is where you left it.",
    )


def our_fault(request: HttpRequest) -> HttpResponse:
    """Something broke. Rendered without looking at the session, which may be what broke."""
    request.public = True  # type: ignore[attr-defined]
    return _notice(
        request,
        500,
        heading="Something went wrong on our side",
        words="It’s not you. Anything marked “Saved” is safe. Go back to try once more, or wait a minute.",
        space="unknown",  # there may well be a session for "Leave this site" to end
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: an old page, or a reader who has no cookie yet. Their words come back.

    Never what another site sent: one press would keep its words, or open its space, for the reader.
    """
    if reason.startswith(("Origin", "Referer")):
        return forbidden(request)
    if "HX-Request" in request.headers:
        return HttpResponse(status=403, headers={"X-Form-Token": get_token(request)})
    rotate_token(request)
    context = {"held": held_fields(request), "held_for": request.path}
    return render_page(request, "ui/again.html", context, 403)
