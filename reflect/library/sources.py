"""content/sources.yaml: the studies and books that articles lean on."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from reflect.library.attributes import ID
from reflect.library.printing import typographic
from reflect.library.problems import Problems, choose_from
from reflect.library.shapes import Source
from reflect.library.trees import Table, read_tree

_YEAR = re.compile(r"(?:18|19|20)\d\d\Z")
STRENGTHS = ("strong", "some", "opinion")
_NEEDED = ("authors", "year", "title", "where", "found", "strength")
# How many points each of the five groups of coverage ids has.
_COVERAGE = {"W": 61, "B": 39, "N": 45, "P": 421, "C": 43}


def read_sources(raw: bytes, path: str) -> tuple[Mapping[str, Source], Problems]:
    """Read the sources by id. One with a mistake is kept too, so that articles naming it are not blamed."""
    problems = Problems(path)
    tree = read_tree(raw, problems)
    made = {}
    for name, line in tree.lines.items():
        if not ID.match(name):
            problems.error(line, f"{name} is not an id; write the first author and the year: schrodt-2014")
        elif not tree.table(name):
            problems.error(line, f"{name}: write its keys below it: {', '.join(_NEEDED)}")
        made[name] = _source(name, tree.table(name), problems)
    return MappingProxyType(made), problems


def _source(name: str, entry: Table, problems: Problems) -> Source:
    if entry:
        entry.check((*_NEEDED, "url"), _NEEDED, f"source {name}", problems)
    year, strength, url = entry.text("year"), entry.text("strength"), entry.text("url")
    if year and not _YEAR.match(year):
        problems.error(entry.lines["year"], f"year: {year!r} is not a year; write four digits")
    if strength and strength not in STRENGTHS:
        known = choose_from(strength, STRENGTHS)
        problems.error(entry.lines["strength"], f"strength: {strength!r} is unknown; {known}")
    if url and not url.startswith("https://"):
        problems.error(entry.lines["url"], "url: must begin with https://")
    return Source(
        id=name,
        authors=entry.text("authors"),
        year=int(year) if _YEAR.match(year) else 0,
        title=typographic(entry.text("title")),
        where=typographic(entry.text("where")),
        found=typographic(entry.text("found")),
        strength=strength,
        url=url,
    )


def is_coverage_id(word: str) -> bool:
    """Whether this is a point of the coverage list: W1-W61, B1-B39, N1-N45, P1-P421, C1-C43."""
    match = re.fullmatch(r"([WBNPC])([1-9]\d{0,2})", word)
    return match is not None and int(match[2]) <= _COVERAGE[match[1]]
