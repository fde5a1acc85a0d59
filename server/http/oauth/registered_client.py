"""A registered client as Authlib's ``ClientMixin``."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from adapters.postgres.oauth.store import OAuthStore, StoredClient
from domain.oauth.clients import Client
from domain.oauth.commands import hashed
from domain.shared.errors import BadInput
from resolvers.ids import public_id, uuid_of
from server.http.oauth.authlib_classes import ClientMixin


@dataclass(frozen=True, slots=True, repr=False)
class RegisteredClient(ClientMixin):  # type: ignore[misc]
    """Implements Authlib's ``ClientMixin``."""

    stored: StoredClient

    @property
    def client(self) -> Client:
        """The client."""
        return self.stored.client

    @property
    def id(self) -> UUID:
        """Its internal id."""
        return self.client.id

    @property
    def client_id(self) -> str:
        """Its public id, ``cli_...``."""
        return public_id("cli", self.client.id)

    def get_client_id(self) -> str:
        """``client_id``."""
        return self.client_id

    def get_default_redirect_uri(self) -> str | None:
        """None: every request names its own."""
        return None

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """The requested scopes, all allowed ones where none is requested; None where one is not allowed."""
        allowed = self.client.allowed_scopes
        requested = (scope or "").split() or sorted(allowed)
        return " ".join(dict.fromkeys(requested)) if set(requested) <= allowed else None

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """Compared exactly."""
        return self.client.redirects_to(redirect_uri)

    def check_client_secret(self, client_secret: str) -> bool:
        """Compared in constant time."""
        stored_hash = self.stored.secret_hash
        return stored_hash is not None and secrets.compare_digest(stored_hash, hashed(client_secret))

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        """Clients that have a secret must send it, at every endpoint."""
        del endpoint
        return self.client.kind.has_secret == (method != "none")

    def check_response_type(self, response_type: str) -> bool:
        """``code``, for clients that act for players."""
        return response_type == "code" and "authorization_code" in self.client.kind.grants

    def check_grant_type(self, grant_type: str) -> bool:
        """By its kind."""
        return grant_type in self.client.kind.grants


def find_registered_client(store: OAuthStore, client_id: str | None) -> RegisteredClient | None:
    """The client of this public id, unless it is disabled."""
    try:
        stored = store.client(uuid_of("cli", client_id or ""))
    except BadInput:
        return None
    return RegisteredClient(stored) if stored else None
