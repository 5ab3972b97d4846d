"""The braces: `{#id option=value}` behind a heading, a block or an item."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reflect.library.problems import Problems

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
MAX_ID = 48
UNREADABLE = "?"  # stands for an id whose mistake was noted already
_BRACES = re.compile(r"\s*\{([^{}]*)\}\s*$")
_TOKEN = re.compile(
    r"""\s*(?:\#(?P<id>[^\s"=]*)|(?P<key>[A-Za-z_-]+)=(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"]*)))(?=\s|$)"""
)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stood in the braces: the id ("" without one) and the options."""

    id: str
    options: Mapping[str, str]


NONE = Attributes("", MappingProxyType({}))


def split_braces(text: str) -> tuple[str, str | None]:
    """Take the braces off the end of a line: ("Label", "#id a=b"), or (text, None) where there are none."""
    match = _BRACES.search(text)
    return (text[: match.start()].strip(), match[1]) if match else (text.strip(), None)


def parse_attributes(inside: str | None, line: int, problems: Problems) -> Attributes:
    """Read what stands between the braces; each mistake is noted once and left out."""
    if inside is None:
        return NONE
    found_id, options, at = "", {}, 0
    while inside[at:].strip():
        match = _TOKEN.match(inside, at)
        if match is None:
            rest = inside[at:].split()[0]
            problems.error(line, f"{{{inside}}}: can't read {rest!r}; write {{#id option=value}}")
            found_id = found_id or UNREADABLE
            break
        at = match.end()
        if match["id"] is not None:
            if found_id:
                problems.error(line, f"two ids stand in {{{inside}}}; keep one")
            elif not match["id"]:
                problems.error(line, f"an id is missing behind # in {{{inside}}}")
            found_id = found_id or match["id"] or UNREADABLE
        elif match["key"] in options:
            problems.error(line, f"{match['key']}= stands twice in {{{inside}}}; keep one")
        else:
            options[match["key"]] = match["quoted"] if match["quoted"] is not None else match["value"]
    return Attributes(found_id, MappingProxyType(options))


def suggest_id(text: str) -> str:
    """An id made from words: "The hour before" gives the-hour-before."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", text.lower()))
    while words and not words[0][0].isalpha():
        words.pop(0)
    short: list[str] = []
    for word in words:
        if len("-".join([*short, word])) > 30:
            break
        short.append(word)
    return "-".join(short) or "name-it"


def check_id(found: str, text: str, line: int, problems: Problems) -> bool:
    """Say whether an id is there and well formed; note what to write where it is not. `text` is what it
    names.
    """
    if found == UNREADABLE:
        return False
    if not found:
        problems.error(line, f"an id is missing; write {{#{suggest_id(text)}}} at the end of the line")
        return False
    if len(found) > MAX_ID or not ID.match(found):
        problems.error(
            line,
            f"#{found} is not an id; use small letters, digits and single hyphens, a letter first, "
            f"{MAX_ID} at most: {{#{suggest_id(found if ID.match(suggest_id(found)) else text)}}}",
        )
        return False
    return True
