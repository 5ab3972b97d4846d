"""Markdown to HTML that can't hurt: Python-Markdown, then bleach with an explicit allow-list, then nh3 as
last gate.

bleach is no longer maintained, so nh3 (maintained, another parser) checks its result; taking bleach out is
one line. Markdown and bleach objects are not safe to share between threads: one text could come out on
another reader's page. So they are made inside the call that uses them and go with it. A `Press` is such an
object for many short texts.
"""

import re
from html import escape, unescape
from typing import Literal

import bleach
import markdown
import nh3
from django.utils.safestring import SafeString, mark_safe

READER_TAGS = frozenset(
    {"p", "br", "strong", "em", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "hr", "code", "pre", "a"}
)
AUTHOR_TAGS = READER_TAGS - {"h2"} | {"table", "thead", "tbody", "tr", "th", "td"}
READER_MAX_CHARACTERS = 50_000
# Markdown takes quadratic time over unclosed brackets: 5,000 of them 4 seconds, 400 of them 0.03.
MAX_BRACKETS = 400

_READER_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_AUTHOR_LINK = re.compile(r"https://|/(?!/)")
_TAG = re.compile(r"<[^>]*>")


def reader_markup(text: str) -> SafeString:
    """Render a reader's own light Markdown: emphasis, lists, quotes, headings, links. No HTML, no pictures.

    A text over the limits (50,000 characters, 400 brackets) is shown as it was typed.
    """
    if len(text) > READER_MAX_CHARACTERS or text.count("[") > MAX_BRACKETS:
        return mark_safe(f"<pre>{escape(text)}</pre>")
    try:
        html = _markdown(["nl2br", "sane_lists"]).convert(text)
    except RecursionError:  # "> > > > …" nested too deep to follow; said plainly rather than half rendered
        return mark_safe(f"<pre>{escape(text)}</pre>")
    clean = _cleaner(READER_TAGS, _READER_LINK).clean(html)
    return mark_safe(_last_gate(clean, READER_TAGS, "noopener noreferrer nofollow", "deny"))


class Press:
    """Renders an author's text. Make one, use it up, drop it: it must never be shared between threads."""

    __slots__ = ("_cleaner", "_markdown")

    def __init__(self) -> None:
        self._markdown = _markdown(["fenced_code", "tables", "sane_lists", "smarty"])
        # "No indentation rules": a paragraph that begins with a tab is a paragraph, not code.
        self._markdown.parser.blockprocessors.deregister("code")
        self._markdown.parser.blockprocessors.deregister("setextheader")
        self._markdown.parser.blockprocessors.deregister("reference")
        self._cleaner = _cleaner(AUTHOR_TAGS, _AUTHOR_LINK)

    def html(self, text: str) -> SafeString:
        """Render paragraphs, lists, quotes, tables and code. A `###` comes out as h2: the page's own title
        is h1.
        """
        clean = self._cleaner.clean(self._convert(text))
        html = _last_gate(clean, AUTHOR_TAGS, None, "pass_through")
        for level in (3, 4):
            html = html.replace(f"<h{level}>", f"<h{level - 1}>").replace(f"</h{level}>", f"</h{level - 1}>")
        return mark_safe(html.replace('<a href="https://', '<a rel="noopener noreferrer" href="https://'))

    def plain(self, text: str) -> str:
        """Render to words alone, with typographic quotes: for questions and labels, which are also stored
        as text.
        """
        return " ".join(unescape(_TAG.sub("", self._convert(text))).split())

    def _convert(self, text: str) -> str:
        if text.count("[") > MAX_BRACKETS:
            return f"<p>{escape(text)}</p>"
        try:
            return self._markdown.reset().convert(text)
        except RecursionError:
            return f"<p>{escape(text)}</p>"


def _markdown(extensions: list[str]) -> markdown.Markdown:
    made = markdown.Markdown(extensions=extensions, output_format="html")
    made.preprocessors.deregister("html_block")
    for name in ("html", "image_link", "image_reference"):
        made.inlinePatterns.deregister(name)
    return made


def _cleaner(tags: frozenset[str], link: re.Pattern[str]) -> bleach.Cleaner:
    def allowed(tag: str, name: str, value: str) -> bool:
        return tag == "a" and (name == "title" or (name == "href" and link.match(value) is not None))

    protocols = {"https", "http", "mailto"}
    return bleach.Cleaner(tags=tags, attributes=allowed, protocols=protocols, strip=True, strip_comments=True)


def _last_gate(
    html: str, tags: frozenset[str], rel: str | None, relative: Literal["pass_through", "deny"]
) -> str:
    return nh3.clean(
        html,
        tags=set(tags),
        attributes={"a": {"href", "title"}},
        url_schemes={"https", "http", "mailto"},
        link_rel=rel,
        url_relative=relative,
    )
