"""Numbers as they stand in the data, as they are dialled."""

import pytest

from reflect.safety.dialling import Number, dial, numbers


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("999", [Number("999", "999")]),
        ("112 or 999", [Number("112", "112"), Number("999", "999")]),
        ("110 (police), 112", [Number("110", "110", "police"), Number("112", "112")]),
        ("1-800-799-7233", [Number("1-800-799-7233", "18007997233")]),
        ("0800 111 0 222 / 116 123", [Number("0800 111 0 222", "08001110222"), Number("116 123", "116123")]),
        ("+358 80 005 005 from abroad", [Number("+358 80 005 005", "+35880005005")]),
        ("079, option 1", [Number("079", "079", "option 1")]),
        ("*4141 (mobile)", [Number("*4141", "*4141", "mobile")]),
        ("#8008", [Number("#8008", "%238008")]),
        ("020-50 50 50", [Number("020-50 50 50", "020505050")]),
        ("018 988 8058 (TINA, text)", [Number("018 988 8058", "0189888058", "TINA, text")]),
        ("", []),
        ("see their site", []),
    ],
)
def test_numbers(written: str, read: list[Number]) -> None:
    assert list(numbers(written)) == read


def test_dial_keeps_only_what_a_phone_dials() -> None:
    assert dial("0808 80 10-800") == "08088010800"
