"""Traces, when somebody collects them: one per request, the database's statements in it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.types import ASGIApp


@dataclass(frozen=True, slots=True)
class Tracing:
    """How an application is traced, and how the last spans are sent before the process ends."""

    wrap: Callable[[ASGIApp], ASGIApp]
    close: Callable[[], Awaitable[None]]


async def _no_spans() -> None:
    """There is nothing to send."""


UNTRACED = Tracing(wrap=lambda app: app, close=_no_spans)


def set_up_tracing(endpoint: str | None, version: str) -> Tracing:
    """Trace to the OTLP/HTTP collector at ``endpoint``; without one nothing is loaded and nothing wrapped.

    Call it before the first database connection is opened. Statements are recorded without parameters.
    """
    if not endpoint:
        return UNTRACED
    from server.observability.spans import otlp_tracing  # noqa: PLC0415 - OpenTelemetry loads only when it is used

    return otlp_tracing(endpoint, version)
