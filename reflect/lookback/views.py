"""The look back."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from reflect.journal import hiding
from reflect.journal.months import EARLIEST, Month
from reflect.library.shelf import shelf
from reflect.lookback import looking
from reflect.safety.gate import safety_page_first
from reflect.signs.over_time import GROUPS
from reflect.ui.pages import page_or_fragment, render_page
from reflect.vault.requests import ReaderRequest


@require_GET
@safety_page_first
def index(request: ReaderRequest) -> HttpResponse:
    """Drawings first, then what happened when."""
    now, content = timezone.localtime(), shelf()
    kept = looking.gather(request.vault, content)
    checked_about, sides = looking.sides(kept.records, content.check)
    marked_about, signs = looking.signs(kept.reviews, _titles())
    context = {
        "nav": "look",
        "settled": looking.settled(request.vault, now.date()),
        "checked_about": checked_about,
        "sides": sides,
        "marked_about": marked_about,
        "signs": signs,
        "kept": kept,
        "year_ago": looking.year_ago(request.vault, now),
        "line": looking.timeline(request.vault, kept, None, now),
        "this_year": now.year,
        "hide": hiding.hidden(request.pocket),
    }
    return render_page(request, "lookback/index.html", context)


@require_GET
@safety_page_first
def month(request: ReaderRequest, year: int, number: int) -> HttpResponse:
    """The timeline from one month back."""
    now = timezone.localtime()
    if not (EARLIEST.year <= year <= now.year + 1 and 1 <= number <= 12):
        raise Http404
    kept = looking.gather(request.vault, shelf())
    line = looking.timeline(request.vault, kept, Month(year, number), now)
    context = {"nav": "look", "line": line, "this_year": now.year}
    return page_or_fragment(request, "lookback/month.html", "lookback/_line.html", context)


def _titles() -> dict[str, str]:
    """What each group of signs is called, by its first list."""
    lists = sorted(shelf().signs, key=lambda one: (GROUPS.index(one.group), one.order), reverse=True)
    return {one.group: one.title for one in lists}
