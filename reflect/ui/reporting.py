"""Errors and logs without anything a reader wrote."""

import logging
from collections.abc import ItemsView
from traceback import extract_tb
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter


class NoValuesFilter(SafeExceptionReporterFilter):
    """An error report that holds no variable, no posted value, no cookie and no header."""

    def is_active(self, request: HttpRequest | None) -> bool:
        return True

    def get_traceback_frame_variables(self, request: Any, tb_frame: Any) -> ItemsView[str, Any]:
        return dict[str, Any]().items()

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        return {}

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:
        return {"REQUEST_METHOD": request.META.get("REQUEST_METHOD", "")}

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, Any]:
        return {}


class QuietFormatter(logging.Formatter):
    """Time, level, logger, message, and where it happened: files and lines, never the error's own words.

    An exception's text can quote what it choked on, so only its type is written.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Django's own lines about a request end in its path, which may be anything somebody typed."""
        request = getattr(record, "request", None)
        line = super().format(record)
        if not isinstance(request, HttpRequest):  # the development server hangs its socket here
            return line
        match = getattr(request, "resolver_match", None)
        return line.replace(request.path, f"/{match.route}" if match else "(no such address)")

    def formatException(  # noqa: N802 the name is the standard library's
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        kind, _, trace = ei
        places = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in extract_tb(trace)]
        return "\n".join([kind.__name__ if kind else "", *(f"  {place}" for place in places)])
