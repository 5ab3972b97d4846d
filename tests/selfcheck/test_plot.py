"""The drawing: what it holds, that its labels never collide, and that it can be listened to."""

from itertools import combinations

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.selfcheck.plot import BOTTOM, LEFT, RIGHT, TOP, Spot, chart, describe, labels, line

WORDS = {
    "steady": "mostly at ease",
    "reaching": "reaching",
    "guarded": "keeping back",
    "push-pull": "both at once",
    "top": "Closeness feels risky",
    "bottom": "Closeness comes easily",
    "left": "Little worry",
    "right": "Much worry",
}
MARCH = Spot(80, 33, 7.1, 7.1, "March", "8 March")
JUNE = Spot(70, 41, 7.1, 7.1, "June", "2 June")
NOVEMBER = Spot(60, 36, 7.1, 7.1, "November", "20 November")
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "September 2025", "3 November"]
PLACE = st.floats(0, 100)
SPOTS = st.lists(
    st.builds(Spot, PLACE, PLACE, st.floats(5, 15), st.floats(5, 15), st.sampled_from(MONTHS), st.just("x")),
    min_size=1,
    max_size=14,
)


def soup(svg: str) -> BeautifulSoup:
    return BeautifulSoup(svg, "html.parser")


def test_one_result_is_a_point_in_its_oval_and_no_trail() -> None:
    drawn = soup(chart([NOVEMBER], WORDS))
    assert [c["class"] for c in drawn.select("circle")] == [["pt"]]
    assert len(drawn.select("ellipse.band")) == 1
    assert drawn.select("path.trail") == []


def test_retakes_are_hollow_joined_and_named_by_month() -> None:
    drawn = soup(chart([MARCH, JUNE, NOVEMBER], WORDS))
    assert [c["class"] for c in drawn.select("circle")] == [["old"], ["old"], ["pt"]]
    assert str(drawn.select_one("path.trail")["d"]).count("L") == 2  # type: ignore[index]
    named = {text.get_text(): text.get("class") for text in drawn.select("text")}
    assert {name: named[name] for name in ("November", "June", "March")} == {
        "November": ["k"],
        "June": None,
        "March": None,
    }


def test_it_can_be_listened_to() -> None:
    drawn = soup(chart([MARCH, NOVEMBER], WORDS))
    svg = drawn.svg
    assert svg is not None
    title, desc = drawn.title, drawn.desc
    assert title is not None
    assert desc is not None
    assert (svg["role"], svg["aria-labelledby"]) == ("img", f"{title['id']} {desc['id']}")
    assert desc.get_text() == describe([MARCH, NOVEMBER])
    assert describe([MARCH, NOVEMBER]).endswith(
        "20 November: worry 60, give or take 7; guard 36, give or take 7. "
        "8 March: worry 80, give or take 7; guard 33, give or take 7. "
        "The oval round the newest is its margin."
    )


def test_colours_and_sizes_are_left_to_the_stylesheet() -> None:
    for tag in soup(chart([MARCH, NOVEMBER], WORDS)).find_all(True):
        assert not set(tag.attrs) & {"style", "fill", "stroke", "font-size", "onload"}


def test_words_of_an_author_are_escaped() -> None:
    drawn = chart([NOVEMBER], WORDS | {"steady": "<b>at ease</b>"})
    assert soup(drawn).select("b") == []


def test_fewer_answers_make_a_wider_oval() -> None:
    few = Spot(60, 36, 10.0, 10.0, "November", "20 November")
    narrow, wide = (
        float(str(soup(chart([s], WORDS)).select_one("ellipse")["rx"]))  # type: ignore[index]
        for s in (NOVEMBER, few)
    )
    assert wide > narrow


@settings(deadline=None)  # a busy machine is no failure
@given(SPOTS)
def test_labels_never_collide_and_stay_on_the_map(spots: list[Spot]) -> None:
    placed = labels(spots, [])
    assert all(not a.box.meets(b.box) for a, b in combinations(placed, 2))
    assert all(p.box.left >= LEFT and p.box.right <= RIGHT and p.box.top >= TOP for p in placed)
    assert all(p.box.bottom <= BOTTOM for p in placed)


@settings(deadline=None)
@given(PLACE, PLACE, st.sampled_from(MONTHS))
def test_the_newest_alone_is_always_named(across: float, up: float, month: str) -> None:
    spot = Spot(across, up, 14.1, 14.1, month, "x")
    drawn = soup(chart([spot], WORDS))
    assert [text.get_text() for text in drawn.select("text.k")] == [month]


def test_a_line_holds_its_point_and_both_margins_within_it() -> None:
    drawn = soup(line(3.0, (0.0, 10.0), (0.0, 17.0), "Worry: 3", "worry"))
    bar, wide = drawn.select_one("rect.band"), drawn.select_one("line.wide-band")
    assert bar is not None
    assert wide is not None
    assert float(str(bar["width"])) < float(str(wide["x2"])) - float(str(wide["x1"]))
    assert drawn.title is not None
    assert drawn.title.get_text() == "Worry: 3"
