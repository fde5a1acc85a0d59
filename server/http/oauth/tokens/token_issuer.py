"""Issues access and ID tokens with their claims."""

import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from domain.oauth.clients import Scope
from domain.oauth.grants import ACCESS_LIFE, Grant
from domain.shared.actor import Actor, ActorKind
from domain.shared.clock import Clock
from server.http.oauth.authorization.resource_owner import ResourceOwner
from server.http.oauth.registered_client import RegisteredClient
from server.security.tokens import Tokens, VerifiedToken

SECRET_BYTES: Final = 32
ACCESS_SECONDS: Final = int(ACCESS_LIFE.total_seconds())


@dataclass(frozen=True, slots=True)
class TokenIssuer:
    """Issues the tokens of our OAuth server, whose ``issuer`` is a URL."""

    tokens: Tokens
    issuer: str
    clock: Clock

    def for_service(self, client: RegisteredClient, scope: str) -> dict[str, Any]:
        """A token response for a service; its roles are its scope."""
        roles = frozenset(scope.split())
        actor = Actor(ActorKind.SERVICE, client.client_id, client.client.brand, roles)
        return _token_response(self._access_token(actor, client, scope, {}), scope)

    def for_player(
        self, client: RegisteredClient, player_grant: "PlayerGrant", scope: str, *, renewable: bool
    ) -> dict[str, Any]:
        """A token response for a client that acts for a player."""
        grant = player_grant.grant
        claims = {
            "sid": str(grant.session_id),
            "grant": str(grant.id),
            "first_party": client.client.trusted,
            "auth_time": int(grant.auth_time.timestamp()),
            "amr": list(grant.amr),
            "acr": grant.acr,
        }
        token = _token_response(
            self._access_token(player_grant.owner.actor(scope), client, scope, claims), scope
        )
        if renewable:
            token["refresh_token"] = secrets.token_urlsafe(SECRET_BYTES)
        return token

    def id_token(
        self, client: RegisteredClient, player_grant: "PlayerGrant", access_token: str, nonce: str | None
    ) -> str:
        """The ``id_token``, which tells the client who signed in and grants nothing."""
        now, grant = int(self.clock.now().timestamp()), player_grant.grant
        claims = {
            "iss": self.issuer,
            "sub": player_grant.get_user_id(),
            "aud": client.client_id,
            "iat": now,
            "exp": now + ACCESS_SECONDS,
            "auth_time": int(grant.auth_time.timestamp()),
            "amr": list(grant.amr),
            "acr": grant.acr,
            "sid": str(grant.session_id),
            "at_hash": _at_hash(access_token),
        }
        return self.tokens.sign(claims | ({"nonce": nonce} if nonce else {}), "JWT")

    def introspection_claims(self, verified: VerifiedToken) -> dict[str, Any]:
        """The members of an introspection response (RFC 7662) about an access token."""
        claims = {
            "token_type": "Bearer",
            "iss": self.tokens.issuer if verified.local else self.issuer,
            "aud": self.tokens.audience,
            "sub": str(verified.actor),
            "client_id": verified.client,
            "scope": verified.scope,
            "iat": int(verified.issued_at.timestamp()),
            "exp": int(verified.expires_at.timestamp()),
            "jti": verified.id,
            "brand": verified.actor.brand,
            "roles": sorted(verified.actor.roles),
        }
        return claims | ({"sid": str(verified.sid)} if verified.sid else {})

    def _access_token(
        self, actor: Actor, client: RegisteredClient, scope: str, claims: dict[str, Any]
    ) -> str:
        claims = {"iss": self.issuer, "scope": scope, **claims}
        return self.tokens.issue(actor, ACCESS_LIFE, client.client_id, claims)


@dataclass(frozen=True, slots=True)
class PlayerGrant:
    """A player and the grant they gave, as Authlib's ``user`` of a token request."""

    owner: ResourceOwner
    grant: Grant

    def get_user_id(self) -> str:
        """The ``sub`` of every token about them."""
        return self.owner.get_user_id()


def wants_id_token(scope: str) -> bool:
    """Whether an ``id_token`` was asked for."""
    return Scope.OPENID in scope.split()


def _at_hash(access_token: str) -> str:
    """OpenID Connect Core 3.1.3.6, for ES256: half of the token's SHA-256."""
    half = sha256(access_token.encode()).digest()[:16]
    return urlsafe_b64encode(half).rstrip(b"=").decode()


def _token_response(access_token: str, scope: str) -> dict[str, Any]:
    return {
        "token_type": "Bearer",
        "access_token": access_token,
        "expires_in": ACCESS_SECONDS,
        "scope": scope,
    }
