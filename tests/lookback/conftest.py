"""Something in every room."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.utils import timezone

from reflect.choices import choices
from reflect.choices.texts import starting
from reflect.exercises import answers
from reflect.exercises.answers import Ref, Writing
from reflect.library.shelf import shelf
from reflect.selfcheck import sittings
from reflect.signs import reviews
from reflect.signs.over_time import Mark
from reflect.vault.open import OpenVault


@pytest.fixture
def soup() -> Callable[[HttpResponse], BeautifulSoup]:
    """An answer's HTML."""
    return lambda response: BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def now() -> datetime:
    return timezone.localtime()


@pytest.fixture
def answer(vault: OpenVault) -> Callable[[int], Ref]:
    """Answer the n-th written prompt of the first module."""

    def keep(n: int = 0) -> Ref:
        module = shelf().modules[0]
        prompt = [one for one in module.prompts if one.kind == "text"][n]
        ref = Ref(module.slug, prompt.id)
        answers.save(vault, [Writing(ref, prompt.kind, prompt.ask, {}, f"Answer {n}", 0, "")])
        return ref

    return keep


@pytest.fixture
def check(vault: OpenVault, now: datetime) -> Callable[..., UUID]:
    """Take the first half of the self-check, the same answer to everything but the first statement."""

    def take(name: str = "R.", ago: int = 0, value: int = 3) -> UUID:
        when, instrument = now - timedelta(days=ago), shelf().check
        begun = sittings.start(vault, name, "partner", instrument.version, when)
        items = [item for item in instrument.items if item.stage == 1]
        given: dict[str, int | None] = {item.id: value for item in items}
        given[items[0].id] = value + 1
        asked = {item.id: item.text for item in items}
        sittings.answer(vault, begun.id, given, asked, base=begun.version, now=when)
        sittings.finish(vault, begun.id, when)
        return begun.id

    return take


@pytest.fixture
def review(vault: OpenVault, now: datetime) -> Callable[..., UUID]:
    """Mark one sign of danger and one of care."""

    def keep(person: str = "R.", ago: int = 0, danger: int = 1, note: str = "") -> UUID:
        marks = {
            "hurts-me": Mark(danger, "They hurt me", "danger"),
            "takes-no": Mark(3, "They take a no", "care"),
        }
        return reviews.keep(vault, person, marks, note, now - timedelta(days=ago))

    return keep


@pytest.fixture
def choice(vault: OpenVault, now: datetime) -> Callable[..., UUID]:
    def begin(question: str = "Whether to move in", ago: int = 0) -> UUID:
        return choices.begin(vault, question, starting(), now=now - timedelta(days=ago)).id

    return begin
