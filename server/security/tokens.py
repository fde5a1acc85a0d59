"""Access tokens: JSON Web Tokens of the profile of RFC 9068, signed with ES256."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jws import JWSRegistry

from domain.shared.actor import Actor, ActorKind, one_spelling
from domain.shared.clock import Clock
from domain.shared.ids import PlayerId
from resolvers.errors import Unauthenticated
from server.security.key_rotation import KeyFiles, RotatingKeys
from server.security.signing_keys import SigningKeySource
from server.settings import Settings

ALGORITHMS: Final = ("ES256",)
ACCESS_TOKEN_TYPES: Final = frozenset({"at+jwt", "application/at+jwt"})
LEEWAY: Final = timedelta(seconds=10)
"""By how much clocks may differ."""

CLIENT_PREFIX: Final = "cli"

TOKEN_CHARS_MAX: Final = 4_096
CACHED_TOKENS_MAX: Final = 4_096


@dataclass(frozen=True, slots=True)
class VerifiedToken:
    """A verified token: its actor, times and client.

    ``sid`` is the session it was issued in, ``grant_id`` the grant; ``local``: issued on the command line.
    ``scope`` is what its client may do on behalf of the actor. ``client_id`` is that of a registered client.
    ``first_party``: that client is the casino's own.
    """

    actor: Actor
    expires_at: datetime
    issued_at: datetime
    id: str
    client: str
    local: bool = True
    sid: UUID | None = None
    grant_id: UUID | None = None
    scope: str = ""
    client_id: UUID | None = None
    first_party: bool = False

    @property
    def revocable_ids(self) -> tuple[str, ...]:
        """The ids under which it may be revoked: its own, its grant's, its client's. Its session ends apart.

        Tokens of the command line cannot be revoked.
        """
        named = (self.id, self.grant_id, self.client_id)
        return () if self.local else tuple(str(each) for each in named if each is not None)


class Tokens:
    """Issues and verifies access tokens; caches those verified last, since checking a signature is slow.

    ``issuer`` and ``audience`` go into every token. ``issuer`` is the command line's; besides it only
    ``oauth_issuer``, our OAuth server's, is accepted.
    """

    def __init__(
        self,
        keys: SigningKeySource,
        issuer: str,
        audience: str,
        clock: Clock,
        oauth_issuer: str | None = None,
    ) -> None:
        self.issuer = issuer
        self.audience = audience
        self._keys = keys
        self._issuers = frozenset({issuer, oauth_issuer or issuer})
        self._clock = clock
        self._registry = JWSRegistry(algorithms=list(ALGORITHMS))
        self._cache: OrderedDict[str, VerifiedToken] = OrderedDict()

    @property
    def jwks(self) -> dict[str, Any]:
        """The public keys, for publishing."""
        return self._keys.jwks

    def issue(
        self, actor: Actor, ttl: timedelta, client: str = "croupier", claims: Mapping[str, Any] | None = None
    ) -> str:
        """A token of ``actor`` that is valid for ``ttl``; ``client`` is the program that requested it.

        ``claims`` are added to ours, and replace those of the same name.
        """
        now = self._clock.now()
        ours = {
            "iss": self.issuer,
            "aud": self.audience,
            "sub": str(actor),
            "client_id": client,
            "iat": int(now.timestamp()),
            "exp": int((now + ttl).timestamp()),
            "jti": uuid4().hex,
            "kind": actor.kind.value,
            "name": actor.name,
            "brand": actor.brand,
            "roles": sorted(actor.roles),
        }
        if actor.player_id:
            ours["player_id"] = str(actor.player_id)
        return self.sign(ours | dict(claims or {}), "at+jwt")

    def sign(self, claims: Mapping[str, Any], type: str) -> str:
        """A JWT of this ``typ``, signed by our current key."""
        key = self._keys.current
        header = {"alg": ALGORITHMS[0], "typ": type, "kid": key.kid}
        return jwt.encode(header, dict(claims), key, registry=self._registry)

    def verify(self, token: str) -> VerifiedToken:
        """Verify an access token.

        Raises:
            Unauthenticated: it is not ours, not an access token, or not valid now; never says which.
        """
        found = self._cache.get(token)
        if found is None:
            found = self._cache[token] = self._read(token)
            if len(self._cache) > CACHED_TOKENS_MAX:
                self._cache.popitem(last=False)
        else:
            self._cache.move_to_end(token)
        if self._clock.now() >= found.expires_at + LEEWAY:
            del self._cache[token]
            raise Unauthenticated
        return found

    def _read(self, token: str) -> VerifiedToken:
        if len(token) > TOKEN_CHARS_MAX:
            raise Unauthenticated
        try:
            read = jwt.decode(token, self._key_for, algorithms=list(ALGORITHMS), registry=self._registry)
            self._check(read.header, read.claims)
            # Both issuers may be configured alike: then tokens with a scope are the OAuth server's.
            local = read.claims["iss"] == self.issuer and "scope" not in read.claims
            return _verified_token(read.claims, local=local)
        except (JoseError, ValueError, KeyError, TypeError, OverflowError, OSError):
            # From None: a traceback would contain the token.
            raise Unauthenticated from None

    def _key_for(self, recipient: Any) -> Any:
        """Our key with the token's ``kid``; keys inside tokens are ignored."""
        key = self._keys.by_id(recipient.headers().get("kid"))
        if key is None:
            raise KeyError("kid")
        return key

    def _check(self, header: Mapping[str, Any], claims: Mapping[str, Any]) -> None:
        """Check type, issuer, audience and times (RFC 9068 section 4)."""
        now = self._clock.now()
        audiences = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
        valid = (
            str(header.get("typ", "")).lower() in ACCESS_TOKEN_TYPES
            and claims["iss"] in self._issuers
            and self.audience in audiences
            and _numeric_date(claims["iat"]) <= now + LEEWAY
            and _numeric_date(claims.get("nbf", 0)) <= now + LEEWAY
            and bool(claims["jti"])
        )
        if not valid:
            raise ValueError("claims")


def audience_of(settings: Settings) -> str:
    """The audience of our tokens: the public URL; not the address we listen on, which changes with --port."""
    return str(settings.public_url or settings.issuer)


def tokens_of(settings: Settings, clock: Clock) -> Tokens:
    """The tokens of this installation.

    Raises:
        OperatorError: the signing key is missing, or cannot be used.
    """
    keys = RotatingKeys(KeyFiles.of(settings), clock)
    return Tokens(keys, settings.issuer, audience_of(settings), clock, settings.base_url)


def _verified_token(claims: Mapping[str, Any], *, local: bool) -> VerifiedToken:
    kind, roles = ActorKind(claims["kind"]), claims["roles"]
    player_id = PlayerId(UUID(claims["player_id"])) if "player_id" in claims else None
    well_formed = (
        isinstance(roles, list)
        and all(isinstance(role, str) for role in roles)
        and all(isinstance(claims[name], str) and claims[name] for name in ("name", "brand"))
        and (player_id is not None) == (kind is ActorKind.PLAYER)
    )
    if not well_formed:
        raise ValueError("claims")
    sid, grant_id = (UUID(claims[name]) if name in claims else None for name in ("sid", "grant"))
    account_id = player_id if sid else None
    name = one_spelling(claims["name"]) if kind is ActorKind.OPERATOR else claims["name"]
    if not name:
        raise ValueError("claims")
    return VerifiedToken(
        actor=Actor(kind, name, claims["brand"], frozenset(roles), player_id, account_id),
        expires_at=_numeric_date(claims["exp"]),
        issued_at=_numeric_date(claims["iat"]),
        id=str(claims["jti"]),
        client=str(claims.get("client_id", "")),
        local=local and sid is None,
        sid=sid,
        grant_id=grant_id,
        scope=str(claims.get("scope", "")),
        client_id=_registered_client(str(claims.get("client_id", ""))),
        first_party=claims.get("first_party") is True,
    )


def _registered_client(public_id: str) -> UUID | None:
    """The id of a client; None for names of other kinds."""
    prefix, _, rest = public_id.partition("_")
    return UUID(rest) if prefix == CLIENT_PREFIX else None


def _numeric_date(seconds: object) -> datetime:
    """A NumericDate; booleans and strings are refused."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise TypeError("not a NumericDate")
    return datetime.fromtimestamp(seconds, UTC)
