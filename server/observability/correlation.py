"""Correlation ids: one id for a request, in every log line, its facts, and its response.

A caller may send one (``x-request-id``, or the trace id of a W3C ``traceparent``); it is used only if it has
the form of an id, because it goes to logs and the database. Otherwise we generate one.
"""

import re
from collections.abc import Iterable
from typing import Final

import structlog

from domain.shared.ids import new_id

REQUEST_ID_HEADER: Final = b"x-request-id"
CORRELATION_ID: Final = "correlation_id"
"""Its name in structlog's context variables and every log line."""

_CALLER_ID = re.compile(rb"[A-Za-z0-9][A-Za-z0-9._:-]{7,63}")
_TRACEPARENT = re.compile(rb"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?")
_NO_TRACE = b"0" * 32
# A long run of digits could be a card or telephone number used as an id.
_DIGITS_ONLY = re.compile(rb"[0-9._:-]+")


def correlation_of(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """The id of a request with these ASGI headers: the caller's if valid, else the trace's, else new."""
    given, trace = b"", b""
    for name, value in headers:
        if name == REQUEST_ID_HEADER:
            given = value
        elif name == b"traceparent":
            trace = value
    if _CALLER_ID.fullmatch(given) and not _DIGITS_ONLY.fullmatch(given):
        return given.decode()
    match = _TRACEPARENT.fullmatch(trace)
    if match and match[1] != _NO_TRACE:
        return match[1].decode()
    return new_correlation()


def new_correlation() -> str:
    """A new id."""
    return new_id().hex


def correlation_id() -> str:
    """The id of the current request; a new one outside of any request."""
    bound: str | None = structlog.contextvars.get_contextvars().get(CORRELATION_ID)
    return bound or new_correlation()
