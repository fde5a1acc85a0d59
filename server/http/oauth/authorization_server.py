"""Authlib's authorization server, created for each request within its transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from authlib.oauth2.rfc6749 import InvalidScopeError
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from starlette.responses import Response

from adapters.postgres.oauth.store import OAuthStore
from domain.identity.model import Session
from domain.oauth.commands import hashed
from domain.oauth.grants import Grant
from server.http.oauth.audit_records import OAuthAuditRecord
from server.http.oauth.authlib_classes import AuthorizationServer, OAuth2Request
from server.http.oauth.client_authentication import authenticate_client
from server.http.oauth.registered_client import RegisteredClient, find_registered_client
from server.http.oauth.responses import authlib_response
from server.http.oauth.tokens.token_issuer import TokenIssuer

HTTPS_URL: Final = "https://oauth.invalid/"
"""Authlib checks only the scheme of this; whether a request is secure is decided by ``tls``."""


class OAuthRequest(OAuth2Request):  # type: ignore[misc]
    """A request whose parameters were parsed and checked before; each occurs once."""

    def __init__(self, method: str, headers: Mapping[str, str], values: Mapping[str, str]) -> None:
        super().__init__(method, HTTPS_URL, headers=dict(headers))
        self.payload = BasicOAuth2Payload(dict(values))
        self._posted = dict(values) if method == "POST" else {}
        self._asked = dict(values) if method != "POST" else {}

    @property
    def args(self) -> dict[str, str]:
        """The query of a GET; empty for a POST."""
        return self._asked

    @property
    def form(self) -> dict[str, str]:
        """The body of a POST."""
        return self._posted


@dataclass(slots=True)
class RequestEffects:
    """Effects of a request beyond its own tables: revocations to spread, and audit records."""

    revoked_ids: set[str] = field(default_factory=set)
    audit_records: list[OAuthAuditRecord] = field(default_factory=list)


class OAuthServer(AuthorizationServer):  # type: ignore[misc]
    """``session`` is that of the request's code, refresh token or cookie, if it has not ended."""

    def __init__(
        self, store: OAuthStore, token_issuer: TokenIssuer, now: datetime, session: Session | None = None
    ) -> None:
        super().__init__()
        self.store = store
        self.token_issuer = token_issuer
        self.now = now
        self.session = session
        self.effects = RequestEffects()

    def query_client(self, client_id: str) -> RegisteredClient | None:
        """The client with this id, unless it is disabled."""
        return find_registered_client(self.store, client_id)

    def authenticate_client(
        self, request: OAuthRequest, methods: Any, endpoint: str = "token"
    ) -> RegisteredClient:
        """The client of the request, authenticated by the method of its kind."""
        del methods, endpoint
        client, method = authenticate_client(self.query_client, request)
        request.auth_method = method
        return client

    def validate_requested_scope(self, scope: str | None) -> None:
        """Each client has scopes of its own, see ``RegisteredClient.get_allowed_scope``."""

    def generate_token(
        self,
        grant_type: str,
        client: RegisteredClient,
        user: Any = None,
        scope: str | None = None,
        expires_in: int | None = None,
        include_refresh_token: bool = True,  # noqa: FBT001, FBT002 - as Authlib calls it
    ) -> dict[str, Any]:
        """The members of a token response."""
        del grant_type, expires_in
        allowed = client.get_allowed_scope(scope)
        if allowed is None:
            raise InvalidScopeError
        if user is None:
            self.effects.audit_records.append(
                OAuthAuditRecord("oauth.token_issued", client.id, client.client.brand)
            )
            return self.token_issuer.for_service(client, allowed)
        return self.token_issuer.for_player(client, user, allowed, renewable=include_refresh_token)

    def save_token(self, token: Mapping[str, Any], request: OAuthRequest) -> None:
        """Store the refresh token. Access tokens are not stored."""
        source = request.authorization_code or request.refresh_token
        if source is not None and "refresh_token" in token:
            self.store.add_refresh(hashed(token["refresh_token"]), source.stored.grant, self.now)

    def revoke_grant(self, grant: Grant, why: str) -> None:
        """Revoke a grant with all its tokens; the revocation is spread after the commit."""
        if self.store.revoke(grant.id, self.now):
            self.record_audit(f"oauth.{why}", grant)
        self.effects.revoked_ids.add(str(grant.id))

    def record_audit(self, action: str, grant: Grant) -> None:
        """Add an audit record about a grant."""
        record = OAuthAuditRecord(action, grant.client_id, grant.brand, grant.account_id, grant.session_id)
        self.effects.audit_records.append(record)

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Unused."""

    def create_oauth2_request(self, request: OAuthRequest) -> OAuthRequest:
        """Unchanged: it is one already."""
        return request

    def handle_response(self, status: int, body: Any, headers: Any) -> Response:
        """A Starlette response."""
        return authlib_response(status, body, dict(headers))


OAuthStep = Callable[[OAuthServer], Response]
"""Handles a request inside its transaction."""
