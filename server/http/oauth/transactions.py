"""Runs Authlib's synchronous core in one transaction per request, committed on OAuth errors too."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from adapters.backend_errors import unavailable_of
from adapters.postgres.database import EVERY_BRAND, Database
from adapters.postgres.oauth.store import OAuthLookups, OAuthStore
from domain.identity.model import Session
from domain.oauth.grants import REVOKED_FOR
from domain.oauth.ports import Revocations
from server.http.client_address import Proxies
from server.http.oauth.audit_records import RecordAudit
from server.http.oauth.authorization_server import OAuthServer, OAuthStep, RequestEffects
from server.http.oauth.parameters import InvalidForm
from server.http.oauth.responses import error_page, oauth_error
from server.http.oauth.tls import is_secure
from server.http.oauth.tokens.token_issuer import TokenIssuer
from server.http.oauth.tokens.token_validity import TokenValidity
from server.http.page_texts import texts_wanted

RequestHandler = Callable[[Request], Awaitable[Response]]

log = structlog.get_logger("croupier.oauth")


@dataclass(frozen=True, slots=True)
class OAuthTransactions:
    """Runs the requests of all endpoints."""

    database: Database
    lookups: OAuthLookups
    token_issuer: TokenIssuer
    token_validity: TokenValidity
    revocations: Revocations
    proxies: Proxies
    record: RecordAudit

    async def run_in_transaction(
        self, request: Request, step: OAuthStep, session: Session | None = None
    ) -> Response:
        """Run ``step`` in a transaction that commits on OAuth errors too, so that a replay is recorded.

        Raises:
            Unavailable: a revocation could not be spread. It is stored; sending the request again spreads it.
        """
        async with self.database.transaction(EVERY_BRAND) as connection:

            def run(sync: Connection) -> tuple[Response, RequestEffects]:
                server = OAuthServer(
                    OAuthStore(sync), self.token_issuer, self.token_issuer.clock.now(), session
                )
                return step(server), server.effects

            response, effects = await connection.run_sync(run)
            for record in effects.audit_records:
                await self.record(connection, request, record)
        for id in effects.revoked_ids:
            await self.revocations.revoke(id, self.token_issuer.clock.now() + REVOKED_FOR)
        return response

    def require_https(self, respond: RequestHandler, *, browser: bool = False) -> RequestHandler:
        """Wrap an endpoint: refuse requests without TLS, and answer outages with OAuth errors."""

        async def wrapped(request: Request) -> Response:
            def refuse(error: str, why: str, description: str, status: int = 400) -> Response:
                if not browser:
                    return oauth_error(error, description, status)
                return error_page(texts_wanted(request.headers.get("accept-language")), error, why, status)

            if not is_secure(request, self.proxies):
                return refuse("invalid_request", "error.https_only", "OAuth is spoken over https only.")
            try:
                return await respond(request)
            except InvalidForm as wrong:
                return refuse("invalid_request", "error.unreadable", wrong.message, wrong.status)
            except Exception as error:
                if unavailable_of(error) is None:
                    raise
                log.warning("a backend of oauth is unreachable", path=request.url.path)
                description = "Try again in a moment."
                return refuse("temporarily_unavailable", "error.unavailable", description, 503)

        return wrapped
