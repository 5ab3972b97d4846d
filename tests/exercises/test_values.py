import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.exercises.values import Value, digest, is_empty, merge, tidy


@pytest.mark.parametrize("value", [None, "", "  \n\t ", [], {}])
def test_nothing_is_empty_and_has_one_digest(value: Value | None) -> None:
    assert (is_empty(value), digest(value)) == (True, digest(None))


@pytest.mark.parametrize("value", [0, "0", ["a"], {"now": 0}])
def test_nought_and_short_answers_are_answers(value: Value) -> None:
    assert (is_empty(value), digest(value) == digest(None)) == (False, False)


def test_line_ends_of_every_browser_become_one() -> None:
    assert tidy("a\r\nb\rc\nd") == "a\nb\nc\nd"


@given(st.text(), st.text())
def test_digests_differ_where_texts_differ(one: str, other: str) -> None:
    if not is_empty(one) and not is_empty(other):
        assert (digest(one) == digest(other)) == (one == other)


def test_the_order_of_fields_does_not_matter_to_a_digest() -> None:
    assert digest({"a": "1", "b": 2}) == digest({"b": 2, "a": "1"})


@pytest.mark.parametrize(
    ("theirs", "mine", "both"),
    [
        ("One.", "Two.", "One.\n\nTwo."),
        ("One.", "One. And two.", "One. And two."),
        (["a", "b"], ["b", "c"], ["a", "b", "c"]),
        ({"a": "1", "n": 3}, {"a": "2", "b": "4", "n": 5}, {"a": "1\n\n2", "n": 5, "b": "4"}),
        (3, 5, 5),
    ],
)
def test_merging_keeps_both_versions(theirs: Value, mine: Value, both: Value) -> None:
    assert merge(theirs, mine) == both
