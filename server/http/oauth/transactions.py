"""From a request to Authlib's synchronous core and back: one transaction, committed on errors too."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from adapters.postgres.database import EVERY_BRAND, Database
from adapters.postgres.oauth.store import OAuthLookups, OAuthStore
from domain.identity.model import Session
from domain.oauth.grants import ACCESS_LIFE
from domain.oauth.ports import Revocations
from domain.shared.errors import Unavailable
from server.http.client_address import Proxies
from server.http.oauth.audit_records import RecordAudit
from server.http.oauth.authorization_server import OAuthServer, OAuthStep, RequestEffects
from server.http.oauth.parameters import InvalidForm
from server.http.oauth.responses import error_page, oauth_error
from server.http.oauth.tls import is_secure
from server.http.oauth.tokens.token_issuer import TokenIssuer
from server.http.oauth.tokens.token_validity import TokenValidity

RequestHandler = Callable[[Request], Awaitable[Response]]

REVOKED_FOR: Final = ACCESS_LIFE + timedelta(minutes=1)
"""After this no access token of a revoked grant can be valid any more."""

log = structlog.get_logger("croupier.oauth")


@dataclass(frozen=True, slots=True)
class OAuthTransactions:
    """What every endpoint works with."""

    database: Database
    lookups: OAuthLookups
    issuing: TokenIssuer
    standing: TokenValidity
    revocations: Revocations
    proxies: Proxies
    record: RecordAudit

    async def within(self, request: Request, step: OAuthStep, session: Session | None = None) -> Response:
        """Carry ``step`` out in a transaction that commits on errors of OAuth too: a replay is remembered.

        Raises:
            Unavailable: a revocation could not be spread. It is kept; whoever asks again spreads it.
        """
        async with self.database.transaction(EVERY_BRAND) as connection:

            def run(sync: Connection) -> tuple[Response, RequestEffects]:
                exchange = OAuthServer(OAuthStore(sync), self.issuing, self.issuing.clock.now(), session)
                return step(exchange), exchange.happened

            response, happened = await connection.run_sync(run)
            for told in happened.told:
                await self.record(connection, request, told)
        for id in happened.revoked:
            await self.revocations.revoke(id, self.issuing.clock.now() + REVOKED_FOR)
        return response

    def guarded(self, respond: RequestHandler, *, browser: bool = False) -> RequestHandler:
        """An endpoint that answers over TLS only, and says in the form of OAuth what is out of reach."""

        async def guarded(request: Request) -> Response:
            tell = error_page if browser else oauth_error
            if not is_secure(request, self.proxies):
                return tell("invalid_request", "OAuth is spoken over https only.")
            try:
                return await respond(request)
            except InvalidForm as wrong:
                return tell("invalid_request", wrong.message, wrong.status)
            except Unavailable:
                log.warning("oauth is out of reach", path=request.url.path)
                return tell("temporarily_unavailable", "Try again in a moment.", 503)

        return guarded
