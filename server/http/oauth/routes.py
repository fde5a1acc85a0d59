"""Where the OAuth server answers."""

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
    conversation: OAuthTransactions, sessions: Sessions, players: PlayerReads
) -> list[BaseRoute]:
    """All endpoints of the OAuth server."""
    # At DEBUG Authlib logs the tokens it issues.
    logging.getLogger("authlib").setLevel(logging.INFO)
    at, issuing = Endpoints(conversation, sessions), conversation.issuing
    description, cache_seconds = metadata(issuing.issuer), int(JWKS_CACHE.total_seconds())
    about = UserInfo(issuing.tokens, conversation.standing, players)

    async def describe(_: Request) -> Response:
        return public_json(description, cache_seconds)

    async def keys(_: Request) -> Response:
        return public_json(issuing.tokens.jwks, cache_seconds)

    ask, post = conversation.guarded, ["POST"]
    return [
        Route("/oauth/authorize", ask(at.authorize, browser=True), methods=["GET", "POST"]),
        Route("/oauth/consent", ask(at.consent, browser=True), methods=post),
        Route("/oauth/token", ask(at.token), methods=post),
        Route("/oauth/revoke", ask(at.revoke), methods=post),
        Route("/oauth/introspect", ask(at.introspect), methods=post),
        Route("/oauth/userinfo", ask(about.__call__), methods=["GET", "POST", "OPTIONS"]),
        Route("/oauth/jwks.json", keys),
        *(Route(path, describe) for path in WELL_KNOWN),
    ]
