"""Answers: one sealed row for each prompt somebody has answered."""

from typing import Any

from reflect.vault.models import Sealed


def _joined(kept: Any, brought: Any) -> Any:
    match kept, brought:
        case str(), str() if " " in kept + brought and brought not in kept:
            return f"{kept}\n\n{brought}"
        case dict(), dict():
            return {name: _joined(kept.get(name, ""), brought.get(name, "")) for name in kept | brought}
    return kept


class Answer(Sealed):
    """What a reader answered to one prompt, with the wording it answered."""

    @classmethod
    def meet(cls, kept: dict[str, Any], brought: dict[str, Any]) -> dict[str, Any]:
        """Words of both are kept, one below the other; of two ticks or numbers the space's own stays."""
        return kept | {"value": _joined(kept["value"], brought["value"])}

    class Meta(Sealed.Meta):
        abstract = False
