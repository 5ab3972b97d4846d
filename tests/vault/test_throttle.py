"""Whose tries are counted together."""

import pytest
from django.test import Client, RequestFactory, override_settings

from reflect.vault import throttle
from tests.conftest import PASSPHRASE


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("2001:db8::1", "2001:db8::/48"),
        ("2001:db8:0:5::1", "2001:db8::/48"),
        ("2001:db8:1:5::1", "2001:db8:1::/48"),
        ("", ""),
        ("203.0.113.77:40001", ""),
        ("somebody made this up", ""),
    ],
)
def test_a_network_is_the_same_however_its_address_is_written(address: str, network: str) -> None:
    assert throttle.network(RequestFactory().get("/", REMOTE_ADDR=address)) == network


def test_a_forwarded_address_counts_only_behind_the_proxy_and_only_its_own_word() -> None:
    request = RequestFactory().get(
        "/", REMOTE_ADDR="127.0.0.1", headers={"X-Forwarded-For": "198.51.100.9, 203.0.113.77"}
    )
    assert throttle.network(request) == "127.0.0.0/24"
    with override_settings(HTTPS=True):
        assert throttle.network(request) == "203.0.113.0/24"


def test_a_name_typed_another_way_gets_no_further_tries(ada: Client) -> None:
    for name in ("ada lake", "ADA LAKE", " Ada Lake ", "ａｄａ lake", "ada\u00a0lake"):
        Client().post("/sign-in/", {"name": name, "passphrase": "wrong"})
    right = {"name": "ada lake", "passphrase": PASSPHRASE}
    assert Client().post("/sign-in/", right).status_code == 422
    elsewhere = Client(REMOTE_ADDR="203.0.113.77")
    assert elsewhere.post("/sign-in/", right).status_code == 303


def test_every_place_that_asks_for_the_passphrase_counts_the_same_guesses(ada: Client) -> None:
    wrong = "not the words of ada"
    for path in ("/settings/end/", "/settings/passphrase/", "/unlock/"):
        posted = {"passphrase": wrong, "old": wrong, "new": "seven otters borrow lamps"}
        assert ada.post(path, posted).status_code == 422
    Client().post("/sign-in/", {"name": "ada lake", "passphrase": wrong})
    Client().post(
        "/recover/", {"name": "Ada Lake", "code": "00000", "passphrase": "seven otters borrow lamps"}
    )
    assert ada.post("/settings/end/", {"passphrase": PASSPHRASE}).status_code == 422
    assert ada.post("/unlock/", {"passphrase": PASSPHRASE}).status_code == 422
    assert ada.get("/journal/").status_code == 200


def test_guessing_from_one_network_keeps_nobody_out_elsewhere(ada: Client) -> None:
    for _ in range(51):
        Client().post(
            "/recover/", {"name": "ada lake", "code": "0", "passphrase": "seven otters borrow lamps"}
        )
    elsewhere = Client(REMOTE_ADDR="203.0.113.77")
    posted = {"name": "ada lake", "passphrase": PASSPHRASE}
    assert elsewhere.post("/sign-in/", posted).status_code == 303
