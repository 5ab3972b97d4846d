"""Sealing: any text comes back, and nothing opens anywhere but in its own place."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.vault import crypto

KEY = bytes(range(32))


@given(st.binary(max_size=5000), st.binary(max_size=40))
def test_what_was_sealed_opens_again(data: bytes, bound: bytes) -> None:
    assert crypto.unseal(KEY, crypto.seal(KEY, data, bound), bound) == data


@given(st.data())
def test_a_single_changed_bit_is_refused(data: st.DataObject) -> None:
    blob = bytearray(crypto.seal(KEY, b"the blue gate", b"here"))
    bit = data.draw(st.integers(0, len(blob) * 8 - 1))
    blob[bit // 8] ^= 1 << bit % 8
    with pytest.raises(crypto.InvalidTag):
        crypto.unseal(KEY, bytes(blob), b"here")


@given(st.binary(max_size=60))
def test_garbage_never_opens(blob: bytes) -> None:
    with pytest.raises(crypto.InvalidTag):
        crypto.unseal(KEY, blob, b"")


def test_a_row_sealed_by_an_earlier_version_still_opens() -> None:
    """A golden vector: changing any byte of the format breaks this before it breaks a reader."""
    assert crypto.bind("row", 1).hex() == "7265666c6563742d6161642d3100000003726f77000000080000000000000001"
    blob = bytes.fromhex("010000000000000000000000007dc8d4a76b5b7c942a50c39184e416a47c84a7d7")
    assert crypto.unseal(KEY, blob, crypto.bind("row", 1)) == b"stay"
    assert crypto.derive(KEY, b"reflect/content/1").hex() == (
        "02cb696aedc7ae711053dc656eb354de68206f533697fa698e7cf862e7d07417"
    )


def test_short_answers_have_one_length() -> None:
    assert {len(crypto.pad(words)) for words in (b"", b"stay", b"leave", b"x" * 252)} == {256}


@given(st.binary(max_size=20_000))
def test_padding_costs_at_most_an_eighth_and_comes_off(data: bytes) -> None:
    padded = crypto.pad(data)
    assert crypto.unpad(padded) == data
    assert len(padded) <= max(256, (len(data) + 4) * 1.13)


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_two_lists_of_parts_never_give_the_same_bytes(one: list[str], two: list[str]) -> None:
    assert (crypto.bind(*one) == crypto.bind(*two)) == (one == two)


def test_a_code_is_read_as_people_type_it() -> None:
    code = crypto.new_code()
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert crypto.plain_code(typed) == crypto.plain_code(code) == code.replace("-", "")
    assert len(code.replace("-", "")) == 30


def test_a_passphrase_is_the_same_on_every_keyboard() -> None:
    vault, salt, cost = uuid4(), bytes(16), {"m": 64, "t": 1, "p": 1}
    one = crypto.key_from_passphrase("cafe\u0301 au lait", vault, salt, cost, b"pepper")
    two = crypto.key_from_passphrase("caf\u00e9 au lait", vault, salt, cost, b"pepper")
    assert one == two
    assert one != crypto.key_from_passphrase("caf\u00e9 au lait", vault, salt, cost, b"other")


def test_a_long_passphrase_counts_to_its_last_letter() -> None:
    vault, salt, cost = uuid4(), bytes(16), {"m": 64, "t": 1, "p": 1}
    keys = {crypto.key_from_passphrase("x" * 63 + last, vault, salt, cost, b"") for last in "ab"}
    assert len(keys) == 2
