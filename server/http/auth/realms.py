"""The two doors people sign in by, the cookie each gives, and which requests may use it.

A browser sends cookies along whatever page asks. So a cookie counts only where the request names its realm,
in a header that no page of another origin can send, and where its Origin, if it has one, is ours or allowed.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import HTTPConnection

from domain.shared.actor import ActorKind
from resolvers.errors import Unauthenticated
from server.http.errors import FORBIDDEN, refusal
from server.http.graphql_api.context import init_payload
from server.http.web_origin import origin_allowed

HEADER: Final = "x-croupier-realm"
"""Names the realm of a request; a socket says ``{realm: ...}`` in its ``connection_init``."""


@dataclass(frozen=True, slots=True)
class Realm:
    """Who signs in by this door. ``cookie`` holds the secret of their session."""

    name: str
    kind: ActorKind

    @property
    def cookie(self) -> str:
        """``__Host-``: sent to us alone, over TLS alone, and set by us alone."""
        return f"__Host-croupier-{self.name}"


OPERATORS: Final = Realm("operators", ActorKind.OPERATOR)
PLAYERS: Final = Realm("players", ActorKind.PLAYER)
REALMS: Final[Mapping[str, Realm]] = {realm.name: realm for realm in (OPERATORS, PLAYERS)}


def realm_named(connection: HTTPConnection) -> Realm | None:
    """The realm that a request or socket names; None: it wants no cookie to count.

    Raises:
        Unauthenticated: there is no such realm.
    """
    named: Any = connection.headers.get(HEADER, init_payload(connection).get("realm"))
    if named is None:
        return None
    realm = REALMS.get(named) if isinstance(named, str) else None
    if realm is None:
        raise Unauthenticated("There is no such realm")
    return realm


def check_origin(connection: HTTPConnection, allowed: Collection[str]) -> None:
    """Let our own and the allowed pages through, and what is no page at all.

    Raises:
        GraphQLError: with the code FORBIDDEN.
    """
    headers = connection.headers
    if not origin_allowed(headers.get("origin"), headers.get("host"), allowed):
        raise refusal(FORBIDDEN, "Pages of this origin may not use a session.")
