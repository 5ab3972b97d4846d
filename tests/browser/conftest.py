"""A real server and a real browser. Fails, never skips, where there is no browser."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Server:
    """Reflect as `make start` runs it, on a free port, with a data folder of its own."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
            "DATA_DIR": str(folder), "PORT": str(self.port), "DATABASE_URL": database, "DEBUG": "0",
            "VAULT_KDF_MEMORY": "256", "VAULT_KDF_PASSES": "1", "WEB_CONCURRENCY": "1",
            "EXIT_URL": "https://away.example/",
        }  # fmt: skip
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "manage.py", "serve"]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError((self.folder / "server.log").read_text())

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=30)
            self.process = None


@pytest.fixture(autouse=True)
def _database() -> None:
    """The server has a database of its own; these tests touch none in their own process."""


@pytest.fixture(scope="session")
def database(worker_id: str) -> Iterator[str]:
    """The address of an empty database of this worker's own; empty for SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield ""
        return
    name = f"reflect_browser_{worker_id}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
    yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, database: str) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("server"), database)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or which("chromium") or which("google-chrome")
    assert path, "No Chromium. Run bin/chromium, or set CHROMIUM to its path."
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


def _context(browser: Browser, server: Server, **options: object) -> BrowserContext:
    context = browser.new_context(base_url=server.url, viewport={"width": 390, "height": 844}, **options)
    context.set_default_timeout(8000)
    # Nothing may leave this machine: any request to another host is answered here, and remembered.
    context.outside = []

    def route(route) -> None:
        if route.request.url.startswith(server.url):
            route.continue_()
        else:
            context.outside.append(route.request.url)
            route.fulfill(status=200, content_type="text/html", body="<title>Weather</title>away")

    context.route("**/*", route)
    return context


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A phone, with JavaScript. Fails on a script error or a policy violation."""
    context = _context(browser, server)
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda line: _remember(page, line))
    yield page
    assert page.problems == []
    context.close()


def _remember(page: Page, line) -> None:
    if "Content Security Policy" in line.text:
        page.problems.append(line.text)


@pytest.fixture
def plain_page(browser: Browser, server: Server) -> Iterator[Page]:
    """A phone without JavaScript."""
    context = _context(browser, server, java_script_enabled=False)
    yield context.new_page()
    context.close()
