"""The self-check over HTTP: as a reader goes through it, without JavaScript and with htmx."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from reflect.selfcheck import views
from tests.selfcheck.sheets import SHEETS

HTMX = {"HX-Request": "true"}
REACHING = SHEETS["reaching"]


class Later:
    """The clock of this room, a hundred days on; sessions keep the real one."""

    @staticmethod
    def now() -> datetime:
        return timezone.now() + timedelta(days=100)

    @staticmethod
    def localdate() -> date:
        return timezone.localdate() + timedelta(days=100)


def soup(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def text(response: HttpResponse) -> str:
    return " ".join(soup(response).get_text(" ").split())


def found(response: HttpResponse, selector: str) -> Tag:
    tag = soup(response).select_one(selector)
    assert tag is not None, selector
    return tag


def begin(client: Client, name: str = "R.", kind: str = "partner", **more: str) -> str:
    """Name somebody; the address of the first page."""
    response = client.post("/check/", {"name": name, "kind": kind, **more})
    assert response.status_code == 303
    return response.headers["Location"]


def sheet(page: int, values: list[int | None] | None = None) -> dict[str, str]:
    """What a page of a worked case posts; None is posted as skipped."""
    first = (page - 1) * 6
    given = (values or REACHING)[first : first + 6]
    return {f"R{first + n:02}": "" if v is None else str(v) for n, v in enumerate(given, start=1)}


def base(client: Client, page: str) -> str:
    return str(found(client.get(page), "input[name=base]")["value"])


def answer(client: Client, first: str, page: int, values: list[int | None] | None = None) -> HttpResponse:
    address = first.replace("/1/", f"/{page}/")
    return client.post(address, sheet(page, values) | {"base": base(client, address)})


def twelve(client: Client, values: list[int | None] | None = None, **about: str) -> str:
    """Answer the first twelve; the address of the result."""
    first = begin(client, **about)
    answer(client, first, 1, values)
    assert answer(client, first, 2, values).headers["Location"] == first.replace("/1/", "/half-way/")
    return first.replace("/1/", "/result/")


def whole(client: Client, values: list[int | None] | None = None, **about: str) -> str:
    """Answer all twenty-four; the address of the result."""
    result = twelve(client, values, **about)
    first = result.replace("/result/", "/1/")
    assert client.post(result.replace("result", "half-way")).headers["Location"] == first.replace(
        "/1/", "/3/"
    )
    answer(client, first, 3, values)
    assert answer(client, first, 4, values).headers["Location"] == result
    return result


def checked(response: HttpResponse) -> dict[str, str]:
    return {str(i["name"]): str(i["value"]) for i in soup(response).select("input[type=radio][checked]")}


# --- starting -------------------------------------------------------------------------------------


def test_the_first_page_asks_whom_and_makes_nothing(visitor: Client) -> None:
    response = visitor.get("/check/")
    assert found(response, "title").get_text() == "Self-check – Reflect"
    assert [i["value"] for i in soup(response).select("input[name=kind]")] == [
        "partner",
        "former",
        "parent",
        "friend",
        "other",
    ]
    assert "No clinician has reviewed them yet" in text(response)
    assert visitor.cookies.get("vault") is None


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"name": " ", "kind": "partner"}, "Write an initial or two"),
        ({"name": "R."}, "Choose who they are to you"),
        ({"name": "R.", "kind": "enemy"}, "Choose one of these."),
        ({"name": "R" * 41, "kind": "partner"}, "40 characters are the most"),
    ],
)
def test_a_start_that_will_not_do_says_why_and_keeps_what_was_written(
    ada: Client, posted: dict[str, str], said: str
) -> None:
    response = ada.post("/check/", posted)
    assert response.status_code == 422
    assert said in text(response)
    assert found(response, "title").get_text() == "Error: Self-check – Reflect"
    assert str(found(response, "input[name=name]").get("value")) == posted["name"]


def test_the_person_is_in_no_address_and_no_title(ada: Client) -> None:
    result = whole(ada, name="Quillfeather")
    for address in ("/check/", result, result.replace("result", "1"), result.replace("result", "half-way")):
        page = ada.get(address, follow=True)
        assert "Quillfeather" not in found(page, "title").get_text()
        assert "Quillfeather" not in address
    assert "Quillfeather" in text(ada.get(result))


# --- the pages ------------------------------------------------------------------------------------


def test_six_statements_each_with_seven_named_answers_and_a_way_out(ada: Client) -> None:
    page = ada.get(begin(ada))
    assert found(page, "title").get_text() == "Self-check, page 1 of 2 – Reflect"
    groups = soup(page).select("[role=radiogroup]")
    assert [str(g["id"]) for g in groups] == ["R01", "R02", "R03", "R04", "R05", "R06"]
    labels = [" ".join(label.get_text(" ").split()) for label in groups[0].select(".nums label")]
    assert labels == [
        "1 Not at all true",
        "2 Mostly not true",
        "3 A little true",
        "4 Half and half",
        "5 Fairly true",
        "6 Mostly true",
        "7 Completely true",
    ]
    assert [i["value"] for i in groups[0].select(".skipq input[type=radio]")] == [""]
    assert "R." in groups[1].find_previous("p").get_text()  # type: ignore[union-attr]


def test_a_former_partner_is_asked_about_in_the_past(ada: Client) -> None:
    page = text(ada.get(begin(ada, kind="former")))
    assert "Think of the last months when you and R. were together." in page
    assert "When R. asked how I was, I edited out the personal part." in page


def test_continue_keeps_the_page_and_never_blocks(ada: Client) -> None:
    first = begin(ada)
    response = ada.post(first, {"base": "1"})
    assert (response.status_code, response.headers["Location"]) == (303, first.replace("/1/", "/2/"))
    response = ada.post(first, {"base": "1", "R01": "6", "R02": ""})
    assert response.status_code == 303
    assert checked(ada.get(first)) == {"R01": "6", "R02": ""}


def test_one_answer_saves_by_itself_and_only_the_status_is_sent_back(ada: Client) -> None:
    first = begin(ada)
    response = ada.post(first, {"base": "1", "op": f"{uuid4()}.1", "R01": "6"}, headers=HTMX)
    assert found(response, "#s-check").get_text() == "1 of 6 answered, saved just now"
    assert found(response, "#base-check").attrs == {
        "type": "hidden",
        "name": "base",
        "value": "2",
        "id": "base-check",
        "hx-swap-oob": "true",
    }
    assert soup(response).select("input[type=radio]") == []
    assert checked(ada.get(first)) == {"R01": "6"}


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"R01": "5", "R02": "99"}, "One answer wasn’t one of the seven"),
        ({"R01": "5", "R02": "4.5"}, "One answer wasn’t one of the seven"),
        ({"R01": "5", "R99": "4"}, "A statement was sent that isn’t on this page"),
        ({"R01": "5", "R07": "4"}, "A statement was sent that isn’t on this page"),
        ({"R01": "5", "op": "rubbish"}, "This save was garbled on its way"),
    ],
)
def test_a_page_that_will_not_do_says_why_and_loses_nothing(
    ada: Client, posted: dict[str, str], said: str
) -> None:
    first = begin(ada)
    page = ada.post(first, {"base": "1", **posted})
    assert page.status_code == 422
    assert said in text(page)
    links = [str(a["href"]) for a in soup(page).select(".errs a")]
    assert links == (["#R02"] if "R02" in posted else [])
    assert checked(page) == {"R01": "5"}
    assert found(page, "title").get_text() == "Error: Self-check, page 1 of 2 – Reflect"
    fragment = ada.post(first, {"base": "1", **posted}, headers=HTMX)
    assert fragment.status_code == 422
    assert said in found(fragment, "#s-check[data-state=failed]").get_text()
    assert checked(ada.get(first)) == {}


def test_a_stale_page_says_so_and_either_can_be_kept(ada: Client) -> None:
    first = begin(ada)
    ada.post(first, {"base": "1", "R01": "6"})
    page = ada.post(first, {"base": "1", "R01": "2", "R03": "4"})
    assert page.status_code == 409
    assert "This page was also answered somewhere else" in text(page)
    assert checked(page) == {"R01": "2", "R03": "4"}
    fragment = ada.post(first, {"base": "1", "R01": "2"}, headers=HTMX)
    assert (fragment.status_code, found(fragment, "#s-check .save")["data-state"]) == (409, "conflict")
    assert checked(ada.get(first)) == {"R01": "6"}
    ada.post(first, {"base": "1", "R01": "2", "settle": "mine"})
    assert checked(ada.get(first)) == {"R01": "2"}


def test_the_second_half_is_not_there_before_it_was_chosen(ada: Client) -> None:
    result = twelve(ada)
    half = result.replace("result", "half-way")
    assert ada.get(result.replace("result", "3")).headers["Location"] == half
    assert ada.get(result.replace("result", "5")).status_code == 404
    assert ada.get(result.replace("result", "0")).status_code == 404


def test_carrying_on_leads_to_the_first_statement_nobody_touched(ada: Client) -> None:
    first = begin(ada)
    answer(ada, first, 1)
    assert ada.get(first.replace("/1/", "/result/")).headers["Location"] == first.replace("/1/", "/2/")
    links = soup(ada.get("/check/")).select("a")
    assert [str(a["href"]) for a in links if "Carry on" in a.get_text()] == [first.replace("/1/", "/2/")]


# --- the result -----------------------------------------------------------------------------------


def test_the_first_twelve_have_a_result_that_says_so(ada: Client) -> None:
    page = ada.get(twelve(ada))
    assert found(page, "title").get_text() == "Self-check result – Reflect"
    assert found(page, "h1").get_text() == "A good deal of worry, and little guard"
    said = text(page)
    assert "This rests on the first twelve statements." in said
    assert "78, give or take 10" in said
    assert "These are 12 statements we wrote" in said


def test_the_whole_result_says_everything_it_must(ada: Client) -> None:
    said = text(ada.get(whole(ada)))
    for sentence in (
        "72, give or take 7",
        "When R. is quiet or slow to answer, you often look for what is wrong",
        "These are your answers about R., today. Another person, or another month, can look different.",
        "It isn’t a diagnosis.",
        "It can change.",
        "It says nothing about R. Only R. could answer for R.",
        "50 is the middle of the answer scale.",
        "Lightly. These are 24 statements we wrote, about one person, on one day.",
        "The answers that moved it most",
        "What comes easily",
        "One small thing",
        "If you’re ever afraid of how R. will react",
        "How the numbers are made",
        "Delete this result",
    ):
        assert sentence in said


def test_the_map_comes_with_its_table(ada: Client) -> None:
    page = ada.get(whole(ada))
    assert len(soup(page).select("svg.map[role=img]")) == 1
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in soup(page).select("table tr")]
    assert rows[0] == ["Taken", "Worry", "Guard"]
    assert rows[1][1:] == ["72\xa0±\xa07", "18\xa0±\xa07"]


def test_too_few_answers_get_a_sentence_and_no_point(ada: Client) -> None:
    page = ada.get(twelve(ada, [6, 6, None, None, None, None, None, None, None, None, None, 5]))
    assert found(page, "h1").get_text() == "Too few answers to say"
    assert soup(page).select("svg.map") == []
    assert "You answered 1 of 6 statements about worry. A score needs 5." in text(page)


def test_the_same_answer_all_the_way_asks_and_gives_no_result(ada: Client) -> None:
    page = ada.get(whole(ada, SHEETS["all 4"]))
    assert found(page, "h1").get_text() == "The same answer all the way"
    assert soup(page).select("svg.plot") == []
    assert "Go back to the statements" in text(page)


def test_answers_that_lean_both_ways_are_asked_about_and_kept(ada: Client) -> None:
    page = ada.get(whole(ada, SHEETS["agrees with both sides"]))
    assert "Was that how you meant it?" in text(page)
    assert len(soup(page).select("svg.map")) == 1


def test_a_retake_is_compared_and_joined_to_the_one_before(
    ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole(ada)
    monkeypatch.setattr(views, "timezone", Later)
    page = ada.get(whole(ada, SHEETS["guarded"], anyway="on"))
    assert "A clear change in answers: 56 points towards less worry." in text(page)
    assert len(soup(page).select("svg.map circle.old")) == 1


def test_within_four_weeks_a_reason_why_not_comes_first(ada: Client) -> None:
    result = whole(ada)
    again = ada.post("/check/", {"name": "r.", "kind": "partner"})
    assert (again.status_code, "That was not long ago" in text(again)) == (200, True)
    assert found(again, "a.btn")["href"] == result
    assert begin(ada, anyway="on") != result
    assert begin(ada, name="S.") != result


def test_changing_an_answer_changes_the_result_and_not_its_date(ada: Client) -> None:
    result = twelve(ada)
    first = result.replace("/result/", "/1/")
    before = found(ada.get(result), "p.run").get_text()
    ada.post(first, {"base": base(ada, first), "R01": "1", "R05": "1"})
    assert found(ada.get(result), "p.run").get_text() == before
    assert "50, give or take 10" in text(ada.get(result))


# --- the reader's own words, and deleting ---------------------------------------------------------


def test_words_about_a_result_are_kept(ada: Client) -> None:
    result = twelve(ada)
    say = result.replace("result", "say")
    assert (
        ada.post(say, {"base": "0", "said": "It missed the mornings."}).headers["Location"]
        == f"{result}#said"
    )
    assert found(ada.get(result), "textarea").get_text().strip() == "It missed the mornings."
    status = ada.post(say, {"base": "1", "said": "And the evenings."}, headers=HTMX)
    assert found(status, "#s-said").get_text() == "Saved just now"
    assert found(status, "#base-said")["value"] == "2"


def test_words_that_clash_or_are_too_long_stay_on_the_page(ada: Client) -> None:
    result = twelve(ada)
    say = result.replace("result", "say")
    ada.post(say, {"base": "0", "said": "First."})
    clash = ada.post(say, {"base": "0", "said": "Second."})
    assert clash.status_code == 409
    assert found(clash, "textarea").get_text().strip() == "Second."
    assert "First." in found(clash, "blockquote").get_text()
    ada.post(say, {"base": "0", "said": "Second.", "settle": "mine"})
    assert found(ada.get(result), "textarea").get_text().strip() == "Second."
    long = ada.post(say, {"base": "2", "said": "x" * 20_001})
    assert (long.status_code, "20,000 characters at most" in text(long)) == (422, True)
    assert len(found(long, "textarea").get_text().strip()) == 20_001


def test_a_deleted_result_is_gone_for_good(ada: Client) -> None:
    result = twelve(ada)
    assert ada.post(result.replace("result", "delete")).headers["Location"] == "/check/"
    assert ada.get(result).status_code == 404
    assert "Result of" not in text(ada.get("/check/"))


# --- who may see it -------------------------------------------------------------------------------


def test_somebody_else_finds_nothing(ada: Client, bea: Client) -> None:
    result = twelve(ada)
    for part in ("1", "result", "half-way"):
        assert bea.get(result.replace("result", part)).status_code == 404
    for part in ("1", "say", "delete", "half-way"):
        assert bea.post(result.replace("result", part), {"base": "1", "said": "x"}).status_code == 404
    assert ada.get(result).status_code == 200


def test_a_guest_goes_through_it_all_and_is_told_how_long_it_is_kept(visitor: Client) -> None:
    page = visitor.get(begin(visitor))
    assert "Kept until you leave" in found(page, "#s-check").get_text()
    assert visitor.get(whole(visitor)).status_code == 200


def test_no_score_in_a_session_where_danger_was_ticked(ada: Client) -> None:
    result = twelve(ada)
    assert ada.get(result).status_code == 200
    ada.post("/choices/safe/", {"cues": ["D3"]})
    for address in ("/check/", result, result.replace("result", "1"), result.replace("result", "half-way")):
        response = ada.get(address)
        assert (response.status_code, response.headers["Location"]) == (303, "/help-now/")
    assert ada.post(result.replace("result", "delete")).headers["Location"] == "/check/"


@pytest.mark.parametrize("rows", [1, 3])
def test_a_result_takes_the_same_queries_however_many_there_are(
    ada: Client, rows: int, django_assert_num_queries: Any
) -> None:
    results = [twelve(ada, name=f"P{number}") for number in range(rows)]
    ada.get(results[0])
    for address in (results[0], results[0].replace("result", "1"), "/check/"):
        with django_assert_num_queries(3):
            ada.get(address)
