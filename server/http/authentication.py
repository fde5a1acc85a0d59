"""Authenticates a request or a socket, and makes the context that its resolvers work in.

A bearer token wins; without one the cookie of the realm the caller names counts; without either the caller is
anonymous. Invalid credentials are refused, never taken for anonymous; so are requests when the session store
is unreachable.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from starlette.requests import HTTPConnection

from domain.identity.model import Session
from domain.identity.ports import Sessions
from domain.players.ports import Brands
from domain.players.terms.review import BRAND
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.credentials import CredentialEnd
from domain.shared.ids import PlayerId
from resolvers.authorization.levels import AccessTable
from resolvers.authorization.tables import AccessTables
from resolvers.context import Context, Process
from resolvers.errors import Unauthenticated
from server.http.auth.realms import brand_named, check_origin, realm_named
from server.http.client_address import Proxies
from server.http.errors import BAD_USER_INPUT, refusal
from server.http.graphql_api.context import MakeContext, init_payload
from server.observability.correlation import correlation_id
from server.security.tokens import Tokens, VerifiedToken

ANONYMOUS: Final = "anonymous"
"""Role and name of callers without credentials: a player without an id, who owns nothing."""

ENROLLING: Final = "enrolling"
"""The one role of an operator who has not yet proved a factor that is enough for operators."""

USER_AGENT_CHARS_MAX: Final = 300
_SCHEME: Final = "bearer "


@dataclass(frozen=True, slots=True)
class RequestAuthenticator:
    """Makes the contexts of requests.

    Callers without credentials are at the one of ``brands`` that they name, or at ``default_brand``.
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
    brands: Brands | None = None

    def for_channel(self, channel: Channel) -> MakeContext:
        """The function with which the endpoint of this channel makes contexts."""

        async def make(connection: HTTPConnection) -> Context:
            return await self.context(connection, channel)

        return make

    async def context(self, connection: HTTPConnection, channel: Channel) -> Context:
        """The context of a request, or of a socket whose client has sent ``connection_init``.

        Raises:
            Unauthenticated: its credentials are invalid.
            Unavailable: the credentials cannot be checked now.
            GraphQLError: it has none, and names a brand that does not exist.
        """
        token = bearer_token(connection.headers, init_payload(connection))
        verified = self.tokens.verify(token) if token is not None else None
        if verified and self.check:
            await self.check(verified)
        session = await (self._token_session(verified) if verified else self.cookie_session(connection))
        credential_ids = ids_of(verified, session)
        actor = await self._actor(verified, session, connection)
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
            partial(self.current_access, None if verified else session),
            session,
            check_credentials=partial(self._check_credentials, verified, session) if credential_ids else None,
            credential_ids=credential_ids,
            local_at=verified.issued_at if verified and verified.local else None,
            delegated=verified is not None and session is not None,
            third_party=verified is not None and session is not None and not verified.first_party,
        )

    async def cookie_session(self, connection: HTTPConnection) -> Session | None:
        """The session of the realm's cookie; None where none is sent.

        Raises:
            Unauthenticated: the session has ended or never existed.
            GraphQLError: the request comes from a page of an origin that is not allowed.
        """
        realm = realm_named(connection)
        secret = realm and connection.cookies.get(realm.cookie)
        if realm is None or not secret:
            return None
        check_origin(connection, self.origins)
        session = await self.sessions.find(secret)
        if session is None or session.account.kind is not realm.kind:
            raise Unauthenticated("This session has ended", CredentialEnd.SESSION)
        return session

    def current_access(self, session: Session | None, origin: Origin) -> tuple[Origin, AccessTable]:
        """The origin and access table of the same caller, with the roles and rights they have now."""
        if session is not None:
            actor = self.actor_of_session(session)
            origin = origin if actor == origin.actor else replace(origin, actor=actor)
        return origin, self.tables.of(origin.actor)

    async def _token_session(self, verified: VerifiedToken) -> Session | None:
        """The session a token was issued for; None for tokens of services and of the command line."""
        if verified.sid is None:
            return None
        session = await self.sessions.touch(verified.sid)
        if session is None:
            raise Unauthenticated("This session has ended", CredentialEnd.SESSION)
        return session

    async def _check_credentials(
        self, verified: VerifiedToken | None, session: Session | None, *, used: bool = True
    ) -> None:
        if verified and self.check:
            await self.check(verified)
        look_up = self.sessions.touch if used else self.sessions.by_id
        if session and await look_up(session.id) is None:
            raise Unauthenticated("This session has ended", CredentialEnd.SESSION)

    async def _actor(
        self, verified: VerifiedToken | None, session: Session | None, connection: HTTPConnection
    ) -> Actor:
        if verified is not None:
            return verified.actor
        if session is not None:
            return self.actor_of_session(session)
        named = brand_named(connection)
        return anonymous(self.default_brand if named is None else await self._existing_brand(named))

    async def _existing_brand(self, code: Any) -> str:
        """The brand that a caller without credentials names: they see what it shows to such callers."""
        is_code = isinstance(code, str) and BRAND.fullmatch(code) is not None
        found = await self.brands.find(code) if self.brands and is_code else None
        if found is None:
            raise refusal(BAD_USER_INPUT, "There is no such brand")
        return found.id

    def actor_of_session(self, session: Session) -> Actor:
        """The actor of a session. Sessions hold no roles: what is granted or taken away counts at once."""
        account = session.account
        if account.kind is ActorKind.PLAYER:
            roles, player_id = frozenset({"player"}), PlayerId(account.id)
        else:
            held = self.tables.roles_of(account.id, account.brand)
            roles, player_id = held if session.strong else frozenset({ENROLLING}), None
        return Actor(account.kind, account.name, account.brand, roles, player_id, account.id)


def ids_of(verified: VerifiedToken | None, session: Session | None) -> frozenset[str]:
    """The ids of a caller's credentials that may end before they expire."""
    return frozenset((*(verified.revocable_ids if verified else ()), *([str(session.id)] if session else ())))


def anonymous(brand: str) -> Actor:
    """The actor of a caller without credentials."""
    return Actor(ActorKind.PLAYER, ANONYMOUS, brand, frozenset({ANONYMOUS}))


def user_agent(connection: HTTPConnection) -> str | None:
    """The User-Agent header: printable characters only, cut to USER_AGENT_CHARS_MAX."""
    said = "".join(filter(str.isprintable, connection.headers.get("user-agent", "")))
    return said[:USER_AGENT_CHARS_MAX] or None


def bearer_token(headers: Mapping[str, str], payload: Mapping[str, Any]) -> str | None:
    """The token of the header, or else of ``connection_init {authorization}``; None where neither is given.

    Raises:
        Unauthenticated: what is given is no bearer token; it is refused, not taken for anonymous.
    """
    sent = [value for name, value in payload.items() if name.lower() == "authorization"]
    given = headers.get("authorization", sent[0] if sent else None)
    if given is None:
        return None
    if not isinstance(given, str) or given[: len(_SCHEME)].lower() != _SCHEME:
        raise Unauthenticated
    return given[len(_SCHEME) :].strip()
