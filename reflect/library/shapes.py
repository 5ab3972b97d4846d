"""What the content is once it is read: frozen objects, rendered and checked, safe to share between
threads.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from django.utils.safestring import SafeString

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Source:
    """A study or book. `strength`: strong (many studies pooled), some (one or two careful ones), opinion."""

    id: str
    authors: str
    year: int
    title: str
    where: str
    found: str
    strength: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to pick. Stored by id for ever; `value` is the number of a scale's end, else None."""

    id: str
    label: str
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One thing on a page: text (`html`), or a prompt (`ask`, `help_html`, `options`). `line` is where it
    begins.

    `ask` and the options' labels are plain words, because they are stored with the answer. `example_html`
    is an answer somebody might give, shown folded. `side` is "" for everyone, else "me" or "them". `attrs`
    holds the block's own options as they were written. A `retired` prompt has lost its wording; its answers
    have theirs.
    """

    kind: str
    id: str = ""
    ask: str = ""
    help_html: SafeString = SafeString("")
    example_html: SafeString = SafeString("")
    html: SafeString = SafeString("")
    options: tuple[Option, ...] = ()
    rows: int = 0
    side: str = ""
    attrs: Mapping[str, str] = field(default_factory=lambda: NOTHING, hash=False)
    line: int = 0
    retired: bool = False

    @property
    def target(self) -> tuple[str, str]:
        """What a recall shows: (module slug, prompt id); two empty strings on other blocks."""
        slug, _, prompt = self.attrs.get("of", "").partition("/")
        return slug, prompt


@dataclass(frozen=True, slots=True)
class Step:
    """A page of a module. `minutes` is its share of the module's; `words` counts what one reader sees."""

    id: str
    title: str
    number: int
    minutes: int
    words: int
    blocks: tuple[Block, ...]
    line: int = 0

    @property
    def prompts(self) -> tuple[Block, ...]:
        """The blocks that take an answer."""
        return tuple(block for block in self.blocks if block.ask and block.kind != "recall")


@dataclass(frozen=True, slots=True)
class Module:
    """A guided module. `opening` holds the blocks before the first step, `intro_html` their plain text
    rendered.
    """

    slug: str
    title: str
    summary: str
    minutes: int
    order: int
    emblem: str
    side: str
    gate: str
    sources: tuple[Source, ...]
    covers: tuple[str, ...]
    reviewed: date
    retired: tuple[str, ...]
    intro_html: SafeString
    opening: tuple[Block, ...]
    steps: tuple[Step, ...]

    @property
    def prompts(self) -> tuple[Block, ...]:
        """Every block of the module that takes an answer, in order."""
        return tuple(prompt for step in self.steps for prompt in step.prompts)

    def step_of(self, prompt_id: str) -> Step | None:
        """The step a prompt stands on, None for an unknown or retired one."""
        return next((step for step in self.steps if any(p.id == prompt_id for p in step.prompts)), None)


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing to mark. `cue` is the danger cue it stands for ("D3"), or ""."""

    id: str
    text: str
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of signs. `group`: danger, strain, care, look-for or told-myself."""

    id: str
    title: str
    summary: str
    group: str
    order: int
    intro_html: SafeString
    items: tuple[Sign, ...]
    covers: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True, slots=True)
class Item:
    """A statement of the self-check; `{n}` in it stands for the name. `key` F counts as it is, R is
    reversed.
    """

    id: str
    text: str
    dim: str
    facet: str
    key: str
    stage: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of text: `html` as it stands, `lines` its list items by id, `points` its list items without
    one.

    `{n}` and other names in braces are left for the room that shows it.
    """

    id: str
    title: str
    html: SafeString
    lines: Mapping[str, str] = field(hash=False)
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """The self-check or its check-in: statements, answer scale (1 to 7), pairs that contradict, and every
    text.

    `variants` holds other wordings of statements, by who the person is ("former") and item id. `bands`
    holds the text of each region ("steady", "steady-former"). `error_sd` divided by the root of the answers
    gives the margin.
    """

    id: str
    title: str
    summary: str
    version: str
    intro_html: SafeString
    scale: tuple[str, ...]
    items: tuple[Item, ...]
    pairs: tuple[tuple[str, str], ...]
    variants: Mapping[str, Mapping[str, str]] = field(hash=False)
    bands: Mapping[str, SafeString] = field(hash=False)
    passages: Mapping[str, Passage] = field(hash=False)
    error_sd: float
    sources: tuple[Source, ...] = ()

    def item(self, name: str) -> Item | None:
        """The statement with this id, or None."""
        return next((item for item in self.items if item.id == name), None)

    def line(self, name: str) -> str:
        """A list item of any section, by its id; KeyError when the file has none of that name."""
        for passage in self.passages.values():
            if name in passage.lines:
                return passage.lines[name]
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class PathOption:
    """One way this could go: as many good sides as hard ones, and what a week might be like."""

    id: str
    title: str
    short: str
    good: tuple[str, ...]
    hard: tuple[str, ...]
    week_html: SafeString


@dataclass(frozen=True, slots=True)
class Observation:
    """A sentence a summary may say; names in braces are filled in by the room."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class MatterGroup:
    """Things that may matter, under one heading."""

    id: str
    title: str
    matters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChoiceTexts:
    """The texts of choices. Pairs are (id, words)."""

    options: tuple[PathOption, ...] = ()
    matter_groups: tuple[MatterGroup, ...] = ()
    observations: tuple[Observation, ...] = ()
    ready: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, str], ...] = ()  # row of `ready` -> what the link to work on it says
    words: tuple[tuple[str, str], ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def matters(self) -> tuple[tuple[str, str], ...]:
        """Everything that may matter, from all groups."""
        return tuple(matter for group in self.matter_groups for matter in group.matters)
