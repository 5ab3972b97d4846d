"""Whatever stands in a file, reading it ends in a shelf or in problems, and never in unsafe HTML."""

import re
from collections.abc import Callable, Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.library.articles import read_module
from reflect.library.choices import read_choices
from reflect.library.helplines import read_helplines
from reflect.library.published import read_published
from reflect.library.questions import read_questions
from reflect.library.selfcheck import read_instrument
from reflect.library.shapes import Block, Module
from reflect.library.signs import read_checklist
from reflect.library.sources import read_sources
from tests.library.writing import CHOICES, HELPLINES, MODULE, SELFCHECK, SIGNS, SOURCES

TAGS = set("p br strong em h2 h3 ul ol li blockquote hr code pre a table thead tbody tr th td".split()) | {
    *("div", "section", "sup", "caption")
}
CLASSES = {
    "opening",
    "pull",
    "note",
    "flow",
    "flow-s",
    "aside",
    "safe",
    "title",
    "scroll",
    "grid",
    "notes",
    "small",
}
ATTRIBUTES = {"href", "title", "rel", "class", "role", "aria-label", "tabindex", "id", "scope"}
LINK = re.compile(r"(?:https://|/(?!/)|#(?:note|back)-\d+-\d+\Z)")
BITS = (
    """
:::|:::text{#a}|:::choice{#b for=me}|:::prose|:::recall{of=m/a}|:::table|:::pull|::::|## One {#one}|### Two|# Three
- x {#x}|- 0 Soft|- 10 Hard|1. y|> quote|---|===|[^1]|[^1]: note|[a](/help-now/)|[a](javascript:x)|<b onclick=x>
<!--|-->|```|~~~|Table: t|**bold|`code|{#id}|\t|\u00a0|\u202e|\x00|text|![a](b)|<https://a.example/"x>|a: b|[[[[
&#60;script&#62;|\ue0001\ue001
""".replace("\n", "|").split("|")
    + ["| a | b |", "| - | - |"]
)
READERS: list[Callable[[bytes], object]] = [
    lambda raw: read_checklist(raw, "f", "f"),
    lambda raw: read_instrument(raw, "f", "f"),
    lambda raw: read_choices(raw, "f", "options"),
    lambda raw: read_choices(raw, "f", "matters"),
    lambda raw: read_sources(raw, "f"),
    lambda raw: read_helplines(raw, "f"),
    lambda raw: read_questions(raw, "f"),
    lambda raw: read_published(raw, "f"),
]
WHOLE = [MODULE, SIGNS, SELFCHECK, SOURCES, HELPLINES, *CHOICES.values()]


def check(html: str) -> None:
    body = BeautifulSoup(html, "html5lib").body
    assert body is not None
    for tag in body.find_all(True):
        assert isinstance(tag, Tag)
        assert tag.name in TAGS, tag
        assert set(tag.attrs) <= ATTRIBUTES, tag
        assert set(tag.get("class") or ()) <= CLASSES, tag
        assert "href" not in tag.attrs or LINK.match(str(tag["href"])), tag


def html_of(module: Module) -> Iterator[str]:
    yield module.intro_html
    blocks: list[Block] = [*module.opening, *(block for step in module.steps for block in step.blocks)]
    for block in blocks:
        yield from (block.html, block.help_html, block.example_html)


def read(raw: bytes) -> None:
    leaflet = read_module(raw, "content/modules/m.md", "m")
    assert all(problem.line >= 1 for problem in leaflet.problems)
    for html in html_of(leaflet.made) if leaflet.made else ():
        check(html)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    read(raw)
    for reader in READERS:
        reader(raw)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=25), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_any_body(bits: list[str], gap: str) -> None:
    front = MODULE.split("It promises")[0]
    read((front + gap.join(bits)).encode())
    read((front + "Opening.\n\n## One {#one}\n\n" + gap.join(bits) + "\n").encode())


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(WHOLE), st.data())
def test_any_damage(text: str, data: st.DataObject) -> None:
    raw = text.encode()
    at = data.draw(st.integers(0, len(raw)))
    until = data.draw(st.integers(at, min(len(raw), at + 40)))
    damaged = raw[:at] + data.draw(st.binary(max_size=8)) + raw[until:]
    read(damaged)
    for reader in READERS:
        reader(damaged)


@pytest.mark.parametrize(
    "text", ["[" * 2000, "{" * 2000, "- " * 4500, "a: &a [*a]\nb: *a", "? " * 4500, "[\n" * 9000]
)
def test_yaml_that_is_made_to_hurt(text: str) -> None:
    read(f"---\n{text}\n---\n\nx\n".encode())
    for reader in READERS:
        reader(text.encode())
