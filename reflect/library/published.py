"""content/published-ids.txt: every id ever published, so that readers' answers never lose what they hang
on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reflect.library.lines import read_text
from reflect.library.problems import Problem, Problems

FILE = "published-ids.txt"
UNKNOWN = "unknown"  # the kind of an id whose block has a mistake
HEAD = "# Every id ever published, with its kind. Never change a line; `manage.py publish_ids` adds new ones."


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids one file holds today. `prefix` begins its lines ("module/slug/"); `retired` are those it let
    go.
    """

    prefix: str
    path: str
    ids: Mapping[str, tuple[str, int]]
    retired: tuple[str, ...]
    retired_line: int = 1
    readable: bool = True

    def gone(self, name: str) -> bool:
        """Whether an id was let go, by itself or as an option of a prompt that was."""
        return name in self.retired or name.partition("/")[0] in self.retired


def read_published(raw: bytes, path: str) -> tuple[dict[str, tuple[str, int]], Problems]:
    """The published ids with their kind and line."""
    problems = Problems(path)
    found: dict[str, tuple[str, int]] = {}
    if not raw.strip():
        return found, problems
    for number, line in enumerate(read_text(raw, problems) or [], start=1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if len(words) != 2 or words[0].count("/") < 1:
            problems.error(number, f"can't read {line[:60]!r}; a line is `module/slug/id kind`")
        elif words[0] in found:
            problems.error(number, f"{words[0]} stands twice; take this line out")
        else:
            found[words[0]] = (words[1], number)
    return found, problems


def check_ids(published: Mapping[str, tuple[str, int]], files: Iterable[Ids], path: str) -> list[Problem]:
    """Note published ids that are gone or of another kind, and new ones that are not listed yet."""
    found: list[Problem] = []
    files = list(files)
    known = {file.prefix for file in files}
    for file in files:
        if file.readable:
            mine = {
                name.removeprefix(file.prefix): kind
                for name, kind in published.items()
                if name.startswith(file.prefix)
            }
            found += _check_file(file, mine)
    orphans: dict[str, int] = {}
    for name, (_, line) in published.items():
        if not any(name.startswith(prefix) for prefix in known):
            orphans.setdefault("/".join(name.split("/")[:2]), line)
    for name, line in orphans.items():
        found.append(
            Problem(path, line, f"{name} was published and its file is gone; put content for it back")
        )
    return found


def _check_file(file: Ids, published: Mapping[str, tuple[str, int]]) -> list[Problem]:
    found: list[Problem] = []
    for name, (kind, _) in published.items():
        if name in file.ids:
            now, line = file.ids[name]
            if now not in (kind, UNKNOWN):
                found.append(Problem(file.path, line, _changed(name, kind, now)))
        elif not file.gone(name):
            text = (
                f"#{name} ({kind}) was published and is gone; put it back, or add it to `retired: [{name}]`"
            )
            found.append(Problem(file.path, file.retired_line, text))
    for name in file.retired:
        if name in file.ids:
            text = f"retired: {name} is still in use in line {file.ids[name][1]}; take one of the two out"
            found.append(Problem(file.path, file.retired_line, text))
        elif name not in published:
            text = f"retired: {name} was never published; take it out of the list"
            found.append(Problem(file.path, file.retired_line, text))
    if new := [name for name, (kind, _) in file.ids.items() if name not in published and kind != UNKNOWN]:
        first = min(file.ids[name][1] for name in new)
        few = ", ".join(new[:3]) + (", …" if len(new) > 3 else "")
        text = f"{len(new)} new ids: {few}; when they are right, publish them with: manage.py publish_ids"
        found.append(Problem(file.path, first, text, error=False))
    return found


def _changed(name: str, was: str, now: str) -> str:
    wanted = f"give this one a new id and add `retired: [{name}]`"
    return f"#{name} was published as {was} and is {now} here; {wanted}"


def new_lines(published: Mapping[str, tuple[str, int]], files: Iterable[Ids]) -> list[str]:
    """The lines to add for ids that are not listed yet, in the order of the files."""
    return [
        f"{file.prefix}{name} {kind}"
        for file in files
        for name, (kind, _) in file.ids.items()
        if f"{file.prefix}{name}" not in published
    ]
