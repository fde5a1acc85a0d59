"""Who is calling: from a request or a socket to the context that resolvers work in.

A token wins; without one the cookie of the realm the caller names counts; without either one is nobody. What
is shown and does not hold is refused, never taken for nobody's. Sessions out of reach: refused as well.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final
from uuid import UUID

from starlette.requests import HTTPConnection

from domain.identity.model import Session
from domain.identity.ports import Sessions
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.ids import PlayerId
from resolvers.authorization.levels import AccessTable
from resolvers.authorization.tables import AccessTables
from resolvers.context import Context, Process
from resolvers.errors import Unauthenticated
from server.http.auth.realms import check_origin, realm_named
from server.http.client_address import Proxies
from server.http.graphql_api.context import MakeContext, init_payload
from server.observability.correlation import correlation_id
from server.security.tokens import Tokens, VerifiedToken

ANONYMOUS: Final = "anonymous"
"""The role, and the name, of whoever shows no credentials. A player without an id: nothing is theirs."""

ENROLLING: Final = "enrolling"
"""The one role of an operator who has not yet shown a factor that is enough for operators."""

USER_AGENT_CHARS_MAX: Final = 300
_SCHEME: Final = "bearer "


@dataclass(frozen=True, slots=True)
class RequestAuthenticator:
    """Makes contexts. ``default_brand`` is the brand of those who show no credentials, which name another.

    ``origins`` are web origins besides our own whose pages may use cookies. ``check`` refuses tokens that
    were revoked.
    """

    process: Process
    tokens: Tokens
    tables: AccessTables
    proxies: Proxies
    sessions: Sessions
    origins: Collection[str] = ()
    default_brand: str = "default"
    check: Callable[[VerifiedToken], Awaitable[None]] | None = None

    def through(self, channel: Channel) -> MakeContext:
        """What the endpoint of this channel authenticates with."""

        async def make(connection: HTTPConnection) -> Context:
            return await self.context(connection, channel)

        return make

    async def context(self, connection: HTTPConnection, channel: Channel) -> Context:
        """The context of a request, or of a socket whose client has sent ``connection_init``.

        Raises:
            Unauthenticated: it brings credentials, and they do not hold.
            Unavailable: whether they hold cannot be known now.
        """
        token = bearer_token(connection.headers, init_payload(connection))
        verified = self.tokens.verify(token) if token is not None else None
        if verified and self.check:
            await self.check(verified)
        session = await (self._behind(verified) if verified else self.signed_in(connection))
        actor = self._actor(verified, session)
        origin = Origin(
            actor,
            channel,
            correlation_id(),
            self.proxies.client(connection),
            session.id if session else None,
            user_agent(connection),
        )
        return Context(
            self.process,
            origin,
            self.tables.of(actor),
            min((each.expires_at for each in (verified, session) if each), default=None),
            partial(self.renewed, None if verified else session),
            session,
            hold=partial(self._hold, session.id) if session else None,
            local_at=verified.issued_at if verified and verified.local else None,
            delegated=verified is not None and session is not None,
        )

    async def signed_in(self, connection: HTTPConnection) -> Session | None:
        """The session of the cookie that counts; None where none is sent.

        Raises:
            Unauthenticated: the session has ended, or never was.
            GraphQLError: it comes from a page that may not use it.
        """
        realm = realm_named(connection)
        secret = realm and connection.cookies.get(realm.cookie)
        if realm is None or not secret:
            return None
        check_origin(connection, self.origins)
        session = await self.sessions.find(secret)
        if session is None or session.account.kind is not realm.kind:
            raise Unauthenticated("This session has ended")
        return session

    def renewed(self, session: Session | None, origin: Origin) -> tuple[Origin, AccessTable]:
        """The same caller with the roles and rights of now."""
        if session is not None:
            actor = self.person(session)
            origin = origin if actor == origin.actor else replace(origin, actor=actor)
        return origin, self.tables.of(origin.actor)

    async def _behind(self, verified: VerifiedToken) -> Session | None:
        """The session a token was issued for; None for those of programs and of the command line."""
        if verified.sid is None:
            return None
        session = await self.sessions.touch(verified.sid)
        if session is None:
            raise Unauthenticated("This session has ended")
        return session

    async def _hold(self, id: UUID) -> None:
        if await self.sessions.touch(id) is None:
            raise Unauthenticated("This session has ended")

    def _actor(self, verified: VerifiedToken | None, session: Session | None) -> Actor:
        if verified is not None:
            return verified.actor
        return self.person(session) if session is not None else anonymous(self.default_brand)

    def person(self, session: Session) -> Actor:
        """Who has signed in. A session holds no roles: what was granted or taken since counts at once."""
        account = session.account
        if account.kind is ActorKind.PLAYER:
            roles, player_id = frozenset({"player"}), PlayerId(account.id)
        else:
            held = self.tables.roles_of(account.id, account.brand)
            roles, player_id = held if session.strong else frozenset({ENROLLING}), None
        return Actor(account.kind, account.name, account.brand, roles, player_id, account.id)


def anonymous(brand: str) -> Actor:
    """Somebody who shows no credentials."""
    return Actor(ActorKind.PLAYER, ANONYMOUS, brand, frozenset({ANONYMOUS}))


def user_agent(connection: HTTPConnection) -> str | None:
    """What the client calls itself, cut to a length worth keeping."""
    said = "".join(filter(str.isprintable, connection.headers.get("user-agent", "")))
    return said[:USER_AGENT_CHARS_MAX] or None


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
