"""Opens sessions for operators whose provider vouches for them."""

from dataclasses import dataclass, replace
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from adapters.postgres.identity.accounts import PostgresAccounts
from domain.access.roles import Operator
from domain.access.sso import ProviderIdentity
from domain.access.sso_provisioning import recognise
from domain.identity.model import Account, Factor
from domain.identity.sign_in.session_opener import SessionOpened
from domain.shared.actor import Actor, ActorKind
from resolvers.context import Process
from server.http.auth.realms import OPERATORS
from server.http.auth.responses import ResponseOptions, outcome_response
from server.http.auth.sign_in_ports import SignInPortsFactory
from server.http.authentication import RequestAuthenticator


@dataclass(frozen=True, slots=True)
class SsoSignIn:
    """Signs in whom a provider's word is good for, and has the roles it gave in force by then."""

    process: Process
    accounts: PostgresAccounts
    desks: SignInPortsFactory
    callers: RequestAuthenticator

    async def admit(self, request: Request, vouched: ProviderIdentity) -> Response | None:
        """The response with their cookie; None where their account lets nobody in."""
        visit = self.desks.visit(request, vouched.brand)
        by = Actor(ActorKind.SYSTEM, f"sso {vouched.issuer}", vouched.brand, frozenset({"system"}))
        origin = replace(visit.origin, actor=by)
        operator: Operator | None = await self.process.work.run(recognise, vouched, origin)
        if operator is None:
            return None
        account = Account(operator.id, ActorKind.OPERATOR, vouched.brand, operator.login)
        kept = await self.accounts.by_id(account, visit.client.device)
        if not kept:
            return None
        await self.process.rights.renew()
        before = await self._before(request)
        opened = await self.desks.desk(visit, before).open_session(
            kept, (Factor.SSO,), None, by_password=False
        )
        if not isinstance(opened, SessionOpened):
            return None
        roles = self.callers.person(opened.session).roles
        return outcome_response(opened, ResponseOptions(OPERATORS, visit.new_device), roles)

    async def refuse(self, request: Request, provider: str, brand: str, why: str) -> None:
        """Record that a provider's word was not good enough; an address that does it too often is not heard.

        Raises:
            Unavailable: it cannot be recorded.
        """
        desk = self.desks.desk(self.desks.visit(request, brand))
        if await desk.rate_limit() is None:
            await desk.security_log.record("sign_in.refused", None, why, provider=provider)

    async def _before(self, request: Request) -> UUID | None:
        """The session the browser came with, which ends where another begins."""
        secret = request.cookies.get(OPERATORS.cookie)
        found = await self.callers.sessions.find(secret) if secret else None
        return found.id if found and found.account.kind is OPERATORS.kind else None
