"""Who may import whom. An app missing from the table fails too."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "reflect"
MAY_IMPORT = {
    "ui": set(),
    "vault": {"ui"},  # the lock page, shown by the middleware
    "library": {"ui"},  # Markdown is cleaned in one place, ui.markup
    "accounts": {"ui", "vault"},
    "safety": {"ui", "library"},
    "exercises": {"ui", "vault", "library"},
    "journal": {"ui", "vault"},
    "modules": {"ui", "vault", "library", "exercises", "safety"},
    "selfcheck": {"ui", "vault", "library", "safety"},
    "choices": {"ui", "vault", "library", "safety"},
    "signs": {"ui", "vault", "library", "safety"},
    "lookback": {
        "ui", "vault", "library", "accounts", "safety", "exercises", "journal", "modules", "selfcheck",
        "choices", "signs",
    },
    "archive": {
        "ui", "vault", "library", "accounts", "safety", "exercises", "journal", "modules", "selfcheck",
        "choices", "signs",
    },
    "pages": {"ui", "vault", "library", "safety", "modules", "lookback"},
}  # fmt: skip
# Inside an app: a file may import what stands before it.
LAYERS = ("models", "forms", "views", "urls")


def apps() -> list[Path]:
    return sorted(path for path in ROOT.iterdir() if (path / "apps.py").exists())


def imports(path: Path) -> list[tuple[str, ast.stmt, ast.AST]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for parent in ast.walk(tree):
        for node in ast.iter_child_nodes(parent):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                found += [(name, node, parent) for name in names]
            elif isinstance(node, ast.Import):
                found += [(alias.name, node, parent) for alias in node.names]
    return found


def sources() -> list[Path]:
    return sorted(path for path in ROOT.rglob("*.py") if "migrations" not in path.parts)


def test_every_app_stands_in_the_table() -> None:
    assert [app.name for app in apps()] == sorted(MAY_IMPORT)


@pytest.mark.parametrize("app", sorted(MAY_IMPORT))
def test_an_app_imports_only_what_it_may(app: str) -> None:
    wrong = []
    for path in (ROOT / app).rglob("*.py"):
        if "migrations" in path.parts:
            continue
        for name, node, _ in imports(path):
            parts = name.split(".")
            other = parts[1] if parts[0] == "reflect" and parts[1:] else ""
            if other in MAY_IMPORT and other != app and other not in MAY_IMPORT[app]:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} imports {name}")
    assert wrong == []


def test_the_table_has_no_cycle() -> None:
    settled: set[str] = set()
    while True:
        ready = {app for app, needs in MAY_IMPORT.items() if app not in settled and needs <= settled}
        if not ready:
            break
        settled |= ready
    assert settled == set(MAY_IMPORT)


def test_forms_views_and_urls_are_imported_only_by_what_stands_after_them() -> None:
    wrong = []
    for path in sources():
        rank = LAYERS.index(path.stem) if path.stem in LAYERS else 0
        for name, node, _ in imports(path):
            parts = name.split(".")
            same_app = parts[:2] == ["reflect", path.parent.name]
            later = [part for part in parts[2:3] if part in LAYERS[1:] and LAYERS.index(part) > rank]
            if same_app and later and path.stem in LAYERS:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} imports {name}")
    assert wrong == []


def test_pure_rules_know_no_framework() -> None:
    pure = [
        "selfcheck/scoring.py", "selfcheck/plot.py", "safety/cues.py", "choices/weighing.py",
        "ui/drawing.py", "lookback/charts.py", "archive/leaves.py", "pages/asking.py",
    ]  # fmt: skip
    wrong = [
        f"{name}: {imported}"
        for name in pure
        for imported, _, _ in imports(ROOT / name)
        if imported.split(".")[0] in ("django", "django_htmx")
    ]
    assert wrong == []


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        for _, node, parent in imports(path)
        if isinstance(parent, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    assert hidden == []


def test_no_junk_drawers_and_no_signals() -> None:
    names = {"utils", "helpers", "common", "services", "signals", "core"}
    assert [str(path) for path in sources() if path.stem in names] == []


def test_no_raw_sql() -> None:
    calls = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("raw", "extra", "cursor")
    ]
    assert calls == []


def test_views_are_short() -> None:
    long = []
    for path in ROOT.rglob("views.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 25:
                long.append(f"{path.parent.name}.{node.name}")
    assert long == []


def test_templates_hold_no_inline_script_or_style() -> None:
    templates = ROOT.parent / "templates"
    wrong = [
        str(path.relative_to(templates))
        for path in templates.rglob("*.html")
        for word in (" style=", "<style", " onclick=", "javascript:", "<script>")
        if word in path.read_text(encoding="utf-8")
    ]
    assert wrong == []
