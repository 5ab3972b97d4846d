"""Production refuses to start on an insecure value and says which."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GOOD = {
    "ALLOWED_HOSTS": "reflect.example",
    "HTTPS": "1",
    "SECRET_KEY": "a3f1" * 8 + "0192837465bdce" * 3,
    "VAULT_PEPPER": "b4e2" * 8 + "9182736450cade" * 3,
}


def load(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", "import reflect.settings as s; print(s.SESSION_COOKIE_NAME)"],
        cwd=ROOT, env=keep | {"DATA_DIR": str(folder)} | environment, text=True, capture_output=True,
    )  # fmt: skip


def test_good_values_are_taken(tmp_path: Path) -> None:
    assert load(tmp_path, **GOOD).stdout == "__Host-sid\n"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"VAULT_PEPPER": ""}, "VAULT_PEPPER"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"VAULT_PEPPER": "a" * 64}, "VAULT_PEPPER"),
        ({"VAULT_PEPPER": GOOD["SECRET_KEY"]}, "VAULT_PEPPER"),
        ({"DEBUG": "1"}, "DEBUG"),
        ({"HTTPS": "0"}, "HTTPS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"EXIT_URL": "http://weather.example"}, "EXIT_URL"),
        ({"IDLE_LOCK_MINUTES": "600"}, "IDLE_LOCK_MINUTES"),
        ({"VAULT_KDF_MEMORY": "64"}, "VAULT_KDF_MEMORY"),
    ],
)
def test_an_insecure_value_is_refused_by_name(tmp_path: Path, change: dict[str, str], named: str) -> None:
    done = load(tmp_path, **GOOD | change)
    assert (done.returncode, done.stderr.strip().splitlines()[-1].split()[1]) == (1, named)


def test_local_secrets_are_made_once_and_readable_by_their_owner_alone(tmp_path: Path) -> None:
    assert load(tmp_path).stdout == "sid\n"
    first = {name: (tmp_path / name).read_text() for name in ("secret", "pepper")}
    assert load(tmp_path).returncode == 0
    assert {name: (tmp_path / name).read_text() for name in first} == first
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in first} == {0o600}
    assert first["secret"] != first["pepper"]
