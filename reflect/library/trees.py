"""YAML files as trees that remember their lines. Scalars stay text: what they mean is for the reader of
the tree.
"""

import yaml

from reflect.library.lines import read_text
from reflect.library.problems import Problems

Tree = "str | Table | Rows"


class Table(dict[str, "str | Table | Rows"]):
    """A mapping; `line` is where it begins, `lines` where each key stands."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    def text(self, name: str) -> str:
        """The text under a key, "" where there is none or something else."""
        value = self.get(name, "")
        return value if isinstance(value, str) else ""

    def table(self, name: str) -> "Table":
        """The mapping under a key, an empty one where there is none."""
        value = self.get(name)
        return value if isinstance(value, Table) else Table(self.line)

    def rows(self, name: str) -> "list[Table]":
        """The mappings in the list under a key."""
        value = self.get(name)
        return [row for row in value if isinstance(row, Table)] if isinstance(value, Rows) else []

    def check(self, known: tuple[str, ...], needed: tuple[str, ...], what: str, problems: Problems) -> None:
        """Note keys that are unknown, and needed ones that are missing or empty."""
        for name, line in self.lines.items():
            if name not in known:
                problems.error(line, f"{name}: is not a key of {what}; known are: {', '.join(known)}")
        for name in needed:
            if not self.get(name):
                problems.error(self.line, f"{name}: is missing from {what}; write `{name}: ...`")


class Rows(list["str | Table | Rows"]):
    """A list."""


def read_tree(raw: bytes, problems: Problems) -> Table:
    """Read a YAML file whose top is a mapping; an empty table where it can't be read (and a problem says
    why).
    """
    lines = read_text(raw, problems)
    if lines is None:
        return Table(1)
    try:
        root = yaml.compose("\n".join(lines), Loader=yaml.SafeLoader)
        if isinstance(root, yaml.MappingNode):
            return _table(root, problems)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        hint = 'put text that holds a colon or a hash in "double quotes"; use spaces, not tabs'
        problems.error(mark.line + 1 if mark else 1, f"this can't be read ({wrong.problem}); {hint}")
    except (yaml.YAMLError, RecursionError, ValueError) as wrong:
        problems.error(1, f"this can't be read ({type(wrong).__name__}); write `key: value` lines")
    else:
        problems.error(1, "this must be lines of `key: value`")
    return Table(1)


def _tree(node: yaml.Node, problems: Problems) -> "str | Table | Rows":
    if isinstance(node, yaml.MappingNode):
        return _table(node, problems)
    if isinstance(node, yaml.SequenceNode):
        return Rows(_tree(child, problems) for child in node.value)
    return "" if node.tag == "tag:yaml.org,2002:null" else " ".join(str(node.value).split())


def _table(node: yaml.MappingNode, problems: Problems) -> Table:
    table = Table(node.start_mark.line + 1)
    for key, value in node.value:
        name = str(key.value)
        if name in table:
            problems.error(key.start_mark.line + 1, f"{name}: stands twice; keep one")
        table.lines[name] = key.start_mark.line + 1
        table[name] = _tree(value, problems)
    return table
