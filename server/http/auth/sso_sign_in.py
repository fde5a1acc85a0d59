"""Opens sessions for operators identified by their OpenID provider."""

from dataclasses import dataclass, replace
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from adapters.postgres.identity.accounts import PostgresAccounts
from domain.access.roles import Operator
from domain.access.sso import ProviderIdentity
from domain.access.sso_provisioning import provision_operator
from domain.identity.model import Account, Factor
from domain.identity.sign_in.ports import SignInFailed
from domain.identity.sign_in.session_opener import SessionOpened
from domain.shared.actor import Actor, ActorKind
from resolvers.context import Process
from server.http.auth.realms import OPERATORS
from server.http.auth.responses import ResponseOptions, outcome_response
from server.http.auth.sign_in_ports import SignInPortsFactory
from server.http.authentication import RequestAuthenticator
from server.observability.security_metrics import SecurityReport


@dataclass(frozen=True, slots=True)
class SsoSignIn:
    """Signs in an identified operator, once the roles their provider gives are in force."""

    process: Process
    accounts: PostgresAccounts
    ports_factory: SignInPortsFactory
    authenticator: RequestAuthenticator
    report: SecurityReport

    async def sign_in(self, request: Request, identity: ProviderIdentity) -> Response | None:
        """The response with their cookie; None where the account is disabled or its session refused."""
        sign_in_request = self.ports_factory.read_request(request, identity.brand)
        actor = Actor(ActorKind.SYSTEM, f"sso {identity.issuer}", identity.brand, frozenset({"system"}))
        origin = replace(sign_in_request.origin, actor=actor)
        operator: Operator | None = await self.process.commands.run(provision_operator, identity, origin)
        if operator is None:
            return None
        account = Account(operator.id, ActorKind.OPERATOR, identity.brand, operator.login)
        stored = await self.accounts.by_id(account, sign_in_request.client.device)
        if not stored:
            return None
        await self.process.rights.renew()
        previous = await self._previous_session_id(request)
        opened = await self.ports_factory.ports_for(sign_in_request, previous).open_session(
            stored, (Factor.SSO,), None, by_password=False
        )
        if not isinstance(opened, SessionOpened):
            return None
        self.report.sign_in(OPERATORS.name, opened)
        roles = self.authenticator.actor_of_session(opened.session).roles
        return outcome_response(opened, ResponseOptions(OPERATORS, sign_in_request.new_device), roles)

    async def record_refusal(self, request: Request, provider: str, brand: str, why: str) -> None:
        """Record a refused sign-in; not for an address over its rate limit.

        Raises:
            Unavailable: it cannot be recorded.
        """
        self.report.sign_in(OPERATORS.name, SignInFailed())
        ports = self.ports_factory.ports_for(self.ports_factory.read_request(request, brand))
        if await ports.rate_limit() is None:
            await ports.security_log.record("sign_in.refused", None, why, provider=provider)

    async def _previous_session_id(self, request: Request) -> UUID | None:
        """The session of the browser's cookie, which ends when the new one begins."""
        secret = request.cookies.get(OPERATORS.cookie)
        found = await self.authenticator.sessions.find(secret) if secret else None
        return found.id if found and found.account.kind is OPERATORS.kind else None
