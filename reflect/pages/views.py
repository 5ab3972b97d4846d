"""Home and the pages about Reflect itself."""

from django.http import HttpResponse

from reflect.ui.pages import render_page
from reflect.ui.requests import PageRequest


def home(request: PageRequest) -> HttpResponse:
    """The front page."""
    return render_page(request, "pages/home.html")


def today(request: PageRequest) -> HttpResponse:
    """Today."""
    return render_page(request, "pages/home.html", {"nav": "today"})


def safely(request: PageRequest) -> HttpResponse:
    """Using this safely."""
    return render_page(request, "pages/home.html", {"nav": "safe"})


def about(request: PageRequest) -> HttpResponse:
    """About and sources."""
    return render_page(request, "pages/home.html")
