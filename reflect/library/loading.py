"""Reads all content: every file on its own, then what they say about each other. All problems at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from reflect.library.addresses import check_links
from reflect.library.agreement import check_order, check_recalls, check_words, retired_prompts
from reflect.library.articles import read_module
from reflect.library.choices import FILES, read_choices
from reflect.library.folder import Folder
from reflect.library.helplines import Helplines, read_helplines
from reflect.library.leaflets import Leaflet
from reflect.library.problems import Problem, Problems, choose_from
from reflect.library.published import FILE, Ids, check_ids, read_published
from reflect.library.questions import read_questions
from reflect.library.selfcheck import read_instrument
from reflect.library.shapes import Block, Checklist, ChoiceTexts, Instrument, Module, Source
from reflect.library.signs import read_checklist
from reflect.library.sources import read_sources

CHECK_IN = "check-in"

Made = TypeVar("Made")


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
    questions: tuple[str, ...]
    retired: Mapping[tuple[str, str], Block]
    published: Mapping[str, tuple[str, int]]
    ids: tuple[Ids, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What must be mended before anything is served."""
        return tuple(problem for problem in self.problems if problem.error)


def read_content(folder: Folder) -> Reading:
    """Read everything there is in a folder."""
    return _Assembly(folder).reading()


@dataclass(slots=True)
class _Assembly:
    """One reading in the making."""

    folder: Folder
    problems: list[Problem] = field(default_factory=list)
    ids: list[Ids] = field(default_factory=list)

    def reading(self) -> Reading:
        sources = self._list("sources.yaml", read_sources) or MappingProxyType({})
        helplines = self._list("helplines.yaml", read_helplines) or Helplines()
        questions = self._list("questions.yaml", read_questions) or ()
        published = self._list(FILE, read_published) or {}
        modules = self._part("modules", "module", read_module)
        signs = self._part("signs", "signs", read_checklist)
        checks = self._part("selfcheck", "selfcheck", read_instrument)
        choices = self._part("choices", "choices", read_choices)
        self._check_names(choices)
        retired = retired_prompts(self.ids, published)
        steps = {leaflet.name: len(leaflet.made.steps) if leaflet.made else 0 for leaflet in modules}
        everything: list[Leaflet[object]] = [*modules, *signs, *checks, *choices]
        for leaflet in everything:
            self.problems += check_words(leaflet, sources)
            self.problems += check_links(leaflet.links, steps)
        self.problems += check_recalls(modules, retired)
        self.problems += check_order(modules)
        self.problems += check_ids(published, self.ids, self.folder.name(self.folder.path / FILE))
        check, check_in = self._instruments(checks, sources)
        return Reading(
            modules=_sorted_modules(modules, sources),
            signs=tuple(sorted((s.made for s in signs if s.made), key=lambda one: (one.order, one.id))),
            check=check,
            check_in=check_in,
            choices=_together(choices, sources),
            helplines=helplines,
            sources=sources,
            questions=questions,
            retired=retired,
            published=published,
            ids=tuple(self.ids),
            problems=tuple(sorted(set(self.problems))),
        )

    def _list(self, name: str, read: Callable[[bytes, str], tuple[Made, Problems]]) -> Made | None:
        taken = self.folder.take(self.folder.path / name, read, self.problems)
        if taken is None:
            return None
        made, problems = taken
        self.problems += problems.found
        return made

    def _part(
        self, part: str, prefix: str, read: Callable[[bytes, str, str], Leaflet[Made]]
    ) -> list[Leaflet[Made]]:
        found = []
        for path in self.folder.files(part):
            leaflet = self.folder.take(path, _named(read, path.stem), self.problems)
            if leaflet is not None:
                found.append(leaflet)
                self.problems += leaflet.problems
                self.ids.append(leaflet.held(f"{prefix}/{leaflet.name}/"))
        if not found:
            self._missing(part, "there is no .md file in this folder; write one (see content/README.md)")
        return found

    def _missing(self, part: str, text: str) -> None:
        self.problems.append(Problem(self.folder.name(self.folder.path / part), 1, text))

    def _check_names(self, choices: list[Leaflet[ChoiceTexts]]) -> None:
        """Choices has a fixed set of files."""
        for leaflet in choices:
            if leaflet.name not in FILES:
                text = f"{leaflet.name}.md is not a file of choices; {choose_from(leaflet.name, FILES)}"
                self.problems.append(Problem(leaflet.path, 1, text))
        for name in set(FILES) - {leaflet.name for leaflet in choices} if choices else ():
            self._missing("choices", f"{name}.md is missing; write it (see content/README.md)")

    def _instruments(
        self, checks: list[Leaflet[Instrument]], sources: Mapping[str, Source]
    ) -> tuple[Instrument | None, Instrument | None]:
        main = [leaflet for leaflet in checks if leaflet.name != CHECK_IN]
        for leaflet in main[1:]:
            text = f"there is a self-check already, {main[0].path}; take one of the two away"
            self.problems.append(Problem(leaflet.path, 1, text))
        if checks and not main:
            self._missing("selfcheck", f"the self-check is missing; put its file beside {CHECK_IN}.md")
        made = {
            leaflet.name: replace(leaflet.made, sources=leaflet.sources(sources))
            for leaflet in checks
            if leaflet.made
        }
        return made.get(main[0].name) if main else None, made.get(CHECK_IN)


def _named(
    read: Callable[[bytes, str, str], Leaflet[Made]], name: str
) -> Callable[[bytes, str], Leaflet[Made]]:
    """A reader that knows the name of the file, which becomes an address or an id."""

    def read_named(raw: bytes, path: str) -> Leaflet[Made]:
        return read(raw, path, name)

    return read_named


def _sorted_modules(modules: list[Leaflet[Module]], sources: Mapping[str, Source]) -> tuple[Module, ...]:
    made = [replace(one.made, sources=one.sources(sources)) for one in modules if one.made]
    return tuple(sorted(made, key=lambda module: (module.order, module.slug)))


def _together(choices: list[Leaflet[ChoiceTexts]], sources: Mapping[str, Source]) -> ChoiceTexts:
    """One set of texts out of the files: each fills its own fields."""
    texts = [leaflet.made for leaflet in choices if leaflet.made]
    named = dict.fromkeys(source for leaflet in choices for source in leaflet.sources(sources))
    return ChoiceTexts(
        options=tuple(option for text in texts for option in text.options),
        matter_groups=tuple(group for text in texts for group in text.matter_groups),
        observations=tuple(one for text in texts for one in text.observations),
        ready=tuple(row for text in texts for row in text.ready),
        places=tuple(row for text in texts for row in text.places),
        words=tuple(row for text in texts for row in text.words),
        sources=tuple(named),
    )
