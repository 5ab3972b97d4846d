"""What was ticked in this session, and what that closes.

The ticks live in the sealed session state and nowhere else: no row, no log line, gone at lock and leave.
Within a session they only add up, so that answering again cannot quietly open a tool.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.http import HttpResponse
from django.urls import reverse

from reflect.safety.cues import LEVELS, Gate, Pathway, pathway
from reflect.ui.pages import see_other
from reflect.ui.requests import PageRequest

R = TypeVar("R", bound=PageRequest)
P = ParamSpec("P")
View = Callable[Concatenate[R, P], HttpResponse]

CUES_KEY = "safety.cues"
OWED_KEY = "safety.owed"


def tick(request: PageRequest, cues: Iterable[str]) -> Pathway:
    """Add ticked cues to the session and return its pathway.

    Any cue also leaves the safety page owed: until it was shown, gated pages lead to it.
    """
    added = frozenset(cues)
    ticked = _ticked(request) | added
    found = pathway(ticked)
    if added:
        request.pocket[CUES_KEY] = sorted(ticked)
        request.pocket[OWED_KEY] = True
    return found


def pathway_of(request: PageRequest) -> Pathway:
    """The pathway of this session's ticks; the empty pathway when there are none."""
    return pathway(_ticked(request))


def owed(request: PageRequest) -> bool:
    """Whether something was ticked and the safety page has not been shown since."""
    return bool(request.pocket.get(OWED_KEY))


def shown(request: PageRequest) -> None:
    """Note that the safety page was shown."""
    if OWED_KEY in request.pocket:
        request.pocket.pop(OWED_KEY)


def requires(gate: Gate) -> Callable[[View[R, P]], View[R, P]]:
    """Guard a view: lead to the safety page (303) when this session's ticks close `gate`.

    Also while the safety page is owed, so that with CARE it is read before the quiet tools go on.
    """

    def guard(view: View[R, P]) -> View[R, P]:
        @wraps(view)
        def guarded(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if owed(request) or not pathway_of(request).opens(gate):
                return see_other(request, reverse("safety:help"))
            return view(request, *args, **kwargs)

        return guarded

    return guard


def safety_page_first(view: View[R, P]) -> View[R, P]:
    """Guard a view that shows what was marked: after a new tick the safety page comes before it (303)."""

    @wraps(view)
    def guarded(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if owed(request):
            return see_other(request, reverse("safety:help"))
        return view(request, *args, **kwargs)

    return guarded


def _ticked(request: PageRequest) -> frozenset[str]:
    """Cues of this session. An id that is no longer a cue is dropped."""
    return frozenset(request.pocket.get(CUES_KEY, ())) & LEVELS.keys()
