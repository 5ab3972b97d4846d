"""What files say about each other: sources, coverage, recalls, orders. Every disagreement is noted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from reflect.library.kinds import PROMPTS
from reflect.library.leaflets import Leaflet
from reflect.library.problems import Problem, choose_from
from reflect.library.published import UNKNOWN, Ids
from reflect.library.shapes import Block, Module, Source
from reflect.library.sources import is_coverage_id

Prompts = Mapping[tuple[str, str], Block]


def check_words(leaflet: Leaflet[object], sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Sources and points of the coverage list that do not exist."""
    front = leaflet.front
    for name in front.words("sources"):
        if name not in sources:
            text = f"sources: {name} is not in sources.yaml; add it there, or {choose_from(name, sources)}"
            yield Problem(leaflet.path, front.line("sources"), text)
    for name in front.words("covers"):
        if not is_coverage_id(name):
            text = f"covers: {name} is not a point; write W1-W61, B1-B39, N1-N45, P1-P421 or C1-C43"
            yield Problem(leaflet.path, front.line("covers"), text)


def check_recalls(modules: Sequence[Leaflet[Module]], retired: Prompts) -> Iterator[Problem]:
    """Recalls of prompts that do not exist."""
    prompts, known = set(retired), {*PROMPTS, UNKNOWN}
    for leaflet in modules:
        prompts |= {(leaflet.name, name) for name, (kind, _) in leaflet.ids.items() if kind in known}
    for leaflet in modules:
        for line, (slug, prompt) in leaflet.recalls:
            if (slug, prompt) not in prompts:
                near = sorted(name for module, name in prompts if module == slug)
                what = choose_from(prompt, near) if near else "no module of that name has prompts"
                yield Problem(leaflet.path, line, f"of={slug}/{prompt} leads to no prompt; {what}")


def check_order(modules: Iterable[Leaflet[Module]]) -> Iterator[Problem]:
    """Two modules that both want to be first: advice, since their names settle it."""
    seen: dict[int, str] = {}
    for leaflet in modules:
        order = leaflet.front.values.get("order")
        if not isinstance(order, int):
            continue
        if order in seen:
            text = f"order: {order} is also the order of {seen[order]}; write another"
            yield Problem(leaflet.path, leaflet.front.line("order"), text, error=False)
        seen.setdefault(order, leaflet.name)


def retired_prompts(files: Iterable[Ids], published: Mapping[str, tuple[str, int]]) -> Prompts:
    """Prompts that were let go, by module and id: only their kind and id are left."""
    found = {}
    for file in files:
        part, _, slug = file.prefix.rstrip("/").partition("/")
        for name in file.retired if part == "module" else ():
            kind = published.get(f"{file.prefix}{name}", ("", 0))[0]
            if kind in PROMPTS:
                found[slug, name] = Block(kind, name, retired=True)
    return MappingProxyType(found)
