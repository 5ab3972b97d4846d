"""Leaving at once, in every way there is, and what Back shows afterwards: nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_evening import PASSPHRASE, make_space

STEP = "/read/reach-and-retreat/1/"
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("leaving")]


def write_something(page: Page) -> None:
    page.goto(STEP)
    form = page.locator("form[data-autosave]").first
    form.locator("textarea").first.fill("kingfisher")
    expect(form.locator(".save")).to_have_attribute("data-state", "saved")
    page.goto(STEP)
    expect(page.locator("textarea").first).to_have_value("kingfisher")


def assert_gone(page: Page) -> None:
    page.wait_for_url("https://away.example/")
    page.wait_for_timeout(300)
    page.go_back()
    page.wait_for_timeout(500)
    assert "kingfisher" not in page.content() + "".join(
        page.locator("textarea").evaluate_all("fields => fields.map(field => field.value)")
    )
    assert [cookie["name"] for cookie in page.context.cookies() if cookie["name"] in ("sid", "key")] == []


def test_by_the_button(page: Page) -> None:
    write_something(page)
    page.get_by_role("link", name="Leave this site").last.click()
    assert_gone(page)


def test_by_shift_three_times_even_while_typing(page: Page) -> None:
    write_something(page)
    page.locator("textarea").first.focus()
    for _ in range(2):
        page.keyboard.press("Shift")
    expect(page.locator(".exit")).to_have_attribute("data-press", "2")
    page.keyboard.press("Shift")
    assert_gone(page)


def test_by_the_second_tab_stop(page: Page) -> None:
    write_something(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip:focus")).to_have_text("Leave this site")
    page.keyboard.press("Enter")
    assert_gone(page)


def test_without_javascript(plain_page: Page) -> None:
    plain_page.goto("/sign-in/")
    plain_page.get_by_role("link", name="Leave this site").last.click()
    plain_page.wait_for_url("https://away.example/")


def test_typing_capitals_never_triggers_it(page: Page) -> None:
    page.goto(STEP)
    page.locator("textarea").first.focus()
    for letter in "ABCDEF":
        page.keyboard.press(f"Shift+{letter}")
    page.keyboard.press("Shift")
    page.keyboard.type("x")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.type("y")
    page.keyboard.press("Shift")
    assert page.url.endswith(STEP)
    expect(page.locator("textarea").first).to_have_value("ABCDEFxy")


@pytest.mark.parametrize("path", ["/nowhere/", "/sign-in/", "/unlock/", "/help-now/", "/space/"])
def test_the_button_is_on_every_page(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_role("link", name="Leave this site").last.click()
    page.wait_for_url("https://away.example/")


def test_the_page_is_blank_before_anything_else_happens(page: Page) -> None:
    write_something(page)
    seen = page.evaluate(
        """() => {
            document.querySelector("a.exit").click();
            return [document.title, getComputedStyle(document.querySelector("main")).display];
        }"""
    )
    assert seen == ["Weather", "none"]


def test_an_idle_space_warns_stays_for_a_key_and_locks(page: Page) -> None:
    make_space(page, "clockwork")
    page.clock.install()
    page.goto("/journal/")
    page.clock.fast_forward("09:30")
    expect(page.locator(".idle")).to_have_text("This space locks in a minute. Press any key to stay.")
    page.keyboard.press("a")
    expect(page.locator(".idle")).to_have_count(0)
    page.clock.fast_forward("09:30")
    expect(page.locator(".idle")).to_have_count(1)
    page.clock.fast_forward("00:31")
    page.clock.fast_forward("00:02")
    expect(page.locator("h1")).to_have_text("Locked")
    assert page.url.endswith("/journal/")
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Open").click()
    page.wait_for_url("**/journal/")
    expect(page.locator("h1")).to_have_text("Journal")


@pytest.mark.parametrize("reader", [True, False])
def test_words_of_the_last_moment_never_open_a_new_session_behind_the_reader(
    page: Page, reader: bool
) -> None:
    """The save that goes out with the page may reach the server after the leaving."""
    if reader:
        make_space(page, "last moment")
    write_something(page)
    late = []
    page.context.route("**/a/", lambda route: late.append(route))
    page.locator("textarea").first.press_sequentially(" and then")
    page.get_by_role("link", name="Leave this site").last.click()
    page.wait_for_url("https://away.example/")
    page.wait_for_timeout(500)
    for route in late:
        route.continue_()
    page.wait_for_timeout(1000)
    assert page.context.cookies() == []
