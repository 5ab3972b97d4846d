"""Everything there is to read, loaded once: `shelf()`."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import monotonic
from types import MappingProxyType

from django.conf import settings

from reflect.library.folder import Folder, Stamp
from reflect.library.helplines import Helplines
from reflect.library.loading import Reading, read_content
from reflect.library.problems import ContentError
from reflect.library.shapes import Block, Checklist, ChoiceTexts, Instrument, Module, Source

LOOK_AGAIN = 0.5  # seconds between two looks at the files where the server runs for its author alone

log = logging.getLogger("reflect.library")


@dataclass(frozen=True, slots=True)
class Shelf:
    """All content, in the order it is shown. Never changes: an edit makes a shelf of another `version`."""

    modules: tuple[Module, ...]
    signs: tuple[Checklist, ...]
    check: Instrument
    check_in: Instrument | None
    choices: ChoiceTexts
    helplines: Helplines
    sources: Mapping[str, Source] = field(hash=False)
    questions: tuple[str, ...]
    version: str
    _modules: Mapping[str, Module] = field(hash=False, repr=False)
    _prompts: Mapping[tuple[str, str], Block] = field(hash=False, repr=False)

    def module(self, slug: str) -> Module | None:
        """The module with this slug, or None."""
        return self._modules.get(slug)

    def prompt(self, slug: str, prompt_id: str) -> Block | None:
        """A prompt, also one that was retired (`retired` is set and only its kind and id are left), or
        None.
        """
        return self._prompts.get((slug, prompt_id))

    def checklist(self, name: str) -> Checklist | None:
        """The checklist of signs with this id, or None."""
        return next((checklist for checklist in self.signs if checklist.id == name), None)


def build(reading: Reading) -> Shelf:
    """Put a reading on the shelf. Raises ContentError with every problem, if any is an error."""
    if reading.errors or reading.check is None:
        raise ContentError(reading.errors)
    prompts = {(module.slug, prompt.id): prompt for module in reading.modules for prompt in module.prompts}
    return Shelf(
        reading.modules,
        reading.signs,
        reading.check,
        reading.check_in,
        reading.choices,
        reading.helplines,
        reading.sources,
        reading.questions,
        sha256(repr(reading).encode()).hexdigest()[:12],
        MappingProxyType({module.slug: module for module in reading.modules}),
        MappingProxyType({**reading.retired, **prompts}),
    )


@dataclass(slots=True)
class _Keeper:
    """The shelf of this process and what it was built from."""

    lock: Lock = field(default_factory=Lock)
    path: Path | None = None
    folder: Folder | None = None
    stamp: Stamp = ()
    shelf: Shelf | None = None
    looked: float = 0.0

    def due(self) -> bool:
        """Whether to look for edits: always with DEBUG on, twice a second on one's own machine."""
        return settings.DEBUG or (settings.LOCAL and monotonic() - self.looked > LOOK_AGAIN)

    def fresh(self, path: Path) -> Shelf:
        """The shelf of this folder: built where there is none, built anew where a file has changed."""
        with self.lock:
            if self.path is not path or self.folder is None:
                self.path, self.folder, self.shelf = path, Folder(path), None
            stamp = self.folder.stamp()
            if self.shelf is None:
                self.shelf = build(read_content(self.folder))
            elif stamp != self.stamp:
                self._renew(read_content(self.folder))
            self.stamp, self.looked = stamp, monotonic()
            return self.shelf

    def _renew(self, reading: Reading) -> None:
        """Take an edit over, or keep the last good shelf and say what is wrong with the edit."""
        for problem in reading.errors:
            log.error("%s", problem)
        if not reading.errors:
            self.shelf = build(reading)


_keeper = _Keeper()


def shelf() -> Shelf:
    """Everything there is to read. Loaded once; on the author's own machine a changed file is taken over.

    Raises ContentError with every problem if the content can't be served and no good version was loaded
    before.
    """
    kept = _keeper.shelf
    if kept is not None and _keeper.path is settings.CONTENT_DIR and not _keeper.due():
        return kept
    return _keeper.fresh(settings.CONTENT_DIR)
