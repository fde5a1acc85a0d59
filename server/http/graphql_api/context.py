"""The part of the resolvers' context that the endpoint uses."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, Protocol, Self, TypeAlias

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
    def credential_ids(self) -> frozenset[str]:
        """Ids of the session, token, grant and program, each of whose ends closes the socket too."""
        ...

    @property
    def check_credentials(self) -> Callable[..., Awaitable[None]] | None:
        """Checks, before each operation of a socket and now and then, that none of them has ended.

        ``used=False``: that is no use of the session. Raises resolvers.errors.Unauthenticated where one has,
        domain.shared.errors.Unavailable where that cannot be checked now. None: there are none.
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
