"""The shelf: loaded once, taken over when edited, kept when an edit is wrong."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import LazySettings

from reflect.library import shelf as shelves
from reflect.library.folder import Folder
from reflect.library.loading import read_content
from reflect.library.problems import ContentError
from reflect.library.shelf import build, shelf
from tests.library.writing import MODULE, swap

SLUG = "the-hour-before"


@pytest.fixture(autouse=True)
def _own_keeper(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shelf other tests read from stays as it was."""
    monkeypatch.setattr(shelves, "_keeper", shelves._Keeper())


@pytest.fixture
def module(content: Path, settings: LazySettings) -> Iterator[Path]:
    settings.CONTENT_DIR = content
    yield content / "modules" / f"{SLUG}.md"


_tick = iter(range(1, 1000))


def edit(path: Path, text: str) -> None:
    """Write a file and make sure that its time changes, however coarse the clock is."""
    path.write_text(text, encoding="utf-8")
    later = path.stat().st_mtime_ns + next(_tick) * 1_000_000
    os.utime(path, ns=(later, later))


def test_modules_and_prompts_are_found(module: Path) -> None:
    found = shelf().module(SLUG)
    assert found is not None
    assert shelf().modules == (found,)
    assert [source.id for source in found.sources] == ["schrodt-2014"]
    prompt = shelf().prompt(SLUG, "last-time")
    assert prompt is not None
    assert prompt.ask == "What happened in the hour before?"
    assert shelf().prompt(SLUG, "nothing") is None
    assert shelf().module("nothing") is None
    checklist = shelf().checklist("care")
    assert checklist is not None
    assert [sign.id for sign in checklist.items] == ["takes-no", "sorry", "listens"]
    assert shelf().questions == ("When did you last feel at ease?",)
    assert [source.id for source in shelf().choices.sources] == ["schrodt-2014"]


def test_in_production_it_is_loaded_once(module: Path, settings: LazySettings) -> None:
    settings.DEBUG = settings.LOCAL = False
    first = shelf()
    edit(module, swap(MODULE, "title: The hour before", "title: Another"))
    shelves._keeper.looked -= 3600
    assert shelf() is first


def test_on_the_authors_machine_an_edit_is_seen_soon(module: Path, settings: LazySettings) -> None:
    settings.DEBUG, settings.LOCAL = False, True
    first = shelf()
    edit(module, swap(MODULE, "title: The hour before", "title: Another"))
    assert shelf() is first
    shelves._keeper.looked -= 1
    assert [one.title for one in shelf().modules] == ["Another"]


def test_in_development_an_edit_is_taken_over(module: Path, settings: LazySettings) -> None:
    settings.DEBUG = True
    first = shelf()
    assert shelf() is first
    edit(module, swap(MODULE, "title: The hour before", "title: Another"))
    second = shelf()
    assert [one.title for one in second.modules] == ["Another"]
    assert second.version != first.version
    edit(module.with_name("second.md"), swap(MODULE, "of=the-hour-before", "of=second"))
    assert [one.slug for one in shelf().modules] == ["second", SLUG]
    module.with_name("second.md").unlink()
    assert [one.slug for one in shelf().modules] == [SLUG]


def test_a_wrong_edit_keeps_the_last_good_version_and_is_logged_once(
    module: Path, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.DEBUG = True
    first = shelf()
    edit(module, swap(MODULE, "emblem: retreat", "emblem: sun"))
    assert shelf() is first
    assert shelf() is first
    assert caplog.messages == [
        "content/modules/the-hour-before.md:6: emblem: 'sun' is unknown; "
        "write one of: patterns, retreat, behind, ask, ground, choose, signs, check"
    ]
    edit(module, swap(MODULE, "emblem: retreat", "emblem: ask"))
    assert [one.emblem for one in shelf().modules] == ["ask"]


@pytest.mark.parametrize("debug", [True, False])
def test_nothing_is_served_while_there_is_a_mistake_at_start(
    module: Path, settings: LazySettings, debug: bool
) -> None:
    settings.DEBUG = debug
    edit(module, swap(swap(MODULE, "emblem: retreat", "emblem: sun"), "minutes: 12", "minutes: 0"))
    for _ in range(2):
        with pytest.raises(ContentError) as raised:
            shelf()
        assert str(raised.value).splitlines() == [
            "The content has mistakes:",
            "content/modules/the-hour-before.md:4: minutes: '0' will not do; "
            "write a whole number from 1 to 120",
            "content/modules/the-hour-before.md:6: emblem: 'sun' is unknown; "
            "write one of: patterns, retreat, behind, ask, ground, choose, signs, check",
        ]
    edit(module, MODULE)
    assert [one.slug for one in shelf().modules] == [SLUG]


def test_threads_get_the_same_shelf(module: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: shelf(), range(32)))
    assert {id(one) for one in found} == {id(found[0])}


def test_the_version_is_that_of_the_content(content: Path) -> None:
    first, second = (build(read_content(Folder(content))) for _ in range(2))
    assert first.version == second.version
    assert len(first.version) == 12


def test_an_unchanged_file_is_not_read_twice(content: Path) -> None:
    folder = Folder(content)
    first, second = read_content(folder), read_content(folder)
    assert first.modules[0].steps[0] is second.modules[0].steps[0]


def test_what_cannot_be_opened_is_named(content: Path) -> None:
    (content / "sources.yaml").unlink()
    (content / "sources.yaml").mkdir()
    (content / "helplines.yaml").unlink()
    (content / "modules" / ".the-hour-before.md").write_text("an editor's own", encoding="utf-8")
    found = read_content(Folder(content)).errors
    assert [str(problem) for problem in found if "opened" in problem.text] == [
        "content/helplines.yaml:1: the file can't be opened (No such file or directory); "
        "look at its name and rights",
        "content/sources.yaml:1: the file can't be opened (Is a directory); look at its name and rights",
    ]


def test_an_empty_folder_is_said_part_by_part(tmp_path: Path) -> None:
    lines = ["helplines.yaml", "modules", "published-ids.txt", "questions.yaml"]
    lines += ["selfcheck", "signs", "sources.yaml"]
    found = [problem.path for problem in read_content(Folder(tmp_path / "content")).errors]
    assert found == ["content/choices", *(f"content/{name}" for name in lines)]
