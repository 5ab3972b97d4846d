"""Content to read."""

from pathlib import Path

import pytest

from tests.library.writing import write_content


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of content in which nothing is wrong."""
    return write_content(tmp_path)
