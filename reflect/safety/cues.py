"""The eighteen danger cues and what follows from them. Pure: no request, no wording, no storage.

What each cue says to the reader stands in ``content/safety/cues.md``; what it means stands here, because a
slip in this table could put somebody in front of a tool that is not safe for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

Gate = Literal["open", "quiet", "safe"]


class Level(StrEnum):
    """What leads the safety page. Only one leads; the flags of `Pathway` add the rest."""

    NONE = "none"
    OWN = "own"
    CARE = "care"
    HIGH = "high"
    CRISIS = "crisis"
    NOW = "now"


LEVELS: Final[dict[str, Level]] = {
    "D1": Level.NOW,
    "D2": Level.HIGH,
    "D3": Level.HIGH,
    "D4": Level.HIGH,
    "D5": Level.HIGH,
    "D6": Level.HIGH,
    "D7": Level.HIGH,
    "D8": Level.HIGH,
    "D9": Level.HIGH,
    "D10": Level.CRISIS,
    "D11": Level.CARE,
    "D12": Level.CARE,
    "D13": Level.CARE,
    "D14": Level.CARE,
    "D15": Level.CARE,
    "D16": Level.CARE,
    "D17": Level.NONE,  # no level of its own: it raises what the others say
    "D18": Level.OWN,
}
CUES: Final = tuple(LEVELS)
RAISES: Final = "D17"

# Danger from the partner, in rising order. CRISIS and OWN are about the reader and stand outside it.
LADDER: Final = (Level.NONE, Level.CARE, Level.HIGH, Level.NOW)

MEDICAL: Final = frozenset({"D2"})
THEIR_LIFE: Final = frozenset({"D9"})
DEVICE: Final = frozenset({"D8", "D14"})
CHILD: Final = frozenset({"D5", "D16"})

# Which levels close which tools. OWN closes the tools for two people, not the quiet ones.
CLOSES: Final[dict[str, frozenset[Level]]] = {
    "open": frozenset(),
    "quiet": frozenset({Level.HIGH, Level.CRISIS, Level.NOW}),
    "safe": frozenset({Level.OWN, Level.CARE, Level.HIGH, Level.CRISIS, Level.NOW}),
}


@dataclass(frozen=True, slots=True)
class Pathway:
    """What a set of ticks leads to.

    ``level`` decides what closes and what the page opens with; ``danger`` is the part of it that comes from
    the partner. The flags add texts: ``medical`` (pressure on the neck), ``their_life`` (a partner who
    threatens suicide), ``crisis`` (the reader's own thoughts of it), ``device``, ``child`` and ``own``.
    """

    level: Level = Level.NONE
    danger: Level = Level.NONE
    medical: bool = False
    their_life: bool = False
    crisis: bool = False
    device: bool = False
    child: bool = False
    own: bool = False

    def opens(self, gate: Gate) -> bool:
        """Whether a tool with this gate may be shown."""
        return self.level not in CLOSES[gate]

    @property
    def ticked(self) -> bool:
        """Whether anything was ticked at all."""
        return self.level is not Level.NONE


def pathway(ticks: Iterable[str]) -> Pathway:
    """Lead from ticked cue ids (``D1`` to ``D18``, any number, any order) to their pathway.

    D17, a recent or planned separation, raises the danger by one level, as separation is when risk is
    highest (Campbell and others, 2003). Ticked alone it says that something else is true, so it counts as
    CARE. Raises ValueError for an id that is not a cue.
    """
    ticked = frozenset(ticks)
    if unknown := ticked - LEVELS.keys():
        raise ValueError(f"not danger cues: {sorted(unknown)}")
    step = max((LADDER.index(LEVELS[cue]) for cue in ticked if LEVELS[cue] in LADDER), default=0)
    if RAISES in ticked:
        step = min(step + 1, len(LADDER) - 1)
    danger = LADDER[step]
    crisis, own = "D10" in ticked, "D18" in ticked
    return Pathway(
        level=_lead(danger, crisis=crisis, own=own),
        danger=danger,
        medical=bool(ticked & MEDICAL),
        their_life=bool(ticked & THEIR_LIFE),
        crisis=crisis,
        device=bool(ticked & DEVICE),
        child=bool(ticked & CHILD),
        own=own,
    )


def _lead(danger: Level, *, crisis: bool, own: bool) -> Level:
    """Choose what leads: danger now, then the reader's own life, then danger, then own behaviour."""
    if danger is Level.NOW:
        return Level.NOW
    if crisis:
        return Level.CRISIS
    if danger is not Level.NONE:
        return danger
    return Level.OWN if own else Level.NONE
