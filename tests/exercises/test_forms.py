from typing import Any

import pytest
from django.http import QueryDict

from reflect.exercises.blocks import KINDS
from reflect.exercises.forms import GARBLED, AnswerForm, SheetForm, field_prefix
from reflect.exercises.kinds import LINE_LIMIT, TEXT_LIMIT
from reflect.exercises.values import Value
from reflect.library.shapes import Block
from tests.exercises.samples import CHECKLIST, CHOICE, LINE, RECORD, SCALE, TEXT


def posted(block: Block, **fields: Any) -> AnswerForm:
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        key = f"{field_prefix(block.id)}-{name}"
        data.setlist(key, value if isinstance(value, list) else [value])
    return KINDS[block.kind].form(block, data)


@pytest.mark.parametrize(
    ("block", "sent", "taken"),
    [
        (TEXT, "One\r\ntwo  ", "One\ntwo  "),
        (TEXT, " \r\n ", None),
        (TEXT, "a\0b", "ab"),
        (LINE, "  two\r\nwords ", "two words"),
        (CHOICE, "reached", "reached"),
        (CHOICE, "", None),
        (CHECKLIST, ["sorry", "check"], ["check", "sorry"]),
        (CHECKLIST, [], None),
        (SCALE, "1", 1),
        (SCALE, "7", 7),
        (SCALE, "", None),
    ],
)
def test_what_is_taken(block: Block, sent: Any, taken: Value | None) -> None:
    form = posted(block, value=sent)
    assert (form.is_valid(), form.taken()) == (True, taken)


def test_a_record_keeps_the_parts_that_were_filled_in() -> None:
    form = posted(RECORD, situation="He left.", thought=" ", before="0", now="", fairer="a\r\nb")
    assert (form.is_valid(), form.taken()) == (True, {"situation": "He left.", "before": 0, "fairer": "a\nb"})


def test_an_empty_record_is_no_answer() -> None:
    form = posted(RECORD, situation=" ", now="")
    assert (form.is_valid(), form.taken()) == (True, None)


@pytest.mark.parametrize(
    ("block", "sent", "sentence"),
    [
        (SCALE, "99", "This scale runs from 1 to 7. Choose again."),
        (SCALE, "0", "This scale runs from 1 to 7. Choose again."),
        (SCALE, "many", GARBLED),
        (
            CHOICE,
            "sideways",
            GARBLED,
        ),
        (
            CHECKLIST,
            ["check", "sideways"],
            GARBLED,
        ),
        (
            TEXT,
            "x" * (TEXT_LIMIT + 1),
            "This is 20,001 characters long, and 20,000 fit here. "
            "Move a part of it to another answer, or to your journal.",
        ),
        (
            LINE,
            "x" * (LINE_LIMIT + 1),
            "This is 501 characters long, and 500 fit here. "
            "Move a part of it to another answer, or to your journal.",
        ),
    ],
)
def test_what_is_refused_and_the_sentence_for_it(block: Block, sent: Any, sentence: str) -> None:
    form = posted(block, value=sent)
    assert (form.is_valid(), form.problem) == (False, sentence)


def test_the_limit_itself_fits_and_counts_a_line_end_once() -> None:
    form = posted(TEXT, value="\r\n" + "x" * (TEXT_LIMIT - 1))
    assert (form.is_valid(), len(str(form.taken()))) == (True, TEXT_LIMIT)


def test_refused_text_is_given_back_whole() -> None:
    form = posted(TEXT, value="y" * 20_500)
    assert (form.is_valid(), form.given()) == (False, "y" * 20_500)


def test_a_record_gives_back_every_part_when_one_is_refused() -> None:
    form = posted(RECORD, situation="kept", now="11", before="4")
    assert form.is_valid() is False
    shown = form.given()
    assert isinstance(shown, dict)
    assert (shown["situation"], shown["before"], "now" in shown) == ("kept", 4, False)


@pytest.mark.parametrize(
    ("sent", "base"),
    [
        ("3.ab12cd", (3, "ab12cd")),
        ("0.ab", (0, "ab")),
        ("", (0, "")),
        ("x.y", (0, "y")),
        ("-1.z", (0, "z")),
        ("9" * 30, (0, "")),
    ],
)
def test_a_garbled_base_counts_as_knowing_nothing(sent: str, base: tuple[int, str]) -> None:
    form = posted(TEXT, value="x", base=sent)
    assert (form.is_valid(), form.cleaned_data["base"]) == (True, base)


@pytest.mark.parametrize(
    "query",
    [
        "prompt=a",
        "module=m",
        "module=m&prompt=",
        "module=m&prompt=a%2Fb",
        "module=m&" + "&".join(f"prompt=p{n}" for n in range(41)),
        "module=m&prompt=a&op=zzz",
        "module=m&prompt=a&settle=burn",
    ],
)
def test_a_sheet_that_names_nothing_is_refused(query: str) -> None:
    assert SheetForm(QueryDict(query)).is_valid() is False


def test_a_sheet_names_each_prompt_once() -> None:
    form = SheetForm(QueryDict("module=m&prompt=a&prompt=b&prompt=a"))
    assert (form.is_valid(), form.cleaned_data["prompt"], form.cleaned_data["sheet"]) == (True, ["a", "b"], 1)
