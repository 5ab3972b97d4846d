"""Which modules this session may open: those for two people close once a danger was ticked."""

from collections.abc import Iterable

from reflect.library.shapes import Module
from reflect.safety.gate import owed, pathway_of
from reflect.ui.requests import PageRequest


def put_away(request: PageRequest, module: Module) -> bool:
    """Whether what was ticked about safety in this session closes this module."""
    return module.gate == "safe" and (owed(request) or not pathway_of(request).opens("safe"))


def at_hand(request: PageRequest, modules: Iterable[Module]) -> list[Module]:
    """The modules that are not put away, in their order."""
    return [module for module in modules if not put_away(request, module)]
