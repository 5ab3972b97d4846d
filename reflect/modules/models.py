"""Where somebody is in their reading: one sealed row for each module they marked a page of."""

from typing import Any

from reflect.vault.models import Sealed


class Progress(Sealed):
    """The pages of one module that were read, or left open."""

    @classmethod
    def meet(cls, kept: dict[str, Any], brought: dict[str, Any]) -> dict[str, Any]:
        """The pages of both."""
        return kept | {"steps": brought.get("steps", {}) | kept["steps"]} if "steps" in kept else kept

    class Meta(Sealed.Meta):
        abstract = False
