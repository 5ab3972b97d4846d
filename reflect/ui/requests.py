"""The request as rooms see it that know no vault."""

from collections.abc import MutableMapping
from typing import Any

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class PageRequest(HttpRequest):
    """A request with htmx details and the session's sealed pocket."""

    htmx: HtmxDetails
    pocket: MutableMapping[str, Any]
