"""Every page: no accessibility violation, no sideways scroll, nothing from elsewhere, and light."""

import gzip
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_evening import (
    go_through_a_choice,
    make_space,
    mark_signs,
    read_and_answer,
    take_the_check,
    write_and_find,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PUBLIC = (
    "/", "/read/", "/read/reach-and-retreat/", "/read/reach-and-retreat/1/", "/read/behind-the-calm/2/",
    "/read/asking-plainly/3/", "/read/what-comes-after/4/", "/help-now/", "/using-this-safely/", "/about/",
    "/space/", "/sign-in/", "/recover/", "/nowhere/", "/check/", "/choices/", "/signs/", "/signs/new/",
    "/journal/", "/journal/new/", "/today/", "/look-back/", "/settings/", "/settings/copy/", "/settings/copy/back/",
)  # fmt: skip
LOOKS = ((320, "light"), (390, "dark"), (1280, "light"), (1280, "dark"))


def look_at(page: Page, path: str) -> list[str]:
    """What is wrong with a page at three widths, light and dark."""
    wrong = []
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page, options=RULES).response["violations"]
        wrong += [f"{path} {width} {scheme}: {v['id']} {v['nodes'][0]['target']}" for v in found]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wrong.append(f"{path} {width}: scrolls sideways")
    return wrong


def test_axe_is_run_at_all(page: Page) -> None:
    page.goto("/sign-in/")
    page.evaluate("document.querySelector('main img, main label').remove()")
    assert Axe().run(page, options=RULES).response["violations"] != []


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_for_a_visitor(page: Page, path: str) -> None:
    assert look_at(page, path) == []


def test_the_pages_of_somebody_who_has_written(page: Page) -> None:
    read_and_answer(page, True)
    make_space(page, "periwinkle")
    take_the_check(page)
    result = re.sub(r"^https?://[^/]+", "", page.url)
    sitting = result.rsplit("/", 2)[0]
    go_through_a_choice(page)
    choice = re.sub(r"^https?://[^/]+", "", page.url).rsplit("/", 2)[0]
    mark_signs(page)
    write_and_find(page, True)
    page.goto("/journal/")
    entry = page.locator(".entries a").first.get_attribute("href")
    wrong = []
    for path in (
        "/today/", "/read/", "/read/reach-and-retreat/", "/read/reach-and-retreat/1/", "/journal/", entry,
        "/check/", f"{sitting}/1/", f"{sitting}/half-way/", result, "/choices/", f"{choice}/options/",
        f"{choice}/matters/", f"{choice}/weigh/1/", f"{choice}/words/", f"{choice}/summary/", "/signs/",
        "/signs/new/", "/look-back/", "/settings/", "/settings/copy/", "/settings/copy/back/",
    ):  # fmt: skip
        wrong += look_at(page, path)
    page.get_by_role("button", name="Lock this space").click()
    wrong += look_at(page, "/journal/")
    assert wrong == []
    assert page.context.outside == []


def test_a_page_to_read_is_light(page: Page) -> None:
    """At most 33 KB gzip and five requests, cold."""
    got = []
    page.on("response", lambda response: got.append((response.url, len(gzip.compress(response.body(), 6)))))
    page.goto("/read/reach-and-retreat/1/")
    page.wait_for_load_state("networkidle")
    assert (len(got) <= 5, sum(size for _, size in got) <= 33_000) == (True, True), got
