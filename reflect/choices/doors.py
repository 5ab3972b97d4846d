"""Who may go on: nobody before the danger questions were put, nobody past a cue that closes this room."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from reflect.choices import choices
from reflect.choices.choices import Kept
from reflect.safety.gate import requires
from reflect.ui.pages import see_other
from reflect.vault.requests import ReaderRequest
from reflect.vault.rows import Gone

# Set when this room put the questions itself: a sign ticked elsewhere does not stand for the whole list.
ASKED = "choices.asked"
# Where somebody was going when the questions came first.
ONWARD = "choices.onward"

P = ParamSpec("P")
View = Callable[Concatenate[ReaderRequest, P], HttpResponse]


def after_questions(view: View[P]) -> View[P]:
    """Guard a view: the questions first, then the gate. Nothing that was posted is looked at before."""

    @wraps(view)
    def guarded(request: ReaderRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.pocket.get(ASKED):
            return see_other(request, reverse("choices:start"))
        return view(request, *args, **kwargs)

    return requires("quiet")(guarded)


def of_choice(
    view: Callable[Concatenate[ReaderRequest, Kept, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give a view the choice its address names, or 404, behind the same guard.

    Who was only led off to the questions comes back to the page they asked for.
    """
    guarded = after_questions(view)

    @wraps(view)
    def found(request: ReaderRequest, /, id: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        kept = choice_or_404(request, id)
        if not request.pocket.get(ASKED):
            request.pocket[ONWARD] = request.path
        return guarded(request, kept, *args, **kwargs)

    return found


def choice_or_404(request: ReaderRequest, id: UUID) -> Kept:
    """A choice in this reader's vault."""
    try:
        return choices.get(request.vault, id)
    except Gone:
        raise Http404 from None
