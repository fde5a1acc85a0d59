"""The routes under ``/auth/{realm}``, and which web origins may use them."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from domain.identity.factor_resets.objections import object_by_code
from domain.identity.factor_resets.ports import FactorResetReads
from domain.identity.factors.ports import EnrolmentDuty, SecurityLog
from domain.identity.model import Session
from domain.identity.passwords import reset
from domain.identity.passwords.reset import ResetPassword
from domain.identity.passwords.rules import BreachedPasswords, GuessableWords
from domain.identity.ports import Sessions
from domain.identity.sign_in import password, second_factor
from domain.identity.sign_in.ports import PasswordSignIn, SignInPorts
from domain.identity.sign_in.session_opener import SessionOpened
from domain.players.ports import Brands
from domain.shared.actor import ActorKind
from domain.shared.errors import Unavailable
from server.http.auth.realms import HEADER, REALMS, Realm
from server.http.auth.request_body import DEFAULT_BRAND, InvalidBody, SignInBody, read_sign_in_body
from server.http.auth.responses import (
    CLEAR_SITE_DATA,
    NO_STORE,
    ResponseOptions,
    clear_cookie,
    json_response,
    outcome_response,
    problem,
    session_json,
)
from server.http.auth.sign_in_ports import SignInPortsFactory
from server.http.authentication import RequestAuthenticator
from server.http.web_origin import origin_allowed
from server.observability.security_metrics import SecurityReport

SignInStep = Callable[["AuthRoutes", SignInPorts, Realm, SignInBody], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class AuthRoutes:
    """Sign-in and sign-out of both realms. ``origins`` are web origins besides our own that may use them.

    Sign-in at a brand that is not among ``brands`` fails; such attempts are recorded in the default brand, so
    that invented names do not begin audit logs of their own.
    """

    ports_factory: SignInPortsFactory
    authenticator: RequestAuthenticator
    sessions: Sessions
    breached: BreachedPasswords
    guessable_words: GuessableWords
    origins: Collection[str]
    brands: Brands
    factor_resets: FactorResetReads
    report: SecurityReport

    def routes(self) -> list[Route]:
        """Every route, for each realm."""
        steps = [
            Route(f"/auth/{{realm}}/{path}", self._handler(step), methods=["POST"]) for path, step in STEPS
        ]
        return [
            *steps,
            Route("/auth/{realm}/sign-out", self.sign_out, methods=["POST"]),
            Route("/auth/{realm}/session", self.session, methods=["GET"]),
        ]

    async def session(self, request: Request) -> Response:
        """The session of this browser's cookie."""
        realm = self._realm(request)
        if isinstance(realm, Response):
            return realm
        try:
            session = await self._cookie_session(request, realm)
            shown = session and await self._session_json(request, session)
        except Unavailable:
            return unavailable()
        return json_response(200, {"session": shown})

    async def _session_json(self, request: Request, session: Session) -> dict[str, Any]:
        """A session as its holder sees it now."""
        duty: EnrolmentDuty = self.ports_factory.port(
            EnrolmentDuty, self.ports_factory.read_request(request, session.account.brand).origin
        )
        # For operators, session_json derives it from a session that is not strong.
        due = session.account.kind is ActorKind.PLAYER and await duty.enrolment_due(session.account)
        return session_json(session, self.authenticator.actor_of_session(session).roles, due=due)

    async def sign_out(self, request: Request) -> Response:
        """End the browser's session and delete its cookie; idempotent."""
        realm = self._realm(request)
        if isinstance(realm, Response):
            return realm
        try:
            session = await self._cookie_session(request, realm)
            if session is not None:
                sign_in_request = self.ports_factory.read_request(request, session.account.brand)
                security_log: SecurityLog = self.ports_factory.port(SecurityLog, sign_in_request.origin)
                await security_log.record(
                    "session.ended", session.account.id, "SignedOut", session=str(session.id)
                )
                await self.sessions.end(session.id)
        except Unavailable:
            return unavailable()
        response = json_response(200, {"session": None}, NO_STORE | CLEAR_SITE_DATA)
        clear_cookie(response, realm.cookie)
        return response

    def _handler(self, step: SignInStep) -> Callable[[Request], Awaitable[Response]]:
        async def take(request: Request) -> Response:
            realm = self._realm(request)
            if isinstance(realm, Response):
                return realm
            try:
                return await self._run_step(request, realm, step)
            except InvalidBody as bad:
                return problem(bad.status, "BAD_REQUEST", field=bad.field)
            except Unavailable:
                return unavailable()
            except ClientDisconnect:
                return Response(status_code=400)

        return take

    async def _run_step(self, request: Request, realm: Realm, step: SignInStep) -> Response:
        body = await read_sign_in_body(request)
        brand = await self.brands.find(body.brand())
        sign_in_request = self.ports_factory.read_request(request, brand.id if brand else DEFAULT_BRAND)
        previous = await self._cookie_session(request, realm)
        outcome = await step(
            self,
            self.ports_factory.ports_for(sign_in_request, previous.id if previous else None),
            realm,
            body,
        )
        if step not in SESSIONLESS_STEPS:
            self.report.sign_in(realm.name, outcome)
        return outcome_response(
            outcome, ResponseOptions(realm, sign_in_request.new_device), self._roles(outcome)
        )

    def _roles(self, outcome: Any) -> frozenset[str]:
        return (
            self.authenticator.actor_of_session(outcome.session).roles
            if isinstance(outcome, SessionOpened)
            else frozenset()
        )

    def _realm(self, request: Request) -> Realm | Response:
        """The realm of the path, if the requesting page may use it."""
        realm = REALMS.get(request.path_params["realm"])
        if realm is None:
            return problem(404, "NOT_FOUND")
        headers = request.headers
        ours = origin_allowed(headers.get("origin"), headers.get("host"), self.origins)
        if not ours or headers.get(HEADER) != realm.name:
            return problem(403, "FORBIDDEN")
        return realm

    async def _cookie_session(self, request: Request, realm: Realm) -> Session | None:
        """The session of the browser's cookie, if it has not ended."""
        secret = request.cookies.get(realm.cookie)
        found = await self.sessions.find(secret) if secret else None
        return found if found and found.account.kind is realm.kind else None


async def _sign_in(_routes: AuthRoutes, ports: SignInPorts, realm: Realm, body: SignInBody) -> Any:
    shown = PasswordSignIn(realm.kind, body.brand(), body.login(), body.password())
    return await password.sign_in(ports, shown)


async def _begin_factor(_routes: AuthRoutes, ports: SignInPorts, realm: Realm, body: SignInBody) -> Any:
    return await second_factor.begin_factor(ports, realm.kind, body.text("ticket"), body.factor())


async def _factor(_routes: AuthRoutes, ports: SignInPorts, realm: Realm, body: SignInBody) -> Any:
    ticket, factor, shown = body.text("ticket"), body.factor(), body.answer()
    return await second_factor.prove_factor(ports, realm.kind, ticket, factor, shown)


async def _begin_passkey(_routes: AuthRoutes, ports: SignInPorts, realm: Realm, _body: SignInBody) -> Any:
    return await second_factor.begin_passkey(ports, realm.kind)


async def _passkey(_routes: AuthRoutes, ports: SignInPorts, realm: Realm, body: SignInBody) -> Any:
    return await second_factor.sign_in_by_passkey(ports, realm.kind, body.text("ticket"), body.answer())


async def _forgot(_routes: AuthRoutes, ports: SignInPorts, realm: Realm, body: SignInBody) -> Any:
    return await reset.request_password_reset(ports, realm.kind, body.brand(), body.login())


async def _reset(routes: AuthRoutes, ports: SignInPorts, realm: Realm, body: SignInBody) -> Any:
    command = ResetPassword(realm.kind, body.text("challenge"), body.text("code"), body.password())
    return await reset.reset_password(ports, command, routes.breached, routes.guessable_words)


async def _object(routes: AuthRoutes, ports: SignInPorts, realm: Realm, body: SignInBody) -> Any:
    return await object_by_code(ports, routes.factor_resets, realm.kind, body.brand(), body.text("code"))


STEPS: Final[tuple[tuple[str, SignInStep], ...]] = (
    ("sign-in", _sign_in),
    ("factor/begin", _begin_factor),
    ("factor", _factor),
    ("passkey/begin", _begin_passkey),
    ("passkey", _passkey),
    ("password/forgot", _forgot),
    ("password/reset", _reset),
    ("factor-reset/object", _object),
)

SESSIONLESS_STEPS: Final[Collection[SignInStep]] = (_forgot, _reset, _object)
"""These never open a session: they count as no sign-ins."""


def unavailable() -> Response:
    """A backend is unreachable; nothing was changed."""
    return problem(503, "UNAVAILABLE")
