from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.journal.finding import _folded_with_origin, fold, matches, snippet, terms
from reflect.journal.notes import Draft, begun

NOW = datetime(2026, 11, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "looked_for"),
    [
        ("Élodie came", "elodie"),
        ("I didn’t ask", "didn't"),
        ("STRASSE", "straße"),
        ("the long–expected", "long-expected"),
        ("Waterloo", "ATER"),
    ],
)
def test_case_accents_and_quotes_make_no_difference(written: str, looked_for: str) -> None:
    assert matches(begun(Draft(text=written), NOW), terms(looked_for))


def test_every_word_must_be_somewhere() -> None:
    note = begun(
        Draft(text="the seat he saved", title="Bus", asked="Why?", about="R.", tags=("evenings",)), NOW
    )

    assert matches(note, terms("bus seat why evenings r."))
    assert not matches(note, terms("bus train"))


def test_terms_drop_repeats_and_have_an_end() -> None:
    assert terms("One one ONE two") == ("one", "two")
    assert len(terms(" ".join(map(str, range(50))))) == 12


def test_a_snippet_shows_the_words_as_written_with_the_matches_apart() -> None:
    found = snippet("Then Élodie asked.\nOnce.", terms("elodie once"))

    assert [(bit.text, bit.hit) for bit in found] == [
        ("Then ", False),
        ("Élodie", True),
        (" asked. ", False),
        ("Once", True),
        (".", False),
    ]


def test_a_snippet_of_a_long_text_begins_near_the_match() -> None:
    found = snippet("far away " * 100 + "here it is " + "and on " * 100, terms("here"))

    assert found[0].text == "…"
    assert found[-1].text == "…"
    assert [bit.text for bit in found if bit.hit] == ["here"]
    assert sum(len(bit.text) for bit in found) < 320


def test_a_match_in_the_title_alone_shows_first_lines() -> None:
    assert [bit.text for bit in snippet("Nothing of it here", terms("title"))] == ["Nothing of it here"]
    assert snippet("  ", terms("title")) == []


@given(st.text())
def test_folding_letter_by_letter_agrees_with_folding_the_whole(text: str) -> None:
    folded, origin = _folded_with_origin(text)

    assert folded == fold(text)
    assert len(origin) == len(folded)


@given(st.text(), st.text(max_size=3))
def test_a_snippet_never_breaks_and_its_hits_are_really_there(text: str, query: str) -> None:
    words = terms(query)
    hits = [bit.text for bit in snippet(text, words) if bit.hit]

    assert all(any(fold(hit).startswith(word[:1]) or word in fold(hit) for word in words) for hit in hits)
