"""The folder of content on disk: which files there are, and reading each of them once."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar, cast

from reflect.library.lines import MAX_BYTES
from reflect.library.problems import Problem
from reflect.library.published import FILE

FOLDERS = ("modules", "signs", "selfcheck", "choices")
LISTS = ("helplines.yaml", "sources.yaml", "questions.yaml", FILE)

Stamp = tuple[tuple[str, int, int], ...]
Read = TypeVar("Read")


class Folder:
    """Reads the files of one folder as often as need be; one that has not changed is not read twice."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: dict[str, tuple[tuple[int, int], Any]] = {}

    def stamp(self) -> Stamp:
        """Names, times and sizes of all files: changes when anything is edited, added or taken away."""
        found = []
        for path in self._paths():
            try:
                stat = path.stat()
            except OSError:
                continue
            found.append((str(path), stat.st_mtime_ns, stat.st_size))
        return tuple(found)

    def files(self, part: str) -> list[Path]:
        """The Markdown files of a part, by name; hidden ones (editors' own) are left out."""
        return sorted(path for path in (self.path / part).glob("*.md") if not path.name.startswith("."))

    def name(self, path: Path) -> str:
        """A path as it is printed: content/modules/x.md."""
        return str(Path(self.path.name) / path.relative_to(self.path))

    def take(self, path: Path, read: Callable[[bytes, str], Read], problems: list[Problem]) -> Read | None:
        """Read a file unless it is as it was; None, with a problem noted, where it can't be opened."""
        name = self.name(path)
        try:
            stat = path.stat()
            seen = (stat.st_mtime_ns, stat.st_size)
            if name in self._read and self._read[name][0] == seen:
                return cast("Read", self._read[name][1])  # a name is always read by the same function
            with path.open("rb") as file:
                made = read(file.read(MAX_BYTES + 1), name)
        except OSError as wrong:
            text = f"the file can't be opened ({wrong.strerror}); look at its name and rights"
            problems.append(Problem(name, 1, text))
            return None
        self._read[name] = (seen, made)
        return made

    def _paths(self) -> Iterable[Path]:
        for part in FOLDERS:
            yield from self.files(part)
        for name in LISTS:
            yield self.path / name
