"""Who is calling: from a request or a socket to the context that resolvers work in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import HTTPConnection

from domain.shared.actor import Actor, ActorKind, Channel, Origin
from resolvers.access import AccessTable
from resolvers.access_tables import Tables
from resolvers.context import Context, Process
from resolvers.errors import Unauthenticated
from server.http.addresses import Proxies
from server.http.context import MakeContext, init_payload
from server.observability.correlation import correlation_id
from server.tokens import Tokens

ANONYMOUS: Final = "anonymous"
"""The role, and the name, of whoever shows no credentials. A player without an id: nothing is theirs."""

_SCHEME: Final = "bearer "


@dataclass(frozen=True, slots=True)
class Callers:
    """Makes contexts. ``default_brand`` is the brand of those who show no token, which names another."""

    process: Process
    tokens: Tokens
    tables: Tables
    proxies: Proxies
    default_brand: str = "default"

    def through(self, channel: Channel) -> MakeContext:
        """What the endpoint of this channel authenticates with."""

        async def make(connection: HTTPConnection) -> Context:
            return self.context(connection, channel)

        return make

    def context(self, connection: HTTPConnection, channel: Channel) -> Context:
        """The context of a request, or of a socket whose client has sent ``connection_init``.

        Raises:
            Unauthenticated: it brings credentials, and they do not hold.
        """
        token = bearer_token(connection.headers, init_payload(connection))
        actor, expires_at = anonymous(self.default_brand), None
        if token is not None:
            verified = self.tokens.verify(token)
            actor, expires_at = verified.actor, verified.expires_at
        origin = Origin(actor, channel, correlation_id(), self.proxies.client(connection))
        return Context(self.process, origin, self.tables.of(actor), expires_at, self.renewed)

    def renewed(self, origin: Origin) -> tuple[Origin, AccessTable]:
        """The same caller with the roles and rights of now."""
        return origin, self.tables.of(origin.actor)


def anonymous(brand: str) -> Actor:
    """Somebody who shows no credentials."""
    return Actor(ActorKind.PLAYER, ANONYMOUS, brand, frozenset({ANONYMOUS}))


def bearer_token(headers: Mapping[str, str], payload: Mapping[str, Any]) -> str | None:
    """The token of the header, or else of ``connection_init {authorization}``; None where neither is given.

    Raises:
        Unauthenticated: what is given is no bearer token. Better refused than taken for nobody's.
    """
    sent = [value for name, value in payload.items() if name.lower() == "authorization"]
    given = headers.get("authorization", sent[0] if sent else None)
    if given is None:
        return None
    if not isinstance(given, str) or given[: len(_SCHEME)].lower() != _SCHEME:
        raise Unauthenticated
    return given[len(_SCHEME) :].strip()
