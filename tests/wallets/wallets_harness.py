"""Players with money: runs commands as the resolvers do, on a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_type_hints
from uuid import UUID

from adapters.postgres.command_runner import Binding, CommandRunner, CommandScope, Unaudited
from adapters.postgres.database import EVERY_BRAND, Database
from adapters.postgres.wallets.reads import PostgresWalletReads
from adapters.postgres.wallets.statements import LedgerStatements
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.authority import Authorities
from domain.shared.clock import SystemClock
from domain.shared.ids import new_id
from domain.shared.money import Currency, Money
from domain.wallets.awards import FundsGranted, GrantFunds, grant_funds
from domain.wallets.deposits import DepositMoved, RecordDeposit, record_deposit
from domain.wallets.kinds import WalletKind
from domain.wallets.opening import OpenWallet, WalletOpened, open_wallet
from domain.wallets.outcomes import InsufficientFunds
from domain.wallets.play.bets import PlaceBet, place_bet
from domain.wallets.play.rollbacks import RollbackBet, rollback_bet
from domain.wallets.play.rounds import CloseRound, close_round
from domain.wallets.play.wins import PayWin, pay_win
from server.composition.bindings import bindings
from server.contexts.authorities import authorities_of
from server.contexts.wallets import WALLETS
from server.security.access_control import shipped_access_control

EUR = Currency.of("EUR")
USD = Currency.of("USD")

OPERATOR = Origin(Actor(ActorKind.OPERATOR, "olga", "default"), Channel.CONSOLE, "corr-op")
SECOND_OPERATOR = replace(OPERATOR, actor=replace(OPERATOR.actor, name="omar"))

RESOURCES: Any = SimpleNamespace(clock=SystemClock(), access=shipped_access_control())
BINDINGS = {
    **bindings(RESOURCES, (WALLETS,)),
    Authorities: Binding.unaudited(Unaudited.READS, lambda scope: authorities_of(RESOURCES, scope)),
}
"""Those of a process, of this context alone, and whether operators may still do what they asked for."""

_numbers = count(1)
_LEDGER_PROBLEMS = (Path(__file__).parent / "ledger_problems.sql").read_text()


def eur(major: int, cents: int = 0) -> Money:
    """Euros."""
    return Money(major * 100 + cents, EUR)


def short_of(available: Money, short_by: Money) -> InsufficientFunds:
    """A refusal for want of funds, of a player with nothing reserved."""
    return InsufficientFunds(
        balance=available, available=available, reserved=Money(0, available.currency), short_by=short_by
    )


def an_id(what: str = "op") -> str:
    """A new operation id."""
    return f"{what}-{next(_numbers)}"


def a_provider(name: str | None = None) -> Origin:
    """A game provider of its own: ids are unique per caller."""
    actor = Actor(ActorKind.SERVICE, name or an_id("acme"), "default")
    return Origin(actor, Channel.GRAPHQL, "corr-test", ip="192.0.2.7")


@dataclass(frozen=True)
class WalletsHarness:
    """The wallets context on one database, as one game provider calls it."""

    database: Database
    provider: Origin = field(default_factory=a_provider)

    @property
    def reads(self) -> PostgresWalletReads:
        return PostgresWalletReads(self.database, EVERY_BRAND)

    @property
    def statements(self) -> LedgerStatements:
        return LedgerStatements(self.database, EVERY_BRAND)

    async def run(self, carry_out: Any, command: Any, origin: Origin | None = None) -> Any:
        """Carry a command out as `info.context.run` does."""
        work = CommandRunner(self.database, BINDINGS)
        return await work.run(carry_out, command, origin or self.provider)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Any]:
        """Runs commands in one open transaction."""
        async with self.database.transaction("default") as connection:
            scope = CommandScope(self.database, self.provider, connection)

            async def run(carry_out: Any, command: Any) -> Any:
                port = BINDINGS[list(get_type_hints(carry_out).values())[1]]
                return await carry_out(command, port.make(scope), self.provider)

            yield run

    async def set_caller_profile(self, *, late_wins: bool = False, round_minutes_max: int = 1440) -> None:
        """Keep the rules of the provider, as an administrator does by SQL."""
        keep, caller = "select wallets.keep_caller_profile($1, $2, $3)", str(self.provider.actor)
        await self.database.pool.execute(keep, caller, late_wins, round_minutes_max)

    async def a_player(self, balance: Money | None = None, currency: Currency = EUR) -> UUID:
        """A player with a real wallet and perhaps a first deposit."""
        player_id = new_id()
        opened = await self.run(open_wallet, OpenWallet(player_id=player_id, currency=currency))
        assert isinstance(opened, WalletOpened)
        if balance is not None:
            await self.deposit(player_id, balance)
        return player_id

    async def deposit(self, player_id: UUID, amount: Money) -> UUID:
        """A settled deposit; its id."""
        outcome = await self.run(
            record_deposit,
            RecordDeposit(player_id=player_id, key=an_id("dep"), amount=amount, method="card"),
        )
        assert isinstance(outcome, DepositMoved), outcome
        return outcome.deposit.id

    async def bonus(self, player_id: UUID, amount: Money, **more: Any) -> int:
        """A granted bonus; the number of its wallet."""
        outcome = await self.run(
            grant_funds,
            GrantFunds(
                player_id=player_id,
                key=an_id("grant"),
                amount=amount,
                **{"kind": WalletKind.BONUS, "grant_id": new_id()} | more,
            ),
        )
        assert isinstance(outcome, FundsGranted), outcome
        return outcome.wallet.no

    async def bet(self, player_id: UUID, stake: Money, key: str | None = None, **more: Any) -> Any:
        """A bet of the provider."""
        command = PlaceBet(player_id=player_id, key=key or an_id("bet"), stake=stake, **more)
        return await self.run(place_bet, command)

    async def win(self, player_id: UUID, amount: Money, key: str | None = None, **more: Any) -> Any:
        """A win of the provider."""
        command = PayWin(player_id=player_id, key=key or an_id("win"), amount=amount, **more)
        return await self.run(pay_win, command)

    async def rollback(self, player_id: UUID, bet: str, key: str | None = None) -> Any:
        """A rollback of the provider."""
        command = RollbackBet(player_id=player_id, key=key or an_id("rollback"), bet=bet)
        return await self.run(rollback_bet, command)

    async def close(self, player_id: UUID, round: str, key: str | None = None) -> Any:  # noqa: A002
        """A round close of the provider."""
        command = CloseRound(player_id=player_id, key=key or an_id("close"), round=round)
        return await self.run(close_round, command)

    async def balances(self, player_id: UUID) -> list[int]:
        """Every wallet's balance, by number."""
        wallets = (await self.reads.wallets_of([player_id]))[player_id]
        return [wallet.balance.minor for wallet in wallets]

    async def posted(self, player_id: UUID) -> int:
        """How many operations the ledger holds of a player."""
        return await self.reads.operations(player_id).count()

    async def facts(self, player_id: UUID) -> list[tuple[str, int]]:
        """Names and sequence numbers of what the outbox holds of a player."""
        rows = await self.database.statements_for(EVERY_BRAND).fetch(
            "select name, seq from outbox.event where player_id = $1 order by part, id", player_id
        )
        return [(row["name"], row["seq"]) for row in rows]

    async def assert_ledger_consistent(self, player_id: UUID) -> None:
        """Nothing about this player's ledger is wrong: sums, chains, sequence."""
        problems = await self.database.statements_for(EVERY_BRAND).fetch(_LEDGER_PROBLEMS, player_id)
        assert not problems, [dict(row) for row in problems]
