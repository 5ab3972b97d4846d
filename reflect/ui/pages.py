"""A page, or the fragment of it that htmx asked for."""

from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import condition


def render_page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render `template` with the frame every page has."""
    return render(request, template, context or {}, status=status)


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part. A history restore needs the whole page."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.history_restore_request  # type: ignore[union-attr]


def page_or_fragment(
    request: HttpRequest, page: str, fragment: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """`fragment` for htmx, else `page`; caches are told that the two differ."""
    response = render_page(request, fragment if wants_fragment(request) else page, context, status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def see_other(request: HttpRequest, url: str) -> HttpResponse:
    """Send the browser on by GET. htmx would follow a redirect out of sight, so it is told by header."""
    if getattr(request, "htmx", None):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


@cache
def program() -> str:
    """A short hash of every template and of the stylesheet and script, taken once."""
    digest = sha256()
    for folder in (settings.BASE_DIR / "templates", settings.BUNDLE_DIR):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def public_reading(
    version: Callable[..., str | None],
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Mark a view as public reading: the same bytes for everybody who carries none of our cookies.

    `version(request, …)` names the state of the content the page shows; the state of the program is added to
    it. For a reader with a session the page holds their own words and is never stored anywhere.
    """

    def etag(request: HttpRequest, *args: Any, **kwargs: Any) -> str | None:
        content = version(request, *args, **kwargs)
        return f'"{content.strip(chr(34))}-{program()}"' if content else None

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        cached = condition(etag_func=etag)(view)

        @wraps(view)
        def read(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            request.public = not knows_us(request)
            if not request.public:
                return view(request, *args, **kwargs)
            response: HttpResponse = cached(request, *args, **kwargs)
            response.headers.setdefault("Cache-Control", "public, max-age=300")
            patch_vary_headers(response, ["Cookie", "HX-Request"])
            return response

        return read

    return decorate


def knows_us(request: HttpRequest) -> bool:
    """Whether the browser carries any cookie of ours."""
    ours = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.VAULT_COOKIE_NAME)
    return any(name in request.COOKIES for name in ours)
