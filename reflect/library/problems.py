"""What is wrong with the content: a list that grows, so that an author hears everything at once."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong at one place. An error keeps the content from being served, a warning does not."""

    path: str
    line: int
    text: str
    error: bool = True

    @property
    def place(self) -> str:
        """Where to look, in the form editors turn into a link: `content/modules/x.md:12`."""
        return f"{self.path}:{self.line}"

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


@dataclass(slots=True)
class Problems:
    """Collects the problems of one file."""

    path: str
    found: list[Problem] = field(default_factory=list)

    def error(self, line: int, text: str) -> None:
        """Note something that must be mended before the content is served."""
        self.found.append(Problem(self.path, line, text))

    def warn(self, line: int, text: str) -> None:
        """Note something the author should look at."""
        self.found.append(Problem(self.path, line, text, error=False))


class ContentError(Exception):
    """The content cannot be served. Its text holds every problem, one to a line."""

    def __init__(self, problems: "Iterable[Problem]") -> None:
        self.problems = tuple(problems)
        super().__init__("The content has mistakes:\n" + "\n".join(map(str, self.problems)))


def choose_from(word: str, known: "Iterable[str]") -> str:
    """Say what may be written instead of `word`: the nearest known word first, then all of them."""
    names = list(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    listed = ", ".join(names)
    return f"did you mean {near[0]}? (known: {listed})" if near else f"write one of: {listed}"
