"""Out and in again: every content, id and label equal; nothing doubled, nothing written over."""

import json
from io import BytesIO
from uuid import uuid4

import pytest
import pyzipper
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reflect.archive import bringing, copies, reading
from reflect.archive.kinds import KINDS
from reflect.journal.models import Entry
from reflect.vault import rows
from reflect.vault.models import Sealed, Vault
from reflect.vault.open import OpenVault
from tests.archive.samples import MAKERS, MODELS, WORDS, entry, fill, keep, space


def another() -> OpenVault:
    return OpenVault(Vault.objects.create().id, uuid4().bytes + uuid4().bytes)


def inside(data: bytes) -> dict[str, str]:
    with pyzipper.AESZipFile(BytesIO(data)) as copy:
        return {name: copy.read(name).decode() for name in copy.namelist()}


def lines(reports: list[bringing.Report]) -> dict[str, list]:
    return {report.title: report.line[1:] for report in reports}


def test_every_kind_of_private_row_is_known_and_sampled() -> None:
    private = {model._meta.label_lower for model in Sealed.__subclasses__()}

    assert private == set(KINDS) == {model._meta.label_lower for model in MODELS}


@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(MAKERS), WORDS, st.integers(0, 3)), max_size=8),
    st.sampled_from(["", "pw"]),
)
def test_out_erased_and_in_again_everything_is_equal(made: list, passphrase: str) -> None:
    vault = another()
    for make, words, number in made:
        keep(vault, make(words, number))
    before = space(vault)
    copy = copies.zipped(vault, passphrase)
    for model in MODELS:
        model.objects.filter(vault_id=vault.id).delete()
    assert space(vault) == set()

    bringing.bring(vault, reading.read(copy, passphrase))
    assert space(vault) == before


def test_a_copy_twice_doubles_nothing(vault: OpenVault) -> None:
    fill(vault, "heron")
    before = space(vault)

    reports = bringing.bring(vault, reading.read(copies.zipped(vault)))
    assert space(vault) == before
    assert lines(reports)["Journal"] == [0, 2, 0]


def test_what_is_here_stays_as_it_is(vault: OpenVault) -> None:
    fill(vault, "heron")
    copy = copies.zipped(vault)
    [row] = rows.find(Entry, vault, "journal/2026-03")
    rows.rewrite(Entry, vault, row.id, row.content | {"text": "kingfisher"}, base=row.version)
    before = space(vault)

    assert lines(bringing.bring(vault, reading.read(copy)))["Journal"] == [0, 1, 1]
    assert space(vault) == before


def test_another_space_gets_all_of_it_under_its_own_key(vault: OpenVault) -> None:
    fill(vault, "heron")
    home = another()
    copy = reading.read(copies.zipped(vault))
    bringing.bring(home, copy)
    bringing.bring(home, copy)

    def told(of: OpenVault) -> list[tuple[str, str, str]]:
        return sorted((table, label, content) for table, label, _, content in space(of))

    assert told(home) == told(vault)
    assert rows.single(MODELS[2], home, "answer/m/p0").content["value"] == "heron"


def test_all_or_nothing(vault: OpenVault) -> None:
    fill(vault, "heron")
    copy, home = reading.read(copies.zipped(vault)), another()
    broken = (Entry, "journal/2026-03", False, rows.Opened(uuid4(), 1, {"text": object()}))

    with pytest.raises(TypeError):
        bringing.bring(home, [*copy, broken])
    assert space(home) == set()


def test_the_readable_part_holds_the_words_and_runs_nothing(vault: OpenVault) -> None:
    fill(vault, '<script src="https://example.org/x.js"></script> & heron')
    files = inside(copies.zipped(vault))
    page = BeautifulSoup(files["notes/index.html"], "html.parser")

    assert sorted(files) == [
        "notes/answers.md", "notes/checks.md", "notes/choices.md", "notes/index.html", "notes/journal.md",
        "notes/reflect.json", "notes/settled.md", "notes/signs.md",
    ]  # fmt: skip
    assert page.select("script, link, img, iframe, [src], [style]") == []
    assert [link["href"] for link in page.select("a")] == [
        f"#{room['id']}" for room in page.select("section")
    ]
    assert (
        page.select_one("#journal .said:last-child").text
        == '<script src="https://example.org/x.js"></script> & heron'
    )
    assert files["notes/journal.md"].startswith("# Journal\n\n## ")


def test_a_passphrase_of_its_own_seals_every_file(vault: OpenVault) -> None:
    fill(vault, "heron")
    copy, plain = copies.zipped(vault, "pw"), copies.zipped(vault)

    assert "heron" in inside(plain)["notes/reflect.json"]
    with pytest.raises(RuntimeError):
        inside(copy)
    with pytest.raises(reading.Refused, match="passphrase of its own"):
        reading.read(copy)
    with pytest.raises(reading.Refused, match="doesn’t open"):
        reading.read(copy, "wrong")


@pytest.mark.parametrize("times", [1, 3])
def test_one_query_a_kind(vault: OpenVault, times: int, django_assert_num_queries) -> None:
    fill(vault, "heron", times)
    with django_assert_num_queries(8):
        copies.zipped(vault)


def test_an_unknown_kind_is_told_as_it_lies(vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(vault, entry("heron"))
    monkeypatch.setattr("reflect.archive.kinds.KINDS", {})
    files = inside(copies.zipped(vault))

    assert sorted(files) == ["notes/index.html", "notes/journal-entry.md", "notes/reflect.json"]
    assert json.loads(files["notes/reflect.json"])["rows"][0]["content"]["text"] == "heron"
    assert "**title**\n\nheron" in files["notes/journal-entry.md"]
