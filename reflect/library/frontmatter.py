"""The lines between `---` and `---`: which keys there are, on which line, and whether their values will
do.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import yaml

from reflect.library.problems import Problems, choose_from

Value = str | int | date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What a key may hold. `kind`: text, number, date or words (a list). `low` and `high` bound a number
    or a length.
    """

    name: str
    kind: str = "text"
    example: str = ""
    choices: Sequence[str] = ()
    low: int = 0
    high: int = 0
    required: bool = True


@dataclass(frozen=True, slots=True)
class Front:
    """The values that were right, and the line each key stands on."""

    values: Mapping[str, Value]
    lines: Mapping[str, int]

    def text(self, name: str) -> str:
        """The value of a text key, "" where it was missing or wrong."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int:
        """The value of a number key, 0 where it was missing or wrong."""
        value = self.values.get(name, 0)
        return value if isinstance(value, int) else 0

    def words(self, name: str) -> tuple[str, ...]:
        """The value of a list key, empty where it was missing or wrong."""
        value = self.values.get(name, ())
        return value if isinstance(value, tuple) else ()

    def day(self, name: str) -> date | None:
        """The value of a date key, None where it was missing or wrong."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def line(self, name: str) -> int:
        """Where the key stands; line 1 where it does not."""
        return self.lines.get(name, 1)


def read_front(lines: list[str], keys: Sequence[Key], problems: Problems) -> tuple[Front, int] | None:
    """Read the front matter of a file. Returns it and the number of lines it takes up, its fences included.

    None where it is never closed: what is text and what is not can't be told.
    """
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if lines[start].rstrip() != "---":
        problems.error(start + 1, "the front matter is missing; the first line must be ---")
        return Front({}, {}), _end_without_beginning(lines)
    end = next((at for at in range(start + 1, len(lines)) if lines[at].rstrip() == "---"), 0)
    if not end:
        wanted = "write --- on a line of its own after its last key"
        problems.error(start + 1, f"the front matter is never closed; {wanted}")
        return None
    nodes = _compose("\n".join(lines[start + 1 : end]), start + 2, problems)
    return (Front({}, {}) if nodes is None else _check(nodes, keys, start + 2, problems)), end + 1


def _end_without_beginning(lines: list[str]) -> int:
    """Where the body begins if only the first `---` is missing, so that keys are not taken for text."""
    end = next((at for at, line in enumerate(lines[:40]) if line.rstrip() == "---"), -1)
    return end + 1 if end > 0 and ":" in lines[0] else 0


def _compose(text: str, first: int, problems: Problems) -> list[tuple[yaml.Node, yaml.Node]] | None:
    """The keys and values as YAML nodes, which know their lines. Nothing is constructed: values are read
    by us.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = first + (mark.line if mark else 0)
        hint = (
            'put the value in "double quotes" if it holds a colon, a hash or a bracket; use spaces, not tabs'
        )
        problems.error(line, f"the front matter can't be read ({wrong.problem}); {hint}")
        return None
    except (yaml.YAMLError, RecursionError, ValueError) as wrong:
        problems.error(
            first,
            f"the front matter can't be read ({type(wrong).__name__}); write one `key: value` to a line",
        )
        return None
    if root is None:
        problems.error(first - 1, "the front matter is empty; write its keys as `key: value`")
        return None
    if not isinstance(root, yaml.MappingNode):
        problems.error(first, "the front matter must be lines of `key: value`")
        return None
    return list(root.value)


def _check(
    nodes: list[tuple[yaml.Node, yaml.Node]], keys: Sequence[Key], first: int, problems: Problems
) -> Front:
    known = {key.name: key for key in keys}
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    for name_node, node in nodes:
        line = first + name_node.start_mark.line
        name = name_node.value if isinstance(name_node, yaml.ScalarNode) else "?"
        if name in lines:
            problems.error(line, f"{name}: stands twice in the front matter; keep one")
        elif name not in known:
            problems.error(line, f"{name}: is not a key of the front matter; {choose_from(name, known)}")
        else:
            lines[name] = line
            value = _value(node, known[name], line, problems)
            if value is not None:
                values[name] = value
    for key in keys:
        if key.required and key.name not in lines:
            problems.error(
                first - 1, f"{key.name}: is missing from the front matter; write `{key.name}: {key.example}`"
            )
    return Front(values, lines)


def _value(node: yaml.Node, key: Key, line: int, problems: Problems) -> Value | None:
    if key.kind == "words":
        return _words(node, key, line, problems)
    text = " ".join(node.value.split()) if isinstance(node, yaml.ScalarNode) else None
    if text is None:
        problems.error(line, f"{key.name}: must be a single value; write `{key.name}: {key.example}`")
    elif not text:
        problems.error(line, f"{key.name}: is empty; write `{key.name}: {key.example}`")
    elif key.kind == "number":
        return _number(text, key, line, problems)
    elif key.kind == "date":
        return _date(text, key, line, problems)
    elif key.choices and text not in key.choices:
        problems.error(line, f"{key.name}: {text!r} is unknown; {choose_from(text, key.choices)}")
    elif key.high and len(text) > key.high:
        problems.error(line, f"{key.name}: has {len(text)} characters; {key.high} is the most")
    else:
        return text
    return None


def _words(node: yaml.Node, key: Key, line: int, problems: Problems) -> tuple[str, ...] | None:
    if not isinstance(node, yaml.SequenceNode) or not all(isinstance(n, yaml.ScalarNode) for n in node.value):
        problems.error(
            line, f"{key.name}: must be a list in square brackets; write `{key.name}: {key.example}`"
        )
        return None
    words = [str(n.value).strip() for n in node.value]
    for word in sorted({word for word in words if words.count(word) > 1}):
        problems.error(line, f"{key.name}: {word} stands twice; keep one")
    return tuple(dict.fromkeys(word for word in words if word))


def _number(text: str, key: Key, line: int, problems: Problems) -> int | None:
    if re.fullmatch(r"[0-9]{1,6}", text) and key.low <= int(text) <= key.high:
        return int(text)
    problems.error(
        line, f"{key.name}: {text!r} will not do; write a whole number from {key.low} to {key.high}"
    )
    return None


def _date(text: str, key: Key, line: int, problems: Problems) -> date | None:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    problems.error(
        line,
        f"{key.name}: {text!r} is not a date; write the year, month and day: `{key.name}: {key.example}`",
    )
    return None
