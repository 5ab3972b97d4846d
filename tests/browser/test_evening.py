"""One evening of somebody new, with a script and without; then what the machine knows of it."""

import base64
import re
import sqlite3
import zlib
from pathlib import Path

import psycopg
import pytest
import redis
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("evening")]
PASSPHRASE = "otter lantern seven quay"
WORDS = {
    "answer": "the heron stood in the weir",
    "entry": "marzipan on the landing stage",
    "title": "Omnibus to Cricklade",
    "question": "Do I mend the gatepost",
    "lean": "towards the lighthouse for now",
    "person": "Q.Z.",
}


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).last.click()


def choose(field: Locator) -> None:
    """Tick a box or a radio, wherever its label is drawn."""
    field.evaluate("field => field.click()")
    expect(field).to_be_checked()


def saved(page: Page, script: bool) -> None:
    """Wait for the autosave; without a script press the button that keeps."""
    if script:
        expect(page.locator("form[data-autosave] .save").first).to_have_attribute("data-state", "saved")
        return
    press(page, "Keep")
    if page.get_by_role("button", name="Keep it").count():
        press(page, "Keep it")


def read_and_answer(page: Page, script: bool) -> None:
    page.goto("/")
    page.get_by_role("link", name="Start reading").click()
    page.get_by_role("link", name="Reach and retreat").first.click()
    page.goto("/read/reach-and-retreat/1/")
    page.locator("main textarea").first.fill(WORDS["answer"])
    choose(page.get_by_label("Both, at different moments"))
    saved(page, script)
    page.wait_for_timeout(1200 if script else 0)
    page.goto("/read/reach-and-retreat/1/")
    press(page, "Mark as read and go on")
    expect(page).to_have_url(re.compile("/read/reach-and-retreat/2/"))


def make_space(page: Page, name: str) -> str:
    page.goto("/space/")
    page.get_by_label("A name to sign in with").fill(name)
    page.get_by_label("A passphrase").fill(PASSPHRASE)
    page.get_by_label("The passphrase once more").fill(PASSPHRASE)
    press(page, "Make the space")
    code = page.locator("#code").inner_text()
    page.get_by_label("The last five letters and digits of the code").fill(code[-5:])
    press(page, "I’ve kept it")
    expect(page).to_have_url(re.compile("/today/"))
    return code


def take_the_check(page: Page) -> None:
    page.goto("/check/")
    page.get_by_label("Whom is it about?").fill(WORDS["person"])
    choose(page.get_by_label("A partner", exact=True))
    press(page, "Start")
    for _ in range(2):
        groups = page.locator("main [role=radiogroup]")
        for i in range(groups.count()):
            choose(groups.nth(i).locator(f"input[type=radio][value='{6 if i % 3 else 2}']"))
        press(page, "Continue")
    page.get_by_role("link", name="See the result").click()
    expect(page.locator("main svg.plot").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("margin")


def go_through_a_choice(page: Page) -> None:
    page.goto("/choices/")
    press(page, "None of these, continue")
    page.locator("main textarea").first.fill(WORDS["question"])
    press(page, "Continue")
    press(page, "Continue")
    for i in range(3):
        choose(page.locator("main input[type=checkbox]").nth(i))
    press(page, "Continue")
    while "/weigh/" in page.url:
        choose(page.locator("main input[type=radio][value='8']").first)
        choose(page.locator("main input[type=radio][value='more']").first)
        press(page, "Continue")
    press(page, "See it side by side")
    page.locator("main textarea").first.fill(WORDS["lean"])
    press(page, "Keep")
    expect(page.locator("main textarea").first).to_have_value(WORDS["lean"])
    expect(page.locator("main table")).to_be_visible()


def mark_signs(page: Page) -> None:
    page.goto("/signs/")
    page.get_by_role("link", name="Look at the signs").click()
    page.locator("main [role=radiogroup]").last.get_by_text("sometimes", exact=False).click()
    press(page, "Keep this")
    expect(page.locator("main table").first).to_be_visible()


def write_and_find(page: Page, script: bool) -> None:
    page.goto("/journal/new/")
    page.get_by_label("Title").fill(WORDS["title"])
    page.get_by_label("Entry").fill(WORDS["entry"])
    if script:
        expect(page.locator("form[data-autosave] .save").first).to_have_attribute("data-state", "saved")
    else:
        page.locator("main form").first.locator("button[type=submit]").last.click()
    page.goto("/journal/")
    page.get_by_label("Search your writing").fill("marzipan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=WORDS["title"]).first).to_be_visible()
    assert "marzipan" not in page.url


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_an_evening(request: pytest.FixtureRequest, server: Server, script: bool) -> None:
    page: Page = request.getfixturevalue("page" if script else "plain_page")
    name = f"marigold {'one' if script else 'two'}"
    read_and_answer(page, script)
    code = make_space(page, name)
    take_the_check(page)
    go_through_a_choice(page)
    mark_signs(page)
    write_and_find(page, script)

    server.stop()
    server.start()
    page.context.clear_cookies()
    page.goto("/sign-in/")
    page.get_by_label("Your name here").fill(name)
    page.get_by_label("Your passphrase").fill(PASSPHRASE)
    press(page, "Open")
    page.goto("/read/reach-and-retreat/1/")
    expect(page.locator("main textarea").first).to_have_value(WORDS["answer"])
    expect(page.get_by_label("Both, at different moments")).to_be_checked()
    page.goto("/look-back/")
    for words in (WORDS["title"], WORDS["person"]):
        expect(page.locator("main")).to_contain_text(words)
    page.goto("/choices/")
    if page.get_by_role("button", name="None of these, continue").count():
        press(page, "None of these, continue")
    page.goto("/choices/")
    expect(page.locator("main")).to_contain_text(WORDS["question"])
    assert page.context.outside == []

    never = [*WORDS.values(), "marigold", PASSPHRASE, code, "reach-and-retreat", "one-evening", "my-part"]
    never += [word for words in WORDS.values() for word in words.split() if len(word) > 5]
    assert [word for word in never if found(word, server)] == []
    put_control_row(server, "heron in the clear")
    assert found("heron in the clear", server)
    remove_control_row(server)


def found(word: str, server: Server) -> bool:
    """Whether a word stands anywhere in the data folder or the database, in UTF-8 or UTF-16."""
    wanted = [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")]
    return any(bytes_ in held for held in everything(server) for bytes_ in wanted)


def everything(server: Server) -> list[bytes]:
    files = [path.read_bytes() for path in Path(server.folder).rglob("*") if path.is_file()]
    if url := server.environment.get("CACHE_URL"):
        cache = redis.Redis.from_url(url)
        files += [held for key in cache.scan_iter() for held in (key, cache.get(key) or b"")]
    return files + [value for row in rows(server) for value in row]


def rows(server: Server) -> list[list[bytes]]:
    """Every value of every table, and what is packed into sessions."""
    held = []
    for table, row in _select(server):
        values = [bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode() for v in row]
        if table == "django_session":
            values += [unpacked(value) for value in values if value.count(b":") >= 2]
        held.append(values)
    return held


def unpacked(value: bytes) -> bytes:
    """What is inside a session's signed and maybe compressed text."""
    text = value.split(b":")[0]
    data = base64.urlsafe_b64decode(text.lstrip(b".") + b"=" * (-len(text.lstrip(b".")) % 4))
    return zlib.decompress(data) if text.startswith(b".") else data


def _connect(server: Server):
    url = server.environment["DATABASE_URL"]
    return psycopg.connect(url) if url else sqlite3.connect(server.folder / "reflect.sqlite3")


def _select(server: Server):
    with _connect(server) as connection:
        listing = (
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            if server.environment["DATABASE_URL"]
            else "SELECT name FROM sqlite_master WHERE type = 'table'"
        )
        for (table,) in connection.execute(listing).fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"').fetchall():
                yield table, row


def put_control_row(server: Server, word: str) -> None:
    with _connect(server) as connection:
        connection.execute(f"INSERT INTO vault_attempts VALUES ('{word}', 1, '2026-01-01 00:00:00')")
        connection.commit()


def remove_control_row(server: Server) -> None:
    with _connect(server) as connection:
        connection.execute("DELETE FROM vault_attempts")
        connection.commit()
