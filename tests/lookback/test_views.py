from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

HTMX = {"HX-Request": "true"}


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in page.select(selector)]


def write(client: Client, text: str, **fields: str) -> None:
    action = BeautifulSoup(client.get("/journal/new/").content, "html.parser").select_one("#entry-form")[
        "action"
    ]
    client.post(action, {"text": text, "base": "0", **fields})


def test_with_nothing_there_it_says_so_and_counts_nothing(ada: Client, soup: Callable) -> None:
    page = soup(ada.get("/look-back/"))

    assert texts(page, "main h2") == ["Nothing to look back on yet"]
    assert page.select("main svg[role=img]") == []
    assert page.title.get_text() == "Look back – Reflect"


def test_a_check_in_alone_is_drawn_with_its_table(ada: Client, soup: Callable) -> None:
    ada.post("/journal/settled/", {"settled": "7", "word": "<calm>"})
    page = soup(ada.get("/look-back/"))
    today = timezone.localdate()

    assert texts(page, "main section h2")[0] == "How settled you’ve felt"
    assert len(page.select("svg.plot circle.pt")) == 1
    assert texts(page, "table tbody tr > *") == [f"{today.day} {today:%B %Y}", "7", "<calm>"]


def test_an_entry_is_on_the_line_and_leads_to_itself(ada: Client, soup: Callable) -> None:
    write(ada, "The soup.", title="Good things")
    page = soup(ada.get("/look-back/"))
    link = page.select_one(".entries h4 a")

    assert texts(page, ".entries h4") == ["Good things"]
    assert ada.get(link["href"]).status_code == 200


def test_older_months_come_by_page_and_by_fragment(ada: Client, soup: Callable) -> None:
    for n in range(20):
        write(ada, f"{n}", day="2024-11-01")
    write(ada, "old", title="Old", day="2024-09-03")

    assert soup(ada.get("/look-back/")).select_one("#older a")["href"] == "/look-back/2024/9/"
    assert texts(soup(ada.get("/look-back/2024/9/")), "h4") == ["Old"]

    fragment = ada.get("/look-back/2024/9/", headers=HTMX)
    assert "HX-Request" in fragment["Vary"]
    assert (texts(soup(fragment), "h4"), soup(fragment).select("html")) == (["Old"], [])


@pytest.mark.parametrize("address", ["/look-back/2026/13/", "/look-back/1800/1/"])
def test_a_month_that_cannot_be_is_not_found(ada: Client, soup: Callable, address: str) -> None:
    answer = ada.get(address)

    assert answer.status_code == 404
    assert texts(soup(answer), "h1") == ["There’s no page here"]


def test_an_entry_of_a_year_ago_is_offered_and_not_shown(ada: Client, soup: Callable) -> None:
    day = timezone.localdate()
    write(
        ada, "It snowed.", title="Last winter", day=str(day.replace(year=day.year - 1, day=min(day.day, 28)))
    )
    page = soup(ada.get("/look-back/"))
    offer = page.select_one("aside .sheet")

    assert texts(offer, "h2") == ["A year ago this week"]
    assert "snowed" not in offer.get_text()


def test_a_stranger_sees_nothing_of_it(ada: Client, bea: Client, soup: Callable) -> None:
    write(ada, "The soup.", title="Good things")

    assert texts(soup(bea.get("/look-back/")), "main h2") == ["Nothing to look back on yet"]
    assert texts(soup(ada.get("/look-back/")), ".entries h4") == ["Good things"]


def test_the_switch_that_hides_first_lines_is_the_journals(ada: Client, soup: Callable) -> None:
    write(ada, "The soup.")
    assert soup(ada.get("/look-back/")).select("#hide[checked]") == []

    ada.post("/journal/hide/", {"hide": "on"})
    assert len(soup(ada.get("/look-back/")).select("#hide[checked]")) == 1
