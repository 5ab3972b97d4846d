"""One stylesheet and one script, put together from small files."""

from pathlib import Path

from django.conf import settings

from reflect.ui.bundles import bundle

STATIC = settings.BASE_DIR / "static"


def test_every_rule_of_the_stylesheet_is_served_as_it_was_written(tmp_path: Path) -> None:
    bundle(STATIC, tmp_path)
    served = (tmp_path / "reflect.css").read_text()
    assert [path.name for path in (STATIC / "css").iterdir() if path.read_text() not in served] == []


def test_the_layers_are_named_before_any_is_filled(tmp_path: Path) -> None:
    bundle(STATIC, tmp_path)
    served = (tmp_path / "reflect.css").read_text()
    assert served.index("@layer reset, tokens") < served.index("@layer reset {")


def test_the_scripts_are_served_together_and_small(tmp_path: Path) -> None:
    bundle(STATIC, tmp_path)
    script = (tmp_path / "reflect.js").read_bytes()
    assert (b"data-autosave" in script, b"data-exit" in script, len(script) < 9_000) == (True, True, True)


def test_an_unchanged_bundle_is_not_written_again(tmp_path: Path) -> None:
    bundle(STATIC, tmp_path)
    before = (tmp_path / "reflect.css").stat().st_mtime_ns
    bundle(STATIC, tmp_path)
    assert (tmp_path / "reflect.css").stat().st_mtime_ns == before
