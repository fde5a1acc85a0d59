"""Revocation (RFC 7009) and introspection (RFC 7662) of tokens."""

from dataclasses import dataclass
from typing import Any

from authlib.oauth2.rfc6749 import InvalidRequestError

from domain.oauth.commands import hashed
from domain.oauth.grants import IssuedRefreshToken, TokenStatus, refresh_token_status
from resolvers.ids import public_id
from server.http.oauth.audit_records import OAuthAuditRecord
from server.http.oauth.authlib_classes import IntrospectionEndpoint, RevocationEndpoint
from server.http.oauth.authorization_server import OAuthRequest, OAuthServer
from server.http.oauth.registered_client import RegisteredClient
from server.security.tokens import VerifiedToken


@dataclass(frozen=True, slots=True)
class AccessTokenInfo:
    """An access token of ours; ``active``: neither it nor its grant is revoked, nor its session ended."""

    verified: VerifiedToken
    active: bool

    def check_client(self, client: RegisteredClient) -> bool:
        """Whether it was issued to this client."""
        return self.verified.client == client.client_id

    def is_expired(self) -> bool:
        """False: an expired one fails verification."""
        return False

    def is_revoked(self) -> bool:
        """As looked up before the transaction."""
        return not self.active


@dataclass(frozen=True, slots=True)
class RefreshTokenInfo:
    """A refresh token of ours; ``active``: its session has not ended."""

    stored: IssuedRefreshToken
    status: TokenStatus
    active: bool

    def check_client(self, client: RegisteredClient) -> bool:
        """Whether it was issued to this client."""
        return self.stored.grant.client_id == client.id

    def is_expired(self) -> bool:
        """Whether a use would be refused."""
        return self.status is not TokenStatus.GOOD

    def is_revoked(self) -> bool:
        """Whether its session has ended."""
        return not self.active


TokenInfo = AccessTokenInfo | RefreshTokenInfo


def find_token(server: OAuthServer, token: str, access: AccessTokenInfo | None) -> TokenInfo | None:
    """``access`` if the token is one; otherwise the refresh token, or None for unknown tokens."""
    if access is not None:
        return access
    stored = server.store.refresh(hashed(token))
    if stored is None:
        return None
    session = server.session
    active = session is not None and session.id == stored.grant.session_id
    return RefreshTokenInfo(stored, refresh_token_status(stored, server.now), active)


class _TokenEndpoint:
    """The common part of both endpoints. ``token_type_hint`` is ignored."""

    server: OAuthServer

    def __init__(self, server: OAuthServer, access: AccessTokenInfo | None) -> None:
        super().__init__(server)  # type: ignore[call-arg]
        self._access = access

    def check_params(self, request: OAuthRequest, client: RegisteredClient) -> None:
        """Require a token."""
        del client
        if "token" not in request.form:
            raise InvalidRequestError("Say which token.")

    def query_token(self, token_string: str, token_type_hint: str | None) -> TokenInfo | None:
        """The token to revoke or describe."""
        del token_type_hint
        return find_token(self.server, token_string, self._access)


class Revocation(_TokenEndpoint, RevocationEndpoint):  # type: ignore[misc]
    """Clients revoke their own tokens; an unknown token is no error."""

    def revoke_token(self, token: TokenInfo, request: OAuthRequest) -> None:
        """Revoke an access token alone, or a refresh token's whole grant."""
        if isinstance(token, RefreshTokenInfo):
            self.server.revoke_grant(token.stored.grant, "revoked")
        else:
            self.server.effects.revoked_ids.add(token.verified.id)
            verified, client = token.verified, request.client.client
            record = OAuthAuditRecord(
                "oauth.token_revoked", client.id, client.brand, verified.actor.account_id, verified.sid
            )
            self.server.effects.audit_records.append(record)


class Introspection(_TokenEndpoint, IntrospectionEndpoint):  # type: ignore[misc]
    """For services registered with ``mayIntrospect``, and tokens of their own brand."""

    def check_permission(self, token: TokenInfo, client: RegisteredClient, request: OAuthRequest) -> bool:
        """Whether this client may introspect this token; otherwise it is reported as inactive."""
        del request
        brand = (
            token.stored.grant.brand if isinstance(token, RefreshTokenInfo) else token.verified.actor.brand
        )
        return client.client.may_introspect and brand == client.client.brand

    def introspect_token(self, token: TokenInfo) -> dict[str, Any]:
        """RFC 7662 2.2."""
        token_issuer = self.server.token_issuer
        if isinstance(token, AccessTokenInfo):
            return token_issuer.introspection_claims(token.verified)
        grant = token.stored.grant
        return {
            "iss": token_issuer.issuer,
            "sub": f"player:{grant.account_id}",
            "client_id": public_id("cli", grant.client_id),
            "scope": grant.scope,
            "exp": int(token.stored.expires_at.timestamp()),
            "sid": str(grant.session_id),
            "brand": grant.brand,
        }
