"""Reads the whole folder: every file on its own, then what they say about each other. Finds every problem at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from reflect.library import choices as choice_files
from reflect.library.addresses import check_links
from reflect.library.articles import Draft, read_module
from reflect.library.choices import read_choices
from reflect.library.frontmatter import Front
from reflect.library.helplines import Helplines, read_helplines
from reflect.library.kinds import PROMPTS
from reflect.library.leaflets import Leaflet
from reflect.library.lines import MAX_BYTES
from reflect.library.problems import Problem, Problems, choose_from
from reflect.library.published import FILE, Ids, check_ids, read_published
from reflect.library.selfcheck import read_instrument
from reflect.library.shapes import Block, Checklist, ChoiceTexts, Instrument, Module, Source
from reflect.library.signs import read_checklist
from reflect.library.sources import is_coverage_id, read_sources

FOLDERS = ("modules", "signs", "selfcheck", "choices")
LISTS = ("helplines.yaml", "sources.yaml", FILE)
CHECK_IN = "check-in"

Stamp = tuple[tuple[str, int, int], ...]
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder of content gave, with everything that is wrong with it."""

    modules: tuple[Module, ...]
    signs: tuple[Checklist, ...]
    check: Instrument | None
    check_in: Instrument | None
    choices: ChoiceTexts
    helplines: Helplines
    sources: Mapping[str, Source]
    retired: Mapping[tuple[str, str], Block]
    published: Mapping[str, tuple[str, int]]
    ids: tuple[Ids, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What must be mended before anything is served."""
        return tuple(problem for problem in self.problems if problem.error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What an author should look at."""
        return tuple(problem for problem in self.problems if not problem.error)


class Loader:
    """Reads one folder, again and again if need be; a file that has not changed is not read twice."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, tuple[tuple[int, int], object]] = {}

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

    def read(self) -> Reading:
        """Read everything and check it against each other."""
        return _Assembly(self).reading()

    def files(self, folder: str) -> list[Path]:
        """The Markdown files of a folder, by name; hidden ones (editors' own) are left out."""
        return sorted(path for path in (self.folder / folder).glob("*.md") if not path.name.startswith("."))

    def name(self, path: Path) -> str:
        """A path as it is printed: content/modules/x.md."""
        return str(Path(self.folder.name) / path.relative_to(self.folder))

    def take(self, path: Path, read: Callable[[bytes, str], Read], problems: list[Problem]) -> Read | None:
        """Read a file unless it is as it was; None, with a problem noted, where it can't be opened."""
        name = self.name(path)
        try:
            stat = path.stat()
            seen = (stat.st_mtime_ns, stat.st_size)
            known = self._read.get(name)
            if known and known[0] == seen:
                return known[1]  # type: ignore[return-value]  # one name is always read the same way
            with path.open("rb") as file:
                made = read(file.read(MAX_BYTES + 1), name)
        except OSError as wrong:
            problems.append(
                Problem(name, 1, f"the file can't be opened ({wrong.strerror}); look at its name and rights")
            )
            return None
        self._read[name] = (seen, made)
        return made

    def _paths(self) -> Iterable[Path]:
        for folder in FOLDERS:
            yield from self.files(folder)
        for name in LISTS:
            yield self.folder / name


class _Assembly:
    """One reading in the making."""

    def __init__(self, loader: Loader) -> None:
        self.loader = loader
        self.problems: list[Problem] = []
        self.ids: list[Ids] = []

    def reading(self) -> Reading:
        sources = self._list("sources.yaml", read_sources) or MappingProxyType({})
        helplines = self._list("helplines.yaml", read_helplines) or Helplines()
        published = self._list(FILE, read_published) or {}
        drafts = self._drafts()
        modules = tuple(self._finish(draft, sources) for draft in drafts if draft.module is not None)
        signs = self._leaflets("signs", read_checklist, "signs/{}/")
        checks = self._leaflets("selfcheck", read_instrument, "selfcheck/{}/")
        choices = self._choices(sources)
        for leaflet in (*signs, *checks):
            self._check_words(leaflet.path, leaflet.front, sources)
        self._check_links(drafts, (*signs, *checks, *choices))
        retired = self._retired(published)
        self._check_recalls(drafts, retired)
        self.problems += check_ids(published, self.ids, self.loader.name(self.loader.folder / FILE))
        check, check_in = self._instruments(checks, sources)
        self._check_order(drafts)
        return Reading(
            modules=tuple(sorted(modules, key=lambda module: (module.order, module.slug))),
            signs=tuple(sorted((s.made for s in signs if s.made), key=lambda sign: (sign.order, sign.id))),
            check=check,
            check_in=check_in,
            choices=_together([leaflet.made for leaflet in choices if leaflet.made], sources, choices),
            helplines=helplines,
            sources=sources,
            retired=retired,
            published=published,
            ids=tuple(self.ids),
            problems=tuple(sorted(set(self.problems))),
        )

    def _list(self, name: str, read: Callable[[bytes, str], tuple[Read, Problems]]) -> Read | None:
        taken = self.loader.take(self.loader.folder / name, read, self.problems)
        if taken is None:
            return None
        made, problems = taken
        self.problems += problems.found
        return made

    def _drafts(self) -> list[Draft]:
        drafts = []
        for path in self.loader.files("modules"):
            slug = path.stem
            draft = self.loader.take(
                path, lambda raw, name, slug=slug: read_module(raw, name, slug), self.problems
            )
            if draft is None:
                continue
            drafts.append(draft)
            self.problems += draft.problems
            self.ids.append(
                Ids(
                    f"module/{slug}/",
                    draft.path,
                    draft.ids,
                    draft.front.words("retired"),
                    draft.front.line("retired"),
                    bool(draft.ids),
                )
            )
        if not drafts:
            self._missing("modules", "there is no module; write one with: manage.py new_module")
        return drafts

    def _finish(self, draft: Draft, sources: Mapping[str, Source]) -> Module:
        """A module with its sources; unknown ones are noted."""
        self._check_words(draft.path, draft.front, sources)
        assert draft.module is not None
        known = tuple(sources[name] for name in draft.front.words("sources") if name in sources)
        return replace(draft.module, sources=known)

    def _check_words(self, path: str, front: Front, sources: Mapping[str, Source]) -> None:
        for name in front.words("sources"):
            if name not in sources:
                text = (
                    f"sources: {name} is not in sources.yaml; add it there, or {choose_from(name, sources)}"
                )
                self.problems.append(Problem(path, front.line("sources"), text))
        for name in front.words("covers"):
            if not is_coverage_id(name):
                text = f"covers: {name} is not a point; write W1 to W61, B1 to B39, N1 to N45, P1 to P421 or C1 to C43"
                self.problems.append(Problem(path, front.line("covers"), text))

    def _leaflets(
        self, folder: str, read: Callable[[bytes, str, str], Leaflet[Read]], prefix: str
    ) -> list[Leaflet[Read]]:
        found: list[Leaflet[Read]] = []
        for path in self.loader.files(folder):
            stem = path.stem
            leaflet = self.loader.take(
                path, lambda raw, name, stem=stem: read(raw, name, stem), self.problems
            )
            if leaflet is None:
                continue
            found.append(leaflet)
            self.problems += leaflet.problems
            front = leaflet.front
            self.ids.append(
                Ids(
                    prefix.format(stem),
                    leaflet.path,
                    leaflet.ids,
                    front.words("retired"),
                    front.line("retired"),
                    leaflet.readable,
                )
            )
        if not found:
            self._missing(
                folder, "there is no .md file in this folder; put one there (see content/README.md)"
            )
        return found

    def _missing(self, folder: str, text: str) -> None:
        self.problems.append(Problem(self.loader.name(self.loader.folder / folder), 1, text))

    def _choices(self, sources: Mapping[str, Source]) -> list[Leaflet[ChoiceTexts]]:
        found = self._leaflets("choices", read_choices, "choices/{}/")
        names = {Path(leaflet.path).stem for leaflet in found}
        for leaflet in found:
            self._check_words(leaflet.path, leaflet.front, sources)
            if (stem := Path(leaflet.path).stem) not in choice_files.FILES:
                text = f"{stem}.md is not a file of choices; {choose_from(stem, choice_files.FILES)}"
                self.problems.append(Problem(leaflet.path, 1, text))
        for name in choice_files.FILES:
            if found and name not in names:
                self._missing("choices", f"{name}.md is missing; write it (see content/README.md)")
        return found

    def _check_links(self, drafts: list[Draft], leaflets: Iterable[Leaflet[object]]) -> None:
        steps = {draft.slug: len(draft.module.steps) if draft.module else 0 for draft in drafts}
        for read in (*drafts, *leaflets):
            self.problems += check_links(read.links, steps)

    def _retired(self, published: Mapping[str, tuple[str, int]]) -> Mapping[tuple[str, str], Block]:
        found = {}
        for file in self.ids:
            kind, _, rest = file.prefix.partition("/")
            for name in file.retired if kind == "module" else ():
                was = published.get(f"{file.prefix}{name}", ("", 0))[0]
                if was in PROMPTS:
                    found[rest.rstrip("/"), name] = Block(was, name, retired=True)
        return MappingProxyType(found)

    def _check_recalls(self, drafts: list[Draft], retired: Mapping[tuple[str, str], Block]) -> None:
        prompts = {
            (draft.slug, name) for draft in drafts for name, (kind, _) in draft.ids.items() if kind in PROMPTS
        } | set(retired)
        for draft in drafts:
            for line, target in draft.recalls:
                if target in prompts:
                    continue
                near = sorted(name for slug, name in prompts if slug == target[0])
                what = choose_from(target[1], near) if near else "no module of that name has prompts"
                text = f"of={'/'.join(target)} leads to no prompt; {what}"
                self.problems.append(Problem(draft.path, line, text))

    def _instruments(
        self, checks: list[Leaflet[Instrument]], sources: Mapping[str, Source]
    ) -> tuple[Instrument | None, Instrument | None]:
        made = [
            (leaflet, replace(leaflet.made, sources=_known(leaflet.front, sources)))
            for leaflet in checks
            if leaflet.made
        ]
        main = [pair for pair in made if pair[1].id != CHECK_IN]
        for leaflet, _ in main[1:]:
            self.problems.append(
                Problem(leaflet.path, 1, f"a second self-check; keep {main[0][0].path}, or this one")
            )
        if checks and not main and not any(problem.error for problem in self.problems):
            self._missing("selfcheck", "the self-check is missing; put its file beside check-in.md")
        return main[0][1] if main else None, next((made for _, made in made if made.id == CHECK_IN), None)

    def _check_order(self, drafts: list[Draft]) -> None:
        seen: dict[int, str] = {}
        for draft in drafts:
            order = draft.front.number("order")
            if draft.module and order in seen:
                text = f"order: {order} is also the order of {seen[order]}; choose another, so that it is clear who is first"
                self.problems.append(Problem(draft.path, draft.front.line("order"), text, error=False))
            seen.setdefault(order, draft.slug)


def _known(front: Front, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[name] for name in front.words("sources") if name in sources)


def _together(
    made: list[ChoiceTexts], sources: Mapping[str, Source], leaflets: list[Leaflet[ChoiceTexts]]
) -> ChoiceTexts:
    """One set of texts out of the files: each fills its own fields."""
    whole = ChoiceTexts()
    for texts in made:
        whole = ChoiceTexts(
            whole.options or texts.options,
            whole.matter_groups or texts.matter_groups,
            whole.observations or texts.observations,
            whole.ready or texts.ready,
            whole.words or texts.words,
        )
    named = dict.fromkeys(source for leaflet in leaflets for source in _known(leaflet.front, sources))
    return replace(whole, sources=tuple(named))
