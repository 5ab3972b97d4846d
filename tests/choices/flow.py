"""Going through choices the way a reader does, by plain form posts."""

from bs4 import BeautifulSoup
from django.test import Client

from reflect.choices.models import Choice

STARTING = ["as-it-is", "try", "space", "go", "wait"]
THINGS = ["speak-freely", "money", "calm"]


def page(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def answer_questions(client: Client, *cues: str):
    return client.post("/choices/safe/", {"cues": list(cues)})


def begin(client: Client, question: str = "") -> str:
    """The questions, nothing ticked, and a choice begun; gives the address all its pages share."""
    answer_questions(client)
    went = client.post("/choices/new/", {"question": question, "base": "0"})
    assert went.status_code == 303, went.content.decode()
    return went["Location"].removesuffix("options/")


def base(client: Client, address: str) -> str:
    """The version the page at an address knows."""
    return str(page(client.get(address)).select_one("#base-choice")["value"])


def post(client: Client, address: str, **fields):
    """Post a page of the choice as a browser without JavaScript would; "_" in a name stands for "-"."""
    names = {name.replace("_", "-"): value for name, value in fields.items()}
    return client.post(address, {"base": base(client, address), **names})


def with_things(client: Client, question: str = "") -> str:
    """A choice with three things that matter."""
    choice = begin(client, question)
    assert post(client, f"{choice}matters/", picked=THINGS).status_code == 303
    return choice


def weighed(client: Client, question: str = "") -> str:
    """A choice with every thing weighed."""
    choice = with_things(client, question)
    for n, (weight, fits) in enumerate([(9, "lm?sm"), (4, "sslll"), (8, "lssml")], 1):
        answers = {"l": "less", "s": "same", "m": "more", "?": "unknown"}
        fields = {f"fit-{path}": answers[letter] for path, letter in zip(STARTING, fits, strict=True)}
        assert post(client, f"{choice}weigh/{n}/", weight=str(weight), **fields).status_code == 303
    return choice


def rows() -> int:
    return Choice.objects.count()
