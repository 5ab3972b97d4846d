"""The list, a new review, one review, its note, and deleting it."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reflect.library.shapes import Checklist
from reflect.library.shelf import shelf
from reflect.safety import gate
from reflect.signs import reviews
from reflect.signs.forms import NoteForm, ReviewForm
from reflect.signs.over_time import GROUPS, Dated, by_person, overview
from reflect.ui.pages import render_page, see_other
from reflect.vault.requests import ReaderRequest
from reflect.vault.rows import Conflict, Gone


def checklists() -> tuple[Checklist, ...]:
    """The lists in their order: danger first, whatever an author numbers them."""
    return tuple(sorted(shelf().signs, key=lambda one: (GROUPS.index(one.group), one.order)))


@require_safe
@gate.safety_page_first
def review_list(request: ReaderRequest) -> HttpResponse:
    """What was marked, each time, by person. After a new sign of danger the safety page comes first."""
    titles = {one.group: one.title for one in reversed(checklists())}
    people = [overview(series, titles) for series in by_person(reviews.every(request.vault))]
    return render_page(request, "signs/list.html", {"nav": "look", "people": people})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ReaderRequest) -> HttpResponse:
    """Mark the signs as they are now. A sign of danger leads to the safety page before the table."""
    form = ReviewForm(checklists(), request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"nav": "look", "form": form, "id": form.data.get("id") or uuid4()}
        context["person"] = form.data["person"] if "person" in form.data else _last_person(request)
        return render_page(request, "signs/new.html", context, status=422 if form.is_bound else 200)
    data, marks = form.cleaned_data, form.marks()
    reviews.keep(request.vault, data["person"], marks, data["note"], timezone.now(), data["id"])
    if cues := {mark.cue for mark in marks.values() if mark.cue and mark.value}:
        gate.tick(request, cues)
        return see_other(request, reverse("safety:help"))
    return see_other(request, reverse("signs:list"))


@require_safe
@gate.safety_page_first
def review(request: ReaderRequest, id: UUID) -> HttpResponse:
    """One review by itself, in full."""
    found = _one(request, id)
    titles = {one.group: one.title for one in reversed(checklists())}
    context = {"nav": "look", "review": found, "about": overview([found], titles)}
    return render_page(request, "signs/review.html", context)


@require_POST
def delete(request: ReaderRequest, id: UUID) -> HttpResponse:
    """Delete one review."""
    try:
        reviews.drop(request.vault, id)
    except Gone:
        raise Http404 from None
    return see_other(request, reverse("signs:list"))


@require_POST
def note(request: ReaderRequest, id: UUID) -> HttpResponse:
    """Save what else was going on. htmx gets the status line, a plain post its page."""
    found, form = _one(request, id), NoteForm(request.POST)
    if not form.is_valid():
        return _note_page(request, {"review": found, "form": form}, 422)
    data = form.cleaned_data
    try:
        found = reviews.add_note(request.vault, id, data["note"], base=data["base"], op=data["op"])
    except Conflict as conflict:
        return _note_page(
            request, {"review": reviews.dated(conflict.current), "form": form, "clash": True}, 409
        )
    if not request.htmx:
        return see_other(request, reverse("signs:review", args=[id]))
    return render_page(request, "signs/_saved.html", {"review": found, "now": timezone.now()})


def _last_person(request: ReaderRequest) -> str:
    """Whom the last review was about, so that nobody is asked the same thing twice."""
    kept = reviews.every(request.vault)
    return kept[-1].person if kept else ""


def _note_page(request: ReaderRequest, context: dict[str, Any], status: int) -> HttpResponse:
    page = "signs/_saved.html" if request.htmx else "signs/note.html"
    return render_page(request, page, {"nav": "look", **context}, status=status)


def _one(request: ReaderRequest, id: UUID) -> Dated:
    try:
        return reviews.one(request.vault, id)
    except Gone:
        raise Http404 from None
