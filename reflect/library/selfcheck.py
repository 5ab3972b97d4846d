"""content/selfcheck/*.md: the statements of the self-check and of its check-in, and everything their pages
say.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from reflect.library.frontmatter import Key
from reflect.library.leaflets import (
    RETIRED,
    SOURCES,
    Leaflet,
    check_choice,
    check_options,
    ids_of,
    need_id,
    no_options,
    open_leaflet,
    unreadable,
)
from reflect.library.outline import Entry, Outline, Section
from reflect.library.printing import typographic
from reflect.library.problems import Problems
from reflect.library.shapes import Instrument, Item, Passage

KEYS = (
    Key("title", example="Self-check", high=60),
    Key("summary", example="You with one person, and what your answers say today.", high=240),
    Key("version", example="2026-11-20", high=20),
    Key("error_sd", example="24.5", high=8),
    Key("pairs", "words", example="[R01-R09, R11-R03]", required=False),
    Key("reviewed", "date", example="2026-11-20", required=False),
    SOURCES,
    RETIRED,
)
DIMS = ("ANX", "AVO")
FACETS = ("A1", "A2", "A3", "A4", "V1", "V2", "V3", "V4")
POINTS = 7
REGIONS = ("steady", "reaching", "guarded", "push-pull", "between-patterns")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})?\Z")
_VARIANT = "items-"


def read_instrument(raw: bytes, path: str, name: str) -> Leaflet[Instrument]:
    """Read an instrument; its id is the name of its file."""
    outline, problems = open_leaflet(raw, path, KEYS, any_id=True)
    if outline is None:
        return unreadable(path, name, problems)
    statements = outline.section("items")
    if statements is None or not statements.entries:
        problems.error(1, "the statements are missing; write `## Statements {#items}` and items below it")
        return unreadable(path, name, problems)
    entries = statements.entries
    items = tuple(item for entry in entries if (item := _item(entry, problems)))
    if len(items) == len(entries):
        _check_items(items, problems)
    for section in outline.sections:
        no_options(section, (), problems)
        for entry in section.entries:
            need_id(entry, problems)
            if not section.id.startswith("items"):
                check_options(entry, (), (), problems)
    # Statements with a mistake count as names too, so that what refers to them is not blamed.
    made = _instrument(name, outline, items, {entry.id for entry in entries}, problems)
    links, ids = tuple(outline.marks.links), ids_of(entries, "statement")
    return Leaflet(path, name, outline.front, made, tuple(problems.found), links, ids)


def _item(entry: Entry, problems: Problems) -> Item | None:
    needed = ("dim", "facet", "key", "stage")
    usable = check_options(entry, needed, needed, problems)
    known = (("dim", DIMS), ("facet", FACETS), ("key", ("F", "R")), ("stage", ("1", "2")))
    right = [check_choice(entry, name, values, problems) for name, values in known]
    if not usable or not all(right):
        return None
    given = entry.options
    if given["facet"].startswith("A") != (given["dim"] == "ANX"):
        problems.error(
            entry.line, f"facet={given['facet']} belongs to the other dimension; A goes with ANX, V with AVO"
        )
        return None
    return Item(entry.id, entry.text, given["dim"], given["facet"], given["key"], int(given["stage"]))


def _check_items(items: tuple[Item, ...], problems: Problems) -> None:
    for dim in DIMS:
        if items and not any(item.dim == dim for item in items):
            problems.error(1, f"no statement has dim={dim}; both dimensions are needed")


def _instrument(
    name: str, outline: Outline, items: tuple[Item, ...], names: set[str], problems: Problems
) -> Instrument | None:
    front = outline.front
    pairs = tuple(_pair(word, names, front.line("pairs"), problems) for word in front.words("pairs"))
    error_sd = front.text("error_sd")
    if error_sd and not _NUMBER.match(error_sd):
        problems.error(front.line("error_sd"), f"error_sd: {error_sd!r} is not a number; write 24.5")
        return None
    scale = _scale(outline, problems)
    variants = {
        section.id.removeprefix(_VARIANT): _variant(section, names, problems)
        for section in outline.sections
        if section.id.startswith(_VARIANT)
    }
    if any(key.required and key.name not in front.values for key in KEYS):
        return None
    return Instrument(
        id=name,
        title=typographic(front.text("title")),
        summary=typographic(front.text("summary")),
        version=front.text("version"),
        intro_html=outline.opening.html,
        scale=scale,
        items=items,
        pairs=tuple(pair for pair in pairs if pair),
        variants=MappingProxyType(variants),
        bands=MappingProxyType({s.id: s.html for s in outline.sections if _is_region(s.id)}),
        passages=MappingProxyType({section.id: _passage(section) for section in outline.sections}),
        error_sd=float(error_sd),
    )


def _is_region(name: str) -> bool:
    return any(name == region or name.startswith(f"{region}-") for region in REGIONS)


def _pair(word: str, names: set[str], line: int, problems: Problems) -> tuple[str, str] | None:
    first, dash, second = word.partition("-")
    if dash and {first, second} <= names and first != second:
        return first, second
    problems.error(
        line, f"pairs: {word!r} will not do; write two statements that contradict each other: R01-R09"
    )
    return None


def _scale(outline: Outline, problems: Problems) -> tuple[str, ...]:
    section = outline.section("scale")
    labels = tuple(entry.text for entry in (*section.points, *section.entries)) if section else ()
    if len(labels) != POINTS:
        line = section.line if section else 1
        problems.error(
            line,
            f"the scale has {len(labels)} labels; write {POINTS} under `## The seven answers {{#scale}}`",
        )
    return labels


def _variant(section: Section, names: set[str], problems: Problems) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for entry in section.entries:
        of = entry.options.get("of", "")
        check_options(entry, ("of",), ("of",), problems)
        if of and of not in names:
            problems.error(
                entry.line, f"of={of} is not a statement of this file; write the id of the one it rewords"
            )
        elif of in found:
            problems.error(entry.line, f"of={of} stands twice in this section; keep one")
        else:
            found[of] = entry.text
    return MappingProxyType(found)


def _passage(section: Section) -> Passage:
    points = tuple(point.text for point in section.points)
    lines = MappingProxyType({entry.id: entry.text for entry in section.entries})
    return Passage(section.id, section.title, section.html, lines, points)
