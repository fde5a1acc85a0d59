"""One OAuth request within its transaction: Authlib's server, made for this request alone."""

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
"""Authlib looks at the scheme of this alone; see ``transport`` for who decides it."""


class OAuthRequest(OAuth2Request):  # type: ignore[misc]
    """A request whose parameters were read and checked before; each is there once."""

    def __init__(self, method: str, headers: Mapping[str, str], values: Mapping[str, str]) -> None:
        super().__init__(method, HTTPS_URL, headers=dict(headers))
        self.payload = BasicOAuth2Payload(dict(values))
        self._posted = dict(values) if method == "POST" else {}
        self._asked = dict(values) if method != "POST" else {}

    @property
    def args(self) -> dict[str, str]:
        """The query of a GET; of a POST nothing counts but its body."""
        return self._asked

    @property
    def form(self) -> dict[str, str]:
        """The body of a POST."""
        return self._posted


@dataclass(slots=True)
class RequestEffects:
    """What a request has changed that others outside its transaction must learn of."""

    revoked: set[str] = field(default_factory=set)
    told: list[OAuthAuditRecord] = field(default_factory=list)


class OAuthServer(AuthorizationServer):  # type: ignore[misc]
    """``session`` is the one behind the code, refresh token or cookie that the request brings, if it runs."""

    def __init__(
        self, store: OAuthStore, issuing: TokenIssuer, now: datetime, session: Session | None = None
    ) -> None:
        super().__init__()
        self.store = store
        self.issuing = issuing
        self.now = now
        self.session = session
        self.happened = RequestEffects()

    def query_client(self, client_id: str) -> RegisteredClient | None:
        """A program that may sign in."""
        return find_registered_client(self.store, client_id)

    def authenticate_client(
        self, request: OAuthRequest, methods: Any, endpoint: str = "token"
    ) -> RegisteredClient:
        """Who is asking, proved in the way their kind has to."""
        del methods, endpoint
        client, method = authenticate_client(self.query_client, request)
        request.auth_method = method
        return client

    def validate_requested_scope(self, scope: str | None) -> None:
        """Each program has scopes of its own, see ``Registered.get_allowed_scope``."""

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
            self.happened.told.append(OAuthAuditRecord("oauth.token_issued", client.id, client.client.brand))
            return self.issuing.for_service(client, allowed)
        return self.issuing.for_player(client, user, allowed, renewable=include_refresh_token)

    def save_token(self, token: Mapping[str, Any], request: OAuthRequest) -> None:
        """Keep the refresh token. Access tokens are kept nowhere."""
        source = request.authorization_code or request.refresh_token
        if source is not None and "refresh_token" in token:
            self.store.add_refresh(hashed(token["refresh_token"]), source.kept.grant, self.now)

    def end(self, grant: Grant, why: str) -> None:
        """End a grant with all that came of it; to be told to those who look at access tokens."""
        if self.store.revoke(grant.id, self.now):
            self.tell(f"oauth.{why}", grant)
        self.happened.revoked.add(str(grant.id))

    def tell(self, action: str, grant: Grant) -> None:
        """Something for the audit log, about a grant."""
        told = OAuthAuditRecord(action, grant.client_id, grant.brand, grant.account_id, grant.session_id)
        self.happened.told.append(told)

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Nobody listens."""

    def create_oauth2_request(self, request: OAuthRequest) -> OAuthRequest:
        """It is one already."""
        return request

    def handle_response(self, status: int, body: Any, headers: Any) -> Response:
        """As our framework has it."""
        return authlib_response(status, body, dict(headers))


OAuthStep = Callable[[OAuthServer], Response]
"""What is done with a request inside its transaction."""
