"""Single sign-on for operators by OpenID Connect: redirect to the provider, callback, session."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

import httpx2
import structlog
from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import OAuth
from joserfc.errors import JoseError
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from adapters.valkey.access.sso_states import SECONDS_MAX, SsoStates
from domain.access.sso import ProviderIdentity, SsoRefusal, identity_from_claims
from domain.shared.clock import Clock
from domain.shared.errors import Unavailable
from server.security.sso_providers import SsoProvider

log = structlog.get_logger("croupier.sso")

COOKIE: Final = "__Host-croupier-journey"
PATH: Final = "/auth/operators/sso"
SIGN_IN_PAGE: Final = "/sign-in/operators"
SCOPE: Final = "openid profile"
ANSWER_SECONDS_MAX: Final = 5.0
CLOCKS_DIFFER_SECONDS: Final = 30

UNREACHABLE: Final = (httpx2.HTTPError, OSError, TimeoutError)

SignInByProvider = Callable[[Request, ProviderIdentity], Awaitable[Response | None]]
"""Signs in the operator a provider identifies: the response with their cookie. None: refused."""

RecordRefusal = Callable[[Request, str, str, str], Awaitable[None]]
"""Records that a sign-in by a provider, for a brand, was refused, and why."""


@dataclass(frozen=True, slots=True)
class ProviderClient:
    """A provider, and Authlib's client for it."""

    provider: SsoProvider
    client: Any


class SingleSignOn:
    """The routes. State between redirect and callback is stored on the server; the browser holds its key."""

    def __init__(
        self,
        providers: Mapping[str, SsoProvider],
        states: SsoStates,
        *,
        base_url: str,
        clock: Clock,
        sign_in: SignInByProvider,
        record_refusal: RecordRefusal,
    ) -> None:
        self._registered = {name: ProviderClient(each, _client(each)) for name, each in providers.items()}
        self._states = states
        self._base_url = base_url
        self._clock = clock
        self._sign_in = sign_in
        self._record_refusal = record_refusal

    def routes(self) -> list[BaseRoute]:
        """The list of providers, and for each the redirect to it and its callback."""
        return [
            Route(PATH, self.list_providers),
            Route(f"{PATH}/{{provider}}", self.redirect_to_provider),
            Route(f"{PATH}/{{provider}}/callback", self.callback),
        ]

    async def list_providers(self, _request: Request) -> Response:
        """The providers, for the sign-in page."""
        each = [
            {"name": name, "title": found.provider.title, "path": f"{PATH}/{name}"}
            for name, found in self._registered.items()
        ]
        return JSONResponse({"providers": each}, headers={"cache-control": "no-store"})

    async def redirect_to_provider(self, request: Request) -> Response:
        """Send the browser to its provider."""
        found = self._registered.get(request.path_params["provider"])
        if found is None:
            return Response(status_code=404)
        authlib_state: dict[str, Any] = {}
        request.scope["session"] = authlib_state
        name = found.provider.name
        try:
            response: Response = await found.client.authorize_redirect(
                request,
                f"{self._base_url}{PATH}/{name}/callback",
                **_authorization_parameters(found.provider),
            )
            state = {"provider": name, "continue": _continue_path(request), "authlib": authlib_state}
            secret = await self._states.save(state)
        except (*UNREACHABLE, OAuthError, RuntimeError, ValueError):
            return _redirect_to_page(name, "unreachable")
        except Unavailable:
            return _redirect_to_page(name, "unavailable")
        response.set_cookie(
            COOKIE, secret, max_age=SECONDS_MAX, secure=True, httponly=True, samesite="lax", path="/"
        )
        return response

    async def callback(self, request: Request) -> Response:
        """Check the provider's answer, and sign in the operator it identifies."""
        name = request.path_params["provider"]
        found = self._registered.get(name)
        if found is None:
            return Response(status_code=404)
        try:
            answer = await self._complete(request, found)
        except (OAuthError, JoseError, KeyError, TypeError, ValueError) as error:
            # The provider's own error text may be anything: only the kind of error is logged.
            log.info("sso_refused", provider=name, error=type(error).__name__)
            answer = await self._redirect_refused(request, found, "refused")
        except (*UNREACHABLE, RuntimeError):
            answer = _redirect_to_page(name, "unreachable")
        except Unavailable:
            answer = _redirect_to_page(name, "unavailable")
        answer.delete_cookie(COOKIE, secure=True, httponly=True, samesite="lax", path="/")
        return answer

    async def _complete(self, request: Request, found: ProviderClient) -> Response:
        name = found.provider.name
        state = await self._states.take(request.cookies.get(COOKIE, ""))
        if state is None or state["provider"] != name:
            return _redirect_to_page(name, "lost")
        await _check_issuer(request, found)
        request.scope["session"] = state["authlib"]
        token = await found.client.authorize_access_token(request, leeway=CLOCKS_DIFFER_SECONDS)
        identity = identity_from_claims(token["userinfo"], found.provider.trust, self._clock.now())
        if isinstance(identity, SsoRefusal):
            log.info("sso_refused", provider=name, error=identity.value)
            return await self._redirect_refused(request, found, identity.value.lower())
        response = await self._sign_in(request, identity)
        if response is None:
            return await self._redirect_refused(request, found, "disabled")
        response.status_code = 303
        response.headers["location"] = state["continue"]
        return response

    async def _redirect_refused(self, request: Request, found: ProviderClient, why: str) -> Response:
        """Redirect back to the sign-in page, after recording the refusal in the audit log."""
        name = found.provider.name
        try:
            outcome = why.title().replace("_", "")
            await self._record_refusal(request, name, found.provider.trust.brand, outcome)
        except Unavailable:
            return _redirect_to_page(name, "unavailable")
        return _redirect_to_page(name, why)


async def _check_issuer(request: Request, found: ProviderClient) -> None:
    """Compare the issuer that answers with the configured one (RFC 9207): Authlib does neither.

    Raises:
        ValueError: it is another issuer.
    """
    metadata = await found.client.load_server_metadata()
    ours, said = found.provider.trust.issuer, request.query_params.getlist("iss")
    wanted = bool(metadata.get("authorization_response_iss_parameter_supported"))
    if metadata.get("issuer") != ours or (said and said != [ours]) or (wanted and not said):
        raise ValueError("issuer")


def _client(provider: SsoProvider) -> Any:
    method = "client_secret_basic" if provider.secret else "none"
    return OAuth().register(
        provider.name,
        client_id=provider.client_id,
        client_secret=provider.secret,
        server_metadata_url=provider.metadata_url,
        client_kwargs={
            "scope": SCOPE,
            "code_challenge_method": "S256",
            "token_endpoint_auth_method": method,
            "timeout": ANSWER_SECONDS_MAX,
            "follow_redirects": False,
            "trust_env": False,
        },
    )


def _authorization_parameters(provider: SsoProvider) -> dict[str, str]:
    """The parameters that ask for the strength and age of sign-in the settings require."""
    parameters = {}
    if provider.trust.contexts:
        parameters["acr_values"] = " ".join(sorted(provider.trust.contexts))
    if provider.trust.age_max is not None:
        parameters["max_age"] = str(int(provider.trust.age_max.total_seconds()))
    return parameters


def _continue_path(request: Request) -> str:
    """The path to continue at: one of ours, and nothing a browser would take for another host."""
    wanted = request.query_params.get("continue", "/")
    plain = wanted.isascii() and wanted.isprintable() and "\\" not in wanted
    return wanted if plain and wanted.startswith("/") and not wanted.startswith("//") else "/"


def _redirect_to_page(provider: str, problem: str) -> Response:
    return RedirectResponse(f"{SIGN_IN_PAGE}?{urlencode({'sso': provider, 'problem': problem})}", 303)
