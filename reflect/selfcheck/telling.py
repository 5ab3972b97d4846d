"""A result in the words and drawings its page shows. Every sentence comes from the instrument's file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from reflect.library.shapes import Instrument
from reflect.selfcheck.change import Change, swing
from reflect.selfcheck.plot import Spot, chart, line
from reflect.selfcheck.record import FORMER, Record
from reflect.selfcheck.results import GUARD, WORRY, Result, compared, leading_facet, moved
from reflect.selfcheck.scoring import Z68, Z95, Place, Score, most_missing, movers, strengths
from reflect.selfcheck.wording import Wording
from reflect.ui.templatetags.reflect import day

DIMENSIONS = ((WORRY, "worry"), (GUARD, "guard"))
MAP_CORNERS = ("steady", "reaching", "guarded", "push-pull")
MAP_EDGES = ("top", "bottom", "left", "right")
SPREAD = 20.0
"""How far people spread on the line of 0 to 100, and how well two dates a month apart agree."""
RETEST = {"parent": 0.80}
RETEST_OTHERS = 0.65


@dataclass(frozen=True, slots=True)
class Line:
    """One score: its heading, its drawing, its number and sentence; or why there is none."""

    title: str
    place: str
    svg: SafeString
    sentence: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement as it was asked, and the label that was chosen."""

    statement: str
    label: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Which answers raised and lowered one score most."""

    title: str
    raised: tuple[Answer, ...]
    lowered: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """A comparison with one earlier result: a sentence or two for each score."""

    date: str
    sentences: tuple[tuple[str, str], ...]
    swing: str


@dataclass(frozen=True, slots=True)
class Telling:
    """Words about one result. ``before`` are earlier results about the same person, oldest first."""

    result: Result
    instrument: Instrument
    before: Sequence[Result] = ()

    @property
    def record(self) -> Record:
        return self.result.record

    @property
    def wording(self) -> Wording:
        return Wording(self.instrument, self.record.name, self.record.kind)

    @property
    def headline(self) -> str:
        """What the answers say, in ordinary words: never a label for a person."""
        if self.result.same:
            return self.wording.line("all-same-title")
        worry, guard = self.result.worry.place, self.result.guard.place
        if worry is None and guard is None:
            return self.wording.line("too-few")
        ends = (f"worry-{_zone(worry)}", f"guard-{_zone(guard)}")
        return ", and ".join(self.wording.line(end) for end in ends)

    @property
    def scored(self) -> bool:
        """Whether there is anything to tell: at least one score."""
        return not self.result.same and bool(self.result.worry.place or self.result.guard.place)

    @property
    def region(self) -> SafeString:
        """The paragraph on both scores together, or nothing."""
        word = self.result.region
        return self.wording.passage(word.replace(" ", "-")) if word else SafeString("")

    def lines(self) -> list[Line]:
        scores = (self.result.worry, self.result.guard)
        return [self._line(score, name) for score, (_, name) in zip(scores, DIMENSIONS, strict=True)]

    def _line(self, score: Score, name: str) -> Line:
        title, place = name.capitalize(), score.place
        ends = ("left", "right") if name == "worry" else ("low", "high")
        low, high = (self.wording.line(f"map-{end}") for end in ends)
        if place is None:
            least = score.k - most_missing(score.k)
            why = self.wording.line(f"few-{name}", given=score.n, k=score.k, least=least)
            return Line(title, "", SafeString(""), why, low, high)
        said = f"{place.show}, give or take {place.sem:.0f}"
        svg = line(place.pomp, place.band(Z68), place.band(Z95), f"{title}: {said}, from 0 to 100", name)
        return Line(title, said, mark_safe(svg), self.wording.says(name, place.zone), low, high)

    def chart(self) -> SafeString:
        """The map with the trail of earlier results; nothing while either score is missing."""
        spots = self._spots()
        words = {name: self.wording.line(f"map-{name}") for name in (*MAP_CORNERS, *MAP_EDGES)}
        return mark_safe(chart(spots, words)) if spots else SafeString("")

    def _spots(self) -> list[Spot]:
        shown = [*self.before, self.result] if self.result.complete else []
        names = _dates([one.record for one in shown])
        pairs = zip(shown, names, strict=True)
        return [
            Spot(one.worry.place.pomp, one.guard.place.pomp, one.worry.place.sem, one.guard.place.sem, *name)
            for one, name in pairs
            if one.worry.place and one.guard.place
        ]

    def table(self) -> list[tuple[str, str, str]]:
        """Date, worry and guard of everything on the map, newest first."""
        shown = [*self.before, self.result]
        return [
            (str(day(one.record.when)), _number(one.worry.place), _number(one.guard.place))
            for one in reversed(shown)
        ]

    def easy(self) -> list[Answer]:
        """What comes easily, by the reader's own answers."""
        return self._answers(strengths(self.result.items, self.record.answers))

    def moved(self) -> list[Moved]:
        """The answers that moved each score most, so that the reader can disagree with the reading."""
        found = []
        scores = (self.result.worry, self.result.guard)
        for dim, name in [names for names, score in zip(DIMENSIONS, scores, strict=True) if score.place]:
            up, down = movers(self.result.items, self.record.answers, dim)
            found.append(Moved(name.capitalize(), tuple(self._answers(up)), tuple(self._answers(down))))
        return found

    def _answers(self, ids: Iterable[str]) -> list[Answer]:
        scale, answers = self.instrument.scale, self.record.answers
        chosen = ((one, answers.get(one)) for one in ids)
        return [Answer(self._asked(one), scale[value - 1]) for one, value in chosen if value is not None]

    def _asked(self, item_id: str) -> str:
        return self.record.asked.get(item_id) or self.wording.statement(item_id)

    def notes(self) -> list[str]:
        """What was noticed about the answers: it asks, it never discards."""
        if self.result.answered == 0:
            return []
        flags = self.result.quality.flags
        # Answers that are nearly all alike stand in long rows too: that is asked once.
        said = [flag for flag in flags if flag != "long-string" or "low-variability" not in flags]
        return [self.wording.line(flag.lower()) for flag in said]

    def since(self) -> list[Since]:
        """This result beside the one before and beside the first."""
        return [self._since(one) for one in compared(self.before)] if self.result.complete else []

    def _since(self, old: Result) -> Since:
        changes = zip(moved(old, self.result), DIMENSIONS, strict=True)
        swings = round(swing(SPREAD, RETEST.get(self.record.kind, RETEST_OTHERS)))
        told = [(name, change) for change, (_, name) in changes if change is not None]
        sentences = tuple((name.capitalize(), self._verdict(name, change, swings)) for name, change in told)
        any_clear = any(change.clear for _, change in told)
        scale = "" if any_clear else self.wording.line("swing", swing=swings)
        return Since(str(day(old.record.when)), sentences, scale)

    def _verdict(self, name: str, change: Change, swings: int) -> str:
        way = f"towards {'more' if change.diff > 0 else 'less'} {name}"
        values = {"points": _points(change.diff), "way": way, "mdc": f"{change.mdc95:.0f}"}
        if change.clear:
            beyond = "within-swing" if abs(change.diff) <= swings else "beyond-swing"
            return f"{self.wording.line('clear', **values)} {self.wording.line(beyond, swing=swings)}"
        return self.wording.line("not-clear" if change.diff else "no-difference", **values)

    def small_thing(self) -> str:
        """One thing to do alone, on paper: nothing that reaches out to anybody."""
        if self.record.kind == FORMER:
            return self.wording.line("try-former")
        return self.wording.line(f"try-{(leading_facet(self.result) or 'easy').lower()}")

    @property
    def titles(self) -> dict[str, str]:
        """Headings of the file's sections; those with a hyphen are not needed here."""
        return {name: passage.title for name, passage in self.instrument.passages.items()}

    @property
    def margin(self) -> SafeString:
        return self.wording.passage("margin")

    @property
    def lean(self) -> SafeString:
        return self.wording.passage("lean", count=len(self.result.items))

    @property
    def points(self) -> list[str]:
        """What this is and isn't."""
        return self.wording.points("is")

    @property
    def stop(self) -> SafeString:
        return self.wording.passage("stop")

    @property
    def stage_one(self) -> SafeString:
        return self.wording.passage("stage-one")

    @property
    def regression(self) -> str:
        return self.wording.line("regression")

    @property
    def method(self) -> SafeString:
        return self.wording.passage("method")


def _zone(place: Place | None) -> str:
    return place.zone.replace(" ", "-") if place else "open"


def _number(place: Place | None) -> str:
    return f"{place.show}\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}{place.sem:.0f}" if place else "too few answers"


def _points(diff: float) -> str:
    whole = round(abs(diff))
    return "less than 1 point" if whole == 0 else f"{whole} point{'' if whole == 1 else 's'}"


def _dates(records: Sequence[Record]) -> list[tuple[str, str]]:
    """Label and date of each: the month alone where that tells them apart, its year if it is another."""
    newest = max((one.when for one in records), default=None)
    months = Counter((one.when.year, one.when.month) for one in records)
    found = []
    for one in records:
        year = "" if newest is None or one.when.year == newest.year else f" {one.when.year}"
        alone = months[one.when.year, one.when.month] == 1
        label = f"{one.when:%B}{year}" if alone else f"{one.when.day} {one.when:%B}{year}"
        found.append((label, str(day(one.when))))
    return found
