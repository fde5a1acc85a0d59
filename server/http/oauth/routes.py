"""The routes of the OAuth server."""

import logging
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from domain.identity.ports import Sessions
from domain.players.queries import PlayerReads
from server.http.oauth.endpoints import Endpoints, public_json
from server.http.oauth.metadata import metadata
from server.http.oauth.transactions import OAuthTransactions
from server.http.oauth.userinfo import UserInfo
from server.security.key_rotation import JWKS_CACHE

WELL_KNOWN: Final = (
    "/.well-known/openid-configuration",
    "/.well-known/oauth-authorization-server",
)


def oauth_routes(
    transactions: OAuthTransactions, sessions: Sessions, players: PlayerReads
) -> list[BaseRoute]:
    """All endpoints of the OAuth server."""
    # At DEBUG Authlib logs the tokens it issues.
    logging.getLogger("authlib").setLevel(logging.INFO)
    endpoints, token_issuer = Endpoints(transactions, sessions), transactions.token_issuer
    description, cache_seconds = metadata(token_issuer.issuer), int(JWKS_CACHE.total_seconds())
    userinfo = UserInfo(token_issuer.tokens, transactions.token_validity, players)

    async def describe(_: Request) -> Response:
        return public_json(description, cache_seconds)

    async def keys(_: Request) -> Response:
        return public_json(token_issuer.tokens.jwks, cache_seconds)

    require_https, post = transactions.require_https, ["POST"]
    return [
        Route("/oauth/authorize", require_https(endpoints.authorize, browser=True), methods=["GET", "POST"]),
        Route("/oauth/consent", require_https(endpoints.consent, browser=True), methods=post),
        Route("/oauth/token", require_https(endpoints.token), methods=post),
        Route("/oauth/revoke", require_https(endpoints.revoke), methods=post),
        Route("/oauth/introspect", require_https(endpoints.introspect), methods=post),
        Route("/oauth/userinfo", require_https(userinfo.__call__), methods=["GET", "POST", "OPTIONS"]),
        Route("/oauth/jwks.json", keys),
        *(Route(path, describe) for path in WELL_KNOWN),
    ]
