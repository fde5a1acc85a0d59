"""The OAuth endpoints: authorize, consent, token, revoke, introspect."""

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
from server.http.page_texts import PageTexts, texts_wanted


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Each parses the request, looks up sessions in Valkey, and then runs in one transaction."""

    transactions: OAuthTransactions
    sessions: Sessions

    async def authorize(self, request: Request) -> Response:
        """Authorize a client to act for a player."""
        parameters = await read_parameters(request)
        cookie, session = await self._signed_in(request)

        def step(server: OAuthServer) -> Response:
            found = read_authorization_request(
                server,
                parameters,
                posted=request.method == "POST",
                cookie=cookie,
                decision=None,
                texts=_texts_for(request, parameters),
            )
            return _authorize(server, found)

        return await self.transactions.run_in_transaction(request, step, session)

    async def consent(self, request: Request) -> Response:
        """Take the player's answer to the consent page."""
        answered = await read_parameters(request)
        cookie, session = await self._signed_in(request)
        decision, texts = decision_of(answered, cookie), _texts_for(request, answered)
        if decision is None or session is None:
            return error_page(texts, "access_denied", "error.not_asked")

        def step(server: OAuthServer) -> Response:
            found = read_authorization_request(
                server,
                original_request(answered),
                posted=True,
                cookie=cookie,
                decision=decision,
                texts=texts,
            )
            return _authorize(server, found)

        return await self.transactions.run_in_transaction(request, step, session)

    async def token(self, request: Request) -> Response:
        """Issue tokens for a code, a refresh token or client credentials."""
        parameters = await read_parameters(request)
        session = await self._session_of_secret(parameters.get("code") or parameters.get("refresh_token"))

        def step(server: OAuthServer) -> Response:
            oauth = _request(request, parameters)
            return _invalid_request(server, oauth, parameters, "grant_type") or _with_grants(
                server
            ).create_token_response(oauth)

        return _allow_any_origin(await self.transactions.run_in_transaction(request, step, session))

    async def revoke(self, request: Request) -> Response:
        """Revoke a token."""
        return _allow_any_origin(await self._inspect(request, Revocation))

    async def introspect(self, request: Request) -> Response:
        """Describe a token to a service that received it."""
        return await self._inspect(request, Introspection)

    async def _inspect(self, request: Request, kind: type[Revocation | Introspection]) -> Response:
        parameters = await read_parameters(request)
        token = parameters.get("token") or ""
        access = await self._access_token_info(token)
        session = None if access else await self._session_of_secret(token)

        def step(server: OAuthServer) -> Response:
            server.register_endpoint(kind(server, access))
            oauth = _request(request, parameters)
            refused = _invalid_request(server, oauth, parameters)
            return refused or server.create_endpoint_response(kind.ENDPOINT_NAME, oauth)

        return await self.transactions.run_in_transaction(request, step, session)

    async def _signed_in(self, request: Request) -> tuple[str | None, Session | None]:
        """The players' cookie and its session, if it has not ended."""
        cookie = request.cookies.get(PLAYERS.cookie)
        session = await self.sessions.find(cookie) if cookie else None
        if session is None or session.account.kind is not ActorKind.PLAYER:
            return None, None
        return cookie, session

    async def _session_of_secret(self, secret: str | None) -> Session | None:
        """The session of a code or refresh token, if it has not ended."""
        id = await self.transactions.lookups.session_of_token(hashed(secret)) if secret else None
        return await self.sessions.by_id(id) if id else None

    async def _access_token_info(self, token: str) -> AccessTokenInfo | None:
        try:
            verified = self.transactions.token_issuer.tokens.verify(token)
        except Unauthenticated:
            return None
        return AccessTokenInfo(verified, await self.transactions.token_validity.is_valid(verified))


def _texts_for(request: Request, parameters: Parameters) -> PageTexts:
    """In the language that the program asked for, or that the player's browser prefers."""
    return texts_wanted(request.headers.get("accept-language"), parameters.get("ui_locales"))


def _authorize(server: OAuthServer, found: AuthorizationRequest | Response) -> Response:
    if isinstance(found, Response):
        return found
    return authorize(_with_grants(server), found)


def _with_grants(server: OAuthServer) -> OAuthServer:
    server.register_grant(CodeGrant, [Pkce(required=True), IdTokenExtension()])
    server.register_grant(RefreshGrant)
    server.register_grant(ServiceGrant)
    return server


def _request(request: Request, parameters: Parameters) -> OAuthRequest:
    return OAuthRequest(request.method, request.headers, parameters.values)


def _invalid_request(
    server: OAuthServer, oauth: OAuthRequest, parameters: Parameters, *needed: str
) -> Response | None:
    """The answer to a request that is malformed, sends a parameter twice, or lacks one it needs."""
    wrong = sorted(name for name in parameters.bad if name.isidentifier()) or sorted(parameters.bad)[:1]
    lacking = [name for name in needed if parameters.get(name) is None]
    if not wrong and not lacking:
        return None
    message = f"Malformed, sent twice, or missing: {', '.join(wrong or lacking)[:200]}."
    error: OAuth2Error = InvalidRequestError(
        message if message.isascii() and '"' not in message else "Malformed."
    )
    answer: Response = server.handle_error_response(oauth, error)
    return answer


def _allow_any_origin(response: Response) -> Response:
    """Allow pages of any origin: the response depends on no cookie."""
    response.headers.update(ANY_ORIGIN)
    return response


def public_json(content: dict[str, object], seconds: int) -> JSONResponse:
    """A public document that may be cached for so many seconds."""
    return JSONResponse(content, headers={"Cache-Control": f"public, max-age={seconds}", **ANY_ORIGIN})
