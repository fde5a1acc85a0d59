"""The developer page's data: messages that the sandbox stored instead of sending them."""

from collections.abc import Sequence
from dataclasses import asdict
from ipaddress import ip_address
from typing import Final

from graphql import GraphQLError
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from adapters.messages.sandbox import MessageSandbox
from adapters.valkey.client import VALKEY_LOST
from domain.shared.actor import Channel
from domain.shared.errors import Unavailable
from resolvers.authorization.coordinates import MESSAGES
from resolvers.errors import Unauthenticated
from server.http.authentication import RequestAuthenticator
from server.http.errors import retry_headers
from server.settings import Settings

FORWARDED: Final = ("forwarded", "via", "x-forwarded-for", "x-real-ip", "x-forwarded-host")
_NEVER_STORED: Final = {"cache-control": "no-store"}


def developer_routes(
    sandbox: MessageSandbox | None, authenticator: RequestAuthenticator, settings: Settings
) -> Sequence[BaseRoute]:
    """`GET /developer/messages`: 404 without a sandbox; for local requests and permitted callers."""

    async def messages(request: Request) -> Response:
        if sandbox is None:
            return _error(404, "NOT_FOUND")
        try:
            if not (_of_this_machine(settings) and is_local(request)):
                context = await authenticator.context(request, Channel.REST)
                if not context.access.allows(MESSAGES):
                    return _error(403, "FORBIDDEN")
            stored = await sandbox.latest()
        except Unauthenticated:
            return _error(401, "UNAUTHENTICATED")
        except GraphQLError:  # a page of another origin
            return _error(403, "FORBIDDEN")
        except (Unavailable, *VALKEY_LOST):
            return _error(503, "UNAVAILABLE")
        entries = [asdict(each) | {"at": each.at.isoformat()} for each in stored]
        return JSONResponse({"messages": entries}, headers=_NEVER_STORED)

    return [Route("/developer/messages", messages, name="developer messages")]


def is_local(connection: HTTPConnection) -> bool:
    """Whether a request comes from this machine, is addressed to it, and passed no recognisable proxy.

    The Host must name this machine too: a page elsewhere can make a name of its own resolve to loopback.
    """
    if connection.client is None or any(name in connection.headers for name in FORWARDED):
        return False
    return _loopback(connection.client.host) and _loopback(connection.url.hostname)


def _of_this_machine(settings: Settings) -> bool:
    return settings.public_url is None or _loopback(settings.public_url.host)


def _loopback(host: str | None) -> bool:
    if not host:
        return False
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _error(status: int, code: str) -> Response:
    return JSONResponse({"code": code}, status, headers={**_NEVER_STORED, **retry_headers(status)})
