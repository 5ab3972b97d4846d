"""The worked cases of the scoring specification, every one, through the product's own rules."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reflect.selfcheck import change, cycle, quality, scoring

CASES: dict[str, Any] = json.loads(Path(__file__).with_name("vectors.json").read_text())
VECTORS = CASES["vectors"]
ERROR_SD = CASES["error_sd_per_item_pomp"]

ECR_R_REVERSED = {9, 11, 20, 22, 26, 27, 28, 29, 30, 31, 33, 34, 35, 36}


@dataclass(frozen=True)
class Key:
    id: str
    dim: str
    key: str


REFLECT = [Key(i["id"], i["dim"], i["key"]) for i in CASES["items"]]
CHECK_IN = [Key(i["id"], i["dim"], i["key"]) for i in CASES["checkin"]]
PAIRS = [(a, b) for a, b in CASES["pairs"]]
ECR_R = [Key(f"E{n}", "ANX" if n <= 18 else "AVO", "R" if n in ECR_R_REVERSED else "F") for n in range(1, 37)]
ECR_RS = [Key(f"S{n}", "AVO" if n <= 6 else "ANX", "R" if n <= 4 else "F") for n in range(1, 10)]
FORMS = {
    "REFLECT-24": REFLECT,
    "REFLECT-24 stage 1 (items R01-R12 only)": REFLECT[:12],
    "CHECK-IN 6": CHECK_IN,
}


def named(group: str) -> Any:
    return pytest.mark.parametrize("case", VECTORS[group], ids=[c["name"] for c in VECTORS[group]])


def given(items: list[Key], answers: list[int | None]) -> dict[str, int | None]:
    return {item.id: answer for item, answer in zip(items, answers, strict=True)}


def rounded(score: scoring.Score) -> dict[str, Any]:
    """A score in the shape of the worked cases."""
    place = score.place
    if place is None:
        names = ("mean", "pomp", "show", "sem", "band68", "band95", "zone")
        return {"n": score.n} | dict.fromkeys(names)
    return {
        "n": score.n,
        "mean": round(place.mean, 6),
        "pomp": round(place.pomp, 6),
        "show": place.show,
        "sem": round(place.sem, 6),
        "band68": [round(end, 6) for end in place.band(scoring.Z68)],
        "band95": [round(end, 6) for end in place.band(scoring.Z95)],
        "zone": place.zone,
    }


@pytest.mark.parametrize(
    ("form", "case"),
    [(form, case) for form in FORMS for case in VECTORS[form]],
    ids=[f"{form}: {case['name']}" for form in FORMS for case in VECTORS[form]],
)
def test_places_zones_and_region(form: str, case: dict[str, Any]) -> None:
    items = FORMS[form]
    answers = given(items, case["answers"])
    worry = scoring.score(items, answers, "ANX", ERROR_SD)
    distance = scoring.score(items, answers, "AVO", ERROR_SD)
    assert {
        "anxiety": rounded(worry),
        "avoidance": rounded(distance),
        "region": scoring.region(worry.place, distance.place),
    } == case["expected"]


@named("REFLECT-24")
def test_quality_flags(case: dict[str, Any]) -> None:
    seen = quality.quality(REFLECT, given(REFLECT, case["answers"]), PAIRS)
    assert seen.spread is not None
    lean = {dim: value for dim, value in seen.leaning.items() if value is not None}
    assert {
        "longstring": seen.longest,
        "irv": round(seen.spread, 6),
        "aq_anx": round(lean["ANX"], 6),
        "aq_avo": round(lean["AVO"], 6),
        "contradictions": seen.apart,
        "median_ms": quality.pace([]).median_ms,
        "flags": list(seen.flags),
    } == case["quality"]


@pytest.mark.parametrize(
    ("items", "case"),
    [(ECR_R, c) for c in VECTORS["ECR-R"]] + [(ECR_RS, c) for c in VECTORS["ECR-RS"]],
    ids=[f"{g}: {c['name']}" for g in ("ECR-R", "ECR-RS") for c in VECTORS[g]],
)
def test_published_keys_run_through_the_same_rules(items: list[Key], case: dict[str, Any]) -> None:
    answers = given(items, case["answers"])
    worry, distance = (scoring.score(items, answers, dim) for dim in ("ANX", "AVO"))
    assert {
        "anxiety": worry.place and round(worry.place.mean, 6),
        "avoidance": distance.place and round(distance.place.mean, 6),
        "n_anx": worry.n,
        "n_avo": distance.n,
    } == case["expected"]


@named("RCI reflect")
def test_change_between_two_sittings(case: dict[str, Any]) -> None:
    moved = change.change(*case["inp"], error_sd=ERROR_SD)
    assert {
        "diff": moved.diff,
        "sdiff": round(moved.s_diff, 6),
        "rci": round(moved.rci, 6),
        "mdc95": round(moved.mdc95, 6),
        "verdict": moved.verdict,
    } == case["expected"]


@named("RCI Jacobson-Truax")
def test_change_as_published(case: dict[str, Any]) -> None:
    x1, x2, sd, reliability = case["inp"]
    moved = change.jacobson_truax(x1, x2, sd, reliability)
    assert {
        "SE": round(change.standard_error(sd, reliability), 6),
        "Sdiff": round(moved.s_diff, 6),
        "RC": round(moved.rci, 6),
        "MDC95": round(moved.mdc95, 6),
        "reliable": moved.clear,
    } == case["expected"]


@named("QUALITY timing")
def test_pace(case: dict[str, Any]) -> None:
    seen = quality.pace(case["ms"])
    assert {"median_ms": seen.median_ms, "flags": list(seen.flags)} == case["expected"]


@named("CYCLE 12")
def test_cycle(case: dict[str, Any]) -> None:
    seen = cycle.cycle(case["answers"])
    assert {
        "I_reach": seen.i_reach and round(seen.i_reach, 6),
        "they_reach": seen.they_reach and round(seen.they_reach, 6),
        "both_heat": seen.both_heat,
        "both_quiet": seen.both_quiet,
        "repair": seen.repair,
        "statement": seen.statement,
    } == case["expected"]
