"""The content that is shipped: nothing wrong, nothing unpublished, and every link leads to a page."""

import pytest
from django.conf import settings
from django.urls import resolve

from reflect.library.addresses import PAGES
from reflect.library.advice import advise
from reflect.library.folder import Folder
from reflect.library.loading import Reading, read_content


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_content(Folder(settings.CONTENT_DIR))


def test_nothing_is_wrong_and_every_id_is_published(reading: Reading) -> None:
    assert [str(problem) for problem in reading.problems] == []


def test_there_is_nothing_to_advise(reading: Reading) -> None:
    assert [str(problem) for problem in advise(reading)] == []


def test_modules_are_whole(reading: Reading) -> None:
    assert len(reading.modules) >= 4
    for module in reading.modules:
        assert 4 <= len(module.steps) <= 6
        assert len(module.prompts) >= 5
        assert len({prompt.kind for prompt in module.prompts}) >= 4
        assert module.sources


@pytest.mark.parametrize("path", PAGES)
def test_pages_an_author_may_link_to_are_there(path: str) -> None:
    assert resolve(path).route == path.removeprefix("/")
