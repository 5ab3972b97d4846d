"""What somebody's own answers show, without a sum and without a verdict. Pure: no request, no wording.

Nothing here multiplies a weight, adds up a path or ranks one path over another. `grid` puts the answers in
order of what matters, as showing people what their values imply is what helped most in studies of such aids
(Witteman and others, 2016 and 2021). `notice` picks at most three sentences from the reviewed list in
``content/choices/observations.md``. A sentence names no path at all, or names staying as it is and going
together, so that no reader is nudged one way; swapping the answers of those two never changes the choice of
sentences.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

STAY: Final = "as-it-is"
ASK: Final = "try"
GO: Final = "go"

LESS: Final = "less"
SAME: Final = "same"
MORE: Final = "more"
UNKNOWN: Final = "unknown"
FITS: Final = (LESS, SAME, MORE, UNKNOWN)
KNOWN: Final = frozenset({LESS, SAME, MORE})
APART: Final = frozenset({(MORE, LESS), (MORE, SAME), (LESS, MORE), (SAME, MORE)})

WEIGHTS: Final = range(11)  # how much a thing matters, 0 to 10
HIGH: Final = 7  # "matters a lot"
MIDDLE: Final = 5
MOST: Final = 3  # sentences on one summary


@dataclass(frozen=True, slots=True)
class Path:
    """One way this could go: a starting one from the content, or the reader's own."""

    id: str
    label: str
    short: str = ""  # column heading where there is little room


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that matters to the reader."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Weighing:
    """The answers, gaps too. `weights`: thing id -> 0 to 10. `fits`: thing id -> path id -> one of `FITS`."""

    paths: tuple[Path, ...]
    things: tuple[Thing, ...]
    weights: Mapping[str, int] = field(default_factory=dict)
    fits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def fit(self, thing: Thing, path: str) -> str:
        """How much of a thing there would be on a path; empty when not answered."""
        return self.fits.get(thing.id, {}).get(path, "")

    def across(self, thing: Thing) -> tuple[str, ...]:
        """The answers for one thing, path by path."""
        return tuple(self.fit(thing, path.id) for path in self.paths)

    def down(self, path: Path) -> tuple[str, ...]:
        """The answers for one path, thing by thing."""
        return tuple(self.fit(thing, path.id) for thing in self.things)

    def weighed(self, thing: Thing) -> bool:
        """Whether anything at all was said about a thing."""
        return thing.id in self.weights or any(self.across(thing))

    def sorted(self) -> tuple[Thing, ...]:
        """What matters most first; equal ones in the reader's order; those without a number last."""
        return tuple(sorted(self.things, key=lambda thing: -self.weights.get(thing.id, -1)))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the grid; `fits` in the order of the paths, "" where nothing was answered."""

    thing: Thing
    weight: int | None
    fits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noticed:
    """A sentence to show: its id in the content, the values it names and the ids of the paths it names."""

    id: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    paths: tuple[str, ...] = ()


def grid(weighing: Weighing) -> tuple[Row, ...]:
    """The answers side by side, what matters most at the top."""
    return tuple(
        Row(thing, weighing.weights.get(thing.id), weighing.across(thing)) for thing in weighing.sorted()
    )


def notice(weighing: Weighing) -> tuple[Noticed, ...]:
    """At most three things the answers show, most telling first. Same answers, same sentences."""
    found = (rule(weighing) for rule in RULES)
    return tuple([one for one in found if one is not None][:MOST])


def _pull_apart(w: Weighing) -> Noticed | None:
    """Two things that matter a lot, and no path with more of both, as far as both are known."""
    high = [thing for thing in w.sorted() if w.weights.get(thing.id, 0) >= HIGH and MORE in w.across(thing)]
    for a, b in combinations(high, 2):
        pairs = list(zip(w.across(a), w.across(b), strict=True))
        if all(pair in APART for pair in pairs if MORE in pair):
            return Noticed("pull-apart", {"a": a.label, "b": b.label})
    return None


def _side_by_side(w: Weighing) -> Noticed | None:
    """Where staying as it is and going part. Says how often, never which way."""
    names = {path.id: path.label for path in w.paths}
    both = [t for t in w.sorted() if {w.fit(t, STAY), w.fit(t, GO)} <= KNOWN]
    if not {STAY, GO} <= names.keys() or len(both) < 2:
        return None
    differ = [thing for thing in both if w.fit(thing, STAY) != w.fit(thing, GO)]
    values: dict[str, str | int] = {"stay": names[STAY], "go": names[GO]}
    if not differ:
        return Noticed("alike", values, (STAY, GO))
    if len(differ) == 1:
        return Noticed("differ-on-one", values | {"a": differ[0].label}, (STAY, GO))
    if len(differ) == len(w.things):
        return Noticed("differ-on-all", values, (STAY, GO))
    return Noticed("differ-on-some", values | {"n": len(differ), "of": len(w.things)}, (STAY, GO))


def _same_everywhere(w: Weighing) -> Noticed | None:
    """The thing that matters most among those that come out the same on every path."""
    for thing in w.sorted():
        answers = set(w.across(thing))
        if len(w.paths) > 1 and len(answers) == 1 and answers <= KNOWN:
            return Noticed("same-everywhere", {"a": thing.label})
    return None


def _unknown(w: Weighing) -> Noticed | None:
    n = sum(answers.count(UNKNOWN) for answers in map(w.across, w.things))
    if n == 0:
        return None
    return Noticed("one-unknown") if n == 1 else Noticed("some-unknown", {"n": n})


def _every_path_costs(w: Weighing) -> Noticed | None:
    return Noticed("every-path-costs") if _every_path_has(w, LESS) else None


def _every_path_gives(w: Weighing) -> Noticed | None:
    return Noticed("every-path-gives") if _every_path_has(w, MORE) else None


def _every_path_has(w: Weighing, fit: str) -> bool:
    return len(w.paths) > 1 and all(fit in w.down(path) for path in w.paths)


def _nothing_high(w: Weighing) -> Noticed | None:
    numbers = [w.weights.get(thing.id) for thing in w.things]
    low = bool(numbers) and all(n is not None and n <= MIDDLE for n in numbers)
    return Noticed("nothing-high") if low else None


def _shared_top(w: Weighing) -> Noticed | None:
    numbers = [w.weights[thing.id] for thing in w.things if thing.id in w.weights]
    n = numbers.count(max(numbers)) if numbers else 0
    return Noticed("shared-top", {"n": n}) if n > 1 and max(numbers) > MIDDLE else None


def _their_answer(w: Weighing) -> Noticed | None:
    asking = [path for path in w.paths if path.id == ASK]
    return Noticed("their-answer") if any(MORE in w.down(path) for path in asking) else None


def _open(w: Weighing) -> Noticed | None:
    n = sum(not w.weighed(thing) for thing in w.things)
    if n == 0:
        return None
    return Noticed("one-open") if n == 1 else Noticed("some-open", {"n": n})


# Most telling first. What is about the list as a whole comes after what is about the reader's own things.
RULES: Final[tuple[Callable[[Weighing], Noticed | None], ...]] = (
    _pull_apart,
    _side_by_side,
    _same_everywhere,
    _unknown,
    _every_path_costs,
    _every_path_gives,
    _nothing_high,
    _shared_top,
    _their_answer,
    _open,
)
