"""The outermost middleware: gives every request a correlation id, times, counts and logs it once."""

from collections.abc import Collection
from time import perf_counter
from typing import Any, Final

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.observability.correlation import CORRELATION_ID, REQUEST_ID_HEADER, correlation_of
from server.observability.metrics import Metrics

UNROUTED: Final = "none"
UNLOGGED_PATHS: Final = frozenset({"/healthz", "/readyz", "/metrics"})
"""Requested every few seconds by machines; counted, but logged only when they fail."""

_FAILURE_STATUS: Final = 500
# nginx's status for a client that closed the connection; no handler answers with it.
_CLIENT_CLOSED_STATUS: Final = 499

log = structlog.get_logger("croupier.request")


class RequestMiddleware:
    """An ASGI middleware for correlation ids, request metrics and the request log."""

    def __init__(self, app: ASGIApp, metrics: Metrics, *, quiet: Collection[str] = UNLOGGED_PATHS) -> None:
        self._app = app
        self._metrics = metrics
        self._quiet = quiet

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or one socket for as long as it is open."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        correlation = correlation_of(scope["headers"])
        with structlog.contextvars.bound_contextvars(**{CORRELATION_ID: correlation}):
            if scope["type"] == "http":
                await self._request(scope, receive, send, correlation)
            else:
                await self._app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send, correlation: str) -> None:
        started = perf_counter()
        status = _CLIENT_CLOSED_STATUS

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (REQUEST_ID_HEADER, correlation.encode())]
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        except Exception:
            status = _FAILURE_STATUS
            raise
        finally:
            self._finished(scope, status, perf_counter() - started)

    def _finished(self, scope: Scope, status: int, seconds: float) -> None:
        route = route_of(scope)
        self._metrics.request(scope["method"], route, status, seconds)
        if route in self._quiet and status < _FAILURE_STATUS:
            return
        write = log.error if status >= _FAILURE_STATUS else log.info
        write("request", method=scope["method"], route=route, status=status, ms=round(seconds * 1000, 2))


def route_of(scope: Any) -> str:
    """The route's pattern, never the path: that is unbounded and may hold personal data."""
    route = scope.get("route")
    path = getattr(route, "path", None)
    return f"{scope.get('root_path', '')}{path}" if path is not None else UNROUTED
