"""Keeping answers: one address for every prompt of every module."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from reflect.exercises import answers
from reflect.exercises.answers import Clash, Saved
from reflect.exercises.forms import SheetForm, field_prefix
from reflect.exercises.posting import Posting, left_over, read_posting
from reflect.exercises.sheets import Sheet, base_of, just_saved_words, status_id
from reflect.library.shelf import shelf
from reflect.ui.pages import page_or_fragment, render_page, see_other
from reflect.vault.requests import ReaderRequest

CLASH = "This was also changed on another page or device."
REFUSED = "Not kept yet. Your words are still here."
TAKEN_OFF = (
    "This question is no longer asked here, so these words were not kept. They are still yours to copy."
)


@require_POST
def answer(request: ReaderRequest) -> HttpResponse:
    """Keep the answers of one sheet; only what was changed is written."""
    form = SheetForm(request.POST)
    if not form.is_valid():
        return _garbled(request)
    posting = read_posting(form, request.POST, shelf())
    saved, clashes = answers.save(request.vault, posting.writings(), op=posting.op)
    if clashes or posting.refused or posting.left_over:
        return _trouble(request, posting, saved, clashes)
    if not request.htmx:
        return see_other(request, _back(posting))
    words = just_saved_words(saved, posting.left, guest=request.vault.guest)
    context = {"id": status_id(posting.number), "words": words, "bases": _bases(saved)}
    return render_page(request, "exercises/_saved.html", context)


def _trouble(
    request: ReaderRequest, posting: Posting, saved: list[Saved], clashes: list[Clash]
) -> HttpResponse:
    """409 for a clash, 410 for a retired prompt, 422 for an answer that can't be kept; the words stay."""
    status = 409 if clashes else 422 if posting.refused or request.htmx else 410
    words = CLASH if clashes else REFUSED if posting.refused else TAKEN_OFF
    context: dict[str, Any] = {
        "sheet": posting.shown_again(clashes, words),
        "step": posting.step,
        "back": _back(posting),
        "bases": _bases(saved),
        "nav": "read",
    }
    return page_or_fragment(request, "exercises/answer.html", "exercises/_trouble.html", context, status)


def _garbled(request: ReaderRequest) -> HttpResponse:
    """A sheet that names nothing we know: whatever words came with it are given back."""
    sheet = Sheet(1, "", (), "failed", REFUSED, (), (left_over(request.POST, "a"),))
    context: dict[str, Any] = {
        "sheet": sheet,
        "step": None,
        "back": reverse("modules:index"),
        "bases": [],
        "nav": "read",
    }
    return page_or_fragment(request, "exercises/answer.html", "exercises/_trouble.html", context, 422)


def _back(posting: Posting) -> str:
    """Where the reader was: the step, at the status line of the sheet."""
    if posting.step is None:
        return reverse("modules:index")
    page = reverse("modules:step", args=[posting.module, posting.step.number])
    return f"{page}#{status_id(posting.number)}"


def _bases(saved: list[Saved]) -> list[tuple[str, str]]:
    """For each saved prompt the name of its `base` field and what it now holds."""
    return [(f"{field_prefix(one.ref.prompt)}-base", base_of(one.version, one.value)) for one in saved]
