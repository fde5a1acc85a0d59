"""Authorization codes (RFC 6749 4.1) with PKCE by S256 (RFC 7636), for every client."""

import re
import secrets
from dataclasses import dataclass
from typing import Any, Final

from authlib.oauth2.rfc6749 import InvalidRequestError

from domain.oauth.commands import hashed
from domain.oauth.grants import CODE_LIFE, GRANT_LIFE, IssuedAuthorizationCode, TokenStatus, code_status
from server.http.oauth.authlib_classes import AuthorizationCodeGrant, CodeChallenge
from server.http.oauth.authorization.resource_owner import ResourceOwner
from server.http.oauth.authorization_server import OAuthRequest, OAuthServer
from server.http.oauth.registered_client import RegisteredClient
from server.http.oauth.tokens.token_issuer import SECRET_BYTES, PlayerGrant, wants_id_token

S256: Final = "S256"
_DIGEST: Final = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class PresentedCode:
    """A presented code, as Authlib's ``authorization_code``."""

    stored: IssuedAuthorizationCode
    code_challenge_method: str = S256

    @property
    def code_challenge(self) -> str:
        """The hash the verifier has to match."""
        return self.stored.code_challenge

    def get_redirect_uri(self) -> str:
        """The redirect URI it was sent to."""
        return self.stored.redirect_uri

    def get_scope(self) -> str:
        """The granted scope."""
        return self.stored.grant.scope


class CodeGrant(AuthorizationCodeGrant):  # type: ignore[misc]
    """The parts of the grant that Authlib leaves to us."""

    request: OAuthRequest
    server: OAuthServer

    def generate_authorization_code(self) -> str:
        """256 random bits."""
        return secrets.token_urlsafe(SECRET_BYTES)

    def save_authorization_code(self, code: str, request: OAuthRequest) -> None:
        """Store the code and its grant."""
        owner: ResourceOwner = request.user
        now, parameters = self.server.now, request.payload.data
        stored = IssuedAuthorizationCode(
            hash=hashed(code),
            grant=owner.new_grant(request.client.id, request.scope, now, now + GRANT_LIFE),
            redirect_uri=request.payload.redirect_uri,
            nonce=parameters.get("nonce"),
            code_challenge=parameters["code_challenge"],
            expires_at=now + CODE_LIFE,
        )
        self.server.store.add_code(stored)

    def query_authorization_code(self, code: str, client: RegisteredClient) -> PresentedCode | None:
        """A valid code of this client. A replayed one revokes its grant."""
        stored = self.server.store.code(hashed(code))
        if stored is None or stored.grant.client_id != client.id:
            return None
        status = code_status(stored, self.server.now)
        if status is TokenStatus.REPLAYED:
            self.server.revoke_grant(stored.grant, "code_replayed")
        return PresentedCode(stored) if status is TokenStatus.GOOD else None

    def delete_authorization_code(self, authorization_code: PresentedCode) -> None:
        """Mark it used; it stays stored, to recognise a replay."""
        stored = authorization_code.stored
        self.server.store.use_code(stored.hash, self.server.now)
        self.server.record_audit("oauth.granted", stored.grant)

    def authenticate_user(self, authorization_code: PresentedCode) -> PlayerGrant | None:
        """The player, if their session has not ended."""
        return player_grant_of(self.server, authorization_code.stored.grant)


class Pkce(CodeChallenge):  # type: ignore[misc]
    """S256 only, and required."""

    def validate_code_challenge(self, grant: CodeGrant, redirect_uri: str) -> None:
        """Refuse an authorization request without it."""
        del redirect_uri
        parameters = grant.request.payload.data
        challenge = parameters.get("code_challenge", "")
        if parameters.get("code_challenge_method") != S256 or not _DIGEST.fullmatch(challenge):
            raise InvalidRequestError("PKCE is required, with code_challenge_method=S256.")


class IdTokenExtension:
    """An extension of the code grant: with the scope ``openid`` the response has an ``id_token``."""

    def __call__(self, grant: CodeGrant) -> None:
        """Register the hook."""
        grant.register_hook("after_create_token_response", self.add)

    def add(self, grant: CodeGrant, response: tuple[int, dict[str, Any], Any]) -> None:
        """Add it to the token response."""
        _, token, _ = response
        if wants_id_token(token["scope"]):
            request, nonce = grant.request, grant.request.authorization_code.stored.nonce
            token_issuer = grant.server.token_issuer
            token["id_token"] = token_issuer.id_token(
                request.client, request.user, token["access_token"], nonce
            )


def player_grant_of(server: OAuthServer, grant: Any) -> PlayerGrant | None:
    """The player of a grant, if its session has not ended."""
    session = server.session
    if session is None or session.id != grant.session_id or session.account.id != grant.account_id:
        return None
    return PlayerGrant(ResourceOwner(session), grant)
