"""A registered program as Authlib wants to see it."""

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

    known: StoredClient

    @property
    def client(self) -> Client:
        """The program itself."""
        return self.known.client

    @property
    def id(self) -> UUID:
        """Its id within our house."""
        return self.client.id

    @property
    def client_id(self) -> str:
        """``cli_...``, as the world knows it."""
        return public_id("cli", self.client.id)

    def get_client_id(self) -> str:
        """The same."""
        return self.client_id

    def get_default_redirect_uri(self) -> str | None:
        """None: every request names its own."""
        return None

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """What is asked for, or everything where nothing is; None where one of it is not allowed."""
        allowed = self.client.allowed_scopes
        asked = (scope or "").split() or sorted(allowed)
        return " ".join(dict.fromkeys(asked)) if set(asked) <= allowed else None

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """To the letter."""
        return self.client.redirects_to(redirect_uri)

    def check_client_secret(self, client_secret: str) -> bool:
        """In a time that tells nothing."""
        kept = self.known.secret_hash
        return kept is not None and secrets.compare_digest(kept, hashed(client_secret))

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        """Who has a secret always shows it, at every endpoint."""
        del endpoint
        return self.client.kind.has_secret == (method != "none")

    def check_response_type(self, response_type: str) -> bool:
        """``code``, for players' programs."""
        return response_type == "code" and "authorization_code" in self.client.kind.grants

    def check_grant_type(self, grant_type: str) -> bool:
        """By its kind."""
        return grant_type in self.client.kind.grants


def find_registered_client(store: OAuthStore, client_id: str | None) -> RegisteredClient | None:
    """The program of this public id, unless it was disabled."""
    try:
        known = store.client(uuid_of("cli", client_id or ""))
    except BadInput:
        return None
    return RegisteredClient(known) if known else None
