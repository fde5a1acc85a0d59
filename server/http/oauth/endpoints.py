"""The endpoints that programs and browsers call."""

from dataclasses import dataclass

from authlib.oauth2.rfc6749 import InvalidRequestError, OAuth2Error
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from domain.identity.model import Session
from domain.identity.ports import Sessions
from domain.oauth.commands import hashed
from domain.shared.actor import ActorKind
from resolvers.errors import Unauthenticated
from server.http.auth.realms import PLAYERS
from server.http.oauth.authorization.authorization_request import (
    AuthorizationRequest,
    authorize,
    read_authorization_request,
)
from server.http.oauth.authorization.consent import decision_of, original_request
from server.http.oauth.authorization_server import OAuthRequest, OAuthServer
from server.http.oauth.parameters import Parameters, read_parameters
from server.http.oauth.responses import ANY_ORIGIN, error_page
from server.http.oauth.tokens.code_grant import CodeGrant, IdTokenExtension, Pkce
from server.http.oauth.tokens.refresh_and_service_grants import RefreshGrant, ServiceGrant
from server.http.oauth.tokens.revocation_and_introspection import AccessTokenInfo, Introspection, Revocation
from server.http.oauth.transactions import OAuthTransactions


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Each reads the request, looks up what is kept in Valkey, and then works in one transaction."""

    conversation: OAuthTransactions
    sessions: Sessions

    async def authorize(self, request: Request) -> Response:
        """A player lets a program act for them."""
        parameters = await read_parameters(request)
        cookie, session = await self._signed_in(request)

        def step(exchange: OAuthServer) -> Response:
            found = read_authorization_request(
                exchange, parameters, posted=request.method == "POST", cookie=cookie, decision=None
            )
            return _authorize(exchange, found)

        return await self.conversation.within(request, step, session)

    async def consent(self, request: Request) -> Response:
        """What the player says to our question."""
        answered = await read_parameters(request)
        cookie, session = await self._signed_in(request)
        decision = decision_of(answered, cookie)
        if decision is None or session is None:
            return error_page("access_denied", "This session was not asked: go back, and try again.")

        def step(exchange: OAuthServer) -> Response:
            found = read_authorization_request(
                exchange, original_request(answered), posted=True, cookie=cookie, decision=decision
            )
            return _authorize(exchange, found)

        return await self.conversation.within(request, step, session)

    async def token(self, request: Request) -> Response:
        """Tokens for a code, a refresh token or a secret."""
        parameters = await read_parameters(request)
        session = await self._behind(parameters.get("code") or parameters.get("refresh_token"))

        def step(exchange: OAuthServer) -> Response:
            oauth = _request(request, parameters)
            return _invalid_request(exchange, oauth, parameters, "grant_type") or _with_grants(
                exchange
            ).create_token_response(oauth)

        return _allow_any_origin(await self.conversation.within(request, step, session))

    async def revoke(self, request: Request) -> Response:
        """A program gives a token back."""
        return _allow_any_origin(await self._inspect(request, Revocation))

    async def introspect(self, request: Request) -> Response:
        """A service asks about a token that it was shown."""
        return await self._inspect(request, Introspection)

    async def _inspect(self, request: Request, kind: type[Revocation | Introspection]) -> Response:
        parameters = await read_parameters(request)
        token = parameters.get("token") or ""
        access = await self._access(token)
        session = None if access else await self._behind(token)

        def step(exchange: OAuthServer) -> Response:
            exchange.register_endpoint(kind(exchange, access))
            oauth = _request(request, parameters)
            refused = _invalid_request(exchange, oauth, parameters)
            return refused or exchange.create_endpoint_response(kind.ENDPOINT_NAME, oauth)

        return await self.conversation.within(request, step, session)

    async def _signed_in(self, request: Request) -> tuple[str | None, Session | None]:
        """The players' cookie and its session, if it still runs."""
        cookie = request.cookies.get(PLAYERS.cookie)
        session = await self.sessions.find(cookie) if cookie else None
        if session is None or session.account.kind is not ActorKind.PLAYER:
            return None, None
        return cookie, session

    async def _behind(self, secret: str | None) -> Session | None:
        """The session behind a code or refresh token, if it still runs."""
        id = await self.conversation.lookups.session_of_token(hashed(secret)) if secret else None
        return await self.sessions.by_id(id) if id else None

    async def _access(self, token: str) -> AccessTokenInfo | None:
        try:
            verified = self.conversation.issuing.tokens.verify(token)
        except Unauthenticated:
            return None
        return AccessTokenInfo(verified, await self.conversation.standing.holds(verified))


def _authorize(exchange: OAuthServer, found: AuthorizationRequest | Response) -> Response:
    if isinstance(found, Response):
        return found
    return authorize(_with_grants(exchange), found)


def _with_grants(exchange: OAuthServer) -> OAuthServer:
    exchange.register_grant(CodeGrant, [Pkce(required=True), IdTokenExtension()])
    exchange.register_grant(RefreshGrant)
    exchange.register_grant(ServiceGrant)
    return exchange


def _request(request: Request, parameters: Parameters) -> OAuthRequest:
    return OAuthRequest(request.method, request.headers, parameters.values)


def _invalid_request(
    exchange: OAuthServer, oauth: OAuthRequest, parameters: Parameters, *needed: str
) -> Response | None:
    """The answer to a request that is malformed, sends a parameter twice, or lacks one it needs."""
    wrong = sorted(name for name in parameters.bad if name.isidentifier()) or sorted(parameters.bad)[:1]
    lacking = [name for name in needed if parameters.get(name) is None]
    if not wrong and not lacking:
        return None
    told = f"Malformed, sent twice, or missing: {', '.join(wrong or lacking)[:200]}."
    error: OAuth2Error = InvalidRequestError(told if told.isascii() and '"' not in told else "Malformed.")
    answer: Response = exchange.handle_error_response(oauth, error)
    return answer


def _allow_any_origin(response: Response) -> Response:
    """For pages of any origin, which show credentials of their own and no cookie of ours."""
    response.headers.update(ANY_ORIGIN)
    return response


def public_json(content: dict[str, object], seconds: int) -> JSONResponse:
    """A public document that may be kept for so long."""
    return JSONResponse(content, headers={"Cache-Control": f"public, max-age={seconds}", **ANY_ORIGIN})
