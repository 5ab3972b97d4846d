"""Files that can't be read are refused by name."""

import pytest

from reflect.library.lines import MAX_BYTES, mark_code, read_text
from reflect.library.problems import Problems


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "f:1: the file is empty; delete it, or start with: manage.py new_module"),
        (b" \r\n\t\n", "f:1: the file is empty; delete it, or start with: manage.py new_module"),
        (b"\xef\xbb\xbf\n", "f:1: the file is empty; delete it, or start with: manage.py new_module"),
        (b"a\nb\ncaf\xe9\n", "f:3: this is not UTF-8; save the file with the encoding UTF-8"),
        ("a\n".encode("utf-16"), "f:1: this is not UTF-8; save the file with the encoding UTF-8"),
        (b"x" * (MAX_BYTES + 1), "f:1: the file is larger than 256 KiB; split it"),
        (b"x" * 10_001, "f:1: this line has 10001 characters; 10000 is the most"),
        (b"a\nb\x00c\n", "f:2: a hidden character (U+0000) stands here; delete it"),
        ("a\n\u202eb\n".encode(), "f:2: a hidden character (U+202E) stands here; delete it"),
        ("a\n\ue000b\n".encode(), "f:2: a hidden character (U+E000) stands here; delete it"),
        ("a\u2028b\n".encode(), "f:1: a hidden character (U+2028) stands here; delete it"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(raw: bytes, said: str) -> None:
    problems = Problems("f")
    assert read_text(raw, problems) is None
    assert [str(problem) for problem in problems.found] == [said]


def test_the_largest_file_is_read() -> None:
    problems = Problems("f")
    raw = (b"x" * 1023 + b"\n") * 256
    assert len(raw) == MAX_BYTES
    assert read_text(raw, problems) == ["x" * 1023] * 256 + [""]
    assert problems.found == []


def test_lines_know_their_numbers_and_code() -> None:
    problems = Problems("f")
    lines = mark_code(["a", "```py", ":::", "``` ", "<!-- x", "y --> ", "b"], 5, problems)
    assert [(line.number, line.text, line.code) for line in lines] == [
        (5, "a", False),
        (6, "```py", True),
        (7, ":::", True),
        (8, "``` ", True),
        (9, "", False),
        (10, " ", False),
        (11, "b", False),
    ]
    assert problems.found == []


def test_code_spans_hold_no_markup() -> None:
    (line,) = mark_code(["a `:::` b ``c ` <d>`` e"], 1, Problems("f"))
    assert line.bare.split() == ["a", "b", "e"]
