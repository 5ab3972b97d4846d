"""Home, today, and the pages about Reflect itself."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from reflect.library.shelf import shelf
from reflect.lookback import today as looking
from reflect.modules.access import at_hand
from reflect.pages import asking, gallery, inside
from reflect.ui.pages import public_reading, render_page
from reflect.ui.requests import PageRequest
from reflect.vault.requests import ReaderRequest


def _version(request: HttpRequest) -> str:
    """Changes whenever anything there is to read changes."""
    return shelf().version


@public_reading(_version)
def home(request: PageRequest) -> HttpResponse:
    """The front page."""
    context = {"modules": shelf().modules, "inside": inside.a_page(shelf().modules, shelf().questions)}
    return render_page(request, "pages/home.html", context | {"main_class": "mt0 first"})


@require_safe
def today(request: ReaderRequest, another: int = 0) -> HttpResponse:
    """One thing to carry on with, one question, a check-in, and what the reader asked to see again."""
    now = timezone.localtime()
    day, modules = now.date(), at_hand(request, shelf().modules)
    context = {
        "nav": "today",
        "now": now,
        "greeting": asking.greeting(now),
        "question": asking.question(shelf().questions, day, another),
        "another": another + 1,
        "first": modules[0] if modules else None,
        "carry": looking.carry_on(request.vault, modules),
        "recent": looking.recent_writing(request.vault, 3),
        "fortnight": looking.fortnight(request.vault, day),
        "signs_at": looking.signs_at(request.vault),
        "due": looking.due(request.vault, day),
    }
    return render_page(request, "pages/today.html", context)


@public_reading(_version)
def safely(request: PageRequest) -> HttpResponse:
    """What Reflect can hide and what it can't."""
    return render_page(request, "pages/safely.html", {"nav": "safe"})


def states(request: PageRequest) -> HttpResponse:
    """Every part in every state, while developing."""
    if not settings.DEBUG:
        raise Http404
    return render_page(request, "pages/states.html", gallery.parts())


@public_reading(_version)
def about(request: PageRequest) -> HttpResponse:
    """Who is talking, and the sources."""
    sources = sorted(shelf().sources.values(), key=lambda source: (source.authors, source.year))
    return render_page(request, "pages/about.html", {"sources": sources})
