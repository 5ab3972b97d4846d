"""Is a later result different by more than the noise of answering? Two words only.

Pure rules without Django. Jacobson & Truax (1991); review by Blampied (2022). There is no middle
tier: with no change at all, about a quarter of people would reach it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from reflect.selfcheck.scoring import ERROR_SD, Z95, Place

Verdict = Literal["clear change in answers", "not clear"]


@dataclass(frozen=True, slots=True)
class Change:
    """A difference ``diff`` against its standard error ``s_diff``, both in the scores' own units."""

    diff: float
    s_diff: float

    @property
    def rci(self) -> float:
        """Reliable change index: the difference in standard errors."""
        return self.diff / self.s_diff

    @property
    def mdc95(self) -> float:
        """The smallest difference that noise alone reaches one time in twenty."""
        return Z95 * self.s_diff

    @property
    def clear(self) -> bool:
        return abs(self.rci) >= Z95

    @property
    def verdict(self) -> Verdict:
        return "clear change in answers" if self.clear else "not clear"


def change(x1: float, n1: int, x2: float, n2: int, error_sd: float = ERROR_SD) -> Change:
    """From score ``x1`` of ``n1`` answers to ``x2`` of ``n2``, in points of 0 to 100."""
    if n1 < 1 or n2 < 1:
        raise ValueError("a score rests on at least one answer")
    return Change(x2 - x1, math.hypot(error_sd / math.sqrt(n1), error_sd / math.sqrt(n2)))


def between(first: Place, last: Place) -> Change:
    """The same for two places."""
    return Change(last.pomp - first.pomp, math.hypot(first.sem, last.sem))


def jacobson_truax(x1: float, x2: float, sd: float, reliability: float) -> Change:
    """The published form: one spread and one reliability for both sittings."""
    if sd <= 0 or not 0 <= reliability < 1:
        raise ValueError("the spread is above 0 and the reliability from 0 to below 1")
    return Change(x2 - x1, math.sqrt(2) * standard_error(sd, reliability))


def standard_error(sd: float, reliability: float) -> float:
    """Standard error of measurement from a spread and a reliability."""
    return sd * math.sqrt(1 - reliability)


def swing(sd: float, retest: float) -> float:
    """How far 19 people in 20 stay from where they were: the ordinary swing between two dates."""
    return Z95 * math.sqrt(2) * standard_error(sd, retest)
