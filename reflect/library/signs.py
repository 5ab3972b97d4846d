"""content/signs/*.md: checklists of signs, one file each."""

from reflect.library.frontmatter import Key
from reflect.library.leaflets import (
    RETIRED,
    SOURCES,
    Leaflet,
    check_choice,
    check_options,
    ids_of,
    need_id,
    open_leaflet,
    refuse_points,
    unreadable,
)
from reflect.library.outline import Entry, Outline
from reflect.library.printing import typographic
from reflect.library.problems import Problems
from reflect.library.shapes import Checklist, Sign

GROUPS = ("danger", "strain", "care", "look-for", "told-myself")
CUES = tuple(f"D{number}" for number in range(1, 19))
KEYS = (
    Key("title", example="Signs of care", high=60),
    Key("summary", example="Things a person does that make room for you.", high=240),
    Key("group", example="care", choices=GROUPS),
    Key("order", "number", example="30", low=0, high=9999),
    Key("covers", "words", example="[P299, N21]"),
    Key("reviewed", "date", example="2026-11-20"),
    SOURCES,
    RETIRED,
)
FEWEST = 3


def read_checklist(raw: bytes, path: str, name: str) -> Leaflet[Checklist]:
    """Read a checklist; its id is the name of its file."""
    outline, problems = open_leaflet(raw, path, KEYS)
    if outline is None:
        return unreadable(path, name, problems)
    entries = [entry for section in (outline.opening, *outline.sections) for entry in section.entries]
    for section in outline.sections:
        if section.html:
            problems.error(
                section.line,
                "a heading in a checklist stands over items only; put its text before the first one",
            )
    _check(outline, entries, problems)
    return Leaflet(
        path,
        name,
        outline.front,
        _checklist(name, outline, entries),
        tuple(problems.found),
        tuple(outline.marks.links),
        ids_of(entries, "sign"),
    )


def _check(outline: Outline, entries: list[Entry], problems: Problems) -> None:
    for entry in entries:
        need_id(entry, problems)
        check_options(entry, ("cue",), (), problems)
        check_choice(entry, "cue", CUES, problems)
        if outline.front.text("group") == "danger" and not entry.options.get("cue"):
            problems.error(entry.line, "a sign of danger names its cue; write {#id cue=D3}")
    for section in (outline.opening, *outline.sections):
        refuse_points(section, problems)
    if len(entries) < FEWEST and not outline.opening.points:
        problems.error(
            1, f"{len(entries)} of at least {FEWEST} signs are here; write `- words {{#id}}`, one to a line"
        )
    if not outline.opening.html:
        problems.error(1, "an opening is missing; write a paragraph below the front matter")


def _checklist(name: str, outline: Outline, entries: list[Entry]) -> Checklist | None:
    front = outline.front
    reviewed = front.day("reviewed")
    if reviewed is None or any(key.required and key.name not in front.values for key in KEYS):
        return None
    return Checklist(
        name,
        typographic(front.text("title")),
        typographic(front.text("summary")),
        front.text("group"),
        front.number("order"),
        outline.opening.html,
        tuple(Sign(entry.id, entry.text, entry.options.get("cue", "")) for entry in entries),
        front.words("covers"),
        reviewed,
    )
