"""The table in docs/decision-aid.md: complete, and naming only pages that are there."""

import re
from pathlib import Path

import pytest

from tests.test_addresses import addresses

TABLE = (Path(__file__).resolve().parents[2] / "docs" / "decision-aid.md").read_text(encoding="utf-8")
ITEMS = [*(f"Q{n}" for n in range(1, 7)), *(f"C{n}" for n in range(1, 11)), *map(str, range(1, 29))]
NAMED = re.compile(r"`(/[^`]*)`")
PLAIN = ("Not met", "Not applicable")


def rows() -> list[tuple[str, ...]]:
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.splitlines() if "|" in line
    ]
    return [tuple(row) for row in cells if row[0] != "Item" and not row[0].startswith("---")]


def known() -> set[str]:
    return {"/" + re.sub(r"<\w+:(\w+)>", r"<\1>", route) for _, route, _ in addresses()}


def test_every_item_of_the_standard_stands_in_the_table_once():
    assert [row[0] for row in rows() if not row[0].startswith("D")] == ITEMS
    assert {len(row) for row in rows()} == {4}
    assert [row for row in rows() if not all(row)] == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_an_item_names_pages_that_are_there_or_says_plainly_that_it_is_not_met(row):
    where = row[2]
    named = NAMED.findall(where)
    assert (where in PLAIN) != bool(named)
    assert ", ".join(f"`{path}`" for path in named) == (where if named else "")
    assert [path for path in named if path not in known()] == []


def test_every_address_in_the_text_is_there_too():
    named = NAMED.findall(TABLE)
    assert len(named) > 20
    assert [path for path in named if path not in known()] == []
    assert "/choices/<id>/verdict/" not in known()  # a page that is not there would be found out


def test_what_makes_it_a_decision_aid_is_met():
    assert [row[0] for row in rows() if row[0].startswith("Q") and row[2] in PLAIN] == []


def test_only_what_is_about_screening_tests_does_not_apply():
    spared = [row[0] for row in rows() if row[2] == "Not applicable"]
    assert spared == ["C7", "C8", "C9", "C10", "24", "25", "26", "27", "28"]
