"""Second factors on real servers, with a manual clock and a list of the messages sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyotp

from adapters.postgres.command_runner import CommandRunner
from domain.identity.factors.changes import own_factors
from domain.identity.factors.model import FactorEnrolled, FactorSummary, account_of
from domain.identity.factors.totp import ConfirmTotp, EnrolTotp, TotpBegun, confirm_totp, enrol_totp
from domain.identity.model import Account, Factor
from domain.identity.ports import Delivery, Message
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.ids import new_id
from server.composition.bindings import bindings
from server.composition.process_resources import ProcessResources, open_resources
from server.settings import Settings
from tests.manual_clock import ManualClock

TEN_SECONDS_INTO_A_STEP = datetime(2026, 11, 1, 12, 0, 10, tzinfo=UTC)


@dataclass
class FakeMessages:
    """Records the messages sent; ``delivery`` is its answer to each."""

    sent: list[Message] = field(default_factory=list)
    delivery: Delivery = Delivery.SENT

    @property
    def port(self) -> FakeMessages:
        return self

    async def send(self, message: Message, ip: str | None = None) -> Delivery:
        if self.delivery is Delivery.SENT:
            self.sent.append(message)
        return self.delivery

    def templates(self, account: Account) -> list[str]:
        return [message.template for message in self.sent if message.account_id == account.id]


Run = Callable[[Callable[..., Awaitable[Any]], Any], Awaitable[Any]]


@dataclass
class FactorsHarness:
    """Carries commands out as a signed-in actor."""

    resources: ProcessResources
    work: CommandRunner
    clock: ManualClock
    messages: FakeMessages

    def run(self, actor: Actor, session: Any = None) -> Run:
        """What carries commands out for this actor."""
        origin = Origin(actor, Channel.GRAPHQL, "test", "192.0.2.7", session)

        async def run(carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
            return await self.work.run(carry_out, command, origin)

        return run

    async def ask(self, port: type, actor: Actor, method: str, *given: Any) -> Any:
        """What a port answers to a method, as it is bound."""

        async def carry_out(_command: Any, port: Any) -> Any:
            return await getattr(port, method)(*given)

        carry_out.__annotations__["port"] = port
        return await self.run(actor)(carry_out, None)

    async def standing(self, actor: Actor) -> FactorSummary:
        standing: FactorSummary = await self.run(actor)(own_factors, actor)
        return standing

    async def with_totp(self, actor: Actor) -> tuple[str, FactorEnrolled]:
        """Enrol an app; its secret, and what came of it. Its next code is good from the next step on."""
        run = self.run(actor)
        begun = await run(enrol_totp, EnrolTotp(actor.name))
        assert isinstance(begun, TotpBegun)
        enrolled = await run(confirm_totp, ConfirmTotp(self.code(begun.secret)))
        assert isinstance(enrolled, FactorEnrolled), enrolled
        self.clock.forward(timedelta(seconds=30))
        return begun.secret, enrolled

    def code(self, secret: str, steps: int = 0) -> str:
        """The app's code of now, or of some steps away."""
        return pyotp.TOTP(secret).at(self.clock.now(), counter_offset=steps)


def an_operator(name: str = "anna") -> Actor:
    return Actor(ActorKind.OPERATOR, name, "default", frozenset({"support"}), None, new_id())


def a_player() -> Actor:
    id = new_id()
    return Actor(ActorKind.PLAYER, str(id), "default", frozenset({"player"}), id, id)


def account(actor: Actor) -> Account:
    found = account_of(actor)
    assert found
    return found


@asynccontextmanager
async def open_factors_harness(
    database_url: str, redis_url: str, data_dir: Path, **settings: Any
) -> AsyncIterator[FactorsHarness]:
    """A stage on these servers; ``public_url`` is what authenticators see."""
    chosen: dict[str, Any] = {"public_url": "https://casino.example", "sandbox": True} | settings
    told = Settings(database_url=database_url, redis_url=redis_url, data_dir=data_dir, **chosen)
    clock, messages = ManualClock(TEN_SECONDS_INTO_A_STEP), FakeMessages()
    async with open_resources(told, clock) as resources:
        with_messages = replace(resources, messages=messages)
        yield FactorsHarness(
            with_messages, CommandRunner(resources.database, bindings(with_messages)), clock, messages
        )


STRONG = (Factor.PASSKEY, Factor.TOTP)
