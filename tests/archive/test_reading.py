"""What a broken, hostile or huge file gets: one sentence, and nothing comes in."""

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.archive import copies, reading
from reflect.vault.open import OpenVault
from tests.archive.samples import MAKERS, fill

GOOD = {"format": "reflect", "version": 1, "rows": []}
ID = "6f1d6a0e-4a0c-4a51-9d5e-0d8f5b6f2c11"


def zipped(files: dict[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", how) as copy:
        for name, data in files.items():
            copy.writestr(name, data)
    return out.getvalue()


def sentence(data: bytes) -> str:
    with pytest.raises(reading.Refused) as refused:
        reading.read(data)
    return str(refused.value)


def row(make=MAKERS[0], **changes) -> dict:
    model, label, content = make("heron", 1)
    one = model.__name__ in ("Answer", "Progress", "Profile")
    table = model._meta.label_lower
    return {"table": table, "label": label, "id": ID, "one": one, "content": content} | changes


def packed(*rows: dict) -> bytes:
    return json.dumps(GOOD | {"rows": list(rows)}).encode()


@pytest.mark.parametrize("make", MAKERS)
def test_a_good_row_of_every_kind_is_read(make) -> None:
    [(model, label, _, opened)] = reading.read(packed(row(make)))
    assert (model._meta.label_lower, label, opened.content) == (
        row(make)["table"],
        row(make)["label"],
        row(make)["content"],
    )


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK", b"PK\x03\x04 and no more", b"heron", b"[]", b"{}", b"null", b"[" * 100_000, b"\xff\xfe",
        b'{"format": "reflect", "version": 1}', b'{"format": "reflect", "version": 1, "rows": {}}',
        b'{"format": "reflect", "version": 1, "rows": [NaN]}', b'{"format": "\\ud800"}',
        b'{"a": ' + b"9" * 5000 + b"}",
        zipped({}), zipped({"notes/other.json": b"{}"}), zipped({"reflect.json": b"{}", "notes/reflect.json": b"{}"}),
        zipped({"../reflect.json": packed()}), zipped({"/etc/passwd": b"", "reflect.json": packed()}),
        zipped({"a\\..\\b": b"", "reflect.json": packed()}), zipped({"C:/x": b"", "reflect.json": packed()}),
        zipped({"reflect.json": packed()}, ZIP_LZMA),
    ],
)  # fmt: skip
def test_what_is_no_copy(data: bytes) -> None:
    assert sentence(data) == reading.DAMAGED


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "no"}, {"id": 1}, {"one": 1}, {"one": True}, {"label": "journal/2026-04"}, {"label": "x" * 400},
        {"label": None}, {"content": []}, {"content": {}}, {"table": 3},
        {"content": row()["content"] | {"text": 3}}, {"content": row()["content"] | {"date": "1066-10-14"}},
        {"content": row()["content"] | {"written": "0001-01-01T00:00:00+23:00"}},
    ],
)  # fmt: skip
def test_a_row_its_room_could_not_read(changes: dict) -> None:
    assert sentence(packed(row(), row(**changes))) == reading.DAMAGED


@pytest.mark.parametrize("make", MAKERS)
def test_a_row_under_a_label_its_room_would_not_look_at(make) -> None:
    assert sentence(packed(row(make, label="elsewhere"))) == reading.DAMAGED


@pytest.mark.parametrize("make", MAKERS)
@given(data=st.data())
def test_a_row_with_anything_in_a_field_is_read_or_refused(make, data) -> None:
    changed = row(make)
    name = data.draw(st.sampled_from(sorted(changed["content"])))
    anything = (
        st.none()
        | st.booleans()
        | st.integers()
        | st.text()
        | st.just([])
        | st.just({})
        | st.just([1])
        | st.just({"a": 1})
    )
    changed["content"] = changed["content"] | {name: data.draw(anything)}
    try:
        found = [opened.content for _, _, _, opened in reading.read(packed(changed))]
    except reading.Refused as refused:
        assert str(refused) == reading.DAMAGED
    else:
        assert found == [changed["content"]]


@pytest.mark.parametrize("version", [0, 2, "1", None, True, 1.0])
def test_another_version(version: object) -> None:
    assert sentence(json.dumps(GOOD | {"version": version}).encode()) == reading.NEWER


def test_a_kind_of_tomorrow() -> None:
    assert sentence(packed(row(table="weather.cloud"))) == reading.NEWER


def test_a_zip_that_swells() -> None:
    assert sentence(zipped({"reflect.json": b" " * 30_000_000})) == reading.TOO_BIG
    assert sentence(zipped({"reflect.json": packed(), "more": b"0" * 160_000_000})) == reading.TOO_BIG


def test_a_zip_that_lies_about_its_size() -> None:
    bomb = bytearray(zipped({"reflect.json": b" " * 30_000_000}))
    real = (30_000_000).to_bytes(4, "little")
    assert bomb.count(real) == 2
    assert sentence(bytes(bomb.replace(real, (5_000).to_bytes(4, "little")))) == reading.DAMAGED


def test_a_file_that_is_too_long() -> None:
    assert sentence(b" " * (reading.MOST_SENT + 1)) == reading.TOO_BIG


def test_a_copy_cut_off_anywhere_or_changed_is_refused(vault: OpenVault) -> None:
    fill(vault, "heron")
    whole = copies.zipped(vault)
    for end in range(1, len(whole), 97):
        assert sentence(whole[:end]) == reading.DAMAGED
    middle = whole.index(b"notes/reflect.json") + 60
    assert sentence(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]) == reading.DAMAGED
