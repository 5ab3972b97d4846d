"""Where somebody stands with a choice, in words. Pure.

The questions follow what decision guides ask beside the choice itself: how far along somebody is, whether
anybody presses them, and what may still be missing. Nothing here is counted or chosen beforehand.
"""

from typing import Final

STAGES: Final = {
    "none": "Not thought about it yet",
    "considering": "Thinking it over",
    "close": "Close to choosing",
    "made": "I’ve chosen",
}

PRESSED: Final = "yes"
PRESSING: Final = {"no": "No", PRESSED: "Yes", "unsaid": "Rather not say"}
