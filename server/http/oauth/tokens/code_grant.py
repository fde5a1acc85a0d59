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
    """A code that was shown, as Authlib's ``authorization_code``."""

    kept: IssuedAuthorizationCode
    code_challenge_method: str = S256

    @property
    def code_challenge(self) -> str:
        """What the verifier has to hash to."""
        return self.kept.code_challenge

    def get_redirect_uri(self) -> str:
        """Where it was sent."""
        return self.kept.redirect_uri

    def get_scope(self) -> str:
        """What was granted."""
        return self.kept.grant.scope


class CodeGrant(AuthorizationCodeGrant):  # type: ignore[misc]
    """What Authlib leaves to us."""

    request: OAuthRequest
    server: OAuthServer

    def generate_authorization_code(self) -> str:
        """256 random bits."""
        return secrets.token_urlsafe(SECRET_BYTES)

    def save_authorization_code(self, code: str, request: OAuthRequest) -> None:
        """Keep the code, and with it the grant."""
        person: ResourceOwner = request.user
        now, asked = self.server.now, request.payload.data
        kept = IssuedAuthorizationCode(
            hash=hashed(code),
            grant=person.grants(request.client.id, request.scope, now, now + GRANT_LIFE),
            redirect_uri=request.payload.redirect_uri,
            nonce=asked.get("nonce"),
            code_challenge=asked["code_challenge"],
            expires_at=now + CODE_LIFE,
        )
        self.server.store.add_code(kept)

    def query_authorization_code(self, code: str, client: RegisteredClient) -> PresentedCode | None:
        """A code of this client that is good now. One that is shown again ends all that came of it."""
        kept = self.server.store.code(hashed(code))
        if kept is None or kept.grant.client_id != client.id:
            return None
        verdict = code_status(kept, self.server.now)
        if verdict is TokenStatus.REPLAYED:
            self.server.end(kept.grant, "code_replayed")
        return PresentedCode(kept) if verdict is TokenStatus.GOOD else None

    def delete_authorization_code(self, authorization_code: PresentedCode) -> None:
        """Used up; it stays to be recognised."""
        kept = authorization_code.kept
        self.server.store.use_code(kept.hash, self.server.now)
        self.server.tell("oauth.granted", kept.grant)

    def authenticate_user(self, authorization_code: PresentedCode) -> PlayerGrant | None:
        """The player, while their session runs."""
        return player_grant_of(self.server, authorization_code.kept.grant)


class Pkce(CodeChallenge):  # type: ignore[misc]
    """S256 only, at both endpoints, and never left out."""

    def validate_code_challenge(self, grant: CodeGrant, redirect_uri: str) -> None:
        """Refuse an authorization request without it."""
        del redirect_uri
        asked = grant.request.payload.data
        challenge = asked.get("code_challenge", "")
        if asked.get("code_challenge_method") != S256 or not _DIGEST.fullmatch(challenge):
            raise InvalidRequestError("PKCE is required, with code_challenge_method=S256.")


class IdTokenExtension:
    """An extension of the code grant: who asked for ``openid`` gets an ``id_token`` too."""

    def __call__(self, grant: CodeGrant) -> None:
        """Take part in the grant's answers."""
        grant.register_hook("after_create_token_response", self.add)

    def add(self, grant: CodeGrant, response: tuple[int, dict[str, Any], Any]) -> None:
        """Put it beside the access token."""
        _, token, _ = response
        if wants_id_token(token["scope"]):
            request, nonce = grant.request, grant.request.authorization_code.kept.nonce
            issuing = grant.server.issuing
            token["id_token"] = issuing.identity(request.client, request.user, token["access_token"], nonce)


def player_grant_of(exchange: OAuthServer, grant: Any) -> PlayerGrant | None:
    """Whoever gave a grant, if the session in which they did still runs."""
    session = exchange.session
    if session is None or session.id != grant.session_id or session.account.id != grant.account_id:
        return None
    return PlayerGrant(ResourceOwner(session), grant)
