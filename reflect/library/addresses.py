"""Which addresses an author may link to."""

import re
from collections.abc import Iterable, Mapping

from reflect.library.marks import Link
from reflect.library.problems import Problem, choose_from

PAGES = (
    *(
        "/",
        "/today/",
        "/read/",
        "/journal/",
        "/journal/new/",
        "/check/",
        "/choices/",
        "/signs/",
        "/look-back/",
    ),
    *("/help-now/", "/about/", "/using-this-safely/", "/settings/", "/space/", "/sign-in/"),
)
_MODULE = re.compile(r"/read/(?P<slug>[^/]+)/(?:(?P<step>[^/]+)/)?\Z")
_OUTSIDE = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:[/?#][^\s<>\"]*)?\Z", re.IGNORECASE)


def check_links(links: Iterable[Link], modules: Mapping[str, int]) -> list[Problem]:
    """Note links that lead nowhere. `modules` maps slugs to their number of steps, 0 where that is not
    known.
    """
    found = ((link, wrong(link.href, modules)) for link in links)
    return [Problem(link.path, link.line, text) for link, text in found if text]


def wrong(href: str, modules: Mapping[str, int]) -> str:
    """What is wrong with an address and what to write instead, "" where it will do."""
    if _OUTSIDE.match(href) or href in PAGES:
        return ""
    if not href.strip("#"):
        return "a link without an address; write [words](/help-now/)"
    if href.startswith("http://"):
        return f"{href} is not private on its way; link to the https:// address"
    if href.startswith(("tel:", "mailto:", "sms:")):
        return f"{href} would grow old here; link to [help now](/help-now/), which keeps numbers up to date"
    if href.startswith(("//", "https:")) or not href.startswith(("/", "#")):
        return f"{href} is not an address; begin with / for a page of ours, with https:// for another site"
    if "#" in href or "?" in href:
        page = re.split("[#?]", href)[0] or "/read/slug/2/"
        return f"{href} has a part behind # or ?; link to the page itself: {page}"
    if match := _MODULE.match(href):
        return _wrong_module(href, match["slug"], match["step"] or "", modules)
    if f"{href}/" in PAGES:
        return f"{href} needs a / at its end"
    return f"{href} is not a page; {choose_from(href, PAGES)}, or /read/<slug>/"


def _wrong_module(href: str, slug: str, step: str, modules: Mapping[str, int]) -> str:
    if slug not in modules:
        return f"{href} leads to no module; {choose_from(slug, modules)}"
    steps = modules[slug]
    if step and steps and not (step.isascii() and step.isdecimal() and 1 <= int(step) <= steps):
        return f"{href} leads to no page; {slug} has pages 1 to {steps}"
    return ""
