"""How two people do together when they are out of step: behaviour only, no total, no type.

Pure rules without Django. Three groups as in the Communication Patterns Questionnaire
(Crenshaw et al. 2017), in our own words; answers run from 0, never, to 4, almost every time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Statement = Literal[
    "you pressed and they stepped back more often than the reverse",
    "they pressed and you stepped back more often than the reverse",
    "the two roles changed hands",
    "reach-and-step-back was not common",
    "not enough answers",
]

I_REACH, THEY_REACH = ("D1", "D2", "D3"), ("D4", "D5", "D6")
REPAIR = ("D9", "D10", "D11", "D12")
MOST = 4
APART = Fraction("1.33")
"""Four steps in a sum of three answers; less than that is not said to be a difference."""
COMMON = Fraction(3, 2)


@dataclass(frozen=True, slots=True)
class Cycle:
    """Mean frequencies 0 to 4 (None: too few answers) and the one sentence they allow."""

    i_reach: float | None
    they_reach: float | None
    both_heat: int | None
    both_quiet: int | None
    repair: float | None
    statement: Statement


def _often(answers: Mapping[str, int | None], item_id: str) -> int | None:
    value = answers.get(item_id)
    if value is not None and (type(value) is not int or not 0 <= value <= MOST):
        raise ValueError(f"{item_id}: how often is a whole number from 0 to {MOST}, not {value!r}")
    return value


def _mean(answers: Mapping[str, int | None], ids: tuple[str, ...]) -> Fraction | None:
    given = [value for i in ids if (value := _often(answers, i)) is not None]
    # 2 of 3, or 3 of 4: one may be missing.
    return Fraction(sum(given), len(given)) if len(given) >= len(ids) - 1 else None


def statement(mine: Fraction | None, theirs: Fraction | None) -> Statement:
    """Who pressed more often, said only when the difference and the frequency are both real."""
    if mine is None or theirs is None:
        return "not enough answers"
    if max(mine, theirs) < COMMON:
        return "reach-and-step-back was not common"
    if mine - theirs >= APART:
        return "you pressed and they stepped back more often than the reverse"
    if theirs - mine >= APART:
        return "they pressed and you stepped back more often than the reverse"
    return "the two roles changed hands"


def cycle(answers: Mapping[str, int | None]) -> Cycle:
    """Read the twelve answers D1 to D12; None for "didn't come up"."""
    mine, theirs, repair = (_mean(answers, ids) for ids in (I_REACH, THEY_REACH, REPAIR))
    return Cycle(
        i_reach=None if mine is None else float(mine),
        they_reach=None if theirs is None else float(theirs),
        both_heat=_often(answers, "D7"),
        both_quiet=_often(answers, "D8"),
        repair=None if repair is None else float(repair),
        statement=statement(mine, theirs),
    )
