"""Signs that a set of answers may not be what the reader meant. They ask; they never discard.

Pure rules without Django. Thresholds and how often they fire in careful answers are set out on
the method page. There are no trap questions: they insult a person who came to reflect.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from reflect.selfcheck.scoring import HIGH, LOW, Answers, Keyed, raw

LONG_STRING = 10
PAIR_GAP = 4
PAIRS_APART = 3
BOTH_SIDES = Fraction(3, 2)
LEAST_VARIANCE = Fraction(1, 4)
"""Square of the least standard deviation, 0.5; squared and exact, so the edge is the edge."""
TOO_FAST_MS, FAST_MS, LONGEST_MS = 1_000, 2_000, 60_000

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Quality:
    """What was looked at, and the names of the flags it raised, in a fixed order."""

    longest: int
    spread: float | None
    leaning: dict[str, float | None]
    apart: int
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """Middle active time to an answer in milliseconds (None without times), and its flags."""

    median_ms: float | None
    flags: tuple[str, ...]


def longest_run(values: Sequence[int]) -> int:
    """Length of the longest run of the same answer. Skipped statements neither add nor break."""
    return max((sum(1 for _ in run) for _, run in groupby(values)), default=0)


def variance(values: Sequence[int]) -> Fraction | None:
    """Population variance, exact; None without an answer."""
    if not values:
        return None
    n = len(values)
    return Fraction(n * sum(v * v for v in values) - sum(values) ** 2, n * n)


def leaning(items: Iterable[Keyed], answers: Answers, dim: str) -> Fraction | None:
    """How far a dimension's answers lean towards "true" whatever the direction asked, -3 to 3.

    Mean of the forward and the reversed mean, less the middle; None unless both were answered.
    """
    sides: dict[bool, list[int]] = {True: [], False: []}
    for item in items:
        if item.dim == dim and (value := raw(answers, item.id)) is not None:
            sides[item.key == "F"].append(value)
    forward, reverse = sides[True], sides[False]
    if not forward or not reverse:
        return None
    both = Fraction(sum(forward), len(forward)) + Fraction(sum(reverse), len(reverse))
    return both / 2 - Fraction(LOW + HIGH, 2)


def pairs_apart(pairs: Pairs, answers: Answers) -> int:
    """How many pairs of opposite statements were answered as if both, or neither, were true."""
    both = ((raw(answers, a), raw(answers, b)) for a, b in pairs)
    return sum(1 for a, b in both if a is not None and b is not None and abs(a + b - LOW - HIGH) >= PAIR_GAP)


def quality(items: Sequence[Keyed], answers: Answers, pairs: Pairs = ()) -> Quality:
    """Look at one sitting. ``items`` in the order asked; ``pairs`` of opposite statement ids."""
    values = [value for item in items if (value := raw(answers, item.id)) is not None]
    spread, longest, apart = variance(values), longest_run(values), pairs_apart(pairs, answers)
    dims = list(dict.fromkeys(item.dim for item in items))
    leans = {dim: leaning(items, answers, dim) for dim in dims}
    same = len(set(values)) == 1
    raised = {
        "all-same": same,
        "long-string": longest >= LONG_STRING,
        "low-variability": not same and spread is not None and spread < LEAST_VARIANCE,
        **{f"both-sides-{d}": lean is not None and abs(lean) >= BOTH_SIDES for d, lean in leans.items()},
        "contradictory-pairs": apart >= PAIRS_APART,
    }
    return Quality(
        longest=longest,
        spread=None if spread is None else float(spread) ** 0.5,
        leaning={dim: None if lean is None else float(lean) for dim, lean in leans.items()},
        apart=apart,
        flags=tuple(name for name, up in raised.items() if up),
    )


def pace(times_ms: Iterable[int | float | None]) -> Pace:
    """Judge active times per answer (page in view, at most a minute counted each)."""
    times = [min(t, LONGEST_MS) for t in times_ms if t is not None]
    if not times:
        return Pace(None, ())
    median = float(statistics.median(times))
    quick = sum(1 for t in times if t < TOO_FAST_MS)
    if median < TOO_FAST_MS or 3 * quick >= len(times):
        return Pace(median, ("too-fast",))
    return Pace(median, ("fast",) if median < FAST_MS else ())
