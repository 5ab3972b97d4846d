import pytest

from reflect.library.shelf import Shelf
from tests.modules.shelves import small_shelf


@pytest.fixture(autouse=True)
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """The two small modules, for every view."""
    small = small_shelf()
    monkeypatch.setattr("reflect.exercises.views.shelf", lambda: small)
    monkeypatch.setattr("reflect.modules.views.shelf", lambda: small)
    return small
