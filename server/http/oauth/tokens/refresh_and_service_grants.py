"""Refresh tokens (RFC 6749 6), rotated at each use, and programs that act for themselves (4.4)."""

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
    """A refresh token that was shown, as Authlib's ``refresh_token``."""

    kept: IssuedRefreshToken

    def check_client(self, client: RegisteredClient) -> bool:
        """Whether it is this client's."""
        return self.kept.grant.client_id == client.id

    def get_scope(self) -> str:
        """What was granted."""
        return self.kept.grant.scope


class RefreshGrant(RefreshTokenGrant):  # type: ignore[misc]
    """What Authlib leaves to us."""

    INCLUDE_NEW_REFRESH_TOKEN = True

    request: OAuthRequest
    server: OAuthServer

    def authenticate_refresh_token(self, refresh_token: str) -> PresentedRefreshToken | None:
        """A token of this client that is good now. A replayed one ends its grant, for two have it."""
        kept = self.server.store.refresh(hashed(refresh_token))
        if kept is None or kept.grant.client_id != self.request.client.id:
            return None
        verdict = refresh_token_status(kept, self.server.now)
        if verdict is TokenStatus.REPLAYED:
            self.server.end(kept.grant, "refresh_replayed")
        elif verdict is TokenStatus.GOOD and player_grant_of(self.server, kept.grant) is None:
            self.server.end(kept.grant, "session_over")
        elif verdict is TokenStatus.GOOD:
            return PresentedRefreshToken(kept)
        raise InvalidGrantError("This refresh token is not, or no longer, good.")

    def authenticate_user(self, refresh_token: PresentedRefreshToken) -> PlayerGrant | None:
        """The player, while their session runs."""
        return player_grant_of(self.server, refresh_token.kept.grant)

    def revoke_old_credential(self, refresh_token: PresentedRefreshToken) -> None:
        """Used."""
        self.server.store.use_refresh(refresh_token.kept, self.server.now)


class ServiceGrant(ClientCredentialsGrant):  # type: ignore[misc]
    """A program by itself, which asks for some of its roles or, naming none, for all."""

    request: OAuthRequest

    def validate_requested_scope(self) -> None:
        """Refuse roles it does not have."""
        if self.request.client.get_allowed_scope(self.request.payload.scope) is None:
            raise InvalidScopeError
