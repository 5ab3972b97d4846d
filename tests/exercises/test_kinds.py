import pytest

from reflect.exercises.blocks import KINDS
from reflect.exercises.kinds import ASKING, chosen_wording, ends, said, wording
from reflect.exercises.values import Value
from reflect.library.kinds import PROMPTS
from reflect.library.shapes import Block
from tests.exercises.samples import CHECKLIST, CHOICE, RECORD, SCALE, TEXT


def test_every_kind_an_author_can_ask_with_has_a_form_and_a_template() -> None:
    assert (set(KINDS), set(ASKING)) == (set(PROMPTS), set(PROMPTS))


def test_a_scale_runs_between_its_named_ends() -> None:
    assert (ends(SCALE), ends(Block("scale", "bare"))) == ((1, 7), (0, 10))


@pytest.mark.parametrize(
    ("block", "value", "labels", "words"),
    [
        (TEXT, "It rained.", {}, [("", "It rained.")]),
        (CHOICE, "reached", {"reached": "I reached out"}, [("", "I reached out")]),
        (
            CHECKLIST,
            ["check", "sorry"],
            {"check": "Send another", "sorry": "Say sorry"},
            [("", "Send another"), ("", "Say sorry")],
        ),
        (SCALE, 6, {"1": "Soft", "7": "Braced"}, [("", "6, from 1 (Soft) to 7 (Braced)")]),
        (
            RECORD,
            {"thought": "Over.", "now": 0},
            {"thought": "The first thought", "now": "And how sure of the first thought are you now?"},
            [("The first thought", "Over."), ("And how sure of the first thought are you now?", "0 of 10")],
        ),
    ],
)
def test_an_answer_is_said_in_the_wording_it_was_given_in(
    block: Block, value: Value, labels: dict[str, str], words: list[tuple[str, str]]
) -> None:
    kept = chosen_wording(block, value)
    assert (kept, said(block.kind, value, kept)) == (labels, words)


def test_an_option_that_is_gone_is_said_by_its_id() -> None:
    assert said("choice", "gone", wording(CHOICE)) == [("", "gone")]


def test_a_scale_without_wording_is_said_as_a_number() -> None:
    assert said("scale", 4, {}) == [("", "4")]
