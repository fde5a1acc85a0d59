"""Refresh tokens (RFC 6749 6), rotated at each use, and client credentials of services (4.4)."""

from dataclasses import dataclass

from authlib.oauth2.rfc6749 import InvalidGrantError, InvalidScopeError

from domain.oauth.commands import hashed
from domain.oauth.grants import IssuedRefreshToken, TokenStatus, refresh_token_status
from server.http.oauth.authlib_classes import ClientCredentialsGrant, RefreshTokenGrant
from server.http.oauth.authorization_server import OAuthRequest, OAuthServer
from server.http.oauth.registered_client import RegisteredClient
from server.http.oauth.tokens.code_grant import player_grant_of
from server.http.oauth.tokens.token_issuer import PlayerGrant


@dataclass(frozen=True, slots=True)
class PresentedRefreshToken:
    """A presented refresh token, as Authlib's ``refresh_token``."""

    stored: IssuedRefreshToken

    def check_client(self, client: RegisteredClient) -> bool:
        """Whether it was issued to this client."""
        return self.stored.grant.client_id == client.id

    def get_scope(self) -> str:
        """The granted scope."""
        return self.stored.grant.scope


class RefreshGrant(RefreshTokenGrant):  # type: ignore[misc]
    """The parts of the grant that Authlib leaves to us."""

    INCLUDE_NEW_REFRESH_TOKEN = True

    request: OAuthRequest
    server: OAuthServer

    def authenticate_refresh_token(self, refresh_token: str) -> PresentedRefreshToken | None:
        """A valid token of this client. A replayed one revokes its grant: it was copied."""
        stored = self.server.store.refresh(hashed(refresh_token))
        if stored is None or stored.grant.client_id != self.request.client.id:
            return None
        status = refresh_token_status(stored, self.server.now)
        if status is TokenStatus.REPLAYED:
            self.server.revoke_grant(stored.grant, "refresh_replayed")
        elif status is TokenStatus.GOOD and player_grant_of(self.server, stored.grant) is None:
            self.server.revoke_grant(stored.grant, "session_over")
        elif status is TokenStatus.GOOD:
            return PresentedRefreshToken(stored)
        raise InvalidGrantError("This refresh token is not, or no longer, good.")

    def authenticate_user(self, refresh_token: PresentedRefreshToken) -> PlayerGrant | None:
        """The player, if their session has not ended."""
        return player_grant_of(self.server, refresh_token.stored.grant)

    def revoke_old_credential(self, refresh_token: PresentedRefreshToken) -> None:
        """Mark it used."""
        self.server.store.use_refresh(refresh_token.stored, self.server.now)


class ServiceGrant(ClientCredentialsGrant):  # type: ignore[misc]
    """Client credentials: a service requests some of its roles or, naming none, all."""

    request: OAuthRequest

    def validate_requested_scope(self) -> None:
        """Refuse roles it does not have."""
        if self.request.client.get_allowed_scope(self.request.payload.scope) is None:
            raise InvalidScopeError
