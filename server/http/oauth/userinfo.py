"""The UserInfo endpoint (OpenID Connect Core 5.3): claims about the player, by the token's scope."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from domain.oauth.clients import Scope
from domain.players.model import Player
from domain.players.queries import PlayerReads
from domain.shared.actor import ActorKind
from domain.shared.errors import Unavailable
from resolvers.errors import Unauthenticated
from server.http.authentication import bearer_token
from server.http.oauth.responses import ANY_ORIGIN, NO_STORE, oauth_error
from server.http.oauth.tokens.token_validity import TokenValidity
from server.security.tokens import Tokens, VerifiedToken


@dataclass(frozen=True, slots=True)
class UserInfo:
    """The endpoint."""

    tokens: Tokens
    token_validity: TokenValidity
    players: PlayerReads

    async def __call__(self, request: Request) -> Response:
        """The claims; errors as RFC 6750 has them."""
        if request.method == "OPTIONS":
            return _preflight()
        try:
            verified = await self._verified(request)
        except Unauthenticated:
            return _bearer_error(401, "invalid_token", "The access token is missing, over or not ours.")
        except Unavailable:
            return oauth_error("temporarily_unavailable", "Try again in a moment.", 503)
        actor = verified.actor
        if Scope.OPENID not in verified.scope.split() or actor.player_id is None:
            return _bearer_error(403, "insufficient_scope", "This takes the scope openid.")
        player = (await self.players.by_ids(actor, [actor.player_id])).get(actor.player_id)
        return JSONResponse(_claims(verified, player), headers=NO_STORE | ANY_ORIGIN)

    async def _verified(self, request: Request) -> VerifiedToken:
        token = bearer_token(request.headers, {})
        if token is None:
            raise Unauthenticated
        verified = self.tokens.verify(token)
        if verified.actor.kind is ActorKind.PLAYER and not await self.token_validity.is_valid(verified):
            raise Unauthenticated
        return verified


def _claims(verified: VerifiedToken, player: Player | None) -> Mapping[str, Any]:
    claims: dict[str, Any] = {"sub": str(verified.actor)}
    scopes = verified.scope.split()
    if player is not None and "profile" in scopes:
        claims["preferred_username"] = player.username
        claims["locale"] = player.preferences.language
        claims["zoneinfo"] = player.preferences.time_zone
    if player is not None and "email" in scopes:
        claims["email"] = player.email
    return claims


def _bearer_error(status: int, error: str, description: str) -> JSONResponse:
    answer = oauth_error(error, description, status)
    challenge = f'Bearer error="{error}", error_description="{description}"'
    answer.headers.update({"WWW-Authenticate": challenge, **ANY_ORIGIN})
    return answer


def _preflight() -> Response:
    allowed = {"Access-Control-Allow-Headers": "Authorization", "Access-Control-Allow-Methods": "GET, POST"}
    return Response(status_code=204, headers=ANY_ORIGIN | allowed | {"Access-Control-Max-Age": "3600"})
