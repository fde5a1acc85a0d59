"""The two realms of sign-in, operators and players: their session cookies, and which requests may use them.

Against CSRF a cookie counts only where the request names its realm, in a header that pages of other origins
cannot send, and where its Origin, if it has one, is ours or allowed.
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

BRAND_HEADER: Final = "x-croupier-brand"
"""Names the brand of a caller without credentials; a socket says ``{brand: ...}`` likewise."""


@dataclass(frozen=True, slots=True)
class Realm:
    """A kind of account that signs in. ``cookie`` holds the secret of their session."""

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
    """The realm that a request or socket names; None: no cookie counts.

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


def brand_named(connection: HTTPConnection) -> Any:
    """What a request or socket gives as the brand of a caller without credentials; None: nothing."""
    return connection.headers.get(BRAND_HEADER, init_payload(connection).get("brand"))


def check_origin(connection: HTTPConnection, allowed: Collection[str]) -> None:
    """Refuse pages of origins that are neither ours nor allowed.

    Raises:
        GraphQLError: with the code FORBIDDEN.
    """
    headers = connection.headers
    if not origin_allowed(headers.get("origin"), headers.get("host"), allowed):
        raise refusal(FORBIDDEN, "Pages of this origin may not use a session.")
