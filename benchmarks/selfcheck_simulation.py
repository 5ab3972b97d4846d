"""Do the margins of the self-check cover what they say, and how often does a retake cry wolf?

    .venv/bin/python -m benchmarks.selfcheck_simulation

People with a known place answer the published statements with a known amount of noise; the product's own
rules (`reflect.selfcheck.scoring` and `.change`) then score them. Since the truth is known, it can be counted
how often a margin holds it, and how often two sittings without any change are called clearly different.

What it takes as given, and cannot show: that the error of one answer to these statements is ``error_sd``.
It shows that the margins do what they say if it is, on whole answers from 1 to 7, near the ends of the line,
and with statements skipped; and how far they are out if it isn't. docs/self-check.md has the figures.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from reflect.library.selfcheck import read_instrument
from reflect.library.shapes import Instrument, Item
from reflect.selfcheck.change import between
from reflect.selfcheck.plot import REACH
from reflect.selfcheck.results import GUARD, WORRY, stage_items
from reflect.selfcheck.scoring import HIGH, LOW, MIDDLE, Z68, Z95, Answers, Place, region, score

SELF_CHECK = Path(__file__).resolve().parents[1] / "content" / "selfcheck" / "reflect-24.md"
SEED, PEOPLE = 20, 20_000
SKIPPED = 0.08
"""Chance that an answer is left out, in the rows with skipped answers."""
POINTS = 100 / (HIGH - LOW)
"""Points of the line of 0 to 100 in one step of an answer."""
TRUE_SPREAD = 18.7
"""SD of people's true places. With 7 points of error it makes the spread of 20 seen in public answers."""
MEANS = {WORRY: 50.0, GUARD: 38.0}
NODES, WIDTH = 161, 4.0
ROUNDS = 40


def published() -> Instrument:
    """The self-check as readers get it."""
    made = read_instrument(SELF_CHECK.read_bytes(), SELF_CHECK.name, SELF_CHECK.stem).made
    assert made is not None
    return made


def below(x: float, mean: float, sd: float) -> float:
    """Normal distribution function."""
    return 0.5 * (1 + math.erf((x - mean) / (sd * math.sqrt(2))))


def answering(centre: float, noise: float) -> tuple[float, float]:
    """Mean and variance of a keyed answer 1 to 7: ``centre`` plus normal noise, to the nearest step."""
    steps = [below(cut + 0.5, centre, noise) for cut in range(LOW, HIGH)]
    chances = [b - a for a, b in zip([0.0, *steps], [*steps, 1.0], strict=True)]
    mean = sum(value * chance for value, chance in enumerate(chances, start=LOW))
    return mean, sum((value - mean) ** 2 * chance for value, chance in enumerate(chances, start=LOW))


@dataclass(frozen=True, slots=True)
class Crowd:
    """People on one dimension: centres are normal, before answers are put to the nearest step, 1 to 7."""

    mean: float
    spread: float
    noise: float

    def centre(self, chance: Random) -> float:
        return chance.gauss(self.mean, self.spread)

    def truth(self, centre: float) -> float:
        """The place that endlessly many statements would find, 0 to 100. Exact, not simulated."""
        return (answering(centre, self.noise)[0] - LOW) * POINTS

    def moments(self) -> tuple[float, float, float]:
        """Over all people, in points: mean and SD of the true places, root mean square of the error."""
        nodes = [WIDTH * (2 * n / (NODES - 1) - 1) for n in range(NODES)]
        weights = [math.exp(-z * z / 2) for z in nodes]
        found = [answering(self.mean + z * self.spread, self.noise) for z in nodes]
        total = sum(weights)
        mean = sum(w * m for w, (m, _) in zip(weights, found, strict=True)) / total
        spread = sum(w * (m - mean) ** 2 for w, (m, _) in zip(weights, found, strict=True)) / total
        error = sum(w * v for w, (_, v) in zip(weights, found, strict=True)) / total
        return (mean - LOW) * POINTS, math.sqrt(spread) * POINTS, math.sqrt(error) * POINTS


def crowd(mean: float, error_sd: float, true_spread: float = TRUE_SPREAD) -> Crowd:
    """The crowd whose true places have this mean and SD and whose answers have this error, in points."""
    made = Crowd(LOW + mean / POINTS, true_spread / POINTS, error_sd / POINTS)
    for _ in range(ROUNDS):
        is_mean, is_spread, is_error = made.moments()
        made = Crowd(
            made.mean + (mean - is_mean) / POINTS,
            made.spread * true_spread / is_spread,
            made.noise * error_sd / is_error,
        )
    return made


@dataclass(frozen=True, slots=True)
class Plan:
    """One row of the table.

    ``first`` and ``second`` are the statements of the two sittings; ``skipped`` the chance that an answer is
    left out; ``error_sd`` what one answer's error really is; ``returns`` the share of it that belongs to the
    statement and is there again at a retake; ``moved`` about how many points everybody truly moved in
    between. Only lines whose true place lies ``nearest`` to ``farthest`` points from the middle are counted.
    """

    name: str
    first: Sequence[Item]
    second: Sequence[Item]
    skipped: float = 0.0
    error_sd: float = 24.5
    returns: float = 0.0
    moved: float = 0.0
    nearest: float = 0.0
    farthest: float = 50.0


@dataclass(slots=True)
class Tally:
    """What was counted, over all people and both dimensions."""

    places: int = 0
    in68: int = 0
    in95: int = 0
    pairs: int = 0
    clear: int = 0
    both: int = 0
    in_oval: int = 0
    people: int = 0
    either: int = 0
    named: int = 0
    misnamed: int = 0

    @property
    def cover68(self) -> float:
        return 100 * self.in68 / self.places

    @property
    def cover95(self) -> float:
        return 100 * self.in95 / self.places

    @property
    def cover_oval(self) -> float:
        """Per cent of ovals, as drawn on the map, that hold both true places at once."""
        return 100 * self.in_oval / self.both

    @property
    def called(self) -> float:
        """Per cent of comparisons called a clear change: false alarms where nobody moved."""
        return 100 * self.clear / self.pairs

    @property
    def called_either(self) -> float:
        """Per cent of people told of a clear change on at least one of the two lines."""
        return 100 * self.either / self.people

    @property
    def named_share(self) -> float:
        return 100 * self.named / self.people

    @property
    def named_wrong(self) -> float:
        """Of the people for whom a pattern was named: per cent whose true place is in another corner."""
        return 100 * self.misnamed / self.named


class Person:
    """Somebody with a known centre on each dimension, and a leaning of their own for each statement."""

    def __init__(self, crowds: dict[str, Crowd], plan: Plan, chance: Random) -> None:
        self.crowds, self.plan, self.chance = crowds, plan, chance
        self.centres = {dim: one.centre(chance) for dim, one in crowds.items()}
        self.leanings: dict[str, float] = {}

    def move(self, points: float) -> None:
        self.centres = {dim: centre + points / POINTS for dim, centre in self.centres.items()}

    def truth(self, dim: str) -> float:
        return self.crowds[dim].truth(self.centres[dim])

    def corner(self) -> str:
        worry, guard = self.truth(WORRY) > MIDDLE, self.truth(GUARD) > MIDDLE
        return (("steady", "guarded"), ("reaching", "push-pull"))[worry][guard]

    def counts(self, dim: str) -> bool:
        """Whether this row looks at this line of this person."""
        return self.plan.nearest <= abs(self.truth(dim) - MIDDLE) <= self.plan.farthest

    def answers(self, items: Sequence[Item]) -> Answers:
        """Answer as the page asks: raw 1 to 7, reversed statements the other way round, None if skipped."""
        skipped = self.plan.skipped
        return {
            item.id: None if skipped and self.chance.random() < skipped else self.answer(item)
            for item in items
        }

    def answer(self, item: Item) -> int:
        noise, returns = self.crowds[item.dim].noise, self.plan.returns
        own = 0.0
        if returns:
            own = self.leanings.setdefault(item.id, self.chance.gauss(0, noise * math.sqrt(returns)))
        feeling = self.centres[item.dim] + own + self.chance.gauss(0, noise * math.sqrt(1 - returns))
        keyed = min(HIGH, max(LOW, math.floor(feeling + 0.5)))
        return keyed if item.key == "F" else LOW + HIGH - keyed


def places(items: Sequence[Item], answers: Answers, error_sd: float) -> list[Place | None]:
    return [score(items, answers, dim, error_sd).place for dim in (WORRY, GUARD)]


def simulate(plan: Plan, people: int = PEOPLE, seed: int = SEED, error_sd: float = 24.5) -> Tally:
    """Put ``people`` through two sittings; ``error_sd`` is what the product believes."""
    # For a simulation, not for secrets.
    chance = Random(seed)  # noqa: S311
    crowds = {dim: crowd(mean, plan.error_sd) for dim, mean in MEANS.items()}
    tally = Tally(people=people)
    for _ in range(people):
        person = Person(crowds, plan, chance)
        looked_at = [person.counts(dim) for dim in (WORRY, GUARD)]
        before = places(plan.first, person.answers(plan.first), error_sd)
        _hold(tally, person, before, looked_at)
        person.move(plan.moved)
        after = places(plan.second, person.answers(plan.second), error_sd)
        _compare(tally, before, after, looked_at)
    return tally


def _hold(tally: Tally, person: Person, found: Sequence[Place | None], looked_at: Sequence[bool]) -> None:
    """Count whether the margins as drawn hold the truth, and whether a named pattern is the true one."""
    for dim, place, counts in zip((WORRY, GUARD), found, looked_at, strict=True):
        if place is None or not counts:
            continue
        truth = person.truth(dim)
        tally.places += 1
        for name, z in (("in68", Z68), ("in95", Z95)):
            low, high = place.band(z)
            setattr(tally, name, getattr(tally, name) + (low <= truth <= high))
    if all(found) and all(looked_at):
        tally.both += 1
        tally.in_oval += _oval_holds(person, found)
    word = region(*found)
    if word not in (None, "between patterns"):
        tally.named += 1
        tally.misnamed += word != person.corner()


def _oval_holds(person: Person, found: Sequence[Place | None]) -> bool:
    """Whether the oval of the map, REACH standard errors each way, holds the true places."""
    lines = zip((WORRY, GUARD), found, strict=True)
    away = [(place.pomp - person.truth(dim)) / place.sem for dim, place in lines if place]
    return math.hypot(*away) <= REACH


def _compare(
    tally: Tally, before: Sequence[Place | None], after: Sequence[Place | None], looked_at: Sequence[bool]
) -> None:
    lines = zip(before, after, looked_at, strict=True)
    clear = [between(a, b).clear for a, b, counts in lines if a and b and counts]
    tally.pairs += len(clear)
    tally.clear += sum(clear)
    tally.either += any(clear)


def plans(instrument: Instrument) -> Iterator[Plan]:
    """Every row of the table: those the promise is made for first, then where it ends."""
    half, whole = stage_items(instrument, 1), instrument.items
    yield Plan("twelve and twelve", whole, whole)
    yield Plan("twelve and twelve, some skipped", whole, whole, skipped=SKIPPED)
    yield Plan("six, then twelve", half, whole)
    yield Plan("six and six", half, half)
    yield Plan("true place 35 to 65", whole, whole, farthest=15)
    yield Plan("true place below 20 or above 80", whole, whole, nearest=30)
    yield Plan("half of the error comes back", whole, whole, returns=0.5)
    yield Plan("truth moved by about 10 points", whole, whole, moved=10)
    yield Plan("truth moved by about 20 points", whole, whole, moved=20)
    yield Plan("error really 21, not 24.5", whole, whole, error_sd=21)
    yield Plan("error really 28, not 24.5", whole, whole, error_sd=28)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Simulate the self-check.")
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    started, instrument = time.monotonic(), published()
    print(f"{chosen.people:,} people a row, seed {chosen.seed}; per cent")
    heads = ("68 %", "95 %", "clear", "oval", "either", "named", "wrong")
    print(f"{'answers per line':34}" + "".join(f"{head:>7}" for head in heads))
    for plan in plans(instrument):
        found = simulate(plan, chosen.people, chosen.seed, instrument.error_sd)
        numbers = [found.cover68, found.cover95, found.called]
        if plan.nearest == 0 and plan.farthest == 50:  # the rest is about whole people, not single lines
            numbers += [found.cover_oval, found.called_either, found.named_share, found.named_wrong]
        print(f"{plan.name:34}" + "".join(f"{number:7.1f}" for number in numbers))
    print(f"{time.monotonic() - started:.0f} seconds")


if __name__ == "__main__":
    main()
