"""Rows of every kind, as their rooms make them, and any words in them."""

from typing import Any

from hypothesis import strategies as st

from reflect.accounts.models import Profile
from reflect.choices.models import Choice
from reflect.exercises.models import Answer
from reflect.journal.models import Entry, Settled
from reflect.modules.models import Progress
from reflect.selfcheck.models import Sitting
from reflect.signs.models import Review
from reflect.vault import rows
from reflect.vault.models import Sealed
from reflect.vault.open import OpenVault

AT = "2026-03-04T21:42:00+00:00"
MODELS = (Entry, Settled, Answer, Sitting, Choice, Review, Progress, Profile)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def entry(words: str, number: int = 1) -> tuple[type[Sealed], str, dict[str, Any]]:
    content = {"v": 1, "title": words, "text": words, "kind": "entry", "asked": "", "date": "2026-03-04",
               "written": AT, "saved": AT, "tags": [words]}  # fmt: skip
    return Entry, "journal/2026-03", content


def thrown(words: str, number: int = 1) -> tuple[type[Sealed], str, dict[str, Any]]:
    return Entry, "journal/trash", entry(words)[2] | {"deleted": AT}


def settled(words: str, number: int = 1) -> tuple[type[Sealed], str, dict[str, Any]]:
    return Settled, "settled/2026-03", {"v": 1, "at": AT, "settled": number % 11, "word": words}


def answer(words: str, number: int = 1) -> tuple[type[Sealed], str, dict[str, Any]]:
    content = {"v": 1, "module": "m", "prompt": f"p{number}", "kind": "text", "asked": words, "labels": {},
               "value": words, "at": AT}  # fmt: skip
    return Answer, f"answer/m/p{number}", content


def sitting(words: str, number: int = 1) -> tuple[type[Sealed], str, dict[str, Any]]:
    content = {"v": 1, "name": words, "kind": "partner", "started": AT, "changed": AT, "taken": None, "stage": 1,
               "finished": 0, "instrument": "a", "answers": {"s1": 7, "s2": None}, "asked": {"s1": words},
               "said": words, "said_times": 0}  # fmt: skip
    return Sitting, "check", content


def choice(words: str, number: int = 1) -> tuple[type[Sealed], str, dict[str, Any]]:
    content = {"v": 1, "begun": AT, "question": words, "paths": [{"id": "go", "label": words, "short": words}],
               "things": [{"id": "t", "label": words}], "weights": {"t": 7}, "fits": {"t": {"go": "more"}},
               "words": {"w": {"ask": words, "text": words}}, "lean": words}  # fmt: skip
    return Choice, "choices", content


def review(words: str, number: int = 1) -> tuple[type[Sealed], str, dict[str, Any]]:
    marks = {"s": {"n": 3, "t": words, "g": "danger", "c": "D1"}}
    return Review, "signs", {"v": 1, "at": AT, "person": words, "note": words, "marks": marks}


def progress(words: str, number: int = 1) -> tuple[type[Sealed], str, dict[str, Any]]:
    return Progress, f"progress/m{number}", {"v": 1, "steps": {"a": {"state": "read", "at": AT}}}


def profile(words: str, number: int = 1) -> tuple[type[Sealed], str, dict[str, Any]]:
    return Profile, "profile", {"v": 1, "theme": "dark", "idle_minutes": 5, "code_kept": True}


MAKERS = (entry, thrown, settled, answer, sitting, choice, review, progress, profile)
ONE = {Answer, Progress, Profile}


def keep(vault: OpenVault, made: tuple[type[Sealed], str, dict[str, Any]]) -> None:
    """Put a row where its room would."""
    model, label, content = made
    id = vault.single_id(label) if model in ONE else None
    if id is None or rows.single(model, vault, label) is None:
        rows.create(model, vault, label, content, id=id)


def fill(vault: OpenVault, words: str, times: int = 1) -> None:
    for number in range(times):
        for make in MAKERS:
            keep(vault, make(words, number))


def space(vault: OpenVault) -> set[tuple[str, str, str, str]]:
    """Everything in a vault: table, label, id and content."""
    return {
        (model._meta.label_lower, label, str(row.id), repr(row.content))
        for model in Sealed.__subclasses__()
        for label, row in rows.labelled(model, vault)
    }
