"""What the answers show: order, sentences, and that no sentence leans one way."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.choices.weighing import (
    ASK,
    FITS,
    GO,
    MOST,
    STAY,
    Path,
    Thing,
    Weighing,
    grid,
    notice,
)

PATHS = (
    Path(STAY, "Stay, as it is", "Stay"),
    Path(ASK, "Stay, and ask for a change", "Ask"),
    Path("space", "Take some space", "Space"),
    Path(GO, "Plan to go", "Go"),
    Path("wait", "Not decide yet", "Wait"),
)
A, B, C = Thing("a", "Calm"), Thing("b", "Money"), Thing("c", "Sleep")


def weighing(weights=None, paths=PATHS, **columns):
    """Answers written as one letter per path, a thing at a time: a="lsm?." ("." is not answered)."""
    words = {"l": "less", "s": "same", "m": "more", "?": "unknown"}
    fits = {
        thing: {path.id: words[letter] for path, letter in zip(paths, row, strict=True) if letter != "."}
        for thing, row in columns.items()
    }
    return Weighing(paths, tuple(t for t in (A, B, C) if t.id in fits), weights or {}, fits)


def ids(answers):
    return [found.id for found in notice(answers)]


@st.composite
def answers(draw, complete=False):
    own = [Path(f"own-{n}", f"Mine {n}") for n in range(draw(st.integers(0, 3)))]
    kept = PATHS if complete else draw(st.lists(st.sampled_from(PATHS), unique=True))
    paths = (*kept, *own)
    things = tuple(Thing(f"t{n}", f"Thing {n}") for n in range(draw(st.integers(3, 10))))
    weight = st.integers(0, 10) if complete else st.none() | st.integers(0, 10)
    fit = st.sampled_from(FITS) if complete else st.sampled_from(("", *FITS))
    weights = {t.id: n for t in things if (n := draw(weight)) is not None}
    return Weighing(paths, things, weights, {t.id: {p.id: draw(fit) for p in paths} for t in things})


def random_choice(seed):
    dice = random.Random(seed)
    things = tuple(Thing(f"t{n}", f"Thing {n}") for n in range(dice.randint(3, 10)))
    fits = {t.id: {p.id: dice.choice(FITS) for p in PATHS} for t in things}
    return Weighing(PATHS, things, {t.id: dice.randint(0, 10) for t in things}, fits)


def swapped(answers):
    """The same answers with those of staying and going exchanged."""
    other = {STAY: GO, GO: STAY}
    fits = {t: {other.get(p, p): fit for p, fit in row.items()} for t, row in answers.fits.items()}
    return Weighing(answers.paths, answers.things, answers.weights, fits)


# --- order --------------------------------------------------------------------------------------------------
def test_grid_puts_what_matters_most_first_and_keeps_the_readers_order_among_equals():
    rows = grid(weighing({"a": 4, "b": 9, "c": 9}, a="lsm?.", b="sssss", c="mmmmm"))
    assert [(row.thing.label, row.weight) for row in rows] == [("Money", 9), ("Sleep", 9), ("Calm", 4)]
    assert rows[2].fits == ("less", "same", "more", "unknown", "")


def test_grid_puts_a_zero_before_no_number():
    rows = grid(weighing({"b": 0}, a="sssss", b="sssss"))
    assert [(row.thing.label, row.weight) for row in rows] == [("Money", 0), ("Calm", None)]


@given(answers())
def test_grid_holds_every_thing_once_and_nothing_added_up(one):
    rows = grid(one)
    assert sorted(row.thing.id for row in rows) == sorted(thing.id for thing in one.things)
    assert all(row.fits == one.across(row.thing) for row in rows)


# --- each sentence ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (weighing({"a": 9, "b": 8}, a="lmssl", b="slmll"), ("pull-apart", {"a": "Calm", "b": "Money"})),
        (weighing({"a": 9, "b": 6}, a="lmssl", b="slmll"), None),  # the second does not matter a lot
        (weighing({"a": 9, "b": 8}, a="lmssl", b="s?mll"), None),  # not known, so it may bring both
        (weighing({"a": 9, "b": 8}, a="lmssl", b="smmll"), None),  # one path brings more of both
    ],
)
def test_two_things_pull_apart_only_where_both_are_known(answers, expected):
    found = next((one for one in notice(answers) if one.id == "pull-apart"), None)
    assert (found and (found.id, dict(found.values))) == expected


@pytest.mark.parametrize(
    ("answers", "id", "values"),
    [
        (weighing(a="s..s.", b="l..l."), "alike", {}),
        (weighing(a="s..m.", b="l..l."), "differ-on-one", {"a": "Calm"}),
        (weighing(a="s..m.", b="m..l."), "differ-on-all", {}),
        (weighing({"b": 5}, a="s..m.", b="m..l.", c="?..m."), "differ-on-some", {"n": 2, "of": 3}),
    ],
)
def test_staying_and_going_are_named_together(answers, id, values):
    found = next(one for one in notice(answers) if one.id == id)
    assert found.values == {"stay": "Stay, as it is", "go": "Plan to go", **values}
    assert found.paths == (STAY, GO)


def test_side_by_side_says_nothing_about_one_thing_or_when_a_path_was_taken_off():
    assert "alike" not in ids(weighing(a="s..s.", b="?..s."))
    assert "alike" not in ids(weighing(paths=PATHS[:3], a="sss", b="sss"))


def test_a_thing_that_is_the_same_on_every_path_is_named_once():
    found = notice(weighing({"a": 3, "b": 8}, a="lllll", b="mmmmm", c="lsmls"))
    assert [dict(one.values) for one in found if one.id == "same-everywhere"] == [{"a": "Money"}]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (weighing(a="s?s.."), "one-unknown"),
        (weighing(a="s?s..", b="??..."), "some-unknown"),
        (weighing(a="lmlml", b="mlmls"), "every-path-costs"),
        (weighing(a="mmsmm", b="ssmss"), "every-path-gives"),
        (weighing({"a": 5, "b": 2}, a="s....", b="s...."), "nothing-high"),
        (weighing({"a": 8, "b": 8}, a="s....", b="s...."), "shared-top"),
        (weighing(a="sm..."), "their-answer"),
        (weighing(a="s....", b="....."), "one-open"),
        (weighing(a="s....", b=".....", c="....."), "some-open"),
    ],
)
def test_each_sentence_is_found(answers, expected):
    assert expected in ids(answers)


def test_numbers_are_counted_as_they_stand():
    found = {one.id: dict(one.values) for one in notice(weighing({"a": 8, "b": 8}, a="s?s..", b="??..."))}
    assert found == {"some-unknown": {"n": 3}, "shared-top": {"n": 2}}


def test_nothing_answered_says_nothing_but_what_is_left_open():
    assert ids(Weighing(PATHS, (), {}, {})) == []
    assert ids(weighing(a=".....", b=".....")) == ["some-open"]


# --- no leaning ---------------------------------------------------------------------------------------------
@given(answers())
def test_no_summary_names_going_more_often_than_staying(one):
    named = [path for found in notice(one) for path in found.paths]
    assert named.count(GO) <= named.count(STAY)
    assert named.count(GO) == named.count(STAY)  # and not less often either
    assert len(notice(one)) <= MOST


@given(answers().filter(lambda one: {STAY, GO} <= {path.id for path in one.paths}))
def test_swapping_the_answers_of_staying_and_going_swaps_no_sentence(one):
    assert notice(swapped(one)) == notice(one)


@given(answers(complete=True), st.randoms())
def test_the_order_of_the_paths_does_not_matter(one, dice):
    paths = list(one.paths)
    dice.shuffle(paths)
    assert notice(Weighing(tuple(paths), one.things, one.weights, one.fits)) == notice(one)


def test_going_is_never_named_more_often_than_staying_over_a_thousand_complete_choices():
    named = [path for seed in range(1000) for found in notice(random_choice(seed)) for path in found.paths]
    assert named.count(STAY) > 100  # the count can tell: these sentences do come up
    assert named.count(GO) <= named.count(STAY)
