"""The first page with the danger questions, beginning a choice, and taking one away."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from reflect.choices import choices, texts
from reflect.choices.doors import ASKED, ONWARD, after_questions, choice_or_404
from reflect.choices.forms import QuestionForm
from reflect.safety import gate
from reflect.safety.forms import CuesForm
from reflect.ui.pages import render_page, see_other
from reflect.vault.requests import ReaderRequest


@require_GET
def start(request: ReaderRequest) -> HttpResponse:
    """What this is, the danger questions, and the choices begun before."""
    return _start(request, CuesForm())


@require_http_methods(["GET", "HEAD", "POST"])
def safe(request: ReaderRequest) -> HttpResponse:
    """Take the answers to the danger questions. They stay in the session; no row is made."""
    if request.method != "POST":
        return see_other(request, reverse("choices:start"))
    form = CuesForm(request.POST)
    if not form.is_valid():
        return _start(request, form, status=422)
    gate.tick(request, form.cleaned_data["cues"])
    request.pocket[ASKED] = True
    if gate.owed(request):
        return see_other(request, reverse("safety:help"))
    if onward := request.pocket.pop(ONWARD, ""):
        return see_other(request, onward)
    begun = choices.listed(request.vault)
    return see_other(request, reverse("choices:start" if begun else "choices:new"))


@require_http_methods(["GET", "HEAD", "POST"])
@after_questions
def new(request: ReaderRequest) -> HttpResponse:
    """The reader's question, if they want to write one. Nothing is kept before they go on."""
    form = QuestionForm(request.POST if request.method == "POST" else None, asked=texts.ready(), ready={})
    if not form.is_valid():
        context = {"form": form, "pathway": gate.pathway_of(request)}
        return render_page(request, "choices/question.html", context, status=422 if form.is_bound else 200)
    question, op = form.cleaned_data["question"], form.cleaned_data["op"]
    now, also = timezone.now(), form.patch()
    kept = choices.begin(request.vault, question, texts.starting(), now=now, op=op, also=also)
    return see_other(request, reverse("choices:options", args=[kept.id]))


@require_POST
def delete(request: ReaderRequest, id: UUID) -> HttpResponse:
    """Delete a choice with one press. Open whatever was ticked: taking words away is never barred."""
    choices.forget(request.vault, choice_or_404(request, id).id)
    request.pocket.pop(ONWARD, None)
    return see_other(request, reverse("choices:start"))


def _start(request: ReaderRequest, form: CuesForm, status: int = 200) -> HttpResponse:
    pathway = gate.pathway_of(request)
    context = {
        "form": form,
        "run": "Choices, first page",
        "asked": request.pocket.get(ASKED, False),
        "pathway": pathway,
        "open": pathway.opens("quiet"),
        "begun": choices.listed(request.vault),
        "sources": texts.sources(),
    }
    return render_page(request, "choices/start.html", context, status)
