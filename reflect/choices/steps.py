"""The pages of one choice, from the question to the summary. Each shows its form or takes it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reflect.choices import choices, texts
from reflect.choices.choices import Kept
from reflect.choices.doors import of_choice
from reflect.choices.forms import (
    ChoiceForm,
    LeanForm,
    PathsForm,
    QuestionForm,
    ThingsForm,
    WeighForm,
    WordsForm,
)
from reflect.choices.weighing import grid
from reflect.safety.gate import pathway_of
from reflect.ui.pages import render_page, see_other
from reflect.vault.requests import ReaderRequest
from reflect.vault.rows import Conflict, Gone

page = require_http_methods(["GET", "HEAD", "POST"])


@page
@of_choice
def question(request: ReaderRequest, kept: Kept) -> HttpResponse:
    """The question in the reader's own words."""
    form = QuestionForm(_posted(request), **_asked(kept))
    return _step(request, kept, form, "choices/question.html", _to("options", kept))


@page
@of_choice
def options(request: ReaderRequest, kept: Kept) -> HttpResponse:
    """Which ways it could go."""
    form = PathsForm(_posted(request), starting=texts.starting(), chosen=kept.record.weighing.paths)
    onward = _to("options", kept) + "#own" if "more" in request.POST else _to("matters", kept)
    return _step(request, kept, form, "choices/options.html", onward, cards=texts.cards())


@page
@of_choice
def matters(request: ReaderRequest, kept: Kept) -> HttpResponse:
    """What matters to the reader."""
    form = ThingsForm(_posted(request), bank=texts.bank(), chosen=kept.record.weighing.things)
    return _step(request, kept, form, "choices/matters.html", _to("weigh", kept, 1))


@page
@of_choice
def weigh(request: ReaderRequest, kept: Kept, n: int) -> HttpResponse:
    """One thing that matters, held against every path."""
    weighing = kept.record.weighing
    if not 1 <= n <= len(weighing.things):
        raise Http404
    thing, last = weighing.things[n - 1], n == len(weighing.things)
    form = WeighForm(_posted(request), thing=thing, weighing=weighing)
    onward = _to("words", kept) if last else _to("weigh", kept, n + 1)
    back = _to("weigh", kept, n - 1) if n > 1 else _to("matters", kept)
    return _step(request, kept, form, "choices/weigh.html", onward, thing=thing, n=n, last=last, back=back)


@page
@of_choice
def words(request: ReaderRequest, kept: Kept) -> HttpResponse:
    """What a grid cannot hold."""
    record = kept.record
    form = WordsForm(
        _posted(request),
        prompts=texts.prompts(),
        said=record.words,
        paths=record.weighing.paths,
        days=record.days,
    )
    return _step(request, kept, form, "choices/words.html", _to("summary", kept))


@page
@of_choice
def summary(request: ReaderRequest, kept: Kept) -> HttpResponse:
    """Everything side by side, with no total and no verdict."""
    weighing = kept.record.weighing
    form = LeanForm(_posted(request), **_asked(kept))
    context = {"rows": grid(weighing) if kept.record.weighed else (), "noticed": texts.noticed(weighing)}
    return _step(request, kept, form, "choices/summary.html", _to("summary", kept) + "#lean", **context)


def _step(
    request: ReaderRequest, kept: Kept, form: ChoiceForm, template: str, onward: str, **context: Any
) -> HttpResponse:
    """Show the form, or keep what was posted: on to the next page, or a status line for htmx."""
    context |= {"kept": kept, "form": form, "onward": onward, "pathway": pathway_of(request), "state": "idle"}
    if not form.is_bound:
        return render_page(request, template, context)
    if request.htmx:
        template = "choices/_status.html"
    if not form.is_valid():
        return render_page(request, template, context | {"state": "failed"}, status=422)
    base, op = form.cleaned_data["base"], form.cleaned_data["op"]
    try:
        kept = choices.change(request.vault, kept.id, form.patch(), base=base, op=op)
    except Conflict as conflict:
        other = choices.kept(conflict.current)
        clash = {"state": "conflict", "other": other, "theirs": form.theirs(other.record)}
        return render_page(request, template, context | clash, status=409)
    except Gone:
        raise Http404 from None
    if not request.htmx:
        return see_other(request, onward)
    return render_page(request, template, context | {"kept": kept, "state": "saved"})


def _asked(kept: Kept) -> dict[str, Any]:
    """What a form that asks about being ready starts from."""
    record = kept.record
    return {"initial": record.initial, "asked": texts.ready(), "ready": record.ready}


def _posted(request: ReaderRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _to(step: str, kept: Kept, *args: int) -> str:
    return reverse(f"choices:{step}", args=[kept.id, *args])
