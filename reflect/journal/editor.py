"""Views of one entry: writing it, saving as it is written, throwing it away and taking it back."""

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import replace_url

from reflect.journal import entries, saving
from reflect.journal.entries import Clash, Piece
from reflect.journal.forms import EntryForm, WriteForm, initial, kept_field
from reflect.journal.views import UNDO
from reflect.ui.pages import render_page, see_other
from reflect.vault.requests import ReaderRequest
from reflect.vault.rows import Gone

STATUS_ID = "status-entry"
BACK = "journal.back"
NOT_SAVED = "Not saved yet. Your words are still here."


@require_GET
def new(request: ReaderRequest) -> HttpResponse:
    """An empty page. It has an id already, so that every save of it lands in one entry; no row is made."""
    return _page(request, uuid4(), EntryForm(initial={"day": timezone.localdate().isoformat()}))


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: ReaderRequest, id: UUID) -> HttpResponse:
    """One entry, or a save of it."""
    if request.method == "POST":
        return _save(request, id)
    piece = _fetch(request, id)
    if piece.note.deleted:
        return render_page(
            request, "journal/thrown.html", {"nav": "journal", "piece": piece, "days": entries.TRASH_DAYS}
        )
    form = EntryForm(initial=initial(piece.note))
    return _page(request, id, form, piece=piece, back=_take_back(request))


def _save(request: ReaderRequest, id: UUID) -> HttpResponse:
    form = EntryForm(request.POST)
    if not form.is_valid():
        return _refused(request, id, form)
    if choice := form.cleaned_data["settle"]:
        return _settled(request, id, form, choice)
    data, draft = form.cleaned_data, form.draft()
    try:
        piece = entries.save(request.vault, id, draft, _now(), base=data["base"], op=data["op"])
    except Clash as clash:
        return _clashed(request, id, form, clash.current)
    if request.htmx:
        return _saved_line(request, id, piece, new=data["base"] == 0)
    if piece is None and data["base"]:
        raise Http404
    if draft.blank:
        return _let_go(request, piece)
    return see_other(request, _address(id))


def _settled(request: ReaderRequest, id: UUID, form: EntryForm, choice: str) -> HttpResponse:
    """The reader has seen both texts and says which to keep. Nothing is dropped that they did not name."""
    data = form.cleaned_data
    try:
        if choice == "mine":
            piece = entries.save(request.vault, id, form.draft(), _now(), base=data["seen"] or 0)
            if piece is not None:  # it may have been in the trash
                entries.restore(request.vault, id)
        elif choice == "both":
            id = data["copy"] or uuid4()
            entries.write(request.vault, form.draft(), _now(), id=id)
    except Clash as clash:
        return _clashed(request, id, form, clash.current)
    return see_other(request, _address(id))


def _let_go(request: ReaderRequest, piece: Piece | None) -> HttpResponse:
    """An entry emptied on purpose goes without a word."""
    if piece is not None:
        entries.erase(request.vault, piece.id)
    return see_other(request, reverse("journal:list"))


@require_POST
def write(request: ReaderRequest) -> HttpResponse:
    """Land words of another page in the journal, today."""
    return _land(request, WriteForm(request.POST))


@require_POST
def keep(request: ReaderRequest) -> HttpResponse:
    """Land one answer of a page of prompts, named by the button that was pressed."""
    return _land(request, WriteForm(kept_field(request.POST)))


def _land(request: ReaderRequest, form: WriteForm) -> HttpResponse:
    if not form.is_valid():
        return _refused(request, uuid4(), form)
    try:
        piece = entries.keep(request.vault, form.draft(), _now())
    except Clash as clash:
        return _clashed(request, clash.current.id, form, clash.current)
    if request.htmx:
        return render_page(request, "journal/_kept.html", {"piece": piece, "status_id": _status_id(request)})
    if back := _came_from(request):
        request.pocket[BACK] = back
    return see_other(request, _address(piece.id))


@require_POST
def discard(request: ReaderRequest, id: UUID) -> HttpResponse:
    """Into the trash; the list then offers to undo it."""
    try:
        piece = entries.trash(request.vault, id, _now())
    except Gone:
        raise Http404 from None
    request.pocket[UNDO] = str(piece.id)
    return see_other(request, reverse("journal:list"))


@require_POST
def put_back(request: ReaderRequest, id: UUID) -> HttpResponse:
    try:
        piece = entries.restore(request.vault, id)
    except Gone:
        raise Http404 from None
    return see_other(request, _address(piece.id))


@require_POST
def erase(request: ReaderRequest, id: UUID) -> HttpResponse:
    """Delete for good. Only what is in the trash: there is no one-press way to lose an entry."""
    if _fetch(request, id).note.deleted:
        entries.erase(request.vault, id)
    return see_other(request, reverse("journal:deleted"))


def _page(
    request: ReaderRequest,
    id: UUID,
    form: EntryForm,
    *,
    piece: Piece | None = None,
    other: Piece | None = None,
    status: int = 200,
    back: str = "",
) -> HttpResponse:
    """The editor. With a form that was posted it shows what was posted, over the version that page knew."""
    context = _about(request, id, piece) | {"nav": "journal", "form": form, "other": other, "copy": uuid4()}
    context["back"] = back
    if form.is_bound:
        context["version"] = form.data.get("base", 0)
        context["state"], context["words"] = "failed", NOT_SAVED
    return render_page(request, "journal/entry.html", context, status=status)


def _about(request: ReaderRequest, id: UUID, piece: Piece | None) -> dict[str, Any]:
    """What the editor and its status line say about the entry."""
    guest = request.vault.guest
    state, words = saving.status(piece.note if piece else None, _now(), guest=guest)
    return {
        "id": id,
        "piece": piece,
        "version": piece.version if piece else 0,
        "status_id": STATUS_ID,
        "state": state,
        "words": words,
        "now": _now(),
    }


def _take_back(request: ReaderRequest) -> str:
    """Where to offer to go back to, once."""
    return request.pocket.pop(BACK) if BACK in request.pocket else ""


def _saved_line(request: ReaderRequest, id: UUID, piece: Piece | None, *, new: bool) -> HttpResponse:
    context = _about(request, id, piece) | {
        "status_id": _status_id(request),
        "new": new and piece is not None,
    }
    answer = render_page(request, "journal/_saved.html", context)
    # The new page's address becomes the entry's; other pages that save here keep their own.
    if piece and request.htmx.current_url_abs_path == reverse("journal:new"):
        return replace_url(answer, _address(id))
    return answer


def _refused(request: ReaderRequest, id: UUID, form: EntryForm) -> HttpResponse:
    if request.htmx:
        context = {"status_id": _status_id(request), "complaints": form.complaints()}
        return render_page(request, "journal/_refused.html", context, status=422)
    return _page(request, id, form, status=422)


def _clashed(request: ReaderRequest, id: UUID, form: EntryForm, other: Piece) -> HttpResponse:
    if request.htmx:
        context = {
            "status_id": _status_id(request),
            "other": other,
            "form": form,
            "copy": uuid4(),
        }
        return render_page(request, "journal/_clash.html", context, status=409)
    return _page(request, id, form, other=other, status=409)


def _now() -> datetime:
    return timezone.localtime()


def _address(id: UUID) -> str:
    return reverse("journal:entry", args=[id])


def _fetch(request: ReaderRequest, id: UUID) -> Piece:
    try:
        return entries.fetch(request.vault, id)
    except Gone:
        raise Http404 from None


def _status_id(request: ReaderRequest) -> str:
    """The status line the page asked to have swapped."""
    target = request.htmx.target or ""
    return target if re.fullmatch(r"[a-z][a-z0-9-]{0,60}", target) else STATUS_ID


def _came_from(request: ReaderRequest) -> str:
    """The page of ours, outside the journal, that was left by sending words here; or nothing."""
    referrer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referrer, {request.get_host()}):
        return ""
    path = urlsplit(referrer).path
    return "" if path.startswith(reverse("journal:list")) else path
