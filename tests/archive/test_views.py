"""The pages: what is asked first, what is sent, and who gets nothing."""

from io import BytesIO

import pytest
import pyzipper
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reflect.archive import copies, reading
from reflect.journal.models import Entry
from tests.archive.samples import fill
from tests.conftest import PASSPHRASE

OWN = "seven quiet otters drumming"


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def errors(response) -> list[str]:
    return [one.get_text() for one in soup(response).select("#errors li")]


def texts(response, selector: str) -> list[str]:
    return [" ".join(one.get_text().split()) for one in soup(response).select(selector)]


def words(data: bytes, passphrase: str = "") -> str:
    with pyzipper.AESZipFile(BytesIO(data)) as copy:
        copy.setpassword(passphrase.encode() or None)
        return copy.read("notes/reflect.json").decode()


def write(client: Client, text: str) -> None:
    assert client.post("/journal/write/", {"text": text, "kind": "entry"}).status_code == 303


def send(client: Client, data: bytes, **fields: str):
    return client.post("/settings/copy/back/", {"copy": SimpleUploadedFile("notes.zip", data), **fields})


def test_a_copy_needs_the_passphrase_again(ada: Client) -> None:
    write(ada, "heron")
    for posted, said in (
        ({}, "Type your passphrase."),
        (
            {"passphrase": "wrong wrong wrong"},
            "That isn’t your passphrase. If you’ve tried often, wait fifteen minutes.",
        ),
    ):
        answer = ada.post("/settings/copy/", posted)
        assert (answer.status_code, errors(answer)) == (422, [said])

    answer = ada.post("/settings/copy/", {"passphrase": PASSPHRASE})
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200,
        "application/zip",
        "no-store",
    )
    assert answer["Content-Disposition"] == 'attachment; filename="notes.zip"'
    assert int(answer["Content-Length"]) == len(answer.content)
    assert "heron" in words(answer.content)


def test_guessing_is_slowed_down(ada: Client) -> None:
    for _ in range(5):
        ada.post("/settings/copy/", {"passphrase": "wrong wrong wrong"})
    assert ada.post("/settings/copy/", {"passphrase": PASSPHRASE}).status_code == 422


def test_looking_sends_no_copy(ada: Client) -> None:
    answer = ada.get("/settings/copy/", {"passphrase": PASSPHRASE})
    assert texts(answer, "h1") == ["Take it with you"]
    assert [one["name"] for one in soup(answer).select("main form input[type=password]")] == [
        "passphrase",
        "own",
        "own_again",
    ]


def test_a_guest_gets_theirs_and_nobody_elses(ada: Client, bea: Client, visitor: Client) -> None:
    write(ada, "heron")
    write(visitor, "kingfisher")
    mine = words(ada.post("/settings/copy/", {"passphrase": PASSPHRASE}).content)
    guests = words(visitor.post("/settings/copy/", {}).content)
    strangers = words(bea.post("/settings/copy/", {"passphrase": PASSPHRASE}).content)

    found = [[word in copy for word in ("heron", "kingfisher")] for copy in (mine, guests, strangers)]
    assert found == [[True, False], [False, True], [False, False]]


def test_somebody_who_wrote_nothing_leaves_no_vault(visitor: Client) -> None:
    assert '"rows": []' in words(visitor.post("/settings/copy/", {}).content)
    assert "v" not in visitor.session


def test_a_locked_space_shows_the_lock_page_and_no_passphrase(ada: Client) -> None:
    write(ada, "heron")
    ada.post("/lock/")
    for answer in (ada.get("/settings/copy/"), ada.post("/settings/copy/", {"passphrase": PASSPHRASE, "own": OWN}),
                   ada.get("/settings/copy/back/"), send(ada, b"{}", own=OWN)):  # fmt: skip
        page = soup(answer)
        assert (answer.status_code, len(page.select("form[action='/unlock/'] input[name=passphrase]"))) == (
            423,
            1,
        )
        assert [PASSPHRASE in str(page), OWN in str(page)] == [False, False]


def test_the_file_gets_a_passphrase_of_its_own(ada: Client) -> None:
    write(ada, "heron")
    for own, again, said in (
        ("short", "short", "Make it at least 12 characters. Four or five unrelated words are good."),
        (OWN, "", "The two passphrases for the file aren’t the same. Type them again."),
        (PASSPHRASE, PASSPHRASE, "Choose another one than that of your space: the file may be guessed at."),
    ):
        answer = ada.post("/settings/copy/", {"passphrase": PASSPHRASE, "own": own, "own_again": again})
        assert (answer.status_code, errors(answer)) == (422, [said])

    copy = ada.post("/settings/copy/", {"passphrase": PASSPHRASE, "own": OWN, "own_again": OWN}).content
    assert "heron" in words(copy, OWN)
    assert errors(send(ada, copy)) == [
        "This copy has a passphrase of its own. Type it and send the file again. Nothing was brought in."
    ]
    assert send(ada, copy, own=OWN).status_code == 303


def test_what_came_in_is_told_once(ada: Client, visitor: Client) -> None:
    write(ada, "heron")
    copy = ada.post("/settings/copy/", {"passphrase": PASSPHRASE}).content
    answer = send(visitor, copy)
    assert (answer.status_code, answer["Location"]) == (303, "/settings/copy/back/")

    assert texts(visitor.get("/settings/copy/back/"), "[role=status] li") == [
        "Journal: 1 brought in.",
        "Settings: 1 brought in.",
    ]
    assert texts(visitor.get("/settings/copy/back/"), "[role=status] li") == []
    assert "heron" in soup(visitor.get("/journal/")).text


@pytest.mark.parametrize("data", [b"", b"heron", b"PK\x03\x04"])
def test_a_bad_file_gets_one_sentence_and_brings_nothing(visitor: Client, data: bytes) -> None:
    answer = send(visitor, data)
    assert (answer.status_code, len(errors(answer)), Entry.objects.count()) == (422, 1, 0)
    assert errors(answer)[0].endswith("Nothing was brought in.")


def test_no_file_and_a_huge_one(visitor: Client) -> None:
    assert errors(visitor.post("/settings/copy/back/", {})) == [
        "Choose the file that was made here: notes.zip, or reflect.json out of it."
    ]
    for size in (20_050_000, 30_000_000):
        assert errors(send(visitor, b"0" * size)) == [reading.TOO_BIG]


def test_settings_lead_to_it(ada: Client, visitor: Client) -> None:
    assert [link["href"] for link in soup(visitor.get("/settings/")).select("#out a")] == [
        "/settings/copy/",
        "/settings/copy/back/",
    ]
    assert [link.text for link in soup(ada.get("/settings/")).select("#end a")] == ["Take a copy first"]


def test_everything_brought_in_can_be_looked_at(visitor: Client, vault) -> None:
    fill(vault, "heron")
    assert send(visitor, copies.zipped(vault)).status_code == 303
    for path in ("/journal/", "/look-back/", "/signs/", "/choices/", "/check/", "/today/", "/settings/"):
        assert soup(visitor.get(path)).title.text.endswith("– Reflect"), path
