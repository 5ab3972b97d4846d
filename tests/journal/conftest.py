"""Reading pages the way a reader does."""

from collections.abc import Callable
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

Soup = Callable[[HttpResponse], BeautifulSoup]
Write = Callable[..., str]


@pytest.fixture
def soup() -> Soup:
    """An answer's HTML."""
    return lambda response: BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def write() -> Write:
    """Write an entry by the plain form and give its address."""

    def post(client: Client, text: str = "The soup.", **fields: str) -> str:
        new = BeautifulSoup(client.get("/journal/new/").content, "html.parser")
        action = str(new.select_one("#entry-form")["action"])  # type: ignore[index]
        answer = client.post(action, {"text": text, "base": "0", **fields})
        assert (answer.status_code, answer["Location"]) == (303, action)
        return action

    return post


@pytest.fixture
def id_of() -> Callable[[str], UUID]:
    return lambda address: UUID(address.strip("/").split("/")[-1])
