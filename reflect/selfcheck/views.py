"""Beginning a sitting, its pages, the half-way page and the result."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reflect.library.shapes import Instrument
from reflect.library.shelf import shelf
from reflect.safety.gate import requires
from reflect.selfcheck import sittings
from reflect.selfcheck.forms import AnswersForm, StartForm, WordsForm
from reflect.selfcheck.people import by_person
from reflect.selfcheck.record import KINDS, Record
from reflect.selfcheck.results import earlier, latest_about, read, soon
from reflect.selfcheck.sheet import Page, carry_on
from reflect.selfcheck.telling import Telling
from reflect.selfcheck.wording import Wording
from reflect.ui.pages import page_or_fragment, render_page, see_other
from reflect.vault.requests import ReaderRequest
from reflect.vault.rows import Conflict, Gone


def _instrument() -> Instrument:
    return shelf().check


def _one(request: ReaderRequest, id: UUID) -> Record:
    """A sitting of this reader's, or 404."""
    try:
        return sittings.fetch(request.vault, id)
    except Gone:
        raise Http404 from None


def _where_stopped(record: Record) -> str:
    return reverse("selfcheck:page", args=[record.id, carry_on(_instrument(), record)])


@require_http_methods(["GET", "HEAD", "POST"])
@requires("quiet")
def start(request: ReaderRequest) -> HttpResponse:
    """Whom is it about; what was answered before. Sooner than four weeks a reason why not is given first."""
    form, records = StartForm(request.POST or None), sittings.everyone(request.vault)
    if not form.is_valid():
        return _start(request, form, records, status=422 if form.is_bound else 200)
    name, kind = form.cleaned_data["name"], form.cleaned_data["kind"]
    last = latest_about(records, (name.casefold(), kind))
    if last and soon(last, timezone.localdate()) and not form.cleaned_data["anyway"]:
        return _start(request, form, records, last=last)
    record = sittings.start(request.vault, name, kind, _instrument().id, timezone.now())
    return see_other(request, _where_stopped(record))


def _start(
    request: ReaderRequest,
    form: StartForm,
    records: list[Record],
    last: Record | None = None,
    status: int = 200,
) -> HttpResponse:
    wording = Wording(_instrument(), "", "")
    kinds = [(kind, wording.line(kind)) for kind in KINDS]
    context = {"nav": "check", "form": form, "last": last, "kinds": kinds, "check": _instrument()}
    people = [
        (series, dict(kinds)[series.kind], _where_stopped(series.begun) if series.begun else "")
        for series in by_person(records)
    ]
    return render_page(request, "selfcheck/start.html", context | {"people": people}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("quiet")
def page(request: ReaderRequest, id: UUID, number: int) -> HttpResponse:
    """Six statements. Each answer saves by itself; Continue saves the page, and never blocks."""
    sheet = Page(_instrument(), _one(request, id), number)
    if not sheet.items:
        return _beyond(request, sheet)
    form = AnswersForm(request.POST if request.method == "POST" else None, sheet.items)
    if not form.is_valid():
        state = "failed" if form.is_bound else "idle"
        return _page(request, sheet, form, state=state, status=422 if form.is_bound else 200)
    try:
        kept = sittings.answer(
            request.vault,
            id,
            form.given(),
            sheet.asked(),
            base=form.cleaned_data["base"],
            op=form.cleaned_data["op"],
            insist=form.cleaned_data["settle"] == "mine",
            now=timezone.now(),
        )
    except Conflict:
        return _page(request, sheet, form, state="conflict", status=409)
    return _onward(request, Page(_instrument(), kept, number))


def _beyond(request: ReaderRequest, sheet: Page) -> HttpResponse:
    """A page of the second half before the reader chose it leads to where it is offered."""
    if sheet.later:
        return see_other(request, reverse("selfcheck:halfway", args=[sheet.record.id]))
    raise Http404


def _page(
    request: ReaderRequest, sheet: Page, form: AnswersForm, *, state: str = "idle", status: int = 200
) -> HttpResponse:
    context = {
        "nav": "check",
        "sheet": sheet,
        "form": form,
        "state": state,
        "statements": sheet.statements(form.shown(sheet.record.answers)),
        "how": sheet.wording.passage("how"),
        "guest": request.vault.guest,
    }
    return page_or_fragment(request, "selfcheck/page.html", "selfcheck/_status.html", context, status)


def _onward(request: ReaderRequest, sheet: Page) -> HttpResponse:
    """After a page is kept: its status for htmx, else the next page, the half-way page or the result."""
    if request.htmx:
        context = {"sheet": sheet, "state": "saved", "guest": request.vault.guest}
        return render_page(request, "selfcheck/_status.html", context)
    id = sheet.record.id
    if not sheet.last:
        return see_other(request, reverse("selfcheck:page", args=[id, sheet.number + 1]))
    sittings.finish(request.vault, id, timezone.now())
    then = "selfcheck:halfway" if sheet.record.stage == 1 else "selfcheck:result"
    return see_other(request, reverse(then, args=[id]))


@require_http_methods(["GET", "HEAD", "POST"])
@requires("quiet")
def halfway(request: ReaderRequest, id: UUID) -> HttpResponse:
    """After the first twelve: the result, or twelve more."""
    record = _one(request, id)
    if request.method == "POST":
        return see_other(request, _where_stopped(sittings.go_on(request.vault, id)))
    if record.stage > 1 or not record.finished:
        return see_other(request, _where_stopped(record))
    wording = Wording(_instrument(), record.name, record.kind)
    context = {"nav": "check", "record": record, "words": wording.passage("halfway")}
    return render_page(request, "selfcheck/halfway.html", context)


@require_safe
@requires("quiet")
def result(request: ReaderRequest, id: UUID) -> HttpResponse:
    """What the answers say, with the margin, beside earlier results about the same person."""
    records = sittings.everyone(request.vault)
    record = next((one for one in records if one.id == id), None)
    if record is None:
        raise Http404
    if not record.finished:
        return see_other(request, _where_stopped(record))
    return _result(request, record, records, {"state": "idle", "said": record.said})


def _result(
    request: ReaderRequest, record: Record, records: list[Record], extra: dict[str, Any], status: int = 200
) -> HttpResponse:
    instrument = _instrument()
    found = read(record, instrument)
    told = Telling(found, instrument, earlier(records, record, instrument))
    context = {"nav": "check", "told": told, "record": record, "guest": request.vault.guest}
    return render_page(request, "selfcheck/result.html", context | extra, status=status)


@require_POST
@requires("quiet")
def say(request: ReaderRequest, id: UUID) -> HttpResponse:
    """Keep the reader's own words about a result."""
    record, form = _one(request, id), WordsForm(request.POST)
    if not form.is_valid():
        return _unsaid(request, record, form, "failed", 422)
    data = form.cleaned_data
    base = None if data["settle"] == "mine" else data["base"]
    try:
        kept = sittings.say(request.vault, id, data["said"], base=base, op=data["op"])
    except Conflict as clash:
        return _unsaid(request, sittings.opened(clash), form, "conflict", 409)
    if request.htmx:
        context = {"record": kept, "state": "saved", "guest": request.vault.guest}
        return render_page(request, "selfcheck/_said.html", context)
    return see_other(request, reverse("selfcheck:result", args=[id]) + "#said")


def _unsaid(request: ReaderRequest, record: Record, form: WordsForm, state: str, status: int) -> HttpResponse:
    """The words weren't kept: they stay on the page, with the reason."""
    extra = {"state": state, "said": form.data.get("said", ""), "form": form}
    if request.htmx:
        return render_page(request, "selfcheck/_said.html", {"record": record} | extra, status=status)
    return _result(request, record, sittings.everyone(request.vault), extra, status)


@require_POST
def delete(request: ReaderRequest, id: UUID) -> HttpResponse:
    """Delete one sitting for good. Never barred, whatever was ticked."""
    sittings.remove(request.vault, _one(request, id).id)
    return see_other(request, reverse("selfcheck:start"))
