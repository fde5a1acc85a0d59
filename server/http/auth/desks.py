"""Puts together what it takes to sign somebody in, for one request."""

import hashlib
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from starlette.requests import Request

from adapters.jurisdictions import PackRules
from adapters.postgres.identity_accounts import PostgresAccounts
from adapters.postgres.work import Binding, Scope
from adapters.valkey.attempts import ValkeySignInAttempts
from adapters.valkey.tickets import ValkeyTickets
from domain.identity import factors_ports, ports
from domain.identity.accounts import Run
from domain.identity.entering import Doorway
from domain.identity.model import Account
from domain.identity.session_rules import Client, SecurityRules
from domain.identity.sign_in_desk import Desk
from domain.players.jurisdictions import shipped_packs
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from resolvers.context import Runs
from server.http.addresses import Proxies
from server.http.auth.answers import DEVICE_COOKIE
from server.http.callers import anonymous, user_agent
from server.means import Means
from server.notices import MailedNotices
from server.observability.correlation import correlation_id
from server.pepper import pepper_of
from server.settings import Settings

DEVICE_BYTES: Final = 32
DEVICE_CHARS: Final = 43
"""How long 32 bytes are in base64 without padding."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: what asks, the cookie a browser without one is given, and on whose behalf it runs."""

    client: Client
    new_device: str | None
    origin: Origin


class Desks:
    """Makes desks of what the process has at hand. ``bindings`` answers the ports of second factors."""

    def __init__(self, means: Means, work: Runs, bindings: Mapping[type, Binding], proxies: Proxies) -> None:
        self._means = means
        self._work = work
        self._bindings = bindings
        self._proxies = proxies
        self._accounts = PostgresAccounts(means.database, means.vault)
        self._attempts = ValkeySignInAttempts(means.valkey, pepper_of(means.settings), means.clock)
        self._tickets = ValkeyTickets(means.valkey, means.clock)
        self._rules = PackRules(shipped_packs(), rules_of_the_house(means.settings))

    def visit(self, request: Request, brand: str) -> Visit:
        """What is known of a request before anybody has shown anything."""
        cookie = request.cookies.get(DEVICE_COOKIE, "")
        known = len(cookie) == DEVICE_CHARS and cookie.isascii()
        device = cookie if known else secrets.token_urlsafe(DEVICE_BYTES)
        ip, agent = self._proxies.client(request), user_agent(request)
        client = Client(ip, agent, hashlib.sha256(device.encode()).digest())
        origin = Origin(anonymous(brand), Channel.REST, correlation_id(), ip, user_agent=agent)
        return Visit(client, None if known else device, origin)

    def desk(self, visit: Visit, before: UUID | None = None) -> Desk:
        """A desk for one request; ``before`` is the session its browser came with."""
        means, origin = self._means, visit.origin
        contacts = self.port(factors_ports.Contacts, origin)
        door = Doorway(
            sessions=means.sessions,
            rules=self._rules,
            notices=MailedNotices(contacts, means.messages.port, means.clock, visit.client.ip),
            run_as=lambda account: self._run(origin, account),
            client=visit.client,
            clock=means.clock,
            before=before,
        )
        return Desk(
            accounts=self._accounts,
            attempts=self._attempts,
            tickets=self._tickets,
            hashing=means.passwords,
            factors=self.port(ports.SecondFactors, origin),
            passkeys=self.port(factors_ports.Passwordless, origin),
            codes=means.codes,
            trail=self.port(factors_ports.Trail, origin),
            door=door,
            knocks_max=means.settings.sign_ins_per_minute_max,
        )

    def port(self, port: Any, origin: Origin) -> Any:
        """What answers a port that needs no transaction."""
        return self._bindings[port].make(Scope(self._means.database, origin, None))

    def _run(self, origin: Origin, account: Account | None) -> Run:
        acting = replace(origin, actor=actor_of(account)) if account else origin

        async def run(carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
            return await self._work.run(carry_out, command, acting)

        return run


def actor_of(account: Account) -> Actor:
    """The holder of an account who has shown enough, and holds no role yet."""
    player_id = account.id if account.kind is ActorKind.PLAYER else None
    return Actor(account.kind, account.name, account.brand, frozenset(), player_id, account.id)


def rules_of_the_house(settings: Settings) -> SecurityRules:
    """What holds for operators."""
    return SecurityRules(
        settings.operator_failures_max,
        settings.operator_idle_seconds_max,
        settings.operator_session_seconds_max,
        "the house",
    )
