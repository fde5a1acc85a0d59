"""What the endpoint needs to know of the context that resolvers work with."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, Protocol, Self, TypeAlias
from uuid import UUID

from starlette.requests import HTTPConnection


class OperationContext(Protocol):
    """The context of one operation, made by authenticating a connection."""

    @property
    def principal(self) -> str | None:
        """Who is connected, as a key to count sockets by; None for nobody in particular."""
        ...

    @property
    def expires_at(self) -> datetime | None:
        """When the credential stops to hold (aware); a socket is closed then. None: never."""
        ...

    @property
    def session_id(self) -> UUID | None:
        """The session whose end closes the socket, too; None where there is none."""
        ...

    @property
    def hold(self) -> Callable[[], Awaitable[None]] | None:
        """What makes sure, before each operation of a socket, that its session still runs.

        Raises resolvers.errors.Unauthenticated where it has ended, domain.shared.errors.Unavailable where
        that cannot be known now.
        """
        ...

    def fresh(self) -> Self:
        """The same caller with nothing loaded yet.

        A socket lives long: each of its operations and each event of a subscription gets its own
        context, so that no DataLoader answers with what was true an hour ago.
        """
        ...


MakeContext: TypeAlias = Callable[[HTTPConnection], Awaitable[OperationContext]]
"""Authenticates a request or a socket. Raises resolvers.errors.Unauthenticated where
the credentials do not hold."""


def init_payload(connection: HTTPConnection) -> Mapping[str, Any]:
    """What a socket's client sent with ``connection_init``; empty for plain requests."""
    payload: Mapping[str, Any] = getattr(connection.state, "connection_init", {})
    return payload
