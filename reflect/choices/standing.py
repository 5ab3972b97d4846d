"""Where somebody stands with a choice, in words. Pure.

The questions follow what decision guides ask beside the choice itself: how far along somebody is, whether
anybody presses them, and what may still be missing. Nothing here is counted or chosen beforehand.
"""

from dataclasses import dataclass
from typing import Final

STAGES: Final = {
    "none": "Not thought about it yet",
    "considering": "Thinking it over",
    "close": "Close to choosing",
    "made": "I’ve chosen",
}

PRESSED: Final = "yes"
PRESSING: Final = {"no": "No", PRESSED: "Yes", "unsaid": "Rather not say"}

NOT_YET: Final = "not-yet"
READY: Final = {"yes": "Yes", NOT_YET: "Not yet", "unknown": "Can’t tell"}
# Where a row can be worked on: the name of an address. Only the last needs no choice.
WHERE: Final = {
    "facts": "choices:options",
    "matters": "choices:matters",
    "sureness": "choices:words",
    "support": "safety:help",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One row on being ready: what it says, and what the link to work on it says."""

    id: str
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """One row with what was answered at the start and now, as keys of `READY`; "" where nothing was."""

    row: Asked
    then: str
    now: str

    @property
    def then_words(self) -> str:
        """The answer at the start."""
        return READY.get(self.then, "No answer")

    @property
    def now_words(self) -> str:
        """The answer now."""
        return READY.get(self.now, "No answer")

    @property
    def where(self) -> str:
        """Where to work on it, while the last answer is "not yet"; else nothing."""
        return WHERE.get(self.row.id, "") if (self.now or self.then) == NOT_YET else ""
