"""The request as views see it once the middleware is through."""

from reflect.ui.requests import PageRequest
from reflect.vault.open import OpenVault
from reflect.vault.pocket import Pocket


class ReaderRequest(PageRequest):
    """A request with somebody's vault, provisional until they write."""

    vault: OpenVault
    pocket: Pocket
