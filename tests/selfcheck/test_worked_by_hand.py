"""Cases worked on paper from the rules, with how. The statements and keys are the published ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from reflect.library.selfcheck import read_instrument
from reflect.library.shapes import Item
from reflect.selfcheck import change, cycle, quality, results, scoring
from tests.selfcheck.sheets import ROOT, instrument

CASES: dict[str, Any] = json.loads(Path(__file__).with_name("worked_by_hand.json").read_text())
CHECK = instrument()


def check_in() -> tuple[Item, ...]:
    path = ROOT / "content" / "selfcheck" / "check-in.md"
    made = read_instrument(path.read_bytes(), path.name, "check-in").made
    assert made is not None
    return made.items


FORMS = {"whole": CHECK.items, "half": results.stage_items(CHECK, 1), "check-in": check_in()}


def cases(group: str) -> Any:
    return pytest.mark.parametrize("case", CASES[group], ids=[case["name"] for case in CASES[group]])


def answers(ids: list[str], words: str) -> dict[str, int | None]:
    given = [None if word == "-" else int(word) for word in words.split()]
    return dict(zip(ids, given, strict=True))


def line(score: scoring.Score) -> dict[str, Any]:
    """A score in the shape of the file."""
    place = score.place
    if place is None:
        return {"total": None, "n": score.n}
    return {
        "total": place.total,
        "n": place.n,
        "show": place.show,
        "band68": [round(end, 2) for end in place.band(scoring.Z68)],
        "band95": [round(end, 2) for end in place.band(scoring.Z95)],
        "zone": place.zone,
    }


def test_there_are_enough_and_each_says_how() -> None:
    every = [case for group in CASES.values() if isinstance(group, list) for case in group]
    assert len(every) >= 40
    assert [case["name"] for case in every if not case["how"].strip()] == []
    assert len({case["name"] for case in every}) == len(every)


@cases("sheets")
def test_lines_and_pattern(case: dict[str, Any]) -> None:
    items = FORMS[case["form"]]
    given: dict[str, int | None] = {}
    for dim, name in ((results.WORRY, "worry"), (results.GUARD, "guard")):
        given |= answers([item.id for item in items if item.dim == dim], case[name])
    worry, guard = (
        scoring.score(items, given, dim, CHECK.error_sd) for dim in (results.WORRY, results.GUARD)
    )
    found = {"worry": line(worry), "guard": line(guard), "region": scoring.region(worry.place, guard.place)}
    assert found == case["expect"]


@cases("touching")
def test_a_margin_that_touches_the_middle(case: dict[str, Any]) -> None:
    assert scoring.Place(*case["place"]).zone == case["zone"]


@cases("forms")
def test_which_form_counts(case: dict[str, Any]) -> None:
    given: results.Given = {item.id: 4 for item in CHECK.items[: case["answered"]]}
    assert len(results.counted(CHECK, {**given, **dict.fromkeys(case["but"])})) == case["counts"]


@cases("flags")
def test_flags(case: dict[str, Any]) -> None:
    given = answers([item.id for item in CHECK.items], case["answers"])
    assert list(quality.quality(CHECK.items, given, CHECK.pairs).flags) == case["flags"]


@cases("changes")
def test_change_between_two_places(case: dict[str, Any]) -> None:
    moved = change.between(scoring.Place(*case["first"]), scoring.Place(*case["last"]))
    assert (round(moved.diff, 2), moved.clear) == (case["diff"], case["clear"])


@cases("at_the_limit")
def test_change_exactly_at_the_limit(case: dict[str, Any]) -> None:
    assert change.change(*case["change"], error_sd=case["error_sd"]).clear is case["clear"]


@cases("cycles")
def test_how_two_people_do_together(case: dict[str, Any]) -> None:
    found = cycle.cycle(answers([f"D{n}" for n in range(1, 13)], case["answers"]))
    means = [
        None if mean is None else round(mean, 2) for mean in (found.i_reach, found.they_reach, found.repair)
    ]
    assert (means, found.statement) == (case["means"], case["statement"])


@cases("paces")
def test_pace(case: dict[str, Any]) -> None:
    times = [ms for count, ms in case["times"] for _ in range(count)]
    assert list(quality.pace(times).flags) == case["flags"]
