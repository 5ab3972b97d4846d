"""The session: who is locked when, and what goes with time."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from reflect.vault import session as vault_session
from reflect.vault.models import Attempts, Vault
from reflect.vault.session import this_hour


def write_as_guest(client: Client) -> None:
    assert client.post("/journal/write/", {"text": "gate", "kind": "entry"}).status_code == 303


@pytest.mark.parametrize(("minutes", "status"), [(9, 200), (11, 423)])
def test_a_space_locks_after_idle_minutes(
    ada: Client, monkeypatch: pytest.MonkeyPatch, minutes: int, status: int
) -> None:
    later = timezone.now().timestamp() + minutes * 60
    monkeypatch.setattr(vault_session, "time", lambda: later)
    assert ada.get("/journal/").status_code == status


def test_a_sign_of_life_starts_the_idle_time_again(ada: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now().timestamp()
    for minutes in (8, 16, 24):
        monkeypatch.setattr(vault_session, "time", lambda m=minutes: now + m * 60)
        assert ada.post("/stay/").status_code == 204
    monkeypatch.setattr(vault_session, "time", lambda: now + 40 * 60)
    assert ada.post("/stay/").status_code == 423


def test_a_space_locks_after_twelve_hours_however_busy(ada: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now().timestamp()
    for minutes in range(5, 12 * 60 + 6, 5):
        monkeypatch.setattr(vault_session, "time", lambda m=minutes: now + m * 60)
        last = ada.post("/stay/").status_code
    assert last == 423


def test_neither_half_of_the_key_opens_anything_alone(ada: Client) -> None:
    key = ada.cookies[settings.VAULT_COOKIE_NAME].value
    del ada.cookies[settings.VAULT_COOKIE_NAME]
    assert ada.get("/journal/").status_code == 423
    stranger = Client()
    stranger.cookies[settings.VAULT_COOKIE_NAME] = key
    assert stranger.get("/settings/").context["space"] == "visitor"


def test_another_readers_key_does_not_open_this_session(ada: Client, bea: Client) -> None:
    ada.cookies[settings.VAULT_COOKIE_NAME] = bea.cookies[settings.VAULT_COOKIE_NAME].value
    assert ada.get("/journal/").status_code == 423


def test_a_changed_passphrase_ends_every_other_session(ada: Client) -> None:
    other = Client()
    words = "copper kettle violet marsh"
    other.post("/sign-in/", {"name": "ada lake", "passphrase": words})
    assert other.get("/journal/").status_code == 200
    ada.post("/settings/passphrase/", {"old": words, "new": "seven otters borrow lamps"})
    assert (ada.get("/journal/").status_code, other.get("/journal/").status_code) == (200, 423)


def test_looking_around_makes_no_vault_and_no_session(visitor: Client) -> None:
    for path in ("/", "/read/", "/read/reach-and-retreat/1/", "/today/", "/journal/", "/check/", "/signs/"):
        assert visitor.get(path).status_code == 200
    assert (Vault.objects.count(), Session.objects.count()) == (0, 0)


def test_a_guest_who_leaves_leaves_nothing(visitor: Client) -> None:
    write_as_guest(visitor)
    assert Vault.objects.count() == 1
    visitor.get("/leave/")
    assert (Vault.objects.count(), Session.objects.count()) == (0, 0)


def test_the_sweep_takes_guests_after_a_day_and_nobody_else(ada: Client, visitor: Client) -> None:
    write_as_guest(visitor)
    write_as_guest(ada)
    fresh = Client()
    write_as_guest(fresh)
    guests = Vault.objects.filter(reader=None).order_by("id")
    Vault.objects.filter(id=guests[0].id).update(guest_seen=this_hour() - timedelta(hours=25))
    Attempts.objects.create(key="x", since=timezone.now() - timedelta(hours=1))
    call_command("sweep", verbosity=0)
    assert (Vault.objects.filter(reader=None).count(), Vault.objects.count()) == (1, 2)
    assert Attempts.objects.count() == 0


def test_a_guest_becomes_a_reader_and_no_row_is_touched(visitor: Client) -> None:
    write_as_guest(visitor)
    before = Vault.objects.get()
    words = "copper kettle violet marsh"
    visitor.post("/space/", {"name": "eve stone", "passphrase": words, "again": words})
    after = Vault.objects.get()
    assert (after.id, after.guest_seen, after.reader is None) == (before.id, None, False)
    page = visitor.get("/journal/").content.decode()
    assert "gate" in page


def test_the_pocket_is_sealed_in_the_session_and_gone_at_lock(ada: Client) -> None:
    ada.post("/choices/safe/", {"cues": ["D3"]})
    held = [row.get_decoded() for row in Session.objects.all()]
    assert "D3" not in str(held)
    assert ada.session["p"]
    ada.post("/lock/")
    assert "p" not in ada.session
