"""Answer sheets for the tests, by name, as in the worked cases."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

from reflect.library.selfcheck import read_instrument
from reflect.library.shapes import Instrument
from reflect.selfcheck.record import Record

ROOT = Path(__file__).resolve().parents[2]
CASES = json.loads(Path(__file__).with_name("vectors.json").read_text())["vectors"]["REFLECT-24"]
SHEETS: dict[str, list[int | None]] = {case["name"]: case["answers"] for case in CASES}
YEAR = date.today().year
NOVEMBER = datetime(YEAR, 11, 20, 21, 40, tzinfo=UTC)


def instrument() -> Instrument:
    """The self-check as it is published."""
    path = ROOT / "content" / "selfcheck" / "reflect-24.md"
    made = read_instrument(path.read_bytes(), path.name, "reflect-24").made
    assert made is not None
    return made


def answers(name: str, first: int = 24) -> dict[str, int | None]:
    """The first so many answers of a worked case, by statement id."""
    return {f"R{n:02}": value for n, value in enumerate(SHEETS[name][:first], start=1)}


def record(
    given: dict[str, int | None],
    *,
    name: str = "R.",
    kind: str = "partner",
    taken: datetime = NOVEMBER,
    id: UUID | None = None,
) -> Record:
    """A finished sitting with these answers."""
    stage = 2 if len(given) > 12 else 1
    return Record(
        id or uuid4(), 3, name, kind, taken, taken, taken, stage, stage, "reflect-24", given, said=""
    )
