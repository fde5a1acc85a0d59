"""The routes under ``/auth/{realm}``: parse, ask, answer. Which pages may use them is decided here."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

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

SignInStep = Callable[["AuthRoutes", SignInPorts, Realm, SignInBody], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class AuthRoutes:
    """Signing in and out of both realms. ``origins`` are web origins besides our own that may do so.

    Of brands that are not among ``brands`` nobody is let in; what is recorded of attempts there is recorded
    in the first brand of the house, for else anybody could begin as many logs as there are names.
    """

    desks: SignInPortsFactory
    callers: RequestAuthenticator
    sessions: Sessions
    breached: BreachedPasswords
    words: GuessableWords
    origins: Collection[str]
    brands: Brands

    def routes(self) -> list[Route]:
        """Every route, for each realm."""
        steps = [
            Route(f"/auth/{{realm}}/{path}", self._taking(step), methods=["POST"]) for path, step in STEPS
        ]
        return [
            *steps,
            Route("/auth/{realm}/sign-out", self.sign_out, methods=["POST"]),
            Route("/auth/{realm}/session", self.session, methods=["GET"]),
        ]

    async def session(self, request: Request) -> Response:
        """Who this browser is signed in as."""
        realm = self._realm(request)
        if isinstance(realm, Response):
            return realm
        try:
            session = await self._present(request, realm)
            shown = session and await self._seen(request, session)
        except Unavailable:
            return unavailable()
        return json_response(200, {"session": shown})

    async def _seen(self, request: Request, session: Session) -> dict[str, Any]:
        """A session, as its holder sees it now."""
        duty: EnrolmentDuty = self.desks.port(
            EnrolmentDuty, self.desks.visit(request, session.account.brand).origin
        )
        # An operator whose session is not strong has to enrol; see there.
        due = session.account.kind is ActorKind.PLAYER and await duty.enrolment_due(session.account)
        return session_json(session, self.callers.person(session).roles, due=due)

    async def sign_out(self, request: Request) -> Response:
        """End the browser's session, and have it forget its cookie; as often as one likes."""
        realm = self._realm(request)
        if isinstance(realm, Response):
            return realm
        try:
            session = await self._present(request, realm)
            if session is not None:
                visit = self.desks.visit(request, session.account.brand)
                trail: SecurityLog = self.desks.port(SecurityLog, visit.origin)
                await trail.record("session.ended", session.account.id, "SignedOut", session=str(session.id))
                await self.sessions.end(session.id)
        except Unavailable:
            return unavailable()
        response = json_response(200, {"session": None}, NO_STORE | CLEAR_SITE_DATA)
        clear_cookie(response, realm.cookie)
        return response

    def _taking(self, step: SignInStep) -> Callable[[Request], Awaitable[Response]]:
        async def take(request: Request) -> Response:
            realm = self._realm(request)
            if isinstance(realm, Response):
                return realm
            try:
                return await self._answered(request, realm, step)
            except InvalidBody as bad:
                return problem(bad.status, "BAD_REQUEST", field=bad.field)
            except Unavailable:
                return unavailable()
            except ClientDisconnect:
                return Response(status_code=400)

        return take

    async def _answered(self, request: Request, realm: Realm, step: SignInStep) -> Response:
        body = await read_sign_in_body(request)
        known = await self.brands.find(body.brand())
        visit = self.desks.visit(request, known.id if known else DEFAULT_BRAND)
        before = await self._present(request, realm)
        outcome = await step(self, self.desks.desk(visit, before.id if before else None), realm, body)
        return outcome_response(outcome, ResponseOptions(realm, visit.new_device), self._roles(outcome))

    def _roles(self, outcome: Any) -> frozenset[str]:
        return (
            self.callers.person(outcome.session).roles if isinstance(outcome, SessionOpened) else frozenset()
        )

    def _realm(self, request: Request) -> Realm | Response:
        """The realm of the path, if the page that asks may use it."""
        realm = REALMS.get(request.path_params["realm"])
        if realm is None:
            return problem(404, "NOT_FOUND")
        headers = request.headers
        ours = origin_allowed(headers.get("origin"), headers.get("host"), self.origins)
        if not ours or headers.get(HEADER) != realm.name:
            return problem(403, "FORBIDDEN")
        return realm

    async def _present(self, request: Request, realm: Realm) -> Session | None:
        """The session of the browser's cookie, if it still runs."""
        secret = request.cookies.get(realm.cookie)
        found = await self.sessions.find(secret) if secret else None
        return found if found and found.account.kind is realm.kind else None


async def _sign_in(_doors: AuthRoutes, desk: SignInPorts, realm: Realm, body: SignInBody) -> Any:
    shown = PasswordSignIn(realm.kind, body.brand(), body.login(), body.password())
    return await password.sign_in(desk, shown)


async def _begin_factor(_doors: AuthRoutes, desk: SignInPorts, realm: Realm, body: SignInBody) -> Any:
    return await second_factor.begin_factor(desk, realm.kind, body.text("ticket"), body.factor())


async def _factor(_doors: AuthRoutes, desk: SignInPorts, realm: Realm, body: SignInBody) -> Any:
    ticket, factor, shown = body.text("ticket"), body.factor(), body.answer()
    return await second_factor.prove_factor(desk, realm.kind, ticket, factor, shown)


async def _begin_passkey(_doors: AuthRoutes, desk: SignInPorts, realm: Realm, _body: SignInBody) -> Any:
    return await second_factor.begin_passkey(desk, realm.kind)


async def _passkey(_doors: AuthRoutes, desk: SignInPorts, realm: Realm, body: SignInBody) -> Any:
    return await second_factor.sign_in_by_passkey(desk, realm.kind, body.text("ticket"), body.answer())


async def _forgot(_doors: AuthRoutes, desk: SignInPorts, realm: Realm, body: SignInBody) -> Any:
    return await reset.forgot(desk, realm.kind, body.brand(), body.login())


async def _reset(doors: AuthRoutes, desk: SignInPorts, realm: Realm, body: SignInBody) -> Any:
    asked = ResetPassword(realm.kind, body.text("challenge"), body.text("code"), body.password())
    return await reset.reset(desk, asked, doors.breached, doors.words)


STEPS: Final[tuple[tuple[str, SignInStep], ...]] = (
    ("sign-in", _sign_in),
    ("factor/begin", _begin_factor),
    ("factor", _factor),
    ("passkey/begin", _begin_passkey),
    ("passkey", _passkey),
    ("password/forgot", _forgot),
    ("password/reset", _reset),
)


def unavailable() -> Response:
    """What it takes is out of reach; nothing was changed."""
    return problem(503, "UNAVAILABLE")
