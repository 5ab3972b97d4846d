"""What `manage.py check` says about the safety page."""

from datetime import date
from pathlib import Path
from unittest.mock import patch

from django.test import override_settings

from reflect.safety.checks import check_lines, check_wording


def test_the_content_is_whole() -> None:
    assert check_wording(None) == []


def test_missing_words_are_errors(tmp_path: Path) -> None:
    with override_settings(CONTENT_DIR=tmp_path):
        assert [message.msg.split("]")[1].split(":")[0] for message in check_wording(None)] == [
            " No such file or directory",
            " No such file or directory",
        ]
    (tmp_path / "safety").mkdir()
    for name in ("cues.md", "page.md"):
        (tmp_path / "safety" / name).write_text("---\ntitle: X\n---\n\n## One\n", encoding="utf-8")
    with override_settings(CONTENT_DIR=tmp_path):
        assert [message.msg for message in check_wording(None)] == [
            "content/safety: cues.md:5: write the heading as '## Heading {#id}'",
            "content/safety: page.md:5: write the heading as '## Heading {#id}'",
        ]


def test_lines_nobody_looked_at_are_warned_about() -> None:
    with patch("reflect.safety.checks.timezone.localdate", return_value=date(2026, 11, 20)):
        assert check_lines(None) == []
    with patch("reflect.safety.checks.timezone.localdate", return_value=date(2027, 5, 20)):
        (message,) = check_lines(None)
    first = "US National Domestic Violence Hotline"
    assert message.msg == f"112 help lines are hidden, {first} first: nobody checked them for 180 days"


def test_every_line_was_looked_at_within_180_days_of_today() -> None:
    """Fails on purpose when the list grows old: check the lines, then write the day in live_checked_at."""
    assert check_lines(None) == []
