"""A file of content once it is read, and what the files of sections (signs, self-check, choices) share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from reflect.library.frontmatter import Front, Key
from reflect.library.marks import Link
from reflect.library.outline import Entry, Outline, Section, read_outline
from reflect.library.problems import Problem, Problems, choose_from
from reflect.library.published import Ids
from reflect.library.shapes import Source

Made_co = TypeVar("Made_co", covariant=True)

RETIRED = Key("retired", "words", example="[old-id]", required=False)
SOURCES = Key("sources", "words", example="[schrodt-2014]", required=False)
NO_FRONT = Front({}, {})


@dataclass(frozen=True, slots=True)
class Leaflet(Generic[Made_co]):
    """What one file gave: the thing (None where it was too broken) and what is wrong with it.

    `ids` maps each id in it to its kind and line, `recalls` are lines and targets. `readable` is not set
    where nothing could be made out, so that missing ids mean nothing.
    """

    path: str
    name: str
    front: Front
    made: Made_co | None
    problems: tuple[Problem, ...]
    links: tuple[Link, ...] = ()
    ids: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    recalls: tuple[tuple[int, tuple[str, str]], ...] = ()
    readable: bool = True

    def held(self, prefix: str) -> Ids:
        """The ids of this file, as they are published under a prefix."""
        retired = self.front.words("retired")
        return Ids(prefix, self.path, self.ids, retired, self.front.line("retired"), self.readable)

    def sources(self, known: Mapping[str, Source]) -> tuple[Source, ...]:
        """The sources it names, those that exist."""
        return tuple(known[name] for name in self.front.words("sources") if name in known)


def open_leaflet(
    raw: bytes, path: str, keys: Sequence[Key], *, any_id: bool = False
) -> tuple[Outline | None, Problems]:
    """The sections of a file and its problems so far."""
    problems = Problems(path)
    return read_outline(raw, keys, problems, any_id=any_id), problems


def unreadable(path: str, name: str, problems: Problems) -> Leaflet[Any]:
    """What a file gives that could not be read at all."""
    return Leaflet(path, name, NO_FRONT, None, tuple(problems.found), readable=False)


def check_options(entry: Entry, known: Sequence[str], needed: Sequence[str], problems: Problems) -> bool:
    """Note unknown and missing options of an item; say whether it can be used."""
    if not entry.text:
        problems.error(entry.line, "an item without words; write `- words {#id}`")
    for name in entry.options:
        if name not in known:
            wanted = choose_from(name, known) if known else "write `- words {#id}`"
            problems.error(entry.line, f"{name}= can't stand here; {wanted}")
    for name in needed:
        if not entry.options.get(name):
            problems.error(entry.line, f"{name}= is missing; write it in the braces: {{#id {name}=...}}")
    return bool(entry.text) and all(entry.options.get(name) for name in needed)


def check_choice(entry: Entry, name: str, known: Sequence[str], problems: Problems) -> bool:
    """Note an option whose value is not one of `known`."""
    value = entry.options.get(name, "")
    if value and value not in known:
        problems.error(entry.line, f"{name}={value} is unknown; {choose_from(value, known)}")
        return False
    return True


def need_id(entry: Entry, problems: Problems) -> bool:
    """Note an item that has braces and no id in them."""
    if not entry.id:
        problems.error(entry.line, "an id is missing; write `- words {#id}`")
    return bool(entry.id)


def no_options(section: Section, known: Sequence[str], problems: Problems) -> None:
    """Note options on a heading that mean nothing there."""
    for name in section.options:
        if name not in known:
            problems.error(section.line, f"{name}= can't stand on this heading; write `## Heading {{#id}}`")


def refuse_points(section: Section, problems: Problems) -> None:
    """Note list items without an id, where answers will hang on each of them."""
    for point in section.points:
        problems.error(point.line, "an id is missing; write `- words {#id}`")


def ids_of(entries: Sequence[Entry], kind: str) -> dict[str, tuple[str, int]]:
    """The ids of some items, all of one kind."""
    return {entry.id: (kind, entry.line) for entry in entries if entry.id}
