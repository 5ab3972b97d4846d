"""What a result says, and what it never says."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from reflect.selfcheck.results import earlier, read
from reflect.selfcheck.telling import Telling
from tests.selfcheck.sheets import NOVEMBER, SHEETS, YEAR, answers, instrument, record

CHECK = instrument()


def told(name: str, first: int = 24, kind: str = "partner", before: tuple[str, ...] = ()) -> Telling:
    now = record(answers(name, first), kind=kind)
    old = [
        record(answers(one), kind=kind, taken=NOVEMBER - timedelta(days=80 * (len(before) - at)))
        for at, one in enumerate(before)
    ]
    return Telling(read(now, CHECK), CHECK, earlier([now, *old], now, CHECK))


def plain(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("reaching", "A good deal of worry, and little guard"),
        ("guarded", "Little worry, and a good deal of guard"),
        ("steady", "Little worry, and little guard"),
        ("near the middle", "Some worry, and some guard"),
        ("cycle 1..7", "A fair amount of worry, and not much guard"),
        ("all 4", "The same answer all the way"),
    ],
)
def test_the_headline_is_in_ordinary_words(name: str, headline: str) -> None:
    assert told(name).headline == headline


def test_a_missing_side_is_left_open() -> None:
    only_guard: dict[str, int | None] = {"R02": 6, "R04": 2, "R06": 6, "R08": 2, "R10": 2, "R12": 6}
    half = Telling(read(record(only_guard), CHECK), CHECK)
    assert half.headline == "Worry left open, and little guard"
    assert half.lines()[0].sentence == "You answered 0 of 6 statements about worry. A score needs 5."
    assert (half.region, half.chart(), half.since()) == ("", "", [])
    assert Telling(read(record({}), CHECK), CHECK).headline == "Too few answers to say"


@pytest.mark.parametrize("name", list(SHEETS))
@pytest.mark.parametrize("kind", ["partner", "former", "parent", "friend", "other"])
def test_every_result_is_said_without_a_label_or_a_gap(name: str, kind: str) -> None:
    one = told(name, kind=kind)
    said = [one.headline, plain(one.region), one.small_thing(), plain(one.lean), *one.notes(), *one.points]
    said += [line.sentence for line in one.lines()]
    everything = " ".join(said)
    assert "{" not in everything
    assert ".." not in everything
    for word in ("avoidant", "anxious", "insecure", "disorganised", "you are a ", "test score", "percentile"):
        assert word not in everything.lower()


def test_a_former_partner_is_told_in_the_past() -> None:
    assert "you were more likely to reach" in plain(told("reaching", kind="former").region)
    assert "you are more likely to reach" in plain(told("reaching").region)


def test_a_margin_across_the_middle_names_no_pattern() -> None:
    assert plain(told("near the middle").region).startswith("Your answers don’t point one way")


def test_the_number_stands_with_its_margin() -> None:
    assert [line.place for line in told("reaching").lines()] == ["72, give or take 7", "18, give or take 7"]
    assert [line.place for line in told("reaching", 12).lines()] == [
        "78, give or take 10",
        "19, give or take 10",
    ]


def test_what_moved_it_quotes_the_readers_own_answers() -> None:
    worry = told("reaching").moved()[0]
    assert (worry.title, len(worry.raised), worry.lowered) == ("Worry", 2, ())
    assert worry.raised[0].statement.startswith("After a small disagreement I catch myself picturing R.")
    assert worry.raised[0].label == "Mostly true"


def test_what_comes_easily_is_told_from_reversed_statements() -> None:
    assert [one.label for one in told("steady").easy()] == ["Completely true", "Mostly true", "Mostly true"]
    assert told("push-pull").easy() == []


def test_notes_ask_and_never_discard() -> None:
    one = told("agrees with both sides")
    assert [note.split(".")[0] for note in one.notes()][0] == "Nearly all the answers are alike"
    assert len(one.notes()) == 4
    assert one.chart() != ""
    assert one.headline == "Some worry, and some guard"


def test_a_clear_change_and_an_unclear_one_use_the_two_words_only() -> None:
    since = told("guarded", before=("reaching",)).since()
    assert [one.date for one in since] == ["1 September"]
    worry, guard = (sentence for _, sentence in since[0].sentences)
    assert worry.startswith("A clear change in answers: 56 points towards less worry.")
    assert guard.startswith("A clear change in answers: 60 points towards more guard.")
    calm = told("reaching", before=("reaching, R05 and R17 skipped",)).since()[0]
    assert [s.split(":")[0] for _, s in calm.sentences] == ["Not clear", "Not clear"]
    assert calm.swing == "For scale: within a month, 19 people in 20 move less than 33 points."


def test_a_parent_is_set_against_the_smaller_swing() -> None:
    calm = told("reaching", kind="parent", before=("reaching",)).since()[0]
    assert calm.swing.endswith("less than 25 points.")
    assert [s for _, s in calm.sentences][0].startswith("Not clear: the two scores are the same.")


def test_three_results_are_compared_with_the_last_and_the_first_only() -> None:
    one = told("steady", before=("push-pull", "reaching", "guarded"))
    assert len(one.since()) == 2
    assert [row[0] for row in one.table()][0] == "20 November"
    assert len(one.table()) == 4
    assert one.chart().count('class="old"') == 3


def test_two_results_of_one_month_are_told_apart_by_their_day() -> None:
    now, old = record(answers("steady")), record(answers("guarded"), taken=NOVEMBER - timedelta(days=12))
    last_year = record(answers("guarded"), taken=NOVEMBER - timedelta(days=400))
    chart = Telling(read(now, CHECK), CHECK, earlier([now, old, last_year], now, CHECK)).chart()
    found = [text.get_text() for text in BeautifulSoup(chart, "html.parser").select("text")]
    assert found[-3:] == ["20 November", "8 November", f"October {YEAR - 1}"]
