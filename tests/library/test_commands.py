"""What authors run: check, new_module, content_report."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.checks import Error, Warning
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError

from reflect.library.checks import check_content
from reflect.library.folder import Folder
from reflect.library.loading import read_content
from tests.library.writing import MODULE, swap


@pytest.fixture(autouse=True)
def _own_content(content: Path, settings: LazySettings) -> None:
    settings.CONTENT_DIR = content


def test_check_says_errors_and_advice(content: Path) -> None:
    path = content / "modules" / "the-hour-before.md"
    path.write_text(swap(MODULE, "emblem: retreat", "emblem: sun"), encoding="utf-8")
    (content / "published-ids.txt").write_text("signs/care/gone sign\n", encoding="utf-8")
    errors = [message for message in check_content(None) if isinstance(message, Error)]
    assert [str(error) for error in errors] == [
        "content/modules/the-hour-before.md:6: emblem: 'sun' is unknown; "
        "write one of: patterns, retreat, behind, ask, ground, choose, signs, check",
        "content/signs/care.md:1: #gone (sign) was published and is gone; "
        "put it back, or add it to `retired: [gone]`",
    ]
    advice = [message for message in check_content(None) if isinstance(message, Warning)]
    assert {message.id for message in advice} == {"content.W001"}


def test_check_stops_the_start(content: Path) -> None:
    (content / "modules" / "the-hour-before.md").write_text("nothing", encoding="utf-8")
    with pytest.raises(SystemCheckError) as raised:
        call_command("check", "--tag", "content")
    assert "content/modules/the-hour-before.md:1: the front matter is missing" in str(raised.value)


def test_new_module_is_right_as_it_stands(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("new_module", "The hour after: what's left?")
    reading = read_content(Folder(content))
    assert reading.errors == ()
    module = reading.modules[-1]
    assert (module.slug, module.title, module.order) == (
        "the-hour-after-whats-left",
        "The hour after: what’s left?",
        30,
    )
    assert [prompt.id for prompt in module.prompts] == ["first-question", "which-way"]
    path = content / "modules" / "the-hour-after-whats-left.md"
    assert capsys.readouterr().out == f"{path} is written. Edit it, then run: manage.py check\n"


def test_new_module_never_writes_over_a_file(content: Path) -> None:
    with pytest.raises(CommandError) as raised:
        call_command("new_module", "The hour before")
    path = content / "modules" / "the-hour-before.md"
    assert str(raised.value) == f"{path} is there already; choose another title, or edit that file."
    assert path.read_text(encoding="utf-8") == MODULE


@pytest.mark.parametrize("title", ["", "   ", "x" * 61])
def test_new_module_needs_a_title(title: str) -> None:
    with pytest.raises(CommandError) as raised:
        call_command("new_module", title)
    assert str(raised.value) == "The title needs 1 to 60 characters."


def test_content_report(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("content_report")
    lines = capsys.readouterr().out.splitlines()
    assert lines[:6] == [
        "The hour before (the-hour-before): 2 steps, 3 prompts, 59 words, 12 minutes, grade 0.5, 1 sources, "
        "reviewed 2026-11-20",
        "    covers W11 P50",
        "    1 The hour before: 48 words, 9 min, grade 0.8; text, choice",
        "    2 After: 11 words, 3 min, grade 0.0; scale",
        "",
        "Help lines: 1 in 1 countries, not checked by a person yet; check them every 90 days.",
    ]
    assert {line.split(": ")[0] for line in lines[6:]} == {"look at"}
