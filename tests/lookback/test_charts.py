from datetime import date, timedelta

from bs4 import BeautifulSoup, Tag

from reflect.lookback.charts import Axis, Dot, Point, fortnight, margins, settled, settled_in_words, signs

TODAY = date(2026, 11, 20)


def drawn(svg: str) -> Tag:
    found = BeautifulSoup(svg, "html.parser").svg
    assert found is not None
    return found


def points(*pairs: tuple[int, float]) -> list[Point]:
    return [Point(TODAY - timedelta(days=ago), value) for ago, value in pairs]


def test_an_axis_puts_the_first_day_left_and_the_highest_value_on_top() -> None:
    axis = Axis(date(2026, 11, 10), TODAY, 10, width=120, left=10, top=0, floor=100)

    assert (axis.x(date(2026, 11, 10)), axis.x(date(2026, 11, 15)), axis.x(TODAY)) == (10, 60, 110)
    assert (axis.y(0), axis.y(5), axis.y(10)) == (100, 50, 0)


def test_every_check_in_is_one_disc_and_one_row_newest_first() -> None:
    chart = settled(points((20, 6), (9, 2), (0, 5)), TODAY - timedelta(days=30), TODAY)

    assert len(drawn(chart.svg).select("circle.pt")) == 3
    assert [row[:2] for row in chart.rows] == [
        ("20 November 2026", "5"),
        ("11 November 2026", "2"),
        ("31 October 2026", "6"),
    ]


def test_the_drawing_is_named_by_the_sentence_that_says_the_same() -> None:
    chart = settled(points((9, 2), (0, 5)), TODAY - timedelta(days=30), TODAY)
    svg = drawn(chart.svg)

    assert (svg["role"], svg["aria-labelledby"]) == ("img", svg.title["id"])
    assert svg.title.get_text() == chart.summary
    assert chart.summary == "Check-ins from 21 Oct to 20 Nov, 0 to 10: between 2 and 5. The latest is 5."


def test_words_for_none_one_and_all_the_same() -> None:
    first = TODAY - timedelta(days=30)

    assert settled_in_words([], first, TODAY) == "No check-ins from 21 Oct to 20 Nov."
    assert settled_in_words(points((1, 4)), first, TODAY) == "One check-in, on 19 Nov: 4 out of 10."
    assert "all at 4. The latest is 4." in settled_in_words(points((1, 4), (0, 4)), first, TODAY)


def test_a_blank_day_is_drawn_as_nothing() -> None:
    chart = fortnight(points((13, 3), (0, 7)), TODAY)

    assert [circle["cx"] for circle in drawn(chart.svg).select("circle")] == ["15.0", "275.0"]
    assert not drawn(chart.svg).select("path, polyline, rect")
    assert chart.summary == (
        "Check-ins on 2 of the last 14 days, from 3 to 7 out of 10. Days without one are left blank."
    )


def test_a_result_is_drawn_with_its_margin_and_only_the_latest_is_filled() -> None:
    before = Point(TODAY - timedelta(days=60), 40, low=30, high=50)
    latest = Point(TODAY, 60, low=50, high=70)
    svg = drawn(margins("Worry", [before, latest], "Less", "More", "worry").svg)

    assert [band["height"] for band in svg.select("rect.band")] == ["29.2", "29.2"]
    assert (len(svg.select("circle.old")), len(svg.select("circle.pt"))) == (1, 1)


def test_the_margin_is_in_the_words_and_in_the_table() -> None:
    chart = margins("Worry", [Point(TODAY, 60, low=50, high=70)], "Less", "More", "worry")

    assert chart.summary == "Worry, 0 to 100. 20 Nov: about 60, probably from 50 to 70."
    assert chart.rows == (("20 November 2026", "60", "50 to 70"),)


def test_signs_are_discs_side_by_side_and_never_a_number() -> None:
    reviews = [
        (TODAY - timedelta(days=80), [Dot(1, "Goes silent")]),
        (TODAY, [Dot(3, "Goes silent"), Dot(3, "Shouts")]),
    ]
    chart = signs("Danger", "d", reviews, "danger")

    assert [circle["cy"] for circle in drawn(chart.svg).select("circle")] == ["170", "50", "50"]
    assert chart.rows == (
        ("20 November 2026", "Goes silent (often), Shouts (often)"),
        ("1 September 2026", "Goes silent (once)"),
    )
    assert "3" not in chart.summary


def test_many_signs_stay_inside_their_column() -> None:
    dots = [Dot(2, str(n)) for n in range(40)]
    svg = drawn(signs("Care", "f", [(TODAY, dots), (TODAY, [])], "care").svg)

    assert all(94 <= float(circle["cx"]) <= 212 for circle in svg.select("circle"))


def test_names_are_escaped() -> None:
    chart = signs("Danger", "d", [(TODAY, [Dot(1, "<b>bold</b> & brave")])], "danger")

    assert "<b>" not in chart.svg
    assert drawn(chart.svg).title.get_text() == "Danger. 20 Nov: <b>bold</b> & brave (once)."
