"""Security headers, CORS and the host check of every request and response."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.http.client_address import Proxies
from server.http.rest.problems import KINDS, Problem

SECURITY_HEADERS: Final = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), "
        "publickey-credentials-get=(self), publickey-credentials-create=(self)"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
NO_CONTENT_POLICY: Final = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""Content-Security-Policy of responses without one: data is never rendered. For pages see pages.py."""

TRANSPORT_SECURITY: Final = (b"strict-transport-security", b"max-age=63072000; includeSubDomains")
"""Sent over TLS only, as RFC 6797 7.2 demands."""

PROBE_PATHS: Final = frozenset({"/healthz", "/readyz", "/metrics"})
"""Requested by IP address, so exempt from the host check."""

_CORS_PATH: Final = "/graphql"
_FIXED_HEADERS: Final = tuple(
    (name.lower().encode(), value.encode())
    for name, value in {**SECURITY_HEADERS, "Content-Security-Policy": NO_CONTENT_POLICY}.items()
)
_PREFLIGHT_HEADERS: Final = (
    (b"access-control-allow-methods", b"POST"),
    (b"access-control-allow-headers", b"authorization, content-type, x-croupier-brand, x-request-id"),
    (b"access-control-max-age", b"600"),
)

RawHeaders = Iterable[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """Host names we are reached by: ``casino.example`` or ``*.casino.example``; empty allows all."""

    names: frozenset[str] = frozenset()

    def allows(self, host: str) -> bool:
        """Whether a Host header (or :authority) is allowed, whatever its port."""
        if not self.names:
            return True
        bare = host[1 : host.find("]")] if host.startswith("[") else host.partition(":")[0]
        bare = bare.lower().removesuffix(".")
        parent = "*." + bare.partition(".")[2]
        return bare in self.names or parent in self.names


class SecurityMiddleware:
    """An ASGI application behind the host check, with security headers and CORS.

    Refuses Host headers that are not allowed, so that no response contains them; takes the scheme from
    trusted proxies; allows pages of ``origins`` to call ``/graphql`` with tokens, never with the browser's
    own credentials; and sets the headers of every response.
    """

    def __init__(
        self, app: ASGIApp, *, proxies: Proxies, hosts: Collection[str] = (), origins: Collection[str] = ()
    ) -> None:
        self._app = app
        self._proxies = proxies
        self._hosts = AllowedHosts(frozenset(host.lower() for host in hosts))
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or socket."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        if scheme := self._proxies.scheme(connection):
            scope["scheme"] = scheme if scope["type"] == "http" else {"http": "ws", "https": "wss"}[scheme]
        hosts = connection.headers.getlist("host")
        allowed = len(hosts) <= 1 and self._hosts.allows("".join(hosts))
        if not allowed and scope["path"] not in PROBE_PATHS:
            await _refuse(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._app(scope, receive, send)
        else:
            await self._answer(scope, receive, send, connection.headers)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, headers: Mapping[str, str]) -> None:
        shared = self._shared(scope, headers.get("origin"))
        secure = scope["scheme"] == "https"

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = complete_headers(message.get("headers", ()), shared, secure=secure)
            await send(message)

        if shared and scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await send_with_headers(
                {"type": "http.response.start", "status": 204, "headers": [*_PREFLIGHT_HEADERS]}
            )
            await send_with_headers({"type": "http.response.body", "body": b""})
            return
        await self._app(scope, receive, send_with_headers)

    def _shared(self, scope: Scope, origin: str | None) -> list[tuple[bytes, bytes]]:
        """The CORS headers that allow a page of another origin to read the response; none by default."""
        if origin is None or origin not in self._origins or scope["path"] != _CORS_PATH:
            return []
        return [
            (b"access-control-allow-origin", origin.encode()),
            (b"access-control-expose-headers", b"retry-after, x-request-id"),
            (b"vary", b"Origin"),
        ]


def complete_headers(given: RawHeaders, added: RawHeaders, *, secure: bool) -> list[tuple[bytes, bytes]]:
    """The headers of a response, completed by the fixed ones it did not set itself."""
    headers = [*given, *added]
    names = {name.lower() for name, _ in headers}
    headers += [(name, value) for name, value in _FIXED_HEADERS if name not in names]
    return [*headers, TRANSPORT_SECURITY] if secure else headers


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    """421 Misdirected Request (RFC 9110 15.5.20); a socket is not accepted."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    problem = Problem(421, KINDS[421], "This server is not reached by this host name")
    problem.raw_headers += _FIXED_HEADERS
    await problem(scope, receive, send)
