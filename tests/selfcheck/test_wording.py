"""The name is put in, escaped, and without a doubled full stop."""

from reflect.selfcheck.wording import Wording, put_in
from tests.selfcheck.sheets import instrument

CHECK = instrument()


def test_a_name_that_ends_in_a_full_stop_gets_no_second_one() -> None:
    assert put_in("Only {n} could answer for {n}.", "R.") == "Only R. could answer for R."
    assert put_in("Only {n} could answer for {n}.", "Sam") == "Only Sam could answer for Sam."


def test_each_bond_has_its_own_wording_where_it_needs_one() -> None:
    assert "with M. – a long talk, a visit" in Wording(CHECK, "M.", "parent").statement("R02")
    assert "a hug" in Wording(CHECK, "M.", "partner").statement("R02")
    assert Wording(CHECK, "M.", "former").statement("R07").endswith("I carried on with what I was doing.")


def test_every_statement_has_a_past_tense() -> None:
    assert set(CHECK.variants["former"]) == {item.id for item in CHECK.items}


def test_a_name_cannot_become_markup() -> None:
    said = Wording(CHECK, "<b>R</b>", "partner").passage("how")
    assert "&lt;b&gt;R&lt;/b&gt;" in said
    assert "<b>" not in said
