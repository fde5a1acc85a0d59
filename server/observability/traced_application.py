"""How an application is traced, whether or not OpenTelemetry is loaded."""

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
