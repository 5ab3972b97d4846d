"""The safety page: public, no account, no script, and it never touches the vault."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from reflect.library.shelf import shelf
from reflect.safety import gate, lines, wording
from reflect.safety.cues import Level, Pathway
from reflect.safety.forms import CountryForm
from reflect.ui.pages import render_page, see_other
from reflect.ui.requests import PageRequest

COUNTRY_KEY = "safety.country"


@require_safe
def help_now(request: PageRequest) -> HttpResponse:
    """The page for what was ticked in this session, or the plain one; it is no longer owed then."""
    gate.shown(request)
    code = request.pocket.get(COUNTRY_KEY, "")
    return render_page(request, "safety/help.html", page(gate.pathway_of(request), code))


@require_POST
def country(request: PageRequest) -> HttpResponse:
    """Remember the country for this session."""
    form = CountryForm(request.POST)
    if not form.is_valid():
        context = page(gate.pathway_of(request), "") | {"problem": form.errors["country"][0]}
        return render_page(request, "safety/help.html", context, status=422)
    request.pocket[COUNTRY_KEY] = form.cleaned_data["country"]
    return see_other(request, reverse("safety:help"))


def page(pathway: Pathway, code: str) -> dict[str, Any]:
    """What the page needs, from a pathway and a country's code (or "", or unsure)."""
    helplines = shelf().helplines
    level = pathway.level
    return {
        "pathway": pathway,
        "text": wording.texts(),
        "place": lines.place(helplines, code, pathway, timezone.localdate()),
        "unsure": code == lines.UNSURE,
        "hints": lines.hints(helplines),
        "directories": helplines.directories,
        "countries": lines.countries(helplines),
        "about_danger": level is Level.NONE or pathway.danger is not Level.NONE,
        "weighing": pathway.opens("quiet") and pathway.ticked,
    }
