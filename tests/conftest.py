"""Two people: Ada owns a space, Bea is a stranger with a space of her own. And a guest, and a visitor."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import settings as hypothesis_settings

from reflect.vault.models import Vault
from reflect.vault.open import OpenVault

# A busy machine is not a failure of the code.
hypothesis_settings.register_profile("reflect", deadline=None)
hypothesis_settings.load_profile("reflect")

PASSPHRASE = "copper kettle violet marsh"


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Every test may use the database."""


@pytest.fixture
def vault() -> OpenVault:
    """An open vault with its row, for verbs without a request."""
    row = Vault.objects.create()
    return OpenVault(row.id, uuid4().bytes + uuid4().bytes)


@pytest.fixture
def unlocked() -> Callable[[str], Client]:
    """Make a space under a name by the real form; the client is signed in and its recovery code confirmed."""

    def make(name: str) -> Client:
        client = Client()
        posted = {"name": name, "passphrase": PASSPHRASE, "again": PASSPHRASE}
        assert client.post("/space/", posted).status_code == 303
        page = client.get("/space/code/").content.decode()
        tail = page.split('id="code"')[1].split(">")[1].split("<")[0][-5:]
        assert client.post("/space/code/", {"tail": tail}).status_code == 303
        return client

    return make


@pytest.fixture
def ada(unlocked: Callable[[str], Client]) -> Client:
    return unlocked("ada lake")


@pytest.fixture
def bea(unlocked: Callable[[str], Client]) -> Client:
    return unlocked("bea hill")


@pytest.fixture
def visitor() -> Client:
    """Nobody yet: no cookie, no session."""
    return Client()
