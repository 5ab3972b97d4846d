"""Score a set of keyed statements: means, 0-100 places, margins, zones and the region.

Pure rules without Django. They hold for any instrument whose answers run from 1 to 7, so
published keys can be put through them as a check on the engine.

Words used throughout:

* raw      the answer as given, 1 to 7; ``None`` for skipped or "doesn't apply to us".
* keyed    raw for a forward statement, ``8 - raw`` for a reversed one.
* pomp     per cent of the maximum possible: the keyed mean on a line from 0 to 100.
           50 is the middle of the answer scale, not an average person.
* sem      standard error of measurement in pomp points, ``error_sd / sqrt(answered)``.

Missing answers: a dimension is scored from what was answered when at most 20 % is missing
(a convention; prorating at low rates agrees with heavier methods, Parent 2013).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Answers = Mapping[str, int | None]
Zone = Literal["lower", "probably lower", "around the middle", "probably higher", "higher"]
Region = Literal["steady", "reaching", "guarded", "push-pull", "between patterns"]
Band = tuple[float, float]

LOW, HIGH = 1, 7
MIDDLE = 50.0
Z68, Z95 = 1.0, 1.96
ERROR_SD = 24.5
"""Error of one answer in pomp points. Provisional: borrowed from public answers to another
questionnaire, where SEM x sqrt(k) was 24.5 at every length from 3 to 18 statements."""

LOWER: frozenset[Zone] = frozenset({"lower", "probably lower"})
HIGHER: frozenset[Zone] = frozenset({"higher", "probably higher"})


class Keyed(Protocol):
    """What the rules need to know of a statement: its id, its dimension and its key (F or R)."""

    @property
    def id(self) -> str: ...
    @property
    def dim(self) -> str: ...
    @property
    def key(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dimension stands: the keyed total of ``n`` answers, and everything drawn from it."""

    total: int
    n: int
    error_sd: float = ERROR_SD

    @property
    def mean(self) -> float:
        """Keyed mean, 1 to 7."""
        return self.total / self.n

    @property
    def pomp(self) -> float:
        """The mean on a line from 0 to 100, unrounded."""
        return 100 * (self.total - LOW * self.n) / ((HIGH - LOW) * self.n)

    @property
    def show(self) -> int:
        """pomp rounded half up, for display only; whole-number arithmetic, so 12.5 is 13."""
        span = (HIGH - LOW) * self.n
        return (200 * (self.total - LOW * self.n) + span) // (2 * span)

    @property
    def sem(self) -> float:
        """Standard error in points."""
        return self.error_sd / math.sqrt(self.n)

    def limits(self, z: float) -> Band:
        """Both ends of the margin, which may lie outside 0 to 100: comparisons use these."""
        return self.pomp - z * self.sem, self.pomp + z * self.sem

    def band(self, z: float = Z68) -> Band:
        """The same, kept within 0 to 100: drawings and words use these."""
        low, high = self.limits(z)
        return max(0.0, low), min(100.0, high)

    @property
    def zone(self) -> Zone:
        """Which side of the middle the margin leaves, if any."""
        low68, high68 = self.limits(Z68)
        low95, high95 = self.limits(Z95)
        if high95 < MIDDLE:
            return "lower"
        if high68 < MIDDLE:
            return "probably lower"
        if low95 > MIDDLE:
            return "higher"
        if low68 > MIDDLE:
            return "probably higher"
        return "around the middle"


@dataclass(frozen=True, slots=True)
class Score:
    """One dimension: ``k`` statements asked, ``n`` answered, and its place unless too few were."""

    dim: str
    k: int
    n: int
    place: Place | None


def raw(answers: Answers, item_id: str) -> int | None:
    """The answer to one statement, 1 to 7, or None. ValueError for anything else."""
    value = answers.get(item_id)
    if value is None:
        return None
    if type(value) is not int or not LOW <= value <= HIGH:
        raise ValueError(f"{item_id}: an answer is a whole number from {LOW} to {HIGH}, not {value!r}")
    return value


def keyed(item: Keyed, value: int) -> int:
    """The answer turned so that a high number always means more of the dimension."""
    return value if item.key == "F" else LOW + HIGH - value


def most_missing(k: int) -> int:
    """How many of ``k`` answers may be missing: a fifth, rounded down (12: 2, 6: 1, 3: 0)."""
    return k // 5


def score(items: Sequence[Keyed], answers: Answers, dim: str, error_sd: float = ERROR_SD) -> Score:
    """Score one dimension of ``items``. Answers to statements not among them are left out."""
    asked = [item for item in items if item.dim == dim]
    given = [keyed(item, value) for item in asked if (value := raw(answers, item.id)) is not None]
    k, n = len(asked), len(given)
    enough = n > 0 and k - n <= most_missing(k)
    return Score(dim, k, n, Place(sum(given), n, error_sd) if enough else None)


def region(worry: Place | None, distance: Place | None) -> Region | None:
    """The word for both together, or None when either has too few answers.

    The four corners are those of Bartholomew & Horowitz (1991), worded as moves. A corner is
    named only when both 68 % margins clear the middle; two people in five are "between".
    """
    if worry is None or distance is None:
        return None
    across, up = worry.zone, distance.zone
    if "around the middle" in (across, up):
        return "between patterns"
    if across in HIGHER:
        return "push-pull" if up in HIGHER else "reaching"
    return "guarded" if up in HIGHER else "steady"


def movers(items: Iterable[Keyed], answers: Answers, dim: str, most: int = 2) -> tuple[list[str], list[str]]:
    """Ids of the answers that raised and that lowered a dimension most, in that order.

    An answer in the middle of the scale moved nothing and is never named; between equals the
    earlier statement goes first, so the same answers always give the same list.
    """
    middle = (LOW + HIGH) / 2
    moved = [
        (keyed(item, value) - middle, item.id)
        for item in items
        if item.dim == dim and (value := raw(answers, item.id)) is not None
    ]
    up = sorted((m for m in moved if m[0] > 0), key=lambda m: -m[0])
    down = sorted((m for m in moved if m[0] < 0), key=lambda m: m[0])
    return [item_id for _, item_id in up[:most]], [item_id for _, item_id in down[:most]]


def strengths(items: Iterable[Keyed], answers: Answers, least: int = 6, most: int = 3) -> list[str]:
    """Ids of reversed statements, those that say something comes easily, answered ``least`` or more."""
    easy = [
        (value, item.id)
        for item in items
        if item.key == "R" and (value := raw(answers, item.id)) is not None and value >= least
    ]
    return [item_id for _, item_id in sorted(easy, key=lambda e: -e[0])[:most]]
