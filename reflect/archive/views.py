"""Take a copy of everything, and bring one back."""

from django.db import IntegrityError
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from reflect.accounts import spaces
from reflect.archive import bringing, copies
from reflect.archive.forms import BringForm, CopyForm
from reflect.ui.pages import render_page, see_other
from reflect.vault import throttle
from reflect.vault.open import Locked
from reflect.vault.requests import ReaderRequest

REPORT = "archive.report"


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
def make(request: ReaderRequest) -> HttpResponse:
    """What a copy is and where it lands; then, by a post with the passphrase, the copy."""
    guest = request.vault.guest
    form = CopyForm(request.POST if request.method == "POST" else None, guest=guest)
    if form.is_valid():
        if guest or _is_theirs(request, form.cleaned_data["passphrase"]):
            return _file(copies.zipped(request.vault, form.cleaned_data["own"]))
        form.add_error(
            "passphrase", "That isn’t your passphrase. If you’ve tried often, wait fifteen minutes."
        )
    status = 422 if form.is_bound else 200
    return render_page(request, "archive/make.html", {"form": form}, status)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
def bring(request: ReaderRequest) -> HttpResponse:
    """Bring a copy in. The report is shown once."""
    vault, posted = request.vault, request.method == "POST"
    sent = int(request.META.get("CONTENT_LENGTH") or 0)
    form = BringForm(request.POST, request.FILES, sent=sent) if posted else BringForm()
    _ = vault.guest  # a locked space is asked to open before anything is said about the file
    if form.is_valid():
        try:
            request.pocket[REPORT] = [report.line for report in bringing.bring(vault, form.rows)]
            return see_other(request, reverse("archive:bring"))
        except IntegrityError:
            form.add_error("copy", "Another page brought this in at the same time. Nothing came in twice.")
    report = None if posted else request.pocket.pop(REPORT, None)
    return render_page(
        request, "archive/bring.html", {"form": form, "report": report}, 422 if posted else 200
    )


@sensitive_variables()
def _is_theirs(request: ReaderRequest, passphrase: str) -> bool:
    if not request.user.is_authenticated:
        raise Locked
    who, where = request.user.handle, throttle.network(request)
    if throttle.too_many(who, where):
        return False
    if spaces.key_for(request.user, passphrase):
        throttle.succeeded(who, where)
        return True
    throttle.failed(who, where)
    return False


def _file(copy: bytes) -> HttpResponse:
    """A download under a plain name, whole or not at all: its length is said first."""
    headers = {
        "Content-Disposition": 'attachment; filename="notes.zip"',
        "Cache-Control": "no-store",
        "Content-Length": str(len(copy)),
    }
    return HttpResponse(copy, content_type="application/zip", headers=headers)
