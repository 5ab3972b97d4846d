from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from reflect.exercises.answers import Kept, Ref, Saved
from reflect.exercises.grouping import for_side, is_sheet, together
from reflect.exercises.kinds import TEXT_LIMIT
from reflect.exercises.sheets import (
    base_of,
    idle_words,
    just_saved_words,
    lay_out,
    refs,
    room_left,
    saved_words,
)
from reflect.exercises.values import Value
from reflect.library.shapes import Block
from reflect.library.shelf import Shelf
from tests.exercises.samples import CHECKLIST, CHOICE, LINE, PROSE, RECALL, RECORD, SCALE, TEXT


def kept(block: Block, value: Value, **more: object) -> Kept:
    one = Kept(
        Ref("silence", block.id), block.kind, block.ask, {}, value, datetime(2026, 11, 3, tzinfo=UTC), 4
    )
    return replace(one, **more)  # type: ignore[arg-type]


def test_prompts_that_follow_each_other_stand_on_one_sheet() -> None:
    runs = together([PROSE, TEXT, RECALL, SCALE, PROSE, CHOICE])
    assert [[block.kind for block in run] for run in runs] == [
        ["prose"],
        ["text", "recall", "scale"],
        ["prose"],
        ["choice"],
    ]
    assert [is_sheet(run) for run in runs] == [False, True, False, True]


@pytest.mark.parametrize(
    ("side", "seen"),
    [("", ["", "me", "them"]), ("both", ["", "me", "them"]), ("me", ["", "me"]), ("them", ["", "them"])],
)
def test_a_side_sees_what_is_for_everyone_and_its_own(side: str, seen: list[str]) -> None:
    blocks = [replace(TEXT, id=f"p{n}", side=whose) for n, whose in enumerate(["", "me", "them"])]
    assert [block.side for block in for_side(blocks, side)] == seen


def test_a_sheet_asks_for_its_prompts_and_for_what_it_recalls() -> None:
    assert refs([PROSE, LINE, RECALL], "here") == [Ref("here", "one-word"), Ref("silence", "last-time")]


def test_a_fresh_sheet_shows_nothing_and_says_that_it_saves(shelf: Shelf) -> None:
    module = shelf.modules[0]
    sheet = lay_out(2, module, [TEXT, SCALE], {}, shelf, guest=False)
    assert (sheet.status_id, sheet.state, sheet.words) == ("saved-2", "idle", "Saves as you write")
    assert [(one.value, one.base) for one in sheet.prompts] == [(None, base_of(0, None))] * 2


def test_a_kept_answer_stands_in_its_field_with_its_version(shelf: Shelf) -> None:
    one = kept(TEXT, "It rained.")
    sheet = lay_out(1, shelf.modules[0], [TEXT], {one.ref: one}, shelf, guest=False)
    prompt = sheet.prompts[0]
    assert (prompt.value, prompt.base, prompt.reworded) == ("It rained.", base_of(4, "It rained."), False)
    assert (sheet.state, sheet.words) == ("saved", "Saved on 3 November")


def test_a_reworded_prompt_says_what_was_asked_then(shelf: Shelf) -> None:
    one = kept(TEXT, "It rained.", asked="What was the weather?")
    sheet = lay_out(1, shelf.modules[0], [TEXT], {one.ref: one}, shelf, guest=False)
    assert sheet.prompts[0].reworded is True


def test_options_that_are_gone_are_not_shown_as_chosen(shelf: Shelf) -> None:
    ticked, chosen = kept(CHECKLIST, ["gone", "quiet"]), kept(CHOICE, "gone")
    found = {ticked.ref: ticked, chosen.ref: chosen}
    sheet = lay_out(1, shelf.modules[0], [CHECKLIST, CHOICE], found, shelf, guest=False)
    assert [one.value for one in sheet.prompts] == [["quiet"], None]
    assert [on for _, on in sheet.prompts[0].options] == [False, True, False]


def test_an_answer_of_another_kind_is_never_put_into_a_field(shelf: Shelf) -> None:
    one = kept(SCALE, "words", kind="text")
    sheet = lay_out(1, shelf.modules[0], [SCALE], {one.ref: one}, shelf, guest=False)
    assert (sheet.prompts[0].value, sheet.prompts[0].base) == (None, base_of(4, None))


def test_a_record_has_its_two_sides_in_one_row(shelf: Shelf) -> None:
    one = kept(RECORD, {"against": "He rang.", "now": 3})
    sheet = lay_out(1, shelf.modules[0], [RECORD], {one.ref: one}, shelf, guest=False)
    rows = [[(part.id, value) for part, value in row] for row in sheet.prompts[0].part_rows]
    assert rows == [
        [("situation", "")],
        [("thought", "")],
        [("before", "")],
        [("supports", ""), ("against", "He rang.")],
        [("fairer", "")],
        [("now", 3)],
    ]


def test_a_recall_knows_where_its_prompt_is_asked(shelf: Shelf) -> None:
    sheet = lay_out(1, shelf.modules[0], [RECALL], {}, shelf, guest=True)
    origin = sheet.prompts[0].origin
    assert origin is not None
    assert (sheet.asks, origin.step.number, origin.block.ask) == (False, 1, "What happened?")


@pytest.mark.parametrize(
    ("ago", "guest", "words"),
    [
        (timedelta(seconds=20), False, "Saved just now"),
        (timedelta(seconds=20), True, "Saved just now. Kept until you leave"),
    ],
)
def test_a_moment_ago_is_just_now(ago: timedelta, guest: bool, words: str) -> None:
    assert saved_words([kept(TEXT, "x", at=timezone.now() - ago)], guest=guest) == words


def test_an_earlier_save_of_today_is_said_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    one = kept(TEXT, "x", at=datetime(2026, 11, 20, 21, 42, tzinfo=UTC))
    assert saved_words([one], guest=False) == "Saved at 9.42pm"


@pytest.mark.parametrize(
    ("versions", "words"), [([1], "Saved just now"), ([], "Saved just now"), ([0], "Nothing is kept here")]
)
def test_the_words_after_a_save(versions: list[int], words: str) -> None:
    saved = [Saved(Ref("a", str(n)), version, None) for n, version in enumerate(versions)]
    assert just_saved_words(saved, None, guest=False) == words


def test_a_guest_is_told_how_long_words_are_kept() -> None:
    assert (idle_words(guest=True), idle_words(guest=False)) == ("Kept until you leave", "Saves as you write")


@pytest.mark.parametrize(
    ("length", "left"), [(17_999, None), (18_000, 2_000), (19_990, 10), (20_000, 0), (20_500, 0)]
)
def test_room_is_told_before_it_runs_out(length: int, left: int | None) -> None:
    assert TEXT_LIMIT == 20_000
    assert (room_left(TEXT, "x" * length), room_left(RECORD, {"thought": "x" * length})) == (left, left)


def test_ticks_and_numbers_have_no_room_to_run_out() -> None:
    assert (room_left(CHECKLIST, ["a"]), room_left(SCALE, 3)) == (None, None)
