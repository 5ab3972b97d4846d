"""The pages of one choice, by plain posts and by htmx, with good and bad input."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.choices.flow import (
    STARTING,
    THINGS,
    answer_questions,
    base,
    begin,
    page,
    post,
    rows,
    weighed,
    with_things,
)

HTMX = {"HX-Request": "true"}


def errors(response) -> list[str]:
    return [line.text.strip() for line in page(response).select("#errors li")]


def checked(seen, name: str) -> list[str]:
    return [box["value"] for box in seen.select(f"input[name={name}][checked]")]


# --- the question -------------------------------------------------------------------------------------------
def test_the_question_may_be_left_empty_and_written_later(ada):
    choice = begin(ada)
    assert post(ada, f"{choice}question/", question="Do I ask again?")["Location"] == f"{choice}options/"
    assert page(ada.get(f"{choice}question/")).textarea.text.strip() == "Do I ask again?"


def test_too_long_a_question_keeps_the_words_and_makes_no_row(ada):
    begin(ada)
    answer = ada.post("/choices/new/", {"question": "so " * 400, "base": "0"})
    assert answer.status_code == 422
    assert errors(answer) == [
        "This is longer than the 1000 characters that fit here. Your words are still on the page."
    ]
    assert page(answer).textarea.text.strip() == ("so " * 400).strip()
    assert page(answer).title.text == "Error: Choices – Reflect"
    assert rows() == 1


def test_nothing_around_the_question_is_chosen_for_the_reader(ada):
    for address in ("/choices/new/", f"{begin(ada)}question/"):
        seen = page(ada.get(address))
        assert seen.select("main input[checked]") == []
        assert (seen.select_one("#by")["value"], seen.select_one("#why").text.strip()) == ("", "")
        assert seen.select("main textarea")[0]["id"] == "question"
        assert len(seen.select("input[name=stage]")) == 4
        assert [box["value"] for box in seen.select("input[name=pressing]")] == ["no", "yes", "unsaid"]


def test_what_stands_around_the_question_is_kept_from_the_first_page_on_and_changed_later(ada):
    answer_questions(ada)
    day = (timezone.localdate() + timedelta(days=28)).isoformat()
    said = {"question": "", "why": "The lease ends.", "by": day, "stage": "close", "pressing": "unsaid"}
    choice = ada.post("/choices/new/", said)["Location"].removesuffix("options/")
    address = f"{choice}question/"
    seen = page(ada.get(address))
    assert (seen.select_one("#why").text.strip(), seen.select_one("#by")["value"]) == ("The lease ends.", day)
    assert (checked(seen, "stage"), checked(seen, "pressing")) == (["close"], ["unsaid"])
    assert "How far along: Close to choosing." in page(ada.get(f"{choice}summary/")).text
    changed = {"stage": "considering", "base": base(ada, address)}
    answer = ada.post(address, changed, headers=HTMX)
    assert page(answer).select_one("#s-choice")["data-state"] == "saved"
    seen = page(ada.get(address))
    assert (checked(seen, "stage"), seen.select_one("#by")["value"]) == (["considering"], "")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"by": "2020-01-01"}, "Choose today or a day to come, or leave it empty."),
        ({"by": "spring"}, "Write the day as a date, like 2026-12-18, or leave it empty."),
        ({"stage": "done"}, "Choose one of the answers on the page, or leave it."),
        ({"pressing": "maybe"}, "Choose one of the answers on the page, or leave it."),
    ],
)
def test_an_answer_around_the_question_that_will_not_do_keeps_the_words(ada, fields, sentence):
    answer = post(ada, f"{begin(ada)}question/", why="The lease.", **fields)
    assert (answer.status_code, errors(answer)) == (422, [sentence])
    assert page(answer).select_one("#why").text.strip() == "The lease."


def test_being_pressed_shows_a_calm_hint_and_closes_nothing(ada):
    choice = begin(ada)
    calm = [
        page(ada.get(choice + step)).find(string="The pace is yours") for step in ("options/", "summary/")
    ]
    assert post(ada, f"{choice}question/", pressing="yes")["Location"] == f"{choice}options/"
    hints = [page(ada.get(choice + step)).select_one("main .note") for step in ("options/", "summary/")]
    assert calm == [None, None]
    assert [(hint.h2.text, hint.a["href"]) for hint in hints] == [("The pace is yours", "/help-now/")] * 2
    # it is no cue: the questions stay answered as they were
    assert ada.get("/choices/new/").status_code == 200


# --- being ready --------------------------------------------------------------------------------------------
ROWS = ["facts", "matters", "support", "sureness"]


def stands(seen) -> list[tuple[str, str, str]]:
    """Then, now and the link of each row on the summary."""
    return [
        (*(word.text for word in row.select("dd")), row.a["href"] if row.a else "")
        for row in seen.select("#ready > li")
    ]


def test_the_four_rows_are_asked_at_the_start_with_nothing_marked(ada):
    answer_questions(ada)
    seen = page(ada.get("/choices/new/"))
    assert [row["id"] for row in seen.select("#ready li")] == [f"ready-{row}" for row in ROWS]
    assert checked(seen, "ready-facts") == []
    said = {"ready-facts": "not-yet", "ready-support": "not-yet", "ready-sureness": "unknown"}
    choice = ada.post("/choices/new/", said)["Location"].removesuffix("options/")
    assert checked(page(ada.get(f"{choice}question/")), "ready-support") == ["not-yet"]
    assert stands(page(ada.get(f"{choice}summary/"))) == [
        ("Not yet", "No answer", f"{choice}options/"),
        ("No answer", "No answer", ""),
        ("Not yet", "No answer", "/help-now/"),
        ("Can’t tell", "No answer", ""),
    ]


def test_the_rows_then_and_now_stand_side_by_side_and_a_gap_leads_to_where_it_can_be_worked_on(ada):
    choice = begin(ada)
    post(ada, f"{choice}question/", **dict.fromkeys([f"ready-{row}" for row in ROWS], "not-yet"))
    now = {"ready-facts": "yes", "ready-matters": "not-yet", "ready-sureness": "not-yet"}
    assert post(ada, f"{choice}summary/", **now)["Location"] == f"{choice}summary/#lean"
    seen = page(ada.get(f"{choice}summary/"))
    assert stands(seen) == [
        ("Not yet", "Yes", ""),
        ("Not yet", "Not yet", f"{choice}matters/"),
        ("Not yet", "No answer", "/help-now/"),
        ("Not yet", "Not yet", f"{choice}words/"),
    ]
    assert [link.text for link in seen.select("#ready a")] == [
        "Look at what matters to me again",
        "Find somebody to talk to",
        "Write about what could change my mind",
    ]
    assert not any(letter.isdigit() for letter in seen.select_one("#ready").text)
    # what was said at the start stays, and asking again does not change it
    assert checked(page(ada.get(f"{choice}question/")), "ready-facts") == ["not-yet"]


def test_the_rows_follow_when_an_answer_is_saved_on_the_page(ada):
    address = f"{begin(ada)}summary/"
    answer = ada.post(address, {"ready-facts": "yes", "base": base(ada, address)}, headers=HTMX)
    assert page(answer).select_one("#ready")["hx-swap-oob"] == "true"
    assert stands(page(answer))[0] == ("No answer", "Yes", "")
    assert page(ada.get(address)).select_one("#ready").get("hx-swap-oob") is None


def test_an_answer_to_a_row_that_is_none_is_refused(ada):
    answer = post(ada, f"{begin(ada)}summary/", lean="Asking.", ready_facts="very")
    assert (answer.status_code, errors(answer)) == (
        422,
        ["Choose one of the answers on the page, or leave it."],
    )
    assert page(answer).select_one("#lean").text.strip() == "Asking."


# --- the paths ----------------------------------------------------------------------------------------------
def test_five_paths_stand_there_ticked_with_their_sides(ada):
    seen = page(ada.get(f"{begin(ada)}options/"))
    assert checked(seen, "keep") == STARTING
    cards = seen.select("main .list > li")
    assert [len(card.select("li")) for card in cards] == [8, 8, 8, 8, 8]
    assert {tuple(side.text for side in card.select("h2")) for card in cards} == {
        ("Good sides", "Hard sides", "What a week might be like")
    }


def test_any_path_can_be_taken_off_and_the_readers_own_added_reworded_and_taken_off(ada):
    choice = begin(ada)
    address = f"{choice}options/"
    added = post(ada, address, keep=["try", "go"], new="Stay at my sister’s", more="1")
    assert added["Location"] == f"{address}#own"
    own = page(ada.get(address)).select_one("input[name^=line-own]")
    assert own["value"] == "Stay at my sister’s"
    post(ada, address, keep=["try", "go"], **{own["name"]: "A week at Ann’s"})
    seen = page(ada.get(address))
    assert (checked(seen, "keep"), seen.select_one("input[name^=line-own]")["value"]) == (
        ["try", "go"],
        "A week at Ann’s",
    )
    post(ada, address, keep=["try", "go"], **{own["name"]: ""})
    assert page(ada.get(address)).select("input[name^=line-own]") == []


def test_pressing_add_twice_adds_once(ada):
    address = f"{begin(ada)}options/"
    fields = {"base": base(ada, address), "keep": STARTING, "new": "Go abroad for a year"}
    assert [ada.post(address, fields).status_code for _ in range(2)] == [303, 303]
    assert [line["value"] for line in page(ada.get(address)).select("input[name^=line-own]")] == [
        "Go abroad for a year"
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"keep": ["go"]}, "Keep at least two paths, so that there is something to put side by side."),
        ({"keep": ["go", "elope"]}, "One of these paths is no longer offered. Please look again."),
        (
            {"keep": STARTING, "new": "x" * 81},
            "This is longer than the 80 characters that fit here. Your words are still on the page.",
        ),
    ],
)
def test_paths_that_do_not_do_are_said_plainly(ada, fields, sentence):
    address = f"{begin(ada)}options/"
    answer = post(ada, address, **fields)
    assert (answer.status_code, errors(answer)) == (422, [sentence])
    assert page(answer).select_one("#new")["value"] == fields.get("new", "")
    assert checked(page(ada.get(address)), "keep") == STARTING


def test_nine_paths_are_one_too_many(ada):
    address = f"{begin(ada)}options/"
    for n in range(3):
        post(ada, address, keep=STARTING, new=f"Mine {n}", **owned(ada, address))
    answer = post(ada, address, keep=STARTING, new="Mine 4", **owned(ada, address))
    assert errors(answer) == ["Eight paths are as many as fit side by side. Take one off first."]


def owned(client, address) -> dict[str, str]:
    return {line["name"]: line["value"] for line in page(client.get(address)).select("input[name^=line-own]")}


# --- what matters -------------------------------------------------------------------------------------------
def test_things_are_picked_reworded_and_taken_off(ada):
    choice = with_things(ada)
    address = f"{choice}matters/"
    seen = page(ada.get(address))
    lines = {line["name"]: line["value"] for line in seen.select("input[name^=line-]")}
    assert list(lines) == ["line-speak-freely", "line-calm", "line-money"]
    assert "calm" not in [box["value"] for box in seen.select("input[name=picked]")]
    post(ada, address, **lines | {"line-calm": "Quiet at home", "line-money": "", "new-0": "Noor’s Mondays"})
    labels = [line["value"] for line in page(ada.get(address)).select("input[name^=line-]")]
    assert labels == ["Saying what I think without bracing first", "Quiet at home", "Noor’s Mondays"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"picked": ["calm"]},
            "Three things are the fewest that tell you something. Add a few more.",
        ),
        ({"picked": ["calm", "safety"]}, "One of these is no longer on the list. Please look again."),
    ],
)
def test_things_that_do_not_do_are_said_plainly(ada, fields, sentence):
    choice = begin(ada)
    answer = post(ada, f"{choice}matters/", **fields, new_0="Mine")
    assert (answer.status_code, errors(answer)) == (422, [sentence])
    assert page(answer).select_one("[name=new-0]")["value"] == "Mine"


def test_eleven_things_are_one_too_many(ada):
    choice = begin(ada)
    bank = [box["value"] for box in page(ada.get(f"{choice}matters/")).select("input[name=picked]")]
    answer = post(ada, f"{choice}matters/", picked=bank[:11])
    assert errors(answer) == ["There are 11 things on your list. Ten is the most. Take off a few."]
    assert checked(page(answer), "picked") == bank[:11]


# --- weighing -----------------------------------------------------------------------------------------------
def test_nothing_is_chosen_before_the_reader_chooses(ada):
    seen = page(ada.get(f"{with_things(ada)}weigh/1/"))
    assert seen.select("main input[checked]") == []
    assert len(seen.select("input[name=weight]")) == 11
    assert [len(seen.select(f"input[name=fit-{path}]")) for path in STARTING] == [4, 4, 4, 4, 4]


def test_one_thing_to_a_page_in_order_and_on_to_the_words(ada):
    choice = with_things(ada)
    led = [post(ada, f"{choice}weigh/{n}/", weight="5")["Location"] for n in (1, 2, 3)]
    assert led == [f"{choice}weigh/2/", f"{choice}weigh/3/", f"{choice}words/"]
    assert ada.get(f"{choice}weigh/4/").status_code == 404
    assert ada.get(f"{choice}weigh/0/").status_code == 404


def test_an_answer_can_be_left_out_changed_and_taken_back(ada):
    address = f"{with_things(ada)}weigh/1/"
    post(ada, address, weight="0", fit_go="more")
    seen = page(ada.get(address))
    assert (checked(seen, "weight"), checked(seen, "fit-go"), checked(seen, "fit-try")) == (
        ["0"],
        ["more"],
        [],
    )
    post(ada, address, fit_go="unknown")
    seen = page(ada.get(address))
    assert (checked(seen, "weight"), checked(seen, "fit-go")) == ([], ["unknown"])


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"weight": "99"}, "How much it matters goes from 0 to 10. Please choose one of those."),
        ({"weight": "-1"}, "How much it matters goes from 0 to 10. Please choose one of those."),
        ({"fit-go": "best"}, "Choose less, the same, more or can’t tell."),
    ],
)
def test_an_answer_that_is_none_is_refused_and_the_others_stay_marked(ada, fields, sentence):
    address = f"{with_things(ada)}weigh/1/"
    answer = post(ada, address, **{"fit-try": "more", **fields})
    assert (answer.status_code, errors(answer)) == (422, [sentence])
    assert checked(page(answer), "fit-try") == ["more"]
    assert page(ada.get(address)).select("main input[checked]") == []


def test_a_path_nobody_offered_is_ignored(ada):
    choice = weighed(ada)
    post(ada, f"{choice}weigh/1/", weight="9", **{"fit-elope": "more"})
    assert len(page(ada.get(f"{choice}summary/")).select("table thead th")) == 6


def test_answers_meant_for_another_thing_are_not_kept(ada):
    choice = with_things(ada)
    answer = post(ada, f"{choice}weigh/1/", weight="7", thing="calm")
    assert answer.status_code == 422
    assert errors(answer)[0].startswith("Your list was changed in another window")
    assert checked(page(ada.get(f"{choice}weigh/1/")), "weight") == []


def test_htmx_gets_a_status_line_and_the_new_version_and_no_field(ada):
    address = f"{with_things(ada)}weigh/1/"
    known = int(base(ada, address))
    answer = ada.post(address, {"weight": "9", "base": str(known)}, headers=HTMX)
    seen = page(answer)
    assert (answer.status_code, seen.select_one("#s-choice")["data-state"]) == (200, "saved")
    fresh = seen.select_one("#base-choice")
    assert (fresh["value"], fresh["hx-swap-oob"]) == (str(known + 1), "true")
    assert seen.select("input:not([type=hidden]), textarea") == []
    assert checked(page(ada.get(address)), "weight") == ["9"]


def test_htmx_is_told_what_is_wrong_with_the_old_version_kept(ada):
    address = f"{with_things(ada)}weigh/1/"
    answer = ada.post(address, {"weight": "99", "base": base(ada, address)}, headers=HTMX)
    seen = page(answer)
    assert (answer.status_code, seen.select_one(".save")["data-state"]) == (422, "failed")
    assert (
        seen.select_one(".oops").text == "How much it matters goes from 0 to 10. Please choose one of those."
    )
    assert seen.select("#base-choice") == []


# --- two windows --------------------------------------------------------------------------------------------
def test_answers_to_different_questions_do_not_stand_in_each_others_way(ada):
    choice = with_things(ada)
    old = base(ada, f"{choice}weigh/1/")
    ada.post(f"{choice}weigh/1/", {"weight": "9", "base": old})
    assert ada.post(f"{choice}weigh/2/", {"weight": "4", "base": old}).status_code == 303
    assert checked(page(ada.get(f"{choice}weigh/1/")), "weight") == ["9"]
    assert checked(page(ada.get(f"{choice}weigh/2/")), "weight") == ["4"]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_same_question_answered_twice_shows_both_and_overwrites_nothing(ada, headers):
    choice = weighed(ada)
    address = f"{choice}summary/"
    old = base(ada, address)
    ada.post(address, {"lean": "Asking, once.", "base": old})
    answer = ada.post(address, {"lean": "Going, I think.", "base": old}, headers=headers)
    seen = page(answer)
    assert answer.status_code == 409
    assert seen.select_one("#s-choice dd").text == "Asking, once."
    assert "Your answers are still here, not saved yet." in seen.select_one("#s-choice .save").text
    if not headers:
        assert seen.select_one("#lean").text.strip() == "Going, I think."
    kept = page(ada.get(address))
    assert kept.select_one("#lean").text.strip() == "Asking, once."
    # and the reader can say which one stands
    settled = {"lean": "Going, I think.", "base": [old, seen.select_one("#s-choice button")["value"]]}
    assert ada.post(address, settled).status_code == 303
    assert page(ada.get(address)).select_one("#lean").text.strip() == "Going, I think."


def test_a_repeated_save_of_one_page_is_no_conflict(ada):
    address = f"{weighed(ada)}summary/"
    known = base(ada, address)
    tab = "6f3f1d3e-4d5b-4a77-9a55-0d3f3c1c2b11"
    for n, text in enumerate(["As", "Aski", "Asking"], 1):
        fields = {"lean": text, "base": known, "op": f"{tab}.{n}"}
        assert ada.post(address, fields, headers=HTMX).status_code == 200
    assert page(ada.get(address)).select_one("#lean").text.strip() == "Asking"


# --- words and the summary ----------------------------------------------------------------------------------
def test_words_stand_on_the_summary_with_the_question_they_answer(ada):
    choice = weighed(ada, "Do I ask again?")
    assert post(ada, f"{choice}words/", said_miss="Mondays.")["Location"] == f"{choice}summary/"
    quotes = page(ada.get(f"{choice}summary/")).select("blockquote")
    assert [(quote.p.text, quote.footer.text) for quote in quotes] == [
        ("Do I ask again?", "My question"),
        ("Mondays.", "Whichever way it goes, what would I miss?"),
    ]


def test_a_day_is_lived_for_a_way_the_reader_picks(ada):
    choice = begin(ada)
    address = f"{choice}words/"
    seen = page(ada.get(address))
    assert [box.select("option[selected]") for box in seen.select("select")] == [[], []]
    assert [option["value"] for option in seen.select_one("select").select("option")] == ["", *STARTING]
    said = {"day-1-path": "space", "day-1-text": "I slept.", "day-2-text": "Neither here nor there."}
    post(ada, address, **said)
    quotes = page(ada.get(f"{choice}summary/")).select("blockquote")
    assert [(quote.p.text, quote.footer.text) for quote in quotes] == [
        ("I slept.", "A day as if I had chosen “Take some space”"),
        ("Neither here nor there.", "A day lived in thought"),
    ]
    # a way that was taken off keeps its place beside what was written
    post(ada, f"{choice}options/", keep=["as-it-is", "go"])
    assert page(ada.get(address)).select_one("option[selected]")["value"] == "space"
    post(ada, address)
    assert page(ada.get(f"{choice}summary/")).select("blockquote") == []


def test_a_way_nobody_offered_cannot_be_lived(ada):
    answer = post(ada, f"{begin(ada)}words/", **{"day-1-path": "elope", "day-1-text": "I slept."})
    assert (answer.status_code, errors(answer)) == (
        422,
        ["Choose one of the answers on the page, or leave it."],
    )
    assert page(answer).select_one("#day-1-text").text.strip() == "I slept."


def test_one_small_step_is_kept_with_or_without_a_when(ada):
    address = f"{weighed(ada)}summary/"
    assert page(ada.get(address)).select("main textarea")[0]["id"] == "lean"
    post(ada, address, step="Ring Noor.")
    seen = page(ada.get(address))
    assert (seen.select_one("#step").text.strip(), seen.select_one("#when")["value"]) == (
        "Ring Noor.",
        "",
    )
    post(ada, address, step="Ring Noor.", when="Thursday, after work")
    assert page(ada.get(address)).select_one("#when")["value"] == "Thursday, after work"
    answer = post(ada, address, step="Ring Noor.", when="x" * 81)
    assert errors(answer) == [
        "This is longer than the 80 characters that fit here. Your words are still on the page."
    ]


def test_the_grid_is_sorted_by_what_matters_and_read_aloud_in_words(ada):
    table = page(ada.get(f"{weighed(ada)}summary/")).select_one("table")
    read = [
        (row.th.find(string=True), row.th.span.text, [cell.text for cell in row.select("td")])
        for row in table.select("tbody tr")
    ]
    assert read == [
        (
            "Saying what I think without bracing first",
            "Matters 9 of 10",
            ["less", "more", "can’t tell", "about the same", "more"],
        ),
        (
            "Money I can see and count on",
            "Matters 8 of 10",
            ["less", "about the same", "about the same", "more", "less"],
        ),
        ("A calm home", "Matters 4 of 10", ["about the same", "about the same", "less", "less", "less"]),
    ]
    assert [cell.text for cell in table.select("thead th")] == [
        "What matters",
        "Stay",
        "Ask",
        "Space",
        "Go",
        "Wait",
    ]
    assert table.select("tfoot") == []


def test_the_summary_notices_at_most_three_things(ada):
    noticed = [
        line.text
        for line in page(ada.get(f"{weighed(ada)}summary/")).select("section[aria-labelledby=pat] li")
    ]
    assert noticed == [
        "“Saying what I think without bracing first” and “Money I can see and count on” both matter a lot to"
        " you, and no path here gives you more of both.",
        "“Stay, as it is” and “Plan to go” come out differently on everything on your list.",
        "You couldn’t tell in one place. That may be something to find out, rather than to feel your way"
        " through.",
    ]


def test_a_summary_before_anything_is_weighed_says_so(ada):
    choice = with_things(ada)
    seen = page(ada.get(f"{choice}summary/"))
    assert (seen.select("table"), seen.select_one(".note h2").text) == ([], "Nothing is weighed yet")
    assert seen.select_one(".note a")["href"] == f"{choice}weigh/1/"


def test_a_day_to_look_again_is_kept_and_shown(ada):
    address = f"{weighed(ada)}summary/"
    day = (timezone.localdate() + timedelta(days=28)).isoformat()
    assert post(ada, address, lean="Asking.", again=day)["Location"] == f"{address}#lean"
    seen = page(ada.get(address))
    assert (seen.select_one("#again")["value"], seen.select_one("#lean").text.strip()) == (day, "Asking.")


@pytest.mark.parametrize(
    ("again", "sentence"),
    [
        ("2020-01-01", "Choose today or a day to come, or leave it empty."),
        ("soon", "Write the day as a date, like 2026-12-18, or leave it empty."),
    ],
)
def test_a_day_that_will_not_do_keeps_the_words(ada, again, sentence):
    answer = post(ada, f"{weighed(ada)}summary/", lean="Asking.", again=again)
    assert (answer.status_code, errors(answer)) == (422, [sentence])
    assert page(answer).select_one("#lean").text.strip() == "Asking."
    assert page(answer).select_one("#again")["value"] == again


def test_no_word_of_the_reader_is_in_a_title_or_an_address(ada):
    choice = weighed(ada, "Do I leave Zebulon?")
    post(ada, f"{choice}summary/", lean="Zebulon again")
    for step in ["question/", "options/", "matters/", "weigh/1/", "words/", "summary/"]:
        seen = page(ada.get(choice + step))
        assert seen.title.text == "Choices – Reflect"
        links = [link.get("href") or link.get("action") for link in seen.select("a[href], form[action]")]
        assert not any("zebulon" in link.lower() or "?" in link for link in links)
    assert "Zebulon" in page(ada.get(f"{choice}summary/")).select_one("main").text  # it is on the page


def test_private_fields_are_kept_from_the_browsers_memory(ada):
    choice = with_things(ada)
    for step in ["question/", "options/", "matters/", "weigh/1/", "words/", "summary/"]:
        fields = page(ada.get(choice + step)).select("main input:not([type=hidden]), main textarea")
        assert fields != []
        assert {field.get("autocomplete") for field in fields} == {"off"}


@pytest.mark.parametrize("things", [THINGS, [*THINGS, "home", "work", "trust"]])
def test_the_summary_takes_as_many_queries_whatever_it_holds(ada, things, django_assert_num_queries):
    choice = begin(ada)
    post(ada, f"{choice}matters/", picked=things)
    post(ada, f"{choice}weigh/1/", weight="5")
    with django_assert_num_queries(3):
        ada.get(f"{choice}summary/")
