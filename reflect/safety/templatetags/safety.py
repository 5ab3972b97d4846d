"""For templates of any room: whether a tool may be shown in this session."""

from django import template

from reflect.safety.cues import Gate
from reflect.safety.gate import owed, pathway_of
from reflect.ui.requests import PageRequest

register = template.Library()


@register.filter
def opens(request: PageRequest, gate: Gate) -> bool:
    """`{% load safety %}{% if request|opens:"safe" %}`: as `reflect.safety.gate.requires` would decide."""
    return not owed(request) and pathway_of(request).opens(gate)
