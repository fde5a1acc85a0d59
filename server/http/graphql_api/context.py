"""The part of the resolvers' context that the endpoint uses."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, Protocol, Self, TypeAlias
from uuid import UUID

from starlette.requests import HTTPConnection


class OperationContext(Protocol):
    """The context of one operation, made by authenticating a connection."""

    @property
    def principal(self) -> str | None:
        """The caller as a key to count sockets by; None for anonymous callers."""
        ...

    @property
    def expires_at(self) -> datetime | None:
        """When the credential expires (aware); a socket is closed then. None: never."""
        ...

    @property
    def session_id(self) -> UUID | None:
        """The session whose end closes the socket too; None where there is none."""
        ...

    @property
    def check_session(self) -> Callable[[], Awaitable[None]] | None:
        """Checks, before each operation of a socket, that its session has not ended.

        Raises resolvers.errors.Unauthenticated where it has, domain.shared.errors.Unavailable where that
        cannot be checked now.
        """
        ...

    def fresh(self) -> Self:
        """The same caller with nothing loaded yet.

        Sockets stay open for hours: each of their operations and each event of a subscription gets its own
        context, so that no DataLoader answers with stale values.
        """
        ...


MakeContext: TypeAlias = Callable[[HTTPConnection], Awaitable[OperationContext]]
"""Authenticates a request or a socket. Raises resolvers.errors.Unauthenticated where
the credentials are invalid."""


def init_payload(connection: HTTPConnection) -> Mapping[str, Any]:
    """The payload of a socket's ``connection_init``; empty for plain requests."""
    payload: Mapping[str, Any] = getattr(connection.state, "connection_init", {})
    return payload
