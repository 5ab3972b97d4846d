"""A small shelf of two modules, so that tests don't move when an author edits the real ones."""

from dataclasses import replace
from pathlib import Path

from reflect.library.articles import read_module
from reflect.library.shapes import Block, Module
from reflect.library.shelf import Shelf
from reflect.library.shelf import shelf as real_shelf

CONTENT = Path(__file__).parent / "content"


def small_shelf() -> Shelf:
    """The modules of tests/modules/content, beside everything else of the real shelf."""
    modules = tuple(_module(path) for path in sorted(CONTENT.glob("*.md")))
    prompts = {(module.slug, prompt.id): prompt for module in modules for prompt in module.prompts}
    for module in modules:
        gone = {(module.slug, id): Block("text", id, retired=True) for id in module.retired}
        prompts.update(gone)
    return replace(
        real_shelf(), modules=modules, _modules={module.slug: module for module in modules}, _prompts=prompts
    )


def _module(path: Path) -> Module:
    leaflet = read_module(path.read_bytes(), path.name, path.stem)
    assert leaflet.made is not None and not leaflet.problems
    return leaflet.made
