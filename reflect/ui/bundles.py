"""One stylesheet and one script per page, put together from small files when the server starts."""

import os
from pathlib import Path

import rjsmin

CSS_ORDER = ("tokens", "base", "layout", "components", "utilities", "print")


def parts(folder: Path, order: tuple[str, ...]) -> list[Path]:
    """The files of a folder: those named in `order` first, the rest by name."""
    rank = {name: i for i, name in enumerate(order)}
    return sorted(folder.iterdir(), key=lambda path: (rank.get(path.stem, len(rank)), path.stem))


def bundle(source: Path, target: Path) -> None:
    """Write `reflect.css` and `reflect.js` into `target`, if they changed.

    The stylesheet stays as it is written: minifiers drop the space in `.grid :is(td)` inside a layer.
    """
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    for suffix, order, minify in (("css", CSS_ORDER, str), ("js", (), rjsmin.jsmin)):
        files = [path for path in parts(source / suffix, order) if path.suffix == f".{suffix}"]
        text = "\n".join(path.read_text(encoding="utf-8") for path in files)
        _write(target / f"reflect.{suffix}", minify(text))


def _write(path: Path, text: str) -> None:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)  # several processes may start at once; none may see half a file
