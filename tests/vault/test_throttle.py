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
