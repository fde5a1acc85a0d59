"""Builds the ports of the sign-in use cases for one request."""

import hashlib
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from starlette.requests import Request

from adapters.postgres.command_runner import Binding, CommandScope
from domain.identity import ports
from domain.identity.accounts import Accounts, BarredAccounts, Run
from domain.identity.factors import ports as factors_ports
from domain.identity.model import Account
from domain.identity.notices import Notices
from domain.identity.ports import PasswordHasher
from domain.identity.session_rules import ClientInfo, RuleBook
from domain.identity.sign_in.lockout import SignInAttempts
from domain.identity.sign_in.ports import SignInPorts
from domain.identity.sign_in.session_opener import SessionOpener
from domain.identity.sign_in.tickets import Tickets
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.ids import PlayerId
from resolvers.context import CommandExecutor
from server.composition.process_resources import ProcessResources
from server.http.auth.responses import DEVICE_COOKIE
from server.http.authentication import anonymous, user_agent
from server.http.client_address import Proxies
from server.observability.correlation import correlation_id

DEVICE_BYTES: Final = 32
DEVICE_CHARS: Final = 43
"""How long 32 bytes are in base64 without padding."""


@dataclass(frozen=True, slots=True)
class SignInRequest:
    """One request: its client, the device cookie to set for a browser without one, and its origin."""

    client: ClientInfo
    new_device: str | None
    origin: Origin


class SignInPortsFactory:
    """Makes ``SignInPorts`` of the process's resources and the ``bindings`` of the identity context."""

    def __init__(
        self,
        resources: ProcessResources,
        commands: CommandExecutor,
        bindings: Mapping[type, Binding],
        proxies: Proxies,
    ) -> None:
        self._resources = resources
        self._commands = commands
        self._bindings = bindings
        self._proxies = proxies

    def read_request(self, request: Request, brand: str) -> SignInRequest:
        """The client and origin of a request, before any credentials are checked."""
        cookie = request.cookies.get(DEVICE_COOKIE, "")
        known = len(cookie) == DEVICE_CHARS and cookie.isascii()
        device = cookie if known else secrets.token_urlsafe(DEVICE_BYTES)
        ip, agent = self._proxies.client(request), user_agent(request)
        client = ClientInfo(ip, agent, hashlib.sha256(device.encode()).digest())
        origin = Origin(anonymous(brand), Channel.REST, correlation_id(), ip, user_agent=agent)
        return SignInRequest(client, None if known else device, origin)

    def ports_for(self, sign_in_request: SignInRequest, previous: UUID | None = None) -> SignInPorts:
        """The ports for one request; ``previous`` is the session its browser came with."""
        origin = sign_in_request.origin
        opener = SessionOpener(
            sessions=self.port(ports.Sessions, origin),
            rules=self.port(RuleBook, origin),
            notices=self.port(Notices, origin),
            run_as=lambda account: self._run(origin, account),
            client=sign_in_request.client,
            clock=self._resources.clock,
            before=previous,
        )
        return SignInPorts(
            accounts=self.port(Accounts, origin),
            barred=self.port(BarredAccounts, origin),
            attempts=self.port(SignInAttempts, origin),
            tickets=self.port(Tickets, origin),
            hasher=self.port(PasswordHasher, origin),
            factors=self.port(ports.SecondFactors, origin),
            passkeys=self.port(factors_ports.Passwordless, origin),
            codes=self.port(ports.Codes, origin),
            security_log=self.port(factors_ports.SecurityLog, origin),
            opener=opener,
            address_attempts_max=self._resources.settings.sign_ins_per_minute_max,
        )

    def port(self, port: Any, origin: Origin) -> Any:
        """The implementation of a port that needs no transaction."""
        return self._bindings[port].make(CommandScope(self._resources.database, origin, None))

    def _run(self, origin: Origin, account: Account | None) -> Run:
        acting = replace(origin, actor=actor_of(account)) if account else origin

        async def run(carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
            return await self._commands.run(carry_out, command, acting)

        return run


def actor_of(account: Account) -> Actor:
    """The actor of an account holder who has proved enough factors, without roles yet."""
    player_id = PlayerId(account.id) if account.kind is ActorKind.PLAYER else None
    return Actor(account.kind, account.name, account.brand, frozenset(), player_id, account.id)
