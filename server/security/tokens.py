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

from domain.shared.actor import Actor, ActorKind
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

TOKEN_CHARS_MAX: Final = 4_096
CACHED_TOKENS_MAX: Final = 4_096


@dataclass(frozen=True, slots=True)
class VerifiedToken:
    """Whom a token speaks for, and when it stops to.

    ``sid`` is the session it came from, ``grant_id`` the grant; ``local``: made on the command line,
    at ``issued_at``. ``scope`` is what its client may do on behalf of whom it speaks for.
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


class Tokens:
    """Issues access tokens and verifies them; remembers those verified last, for signatures are dear.

    ``issuer`` and ``audience`` go into every token. Beside ``issuer``, which is the command line's, the one
    of our OAuth server is accepted, and no other.
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
        self._verified: OrderedDict[str, VerifiedToken] = OrderedDict()

    @property
    def jwks(self) -> dict[str, Any]:
        """The public keys, for publishing."""
        return self._keys.jwks

    def issue(
        self, actor: Actor, ttl: timedelta, client: str = "croupier", claims: Mapping[str, Any] | None = None
    ) -> str:
        """A token that speaks for ``actor`` during ``ttl``; ``client`` is the program that asked for it.

        ``claims`` join ours, and replace those of the same name.
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
        """Whom ``token`` speaks for.

        Raises:
            Unauthenticated: it is not ours, not an access token, or not valid now; never says which.
        """
        found = self._verified.get(token)
        if found is None:
            found = self._verified[token] = self._read(token)
            if len(self._verified) > CACHED_TOKENS_MAX:
                self._verified.popitem(last=False)
        else:
            self._verified.move_to_end(token)
        if self._clock.now() >= found.expires_at + LEEWAY:
            del self._verified[token]
            raise Unauthenticated
        return found

    def _read(self, token: str) -> VerifiedToken:
        if len(token) > TOKEN_CHARS_MAX:
            raise Unauthenticated
        try:
            read = jwt.decode(token, self._key_of, algorithms=list(ALGORITHMS), registry=self._registry)
            self._check(read.header, read.claims)
            # Both issuers may be told to be one: then the scope tells what our OAuth server has issued.
            local = read.claims["iss"] == self.issuer and "scope" not in read.claims
            return _verified_token(read.claims, local=local)
        except (JoseError, ValueError, KeyError, TypeError, OverflowError, OSError):
            # From None: a traceback would carry the token.
            raise Unauthenticated from None

    def _key_of(self, guest: Any) -> Any:
        """The key a token names, if it is ours; keys that tokens bring along are not looked at."""
        key = self._keys.named(guest.headers().get("kid"))
        if key is None:
            raise KeyError("kid")
        return key

    def _check(self, header: Mapping[str, Any], claims: Mapping[str, Any]) -> None:
        """What makes it an access token for us, now (RFC 9068 section 4)."""
        now = self._clock.now()
        audiences = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
        holds = (
            str(header.get("typ", "")).lower() in ACCESS_TOKEN_TYPES
            and claims["iss"] in self._issuers
            and self.audience in audiences
            and _numeric_date(claims["iat"]) <= now + LEEWAY
            and _numeric_date(claims.get("nbf", 0)) <= now + LEEWAY
            and bool(claims["jti"])
        )
        if not holds:
            raise ValueError("claims")


def tokens_of(settings: Settings, clock: Clock) -> Tokens:
    """The tokens of this installation; makes its signing key where there is none yet.

    Raises:
        OperatorError: the signing key cannot be used.
    """
    # The address we listen on is no audience: it changes with every --port.
    audience = str(settings.public_url or settings.issuer)
    keys = RotatingKeys(KeyFiles(settings.signing_key), clock)
    return Tokens(keys, settings.issuer, audience, clock, settings.base_url)


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
    return VerifiedToken(
        actor=Actor(kind, claims["name"], claims["brand"], frozenset(roles), player_id, account_id),
        expires_at=_numeric_date(claims["exp"]),
        issued_at=_numeric_date(claims["iat"]),
        id=str(claims["jti"]),
        client=str(claims.get("client_id", "")),
        local=local and sid is None,
        sid=sid,
        grant_id=grant_id,
        scope=str(claims.get("scope", "")),
    )


def _numeric_date(seconds: object) -> datetime:
    """A NumericDate; booleans and texts are none."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise TypeError("not a NumericDate")
    return datetime.fromtimestamp(seconds, UTC)
