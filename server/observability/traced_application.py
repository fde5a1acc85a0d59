"""The interface of tracing, which does not import OpenTelemetry."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.types import ASGIApp


@dataclass(frozen=True, slots=True)
class Tracing:
    """The tracing middleware, and the function that sends the last spans before the process ends."""

    wrap: Callable[[ASGIApp], ASGIApp]
    close: Callable[[], Awaitable[None]]


async def _no_spans() -> None:
    """Does nothing."""


UNTRACED = Tracing(wrap=lambda app: app, close=_no_spans)
