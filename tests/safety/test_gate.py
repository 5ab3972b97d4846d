"""What was ticked lives in the session's pocket, adds up, and closes views on the server."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory

from reflect.safety import gate
from reflect.safety.cues import CUES, Gate, pathway
from reflect.ui.requests import PageRequest


def visit(**headers: Any) -> PageRequest:
    request: Any = RequestFactory().get("/choices/", **headers)
    request.pocket = {}
    request.htmx = bool(headers)
    return request  # type: ignore[no-any-return]


def test_no_tick_leaves_nothing() -> None:
    request = visit()
    assert gate.tick(request, []) == gate.pathway_of(request) == pathway([])
    assert (gate.owed(request), dict(request.pocket)) == (False, {})


def test_ticks_add_up_within_a_session() -> None:
    request = visit()
    gate.tick(request, ["D11"])
    found = gate.tick(request, ["D2"])
    assert found == gate.pathway_of(request) == pathway(["D2", "D11"])
    gate.tick(request, [])
    assert gate.pathway_of(request) == found


def test_an_unknown_tick_is_refused_and_a_stale_one_dropped() -> None:
    request = visit()
    with pytest.raises(ValueError, match="D40"):
        gate.tick(request, ["D40"])
    assert dict(request.pocket) == {}
    request.pocket["safety.cues"] = ["D3", "D40"]
    assert gate.pathway_of(request) == pathway(["D3"])


def opened(request: PageRequest, gate_name: Gate) -> tuple[int, str]:
    @gate.requires(gate_name)
    def tool(request: PageRequest, n: int) -> HttpResponse:
        return HttpResponse(f"tool {n}")

    response = tool(request, 7)
    return response.status_code, response.headers.get("Location", response.content.decode())


@pytest.mark.parametrize("cue", CUES)
def test_every_cue_leads_to_the_safety_page_first(cue: str) -> None:
    request = visit()
    gate.tick(request, [cue])
    for name in ("open", "quiet", "safe"):
        assert opened(request, name) == (303, "/help-now/")  # type: ignore[arg-type]


@pytest.mark.parametrize("cue", CUES)
def test_once_the_safety_page_was_shown_the_level_decides(cue: str) -> None:
    request = visit()
    gate.tick(request, [cue])
    gate.shown(request)
    quiet = pathway([cue]).level in ("care", "own")
    assert opened(request, "open") == (200, "tool 7")
    assert opened(request, "quiet") == ((200, "tool 7") if quiet else (303, "/help-now/"))
    assert opened(request, "safe") == (303, "/help-now/")


def test_without_ticks_everything_is_open() -> None:
    for name in ("open", "quiet", "safe"):
        assert opened(visit(), name) == (200, "tool 7")  # type: ignore[arg-type]


def test_htmx_is_sent_on_by_header() -> None:
    request = visit(HTTP_HX_REQUEST="true")
    gate.tick(request, ["D3"])

    @gate.requires("safe")
    def tool(request: PageRequest) -> HttpResponse:
        return HttpResponse("tool")

    response = tool(request)
    assert (response.status_code, response.headers["HX-Redirect"]) == (204, "/help-now/")


def test_templates_decide_as_views_do() -> None:
    template = Template("{% load safety %}{{ request|opens:'quiet' }} {{ request|opens:'safe' }}")
    request = visit()
    assert template.render(Context({"request": request})) == "True True"
    gate.tick(request, ["D11"])
    assert template.render(Context({"request": request})) == "False False"
    gate.shown(request)
    assert template.render(Context({"request": request})) == "True False"
