"""Home, today, and the pages about Reflect itself."""

from django.http import HttpRequest, HttpResponse

from reflect.library.shelf import shelf
from reflect.pages import inside
from reflect.ui.pages import public_reading, render_page
from reflect.ui.requests import PageRequest


def _version(request: HttpRequest) -> str:
    """Changes whenever anything there is to read changes."""
    return shelf().version


@public_reading(_version)
def home(request: PageRequest) -> HttpResponse:
    """The front page."""
    context = {"modules": shelf().modules, "inside": inside.a_page(shelf().modules)}
    return render_page(request, "pages/home.html", context | {"main_class": "mt0 first"})


def today(request: PageRequest) -> HttpResponse:
    """Today."""
    return render_page(request, "pages/today.html", {"nav": "today"})


@public_reading(_version)
def safely(request: PageRequest) -> HttpResponse:
    """What Reflect can hide and what it can't."""
    return render_page(request, "pages/safely.html", {"nav": "safe"})


@public_reading(_version)
def about(request: PageRequest) -> HttpResponse:
    """Who is talking, and the sources."""
    sources = sorted(shelf().sources.values(), key=lambda source: (source.authors, source.year))
    return render_page(request, "pages/about.html", {"sources": sources})
