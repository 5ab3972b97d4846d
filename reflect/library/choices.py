"""content/choices/*.md: the paths, what may matter, and the only sentences a summary may say."""

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
    refuse_points,
    unreadable,
)
from reflect.library.outline import Entry, Outline, Section
from reflect.library.printing import count_words
from reflect.library.problems import Problems
from reflect.library.shapes import ChoiceTexts, MatterGroup, Observation, PathOption

FILES = ("options", "matters", "observations", "ready", "words")
KEYS = (
    Key("title", example="Five paths", high=60),
    Key("summary", example="Ways this could go, each with a good side and a hard side.", high=240),
    Key("reviewed", "date", example="2026-11-20"),
    SOURCES,
    RETIRED,
)
SIDES = ("good", "hard")
LONGEST_SHORT = 12  # letters: what fits the head of a column
PLACES = "places"  # in ready.md, the section that says where each row can be worked on
PLACE = "-place"
BALANCE = 0.15  # how far the words of good and hard sides, and those of two paths, may be apart


def read_choices(raw: bytes, path: str, name: str) -> Leaflet[ChoiceTexts]:
    """Read one of the files; the others' fields stay empty."""
    outline, problems = open_leaflet(raw, path, KEYS)
    if outline is None:
        return unreadable(path, name, problems)
    if not outline.sections:
        problems.error(1, "there is nothing here; write `## Heading {#id}` and items below it")
    made, ids = (_paths if name == "options" else _lists)(outline, name, problems)
    return Leaflet(path, name, outline.front, made, tuple(problems.found), tuple(outline.marks.links), ids)


def _lists(outline: Outline, name: str, problems: Problems) -> tuple[ChoiceTexts, dict[str, tuple[str, int]]]:
    entries = [entry for section in outline.sections for entry in section.entries]
    for section in outline.sections:
        no_options(section, (), problems)
        refuse_points(section, problems)
    for entry in entries:
        need_id(entry, problems)
        check_options(entry, (), (), problems)
    pairs = tuple((entry.id, entry.text) for entry in entries)
    if name == "matters":
        groups = tuple(
            MatterGroup(section.id, section.title, tuple((entry.id, entry.text) for entry in section.entries))
            for section in outline.sections
        )
        return ChoiceTexts(matter_groups=groups), ids_of(entries, "matter")
    if name == "observations":
        return ChoiceTexts(observations=tuple(Observation(id, text) for id, text in pairs)), {}
    if name == "ready":
        return _ready(outline, problems)
    return ChoiceTexts(words=pairs), ids_of(entries, "words")


def _ready(outline: Outline, problems: Problems) -> tuple[ChoiceTexts, dict[str, tuple[str, int]]]:
    """The rows, and under `PLACES` what the link beside a row says. Only the rows are stored by readers."""
    rows = [entry for section in outline.sections if section.id != PLACES for entry in section.entries]
    known, places = {row.id for row in rows}, {}
    for section in outline.sections:
        for entry in section.entries if section.id == PLACES else ():
            row = entry.id.removesuffix(PLACE)
            if entry.id and (row not in known or row == entry.id):
                wanted = "write the id of a row and then -place, such as {#facts-place}"
                problems.error(entry.line, f"#{entry.id} belongs to no row; {wanted}")
            places[row] = entry.text
    ready = tuple((row.id, row.text) for row in rows)
    return ChoiceTexts(ready=ready, places=tuple(places.items())), ids_of(rows, "ready")


def _paths(outline: Outline, name: str, problems: Problems) -> tuple[ChoiceTexts, dict[str, tuple[str, int]]]:
    before = len(problems.found)
    options = tuple(_path(section, problems) for section in outline.sections)
    if len(problems.found) == before:
        _check_lengths(outline, options, problems)
    ids = {section.id: ("path", section.line) for section in outline.sections if section.id}
    return ChoiceTexts(options=options), ids


def _check_lengths(outline: Outline, options: tuple[PathOption, ...], problems: Problems) -> None:
    """No path may look better for being longer (IPDAS: options in equal detail)."""
    sizes = [
        sum(count_words(text) for text in (*option.good, *option.hard, option.week_html))
        for option in options
    ]
    for section, size in zip(outline.sections, sizes, strict=True):
        if size > min(sizes) * (1 + BALANCE):
            problems.error(
                section.line,
                f"this path has {size} words and another has {min(sizes)}; "
                f"keep all within {BALANCE:.0%}, so that none looks better for being longer",
            )


def _path(section: Section, problems: Problems) -> PathOption:
    no_options(section, ("short",), problems)
    short = section.options.get("short", "")
    if not short or len(short) > LONGEST_SHORT:
        wanted = "`## Take some space {#space short=Space}`"
        problems.error(section.line, f"a path needs a short name of up to {LONGEST_SHORT} letters: {wanted}")
    right = [_check_side(entry, problems) for entry in section.entries]
    good, hard = (tuple(e.text for e in section.entries if e.options.get("side") == side) for side in SIDES)
    if all(right) and (not good or len(good) != len(hard)):
        counted = f"{len(good)} good and {len(hard)} hard sides"
        problems.error(section.line, f"this path has {counted}; write as many of each")
    if not section.html:
        wanted = "write it as a paragraph below the list"
        problems.error(section.line, f"what a week might be like is missing; {wanted}")
    return PathOption(section.id, section.title, short, good, hard, section.html)


def _check_side(entry: Entry, problems: Problems) -> bool:
    if entry.id:
        problems.error(entry.line, f"#{entry.id} is not needed here; write {{side=good}} or {{side=hard}}")
    return check_options(entry, ("side",), ("side",), problems) and check_choice(
        entry, "side", SIDES, problems
    )
