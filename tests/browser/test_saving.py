"""Saving as one writes: it says what is true, and never loses a word."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_evening import PASSPHRASE, make_space

STEP = "/read/reach-and-retreat/1/"
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("saving")]


def sheet(page: Page):
    return page.locator("form[data-autosave]").first


def box(page: Page):
    return sheet(page).locator("textarea").first


def status(page: Page):
    return sheet(page).locator(".save")


def test_a_visitor_writes_and_finds_it_again(page: Page) -> None:
    page.goto(STEP)
    box(page).press_sequentially("the blue gate", delay=20)
    expect(status(page)).to_have_attribute("data-state", "saved")
    expect(status(page)).to_contain_text("Kept until you leave")
    page.reload()
    expect(box(page)).to_have_value("the blue gate")
    assert {cookie["name"] for cookie in page.context.cookies()} == {"sid", "key", "form"}
    assert {cookie["expires"] for cookie in page.context.cookies()} == {-1}


def test_typing_while_a_save_is_under_way_is_kept_and_the_caret_stays(page: Page) -> None:
    page.goto(STEP)
    held: list[Route] = []
    page.route("**/a/", lambda route: held.append(route) if not held else route.continue_())
    box(page).press_sequentially("one two", delay=10)
    page.wait_for_timeout(1300)
    box(page).press("Home")
    box(page).press_sequentially("zero ", delay=10)
    held[0].continue_()
    expect(status(page)).to_have_attribute("data-state", "saved")
    page.wait_for_timeout(1500)
    assert box(page).evaluate("field => [field.value, field.selectionStart]") == ["zero one two", 5]
    page.reload()
    expect(box(page)).to_have_value("zero one two")


def fulfil(status: int) -> Callable[[Route], None]:
    return lambda route: route.fulfill(status=status, body="")


@pytest.mark.parametrize("fault", [lambda route: route.abort(), fulfil(500), fulfil(502)])
def test_a_failed_save_says_so_keeps_the_words_and_tries_again(
    page: Page, fault: Callable[[Route], None]
) -> None:
    page.goto(STEP)
    box(page).fill("first")
    expect(status(page)).to_have_attribute("data-state", "saved")
    page.route("**/a/", fault)
    box(page).fill("first and second")
    expect(status(page)).to_have_attribute("data-state", "failed")
    expect(status(page)).to_contain_text("Not saved yet. Your words are still here.")
    expect(box(page)).to_have_value("first and second")
    page.unroute("**/a/")
    status(page).get_by_role("button", name="Try now").click()
    expect(status(page)).to_have_attribute("data-state", "saved")
    page.reload()
    expect(box(page)).to_have_value("first and second")


def test_a_lost_answer_is_not_a_conflict(page: Page) -> None:
    page.goto(STEP)

    def lose(route: Route) -> None:
        route.fetch()  # the server saves, and its answer is lost on the way
        route.abort()

    page.route("**/a/", lose)
    box(page).fill("said once")
    expect(status(page)).to_have_attribute("data-state", "failed")
    page.unroute("**/a/")
    box(page).fill("said once, then more")
    expect(status(page)).to_have_attribute("data-state", "saved")
    page.reload()
    expect(box(page)).to_have_value("said once, then more")


def test_offline_is_told_and_saved_when_back(page: Page) -> None:
    page.goto(STEP)
    box(page).fill("before")
    expect(status(page)).to_have_attribute("data-state", "saved")
    page.context.set_offline(True)
    box(page).fill("before the tunnel")
    expect(status(page)).to_have_attribute("data-state", "offline")
    page.context.set_offline(False)
    expect(status(page)).to_have_attribute("data-state", "saved")
    page.reload()
    expect(box(page)).to_have_value("before the tunnel")


def test_two_tabs_never_overwrite_each_other_silently(page: Page) -> None:
    page.goto(STEP)
    box(page).fill("common")
    expect(status(page)).to_have_attribute("data-state", "saved")
    other = page.context.new_page()
    other.goto(STEP)
    page.reload()
    box(other).fill("from the other tab")
    expect(status(other)).to_have_attribute("data-state", "saved")
    box(page).fill("from this tab")
    expect(status(page)).to_have_attribute("data-state", "conflict")
    expect(box(page)).to_have_value("from this tab")
    expect(sheet(page)).to_contain_text("from the other tab")


def test_emptying_a_prompt_removes_it(page: Page) -> None:
    page.goto(STEP)
    box(page).fill("only for a moment")
    expect(status(page)).to_have_attribute("data-state", "saved")
    box(page).fill("")
    page.wait_for_timeout(1500)
    page.reload()
    expect(box(page)).to_have_value("")


def test_nothing_readable_is_left_in_browser_storage(page: Page) -> None:
    page.goto(STEP)
    box(page).fill("kingfisher")
    expect(status(page)).to_have_attribute("data-state", "saved")
    page.goto("/journal/")
    held = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert (re.findall("kingfisher", held), page.evaluate("indexedDB.databases()")) == ([], [])


def test_two_prompts_answered_at_once_by_a_visitor_are_both_kept(page: Page) -> None:
    page.goto(STEP)
    box(page).fill("one")
    sheet(page).locator("input[type=radio]").nth(2).evaluate("field => field.click()")
    expect(status(page)).to_have_attribute("data-state", "saved")
    page.wait_for_timeout(1200)
    page.reload()
    expect(box(page)).to_have_value("one")
    expect(sheet(page).locator("input[type=radio]").nth(2)).to_be_checked()


def test_a_page_older_than_its_token_saves_at_the_second_try(page: Page) -> None:
    page.goto(STEP)
    box(page).fill("one")
    expect(status(page)).to_have_attribute("data-state", "saved")
    page.context.clear_cookies(name="form")
    box(page).fill("one and two")
    expect(status(page)).to_have_attribute("data-state", "failed")
    status(page).get_by_role("button", name="Try now").click()
    expect(status(page)).to_have_attribute("data-state", "saved")


def test_words_typed_in_the_last_moment_go_along_with_a_link(page: Page) -> None:
    page.goto(STEP)
    box(page).fill("one")
    expect(status(page)).to_have_attribute("data-state", "saved")
    box(page).press("Control+End")
    box(page).press_sequentially(" two")
    page.get_by_role("link", name="Using this safely").click()
    page.wait_for_url("**/using-this-safely/")
    page.wait_for_timeout(300)
    page.goto(STEP)
    expect(box(page)).to_have_value("one two")


def test_a_button_elsewhere_waits_for_unsaved_words(page: Page) -> None:
    page.goto(STEP)
    box(page).fill("one")
    expect(status(page)).to_have_attribute("data-state", "saved")
    page.goto(STEP)
    box(page).press("Control+End")
    box(page).press_sequentially(" two")
    page.get_by_role("button", name="Mark as read and go on").click()
    page.wait_for_url("**/2/")
    page.goto(STEP)
    expect(box(page)).to_have_value("one two")


def test_locked_in_the_middle_of_a_sentence(page: Page) -> None:
    make_space(page, "in the middle")
    page.goto(STEP)
    box(page).fill("it began")
    expect(status(page)).to_have_attribute("data-state", "saved")
    other = page.context.new_page()
    other.goto("/journal/")
    other.get_by_role("button", name="Lock this space").click()
    box(page).press("Control+End")
    box(page).press_sequentially(" when nobody spoke")
    expect(status(page)).to_have_attribute("data-state", "locked")
    expect(box(page)).to_have_value("it began when nobody spoke")
    other.get_by_label("Passphrase").fill(PASSPHRASE)
    other.get_by_role("button", name="Open").click()
    other.wait_for_url("**/today/")
    expect(status(page)).to_have_attribute("data-state", "saved", timeout=20000)
    page.reload()
    expect(box(page)).to_have_value("it began when nobody spoke")


def test_a_visitors_first_saves_on_two_sheets_are_both_kept_on_a_slow_line(page: Page) -> None:
    page.goto("/read/reach-and-retreat/")
    steps = page.locator("main a[href^='/read/reach-and-retreat/']").evaluate_all(
        "links => links.map(a => a.href)"
    )
    for address in dict.fromkeys(steps):
        page.goto(address)
        if page.locator("form[data-autosave]:has(textarea:visible)").count() > 1:
            break
    sheets = page.locator("form[data-autosave]:has(textarea:visible)")
    assert sheets.count() > 1
    boxes = [sheets.nth(n).locator("textarea:visible").first for n in (0, 1)]
    held: list[Route] = []
    page.route("**/a/", lambda route: held.append(route))  # noqa: PLW0108 playwright looks into it
    boxes[0].fill("the blue gate")
    boxes[1].fill("the heron")
    page.wait_for_timeout(2500)
    for route in held:
        route.continue_()
    page.unroute("**/a/")
    for n in (0, 1):
        expect(sheets.nth(n).locator(".save")).to_have_attribute("data-state", "saved", timeout=15000)
    page.reload()
    expect(boxes[0]).to_have_value("the blue gate")
    expect(boxes[1]).to_have_value("the heron")


def test_a_page_left_open_by_somebody_else_saves_nothing_into_this_space(page: Page) -> None:
    make_space(page, "first here")
    page.goto(STEP)
    box(page).fill("it began")
    expect(status(page)).to_have_attribute("data-state", "saved")
    other = page.context.new_page()
    other.goto("/settings/")
    other.get_by_role("button", name="Sign out").click()
    other.wait_for_url("**/")
    make_space(other, "second here")
    box(page).fill("it began and went on")
    expect(status(page)).to_have_attribute("data-state", "locked", timeout=15000)
    expect(box(page)).to_have_value("it began and went on")
    other.goto(STEP)
    expect(box(other)).to_have_value("")


def test_a_button_pressed_twice_posts_once(page: Page) -> None:
    posts = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    page.goto("/space/")
    page.get_by_label("A name to sign in with").fill("pressed twice")
    page.get_by_label("A passphrase").fill(PASSPHRASE)
    page.get_by_label("The passphrase once more").fill(PASSPHRASE)
    page.get_by_role("button", name="Make the space").dblclick()
    page.wait_for_url("**/space/code/")
    assert len(posts) == 1
