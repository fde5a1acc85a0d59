"""Revocation (RFC 7009) and introspection (RFC 7662): what a token that is shown turns out to be."""

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
    """An access token of ours; ``live``: neither it nor its grant was revoked, and its session runs."""

    verified: VerifiedToken
    live: bool

    def check_client(self, client: RegisteredClient) -> bool:
        """Whether it was issued to this client."""
        return self.verified.client == client.client_id

    def is_expired(self) -> bool:
        """No: it would not have been verified."""
        return False

    def is_revoked(self) -> bool:
        """As found out before the transaction."""
        return not self.live


@dataclass(frozen=True, slots=True)
class RefreshTokenInfo:
    """A refresh token of ours; ``live`` as above."""

    kept: IssuedRefreshToken
    verdict: TokenStatus
    live: bool

    def check_client(self, client: RegisteredClient) -> bool:
        """Whether it was issued to this client."""
        return self.kept.grant.client_id == client.id

    def is_expired(self) -> bool:
        """Whether a use would be refused."""
        return self.verdict is not TokenStatus.GOOD

    def is_revoked(self) -> bool:
        """Whether its session is over."""
        return not self.live


TokenInfo = AccessTokenInfo | RefreshTokenInfo


def find_token(exchange: OAuthServer, token: str, access: AccessTokenInfo | None) -> TokenInfo | None:
    """``access`` if the token is one; otherwise the refresh token it is, or nothing of ours."""
    if access is not None:
        return access
    kept = exchange.store.refresh(hashed(token))
    if kept is None:
        return None
    session = exchange.session
    live = session is not None and session.id == kept.grant.session_id
    return RefreshTokenInfo(kept, refresh_token_status(kept, exchange.now), live)


class _TokenEndpoint:
    """What both endpoints share: a hint is no more than that, so it is not looked at."""

    server: OAuthServer

    def __init__(self, server: OAuthServer, access: AccessTokenInfo | None) -> None:
        super().__init__(server)  # type: ignore[call-arg]
        self._access = access

    def check_params(self, request: OAuthRequest, client: RegisteredClient) -> None:
        """There has to be a token."""
        del client
        if "token" not in request.form:
            raise InvalidRequestError("Say which token.")

    def query_token(self, token_string: str, token_type_hint: str | None) -> TokenInfo | None:
        """What was shown."""
        del token_type_hint
        return find_token(self.server, token_string, self._access)


class Revocation(_TokenEndpoint, RevocationEndpoint):  # type: ignore[misc]
    """Clients give back what they were given; an unknown token is none any more, which is no error."""

    def revoke_token(self, token: TokenInfo, request: OAuthRequest) -> None:
        """An access token by itself; a refresh token with all that came of its grant."""
        if isinstance(token, RefreshTokenInfo):
            self.server.end(token.kept.grant, "revoked")
        else:
            self.server.happened.revoked.add(token.verified.id)
            about, client = token.verified, request.client.client
            told = OAuthAuditRecord(
                "oauth.token_revoked", client.id, client.brand, about.actor.account_id, about.sid
            )
            self.server.happened.told.append(told)


class Introspection(_TokenEndpoint, IntrospectionEndpoint):  # type: ignore[misc]
    """For services that were registered with ``mayIntrospect``; they learn of their own brand's tokens."""

    def check_permission(self, token: TokenInfo, client: RegisteredClient, request: OAuthRequest) -> bool:
        """Whether this client may look into this token; otherwise it looks like no token at all."""
        del request
        brand = token.kept.grant.brand if isinstance(token, RefreshTokenInfo) else token.verified.actor.brand
        return client.client.may_introspect and brand == client.client.brand

    def introspect_token(self, token: TokenInfo) -> dict[str, Any]:
        """RFC 7662 2.2."""
        issuing = self.server.issuing
        if isinstance(token, AccessTokenInfo):
            return issuing.described(token.verified)
        grant = token.kept.grant
        return {
            "iss": issuing.issuer,
            "sub": f"player:{grant.account_id}",
            "client_id": public_id("cli", grant.client_id),
            "scope": grant.scope,
            "exp": int(token.kept.expires_at.timestamp()),
            "sid": str(grant.session_id),
            "brand": grant.brand,
        }
