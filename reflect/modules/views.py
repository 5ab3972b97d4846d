"""Guided reading: the modules, a module's pages, a page. Public, and the same bytes for every visitor."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reflect.library.shapes import Module, Step
from reflect.library.shelf import shelf
from reflect.modules import progress
from reflect.modules.access import at_hand, put_away
from reflect.modules.forms import OPEN, SIDE_WORDS, MarkForm, SideForm
from reflect.modules.reading import is_sided, open_list, open_module, open_step
from reflect.modules.standing import READ
from reflect.modules.wording import number
from reflect.ui.pages import public_reading, render_page, see_other
from reflect.vault.requests import ReaderRequest

SIDE_KEY = "modules.side"


def version(request: ReaderRequest, *args: Any, **kwargs: Any) -> str:
    """Changes whenever anything there is to read changes."""
    return shelf().version


@require_safe
@public_reading(version)
def index(request: ReaderRequest) -> HttpResponse:
    """Every module, with how far it is read."""
    shown = open_list(request.vault, at_hand(request, shelf().modules))
    away = len(shelf().modules) - len(shown)
    context = {"shown": shown, "away": away, "away_words": number(away).capitalize(), "nav": "read"}
    return render_page(request, "modules/index.html", context)


@require_safe
@public_reading(version)
def module(request: ReaderRequest, slug: str) -> HttpResponse:
    """A module: its pages, how far they are read, and what was written in it."""
    found = _module(slug)
    if put_away(request, found):
        return see_other(request, reverse("safety:help"))
    side = side_of(request)
    context = {"open": open_module(request.vault, found, side), "module": found, "nav": "read"}
    return render_page(request, "modules/module.html", context | _sides(side, is_sided(found.steps)))


@require_safe
@public_reading(version)
def step(request: ReaderRequest, slug: str, n: int) -> HttpResponse:
    """A page of a module, with its prompts where they stand and what was answered to them."""
    found = _module(slug)
    here = _step(found, n)
    if put_away(request, found):
        return see_other(request, reverse("safety:help"))
    side = side_of(request)
    opened = open_step(request.vault, shelf(), found, here, side)
    context = {"open": opened, "module": found, "step": here, "nav": "read"}
    return render_page(request, "modules/step.html", context | _sides(side, opened.sided))


@require_POST
def mark(request: ReaderRequest) -> HttpResponse:
    """Mark a page as read and go on, leave it open, or take the mark off."""
    form = MarkForm(request.POST)
    if not form.is_valid():
        raise Http404
    found = _module(form.cleaned_data["module"])
    here, state = _step(found, form.cleaned_data["number"]), form.cleaned_data["state"]
    progress.mark(request.vault, found.slug, here.id, "" if state == OPEN else state)
    if state == OPEN:
        return see_other(request, _address(found, here.number))
    goes_on = state == READ and here.number < len(found.steps)
    return see_other(request, _address(found, here.number + 1 if goes_on else None))


@require_POST
def side(request: ReaderRequest) -> HttpResponse:
    """Choose whose side to read from; a space remembers it."""
    form = SideForm(request.POST)
    if not form.is_valid():
        raise Http404
    found = _module(form.cleaned_data["module"])
    request.pocket[SIDE_KEY] = form.cleaned_data["side"]
    if not request.vault.provisional:
        progress.choose_side(request.vault, form.cleaned_data["side"])
    return see_other(request, _address(found, form.cleaned_data["number"]))


def side_of(request: ReaderRequest) -> str:
    """The side this reader reads from: me, them, both, or "" when it was never chosen.

    Asked of the space once, then carried in the session.
    """
    if SIDE_KEY not in request.pocket and not request.vault.provisional:
        request.pocket[SIDE_KEY] = progress.side(request.vault)
    return str(request.pocket.get(SIDE_KEY, ""))


def _sides(side: str, sided: bool) -> dict[str, Any]:
    """What the switch between the sides needs. `both`: each part says whom it is for."""
    return {"side": side, "sides": SIDE_WORDS if sided else (), "both": side not in ("me", "them")}


def _module(slug: str) -> Module:
    found = shelf().module(slug)
    if found is None:
        raise Http404
    return found


def _step(module: Module, n: int | None) -> Step:
    if n is None or not 1 <= n <= len(module.steps):
        raise Http404
    return module.steps[n - 1]


def _address(module: Module, n: int | None) -> str:
    """The address of a page, or of the module itself."""
    if n and n <= len(module.steps):
        return reverse("modules:step", args=[module.slug, n])
    return reverse("modules:module", args=[module.slug])
