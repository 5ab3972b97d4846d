"""The request as views see it once the middleware is through."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from reflect.vault.open import OpenVault
from reflect.vault.pocket import Pocket


class ReaderRequest(HttpRequest):
    """A request with somebody's vault, provisional until they write."""

    htmx: HtmxDetails
    vault: OpenVault
    pocket: Pocket
