"""The list, finding, the trash, and check-ins. What happens to one entry is in `editor`."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from reflect.journal import checkins, entries, hiding
from reflect.journal.finding import terms
from reflect.journal.forms import FindForm, HideForm, SettleForm
from reflect.journal.months import EARLIEST, Month
from reflect.journal.notes import KINDS_TO_CHOOSE
from reflect.ui.pages import page_or_fragment, render_page, see_other
from reflect.vault.requests import ReaderRequest

UNDO = "journal.undo"
MOST_FOUND = 100


@require_GET
def entry_list(request: ReaderRequest) -> HttpResponse:
    return _list(request, None)


@require_GET
def month(request: ReaderRequest, year: int, number: int) -> HttpResponse:
    """The list from one month back."""
    if not (EARLIEST.year <= year <= timezone.localdate().year + 1 and 1 <= number <= 12):
        raise Http404
    return _list(request, Month(year, number))


def _list(request: ReaderRequest, newest: Month | None) -> HttpResponse:
    now = timezone.localtime()
    parts, months = entries.since(request.vault, newest, now)
    shown = {part.month for part in parts}
    context = {
        "parts": parts,
        "months": months,
        "newest": newest,
        "older": next((one for one in months if shown and one < min(shown)), None),
        "waiting": len(entries.in_trash(request.vault, now)),
        "undo": request.pocket.pop(UNDO) if UNDO in request.pocket else "",
    }
    return page_or_fragment(
        request, "journal/list.html", "journal/_months.html", context | _frame(request, FindForm())
    )


def _frame(request: ReaderRequest, form: FindForm) -> dict[str, Any]:
    """What the list needs round its entries."""
    return {
        "nav": "journal",
        "form": form,
        "kinds": KINDS_TO_CHOOSE,
        "hide": hiding.hidden(request.pocket),
        "this_year": timezone.localdate().year,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: ReaderRequest) -> HttpResponse:
    """Search titles and bodies. The words come by POST: they are never in an address."""
    if request.method != "POST":
        return see_other(request, reverse("journal:list"))
    form = FindForm(request.POST)
    valid = form.is_valid()
    if valid and not request.htmx:
        hiding.remember(request.pocket, form.cleaned_data["hide"])
    if valid and not (form.cleaned_data["q"] or form.cleaned_data["kind"]):
        return see_other(request, reverse("journal:list"))
    context = _frame(request, form) | (_found(request, form) if valid else {"parts": []})
    if request.htmx:
        return render_page(request, "journal/_found.html", context, status=200 if valid else 422)
    return render_page(request, "journal/found.html", context, status=200 if valid else 422)


def _found(request: ReaderRequest, form: FindForm) -> dict[str, Any]:
    words = terms(form.cleaned_data["q"])
    pieces = entries.search(request.vault, words, form.cleaned_data["kind"])
    return {
        "parts": entries.by_month(entries.in_context(pieces[:MOST_FOUND], words)),
        "more": len(pieces) > MOST_FOUND,
        "most": MOST_FOUND,
        "looked_for": form.cleaned_data["q"],
    }


@require_POST
def hide(request: ReaderRequest) -> HttpResponse:
    """Remember the switch that hides first lines. The page itself has done it already, by its style."""
    form = HideForm(request.POST)
    hiding.remember(request.pocket, form.is_valid() and form.cleaned_data["hide"])
    return HttpResponse(status=204) if request.htmx else see_other(request, reverse("journal:list"))


@require_GET
def deleted(request: ReaderRequest) -> HttpResponse:
    """What waits in the trash."""
    pieces = entries.in_trash(request.vault, timezone.localtime())
    context = {"nav": "journal", "pieces": pieces, "days": entries.TRASH_DAYS}
    return render_page(request, "journal/deleted.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: ReaderRequest) -> HttpResponse:
    """Note how settled the reader feels. The page stands alone for when a check-in did not go through."""
    form = SettleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        checkins.note(request.vault, data["settled"], data["word"], timezone.localtime())
        return see_other(request, reverse("pages:today"))
    status = 422 if form.is_bound else 200
    return render_page(request, "journal/settle.html", {"nav": "today", "form": form}, status=status)
