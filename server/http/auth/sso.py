"""Single sign-on for operators: away to their own provider, back with its word, in by our own session."""

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
"""Signs somebody in whom a provider vouches for: the response carries their cookie. None: not let in."""

RecordRefusal = Callable[[Request, str, str, str], Awaitable[None]]
"""Records that the word of a provider, for a brand, let nobody in, and why."""


@dataclass(frozen=True, slots=True)
class ProviderClient:
    """A provider, and Authlib's client for it."""

    provider: SsoProvider
    client: Any


class SingleSignOn:
    """The routes. What a journey must remember stays here; the browser only holds the key to it."""

    def __init__(
        self,
        providers: Mapping[str, SsoProvider],
        journeys: SsoStates,
        *,
        base_url: str,
        clock: Clock,
        admit: SignInByProvider,
        refuse: RecordRefusal,
    ) -> None:
        self._registered = {name: ProviderClient(each, _client(each)) for name, each in providers.items()}
        self._journeys = journeys
        self._base_url = base_url
        self._clock = clock
        self._admit = admit
        self._refuse = refuse

    def routes(self) -> list[BaseRoute]:
        """Which providers there are, the way to each, and the way back."""
        return [
            Route(PATH, self.offered),
            Route(f"{PATH}/{{provider}}", self.leave),
            Route(f"{PATH}/{{provider}}/callback", self.arrive),
        ]

    async def offered(self, _request: Request) -> Response:
        """The providers, for the sign-in page."""
        each = [
            {"name": name, "title": found.provider.title, "path": f"{PATH}/{name}"}
            for name, found in self._registered.items()
        ]
        return JSONResponse({"providers": each}, headers={"cache-control": "no-store"})

    async def leave(self, request: Request) -> Response:
        """Send the browser to its provider."""
        found = self._registered.get(request.path_params["provider"])
        if found is None:
            return Response(status_code=404)
        remembered: dict[str, Any] = {}
        request.scope["session"] = remembered
        name = found.provider.name
        try:
            away: Response = await found.client.authorize_redirect(
                request,
                f"{self._base_url}{PATH}/{name}/callback",
                **_authorization_parameters(found.provider),
            )
            kept = {"provider": name, "continue": _continue_path(request), "authlib": remembered}
            secret = await self._journeys.save(kept)
        except (*UNREACHABLE, OAuthError, RuntimeError, ValueError):
            return _redirect_to_page(name, "unreachable")
        except Unavailable:
            return _redirect_to_page(name, "unavailable")
        away.set_cookie(
            COOKIE, secret, max_age=SECONDS_MAX, secure=True, httponly=True, samesite="lax", path="/"
        )
        return away

    async def arrive(self, request: Request) -> Response:
        """Take the provider's word, and sign in whom it is good for."""
        name = request.path_params["provider"]
        found = self._registered.get(name)
        if found is None:
            return Response(status_code=404)
        try:
            answer = await self._arrived(request, found)
        except (OAuthError, JoseError, KeyError, TypeError, ValueError) as error:
            # The provider's own words may be anything: only what kind of refusal it was is kept.
            log.info("sso_refused", provider=name, error=type(error).__name__)
            answer = await self._refused(request, found, "refused")
        except (*UNREACHABLE, RuntimeError):
            answer = _redirect_to_page(name, "unreachable")
        except Unavailable:
            answer = _redirect_to_page(name, "unavailable")
        answer.delete_cookie(COOKIE, secure=True, httponly=True, samesite="lax", path="/")
        return answer

    async def _arrived(self, request: Request, found: ProviderClient) -> Response:
        name = found.provider.name
        kept = await self._journeys.take(request.cookies.get(COOKIE, ""))
        if kept is None or kept["provider"] != name:
            return _redirect_to_page(name, "lost")
        await _check_issuer(request, found)
        request.scope["session"] = kept["authlib"]
        token = await found.client.authorize_access_token(request, leeway=CLOCKS_DIFFER_SECONDS)
        verdict = identity_from_claims(token["userinfo"], found.provider.trust, self._clock.now())
        if isinstance(verdict, SsoRefusal):
            log.info("sso_refused", provider=name, error=verdict.value)
            return await self._refused(request, found, verdict.value.lower())
        inside = await self._admit(request, verdict)
        if inside is None:
            return await self._refused(request, found, "disabled")
        inside.status_code = 303
        inside.headers["location"] = kept["continue"]
        return inside

    async def _refused(self, request: Request, found: ProviderClient, why: str) -> Response:
        """Back to the page, with what the audit log keeps of it."""
        name = found.provider.name
        try:
            outcome = why.title().replace("_", "")
            await self._refuse(request, name, found.provider.trust.brand, outcome)
        except Unavailable:
            return _redirect_to_page(name, "unavailable")
        return _redirect_to_page(name, why)


async def _check_issuer(request: Request, found: ProviderClient) -> None:
    """Hold whoever answers against whom we asked (RFC 9207): Authlib compares neither.

    Raises:
        ValueError: it is somebody else.
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
    """What the provider has to know beyond the protocol."""
    asked = {}
    if provider.trust.contexts:
        asked["acr_values"] = " ".join(sorted(provider.trust.contexts))
    if provider.trust.age_max is not None:
        asked["max_age"] = str(int(provider.trust.age_max.total_seconds()))
    return asked


def _continue_path(request: Request) -> str:
    """Where to go afterwards: a path of ours, and nothing a browser would take for another host."""
    wanted = request.query_params.get("continue", "/")
    plain = wanted.isascii() and wanted.isprintable() and "\\" not in wanted
    return wanted if plain and wanted.startswith("/") and not wanted.startswith("//") else "/"


def _redirect_to_page(provider: str, problem: str) -> Response:
    return RedirectResponse(f"{SIGN_IN_PAGE}?{urlencode({'sso': provider, 'problem': problem})}", 303)
