"""Nothing that can hurt comes out of Markdown, a reader's or an author's."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.ui.markup import AUTHOR_TAGS, READER_TAGS, Press, reader_markup

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<a href=\"javascript:alert(1)\">x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//evil.example/)",
    "[x](\\\\evil.example)",
    "[x](https:evil)",
    "[x](<javascript:alert(1)>)",
    "[x](https://a.example/\" onclick=\"alert(1))",
    "[x](https://a.example 'y\" onclick=\"alert(1)')",
    "<javascript:alert(1)>",
    "<https://a.example/\"onmouseover=alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](https://a.example/x.png)",
    "![x][y]\n\n[y]: https://a.example/x.png",
    "<div hx-get=\"/leave/\" hx-trigger=load>",
    "<form id=main action=//evil><input name=attributes>",
    "<p id=main style=\"position:fixed\" class=exit>x</p>",
    "<!-- <img src=x onerror=alert(1)> -->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?php echo 1 ?>",
    "`<script>`",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "<x\0y onload=alert(1)>",
    "\u202e<b>\u2066",
    "| <img src=x onerror=alert(1)> |\n| --- |\n| <script> |",
    "a\u0002b\u0003 klzzwxh:0001 \u0002wzxhzdk:0\u0003",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<a name=\"x\" target=_top href=https://a.example ping=https://evil.example>x</a>",
    "*<b*onclick>*",
    "> <iframe srcdoc='<script>'>\n>\n> x",
]  # fmt: skip

SAFE_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
AUTHOR_SAFE_LINK = re.compile(r"(?:https://|/(?!/))")


def harmless(html: str, tags: frozenset[str], link: re.Pattern[str]) -> None:
    """Assert that HTML holds known tags, and links to known kinds of addresses only."""
    for tag in BeautifulSoup(html, "html5lib").body.find_all(True):  # type: ignore[union-attr]
        assert isinstance(tag, Tag)
        assert tag.name in tags | {"tbody"}, tag
        assert set(tag.attrs) <= ({"href", "title", "rel"} if tag.name == "a" else set()), tag
        if "href" in tag.attrs:
            assert link.match(str(tag["href"])), tag


@pytest.mark.parametrize("text", ATTACKS)
def test_what_a_reader_writes_is_harmless(text: str) -> None:
    harmless(reader_markup(text), READER_TAGS, SAFE_LINK)


@pytest.mark.parametrize("text", ATTACKS)
def test_what_an_author_writes_is_harmless(text: str) -> None:
    html = Press().html(text)
    shifted = (AUTHOR_TAGS - {"h4"}) | {"h2"}
    harmless(html, shifted, AUTHOR_SAFE_LINK)


def test_the_attacks_would_hurt_without_the_gates() -> None:
    hurt = ["script", "iframe", "svg", "form", "img", "style", "div"]
    assert sum(1 for text in ATTACKS if BeautifulSoup(text, "html5lib").find(hurt)) == 11


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.text(alphabet="<>[]()!*_`#:/\"'= \n\tabjs&;-|^{}", max_size=200)))
def test_nothing_typed_is_unsafe(text: str) -> None:
    harmless(reader_markup(text), READER_TAGS, SAFE_LINK)
    harmless(Press().html(text), (AUTHOR_TAGS - {"h4"}) | {"h2"}, AUTHOR_SAFE_LINK)
    assert isinstance(Press().plain(text), str)


def test_a_readers_light_markdown_is_kept() -> None:
    html = reader_markup("One\nline\n\n- *a*\n- **b**\n\n> said\n\n## Head\n\n[x](https://a.example/) `c`")
    assert html == (
        "<p>One<br>\nline</p>\n<ul>\n<li><em>a</em></li>\n<li><strong>b</strong></li>\n</ul>\n"
        "<blockquote>\n<p>said</p>\n</blockquote>\n<h2>Head</h2>\n"
        '<p><a href="https://a.example/" rel="noopener noreferrer nofollow">x</a> <code>c</code></p>'
    )


@pytest.mark.parametrize("text", ["[" * 5000, "[a](" * 5000, "![" * 3000, "x" * 50_001])
def test_a_reader_over_the_limits_sees_what_they_typed(text: str) -> None:
    assert reader_markup(text) == f"<pre>{text}</pre>"


def test_over_the_limits_it_is_escaped() -> None:
    assert reader_markup("<b>" + "[" * 401) == "<pre>&lt;b&gt;" + "[" * 401 + "</pre>"


@pytest.mark.parametrize(
    "text", ["> " * 3000 + "x", "- " * 3000 + "x", "*" * 20_000, "_a" * 10_000, "`" * 9999]
)
def test_deep_and_long_texts_are_answered(text: str) -> None:
    harmless(reader_markup(text), READER_TAGS, SAFE_LINK)


def test_typographic_quotes() -> None:
    assert Press().html('It\'s "so" -- said...') == "<p>It’s “so” – said…</p>"
    assert Press().plain('It\'s *"so"* & <b>') == "It’s “so” & <b>"


def test_no_text_comes_out_on_another_page() -> None:
    texts = [f"*{name}* says {name}" * 20 for name in ("ada", "bea", "cem", "dee")] * 20
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(reader_markup, texts))
    assert found == [reader_markup(text) for text in texts]
