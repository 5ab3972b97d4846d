"""What one sealed choice holds, and patches laid over it."""

import json
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from reflect.choices.record import Said, amended, collides, fresh, in_paths, in_things, read
from reflect.choices.weighing import Path, Thing

BEGUN = datetime(2026, 11, 20, 21, 42, tzinfo=UTC)
PATHS = (Path("as-it-is", "Stay, as it is", "Stay"), Path("own-1", "Go to my sister"))


def test_a_fresh_choice_survives_being_stored():
    content = json.loads(json.dumps(fresh(BEGUN, "Do I ask again?", PATHS)))
    record = read(content)
    assert (record.begun, record.question, record.weighing.paths) == (BEGUN, "Do I ask again?", PATHS)
    assert (record.weighing.things, record.words, record.lean, record.again) == ((), {}, "", None)


def test_an_empty_question_is_not_stored():
    assert sorted(fresh(BEGUN, "", PATHS)) == ["begun", "paths", "v"]


def test_answers_are_laid_over_without_touching_what_was_given():
    before = fresh(BEGUN, "", PATHS) | in_things((Thing("calm", "A calm home"),))
    kept = json.dumps(before)
    patch = {("weights", "calm"): 0, ("fits", "calm", "as-it-is"): "less", ("fits", "calm", "own-1"): ""}
    after = amended(before, patch)
    assert json.dumps(before) == kept
    assert (after["weights"], after["fits"]) == ({"calm": 0}, {"calm": {"as-it-is": "less"}})


def test_an_emptied_answer_leaves_nothing_behind():
    content = amended(
        {"v": 1}, {("fits", "calm", "go"): "more", ("weights", "calm"): 7, ("lean",): "Asking."}
    )
    assert amended(content, {("fits", "calm", "go"): "", ("weights", "calm"): None, ("lean",): ""}) == {
        "v": 1
    }


def test_answers_about_something_taken_off_come_back_with_it():
    things = (Thing("calm", "A calm home"), Thing("money", "Money"))
    content = amended(fresh(BEGUN, "", PATHS) | in_things(things), {("weights", "money"): 8})
    without = content | in_things(things[:1])
    assert [row.id for row in read(without).weighing.sorted()] == ["calm"]
    assert read(without | in_things(things)).weighing.weights == {"money": 8}


def test_the_first_open_thing():
    content = fresh(BEGUN, "", PATHS) | in_things((Thing("calm", "A calm home"), Thing("money", "Money")))
    assert (read(content).first_open, read(content).weighed) == (1, False)
    content = amended(content, {("weights", "calm"): 0})
    assert (read(content).first_open, read(content).weighed) == (2, True)
    assert read(amended(content, {("fits", "money", "own-1"): "more"})).first_open == 0


def test_everything_is_read_back():
    patch = {
        ("lean",): "Asking, once.",
        ("again",): "2026-12-18",
        ("words", "miss"): {"ask": "What would I miss?", "text": "Mondays."},
    }
    record = read(amended(fresh(BEGUN, "", PATHS), patch))
    assert (record.lean, record.again) == ("Asking, once.", date(2026, 12, 18))
    assert record.words == {"miss": Said("What would I miss?", "Mondays.")}
    assert (record.initial["lean"], record.initial["again"]) == ("Asking, once.", date(2026, 12, 18))


def test_how_somebody_stands_is_read_back_in_words():
    patch = {("why",): "The lease.", ("by",): "2026-12-18", ("stage",): "close", ("pressing",): "yes"}
    record = read(amended(fresh(BEGUN, "", PATHS), patch))
    assert (record.why, record.by, record.stage_words) == (
        "The lease.",
        date(2026, 12, 18),
        "Close to choosing",
    )
    pressed = [
        read(amended(fresh(BEGUN, "", PATHS), {("pressing",): said})).pressed
        for said in ("yes", "no", "unsaid", "")
    ]
    assert pressed == [True, False, False, False]


def test_only_another_answer_to_the_same_question_collides():
    content = {"weights": {"calm": 7}, "lean": "Asking."}
    assert collides(content, {("weights", "calm"): 3})
    assert collides(content, {("weights", "calm"): None})
    assert not collides(content, {("weights", "calm"): 7, ("weights", "money"): 2})
    assert not collides(content, {("fits", "calm", "go"): "more"})
    assert not collides({"lean": ""}, {("lean",): "Going."})


def test_a_zero_is_an_answer():
    assert collides({"weights": {"calm": 0}}, {("weights", "calm"): 5})


WHERE = st.lists(st.sampled_from("abc"), min_size=3, max_size=3).map(tuple)
PATCHES = st.dictionaries(WHERE, st.sampled_from(["", None, 0, 1, "x", "y"]), max_size=6)


@given(PATCHES, PATCHES)
def test_a_patch_that_does_not_collide_overwrites_nothing(first, second):
    content = amended({}, first)
    if not collides(content, second):
        both = amended(content, second)
        assert all(
            not collides(both, {where: value}) for where, value in first.items() if value not in ("", None)
        )


@given(PATCHES)
def test_a_patch_never_collides_with_itself(patch):
    assert not collides(amended({}, patch), patch)


def test_paths_are_stored_with_the_words_they_were_weighed_under():
    assert in_paths(PATHS[:1]) == {"paths": [{"id": "as-it-is", "label": "Stay, as it is", "short": "Stay"}]}
