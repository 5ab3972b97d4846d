"""The authors' texts: complete, balanced, and leaning no way."""

import random
import re
from string import Formatter

import pytest

from reflect.choices import texts
from reflect.choices.standing import WHERE
from reflect.choices.weighing import ASK, FITS, GO, STAY, Noticed, Thing, Weighing, notice
from reflect.library.shelf import shelf

# What each sentence may name; the rules of weighing.py fill exactly these.
NAMES = {
    "pull-apart": {"a", "b"},
    "same-everywhere": {"a"},
    "alike": {"stay", "go"},
    "differ-on-one": {"stay", "go", "a"},
    "differ-on-all": {"stay", "go"},
    "differ-on-some": {"stay", "go", "n", "of"},
    "one-unknown": set(),
    "some-unknown": {"n"},
    "every-path-costs": set(),
    "every-path-gives": set(),
    "nothing-high": set(),
    "shared-top": {"n"},
    "their-answer": set(),
    "one-open": set(),
    "some-open": {"n"},
}
GOING = re.compile(r"\b(go|going|leav\w+|left|apart|part|end\w*)\b", re.IGNORECASE)
STAYING = re.compile(r"\b(stay\w*|remain\w*|keep\w*)\b", re.IGNORECASE)


def test_the_starting_paths_stand_in_one_order_with_the_ids_the_rules_know():
    assert [path.id for path in texts.starting()] == [STAY, ASK, "space", GO, "wait"]
    assert [path.short for path in texts.starting()] == ["Stay", "Ask", "Space", "Go", "Wait"]


def test_every_path_is_told_at_the_same_length():
    def words(*parts):
        return sum(len(re.sub(r"<[^>]+>", " ", part).split()) for part in parts)

    whole = [words(*card.good, *card.hard, card.week_html) for card in texts.cards()]
    assert max(whole) <= min(whole) * 1.15
    for part in ("good", "hard"):
        sides = [words(*getattr(card, part)) for card in texts.cards()]
        assert max(sides) <= min(sides) * 1.15
    assert {(len(card.good), len(card.hard)) for card in texts.cards()} == {(4, 4)}


def test_the_bank_does_not_weigh_safety():
    labels = [label for group in texts.bank() for _, label in group.matters]
    assert len(labels) == len(set(labels)) == 24
    assert [
        label for label in labels if re.search(r"\b(safe|safety|fear|afraid)\b", label, re.IGNORECASE)
    ] == []


def test_the_reviewed_list_has_every_sentence_and_each_names_what_the_rules_give():
    listed = {
        one.id: {name for _, name, _, _ in Formatter().parse(one.text) if name}
        for one in shelf().choices.observations
    }
    assert listed == NAMES


@pytest.mark.parametrize("id", sorted(NAMES))
def test_no_sentence_speaks_of_going_without_staying(id):
    values = dict.fromkeys(NAMES[id], "…") | {"stay": "Stay, as it is", "go": "Plan to go"}
    text = texts.sentence(Noticed(id, values))
    assert len(GOING.findall(text)) <= len(STAYING.findall(text))


def test_no_summary_of_a_thousand_speaks_of_going_more_than_of_staying():
    going = staying = 0
    for seed in range(1000):
        dice = random.Random(seed)
        things = tuple(Thing(f"t{n}", f"Thing {n}") for n in range(dice.randint(3, 10)))
        fits = {t.id: {p.id: dice.choice(FITS) for p in texts.starting()} for t in things}
        answers = Weighing(texts.starting(), things, {t.id: dice.randint(0, 10) for t in things}, fits)
        said = " ".join(map(texts.sentence, notice(answers)))
        going, staying = going + len(GOING.findall(said)), staying + len(STAYING.findall(said))
    assert staying > 100
    assert going <= staying


def test_every_row_on_being_ready_has_a_place_where_it_can_be_worked_on():
    assert [row.id for row in texts.ready()] == list(dict(shelf().choices.places))
    assert {row.id for row in texts.ready() if row.place} == set(WHERE)


def test_the_questions_beside_the_grid_ask_both_ways():
    asks = dict(texts.prompts())
    assert list(asks) == ["true-to-stay", "true-to-go", "miss", "change-mind"]
    assert asks["true-to-stay"].replace("stay", "go") == asks["true-to-go"]
