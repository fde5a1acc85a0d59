"""Mixed operations on few players, and what their answers promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

from domain.shared.ids import new_id
from domain.wallets.adjustments import Adjust, adjust
from domain.wallets.awards import GrantFunds, grant_funds
from domain.wallets.deposits import DepositMoved, RecordDeposit, record_deposit
from domain.wallets.kinds import Funding, WalletKind
from domain.wallets.outcomes import Posted
from domain.wallets.play.bets import BetPlaced, PlaceBet, place_bet
from domain.wallets.play.rollbacks import RollbackBet, rollback_bet
from domain.wallets.play.wins import PayWin, pay_win
from domain.wallets.withdrawals import (
    MoveWithdrawal,
    RequestWithdrawal,
    WithdrawalMoved,
    approve_withdrawal,
    cancel_withdrawal,
    pay_withdrawal,
    reject_withdrawal,
    request_withdrawal,
)
from tests.wallets.wallets_harness import WalletsHarness, eur

Operation = tuple[Any, Any]
"""A command's function and the command."""

DONE = (Posted, DepositMoved, WithdrawalMoved)


@dataclass
class Traffic:
    """Makes operations up. ``keys`` is how many ids a kind and player have; None: each comes once."""

    chance: Random
    players: Sequence[UUID]
    keys: int | None = None
    known_bets: list[tuple[UUID, str]] = field(default_factory=list)
    known_withdrawals: list[tuple[UUID, UUID]] = field(default_factory=list)

    def operation(self) -> Operation:
        """The next one; wins, rollbacks and moves answer something known where there is anything."""
        kinds = list(MAKERS)
        make = self.chance.choices(kinds, [MAKERS[kind] for kind in kinds])[0]
        return make(self)

    def know(self, operation: Operation, outcome: Any) -> None:
        """Remember what later operations may refer to."""
        command = operation[1]
        if isinstance(outcome, BetPlaced):
            self.known_bets.append((command.player_id, command.key))
        elif operation[0] is request_withdrawal and isinstance(outcome, WithdrawalMoved):
            self.known_withdrawals.append((command.player_id, outcome.withdrawal.id))

    def common(self, kind: str) -> dict[str, Any]:
        """A player and an operation id."""
        player = self.chance.choice(self.players)
        return {"player_id": player, "key": self.id_for(kind, player)}

    def id_for(self, kind: str, player: UUID) -> str:
        """An operation id."""
        return f"{kind}-{player}-{self.chance.randrange(self.keys)}" if self.keys else f"{kind}-{new_id()}"

    def cents(self, most: int = 3000) -> Any:
        """Some money."""
        return eur(0, self.chance.randrange(1, most))


def bet(traffic: Traffic) -> Operation:
    funding = traffic.chance.choice([Funding.REAL_FIRST, Funding.BONUS_FIRST, Funding.REAL_ONLY])
    return place_bet, PlaceBet(**traffic.common("bet"), stake=traffic.cents(), funding=funding)


def win(traffic: Traffic) -> Operation:
    player, answered = _one_of(traffic, traffic.known_bets, "bet-none")
    named = {"player_id": player, "key": traffic.id_for("win", player)}
    return pay_win, PayWin(**named, amount=traffic.cents(), bet=answered)


def rollback(traffic: Traffic) -> Operation:
    player, answered = _one_of(traffic, traffic.known_bets, f"never-{new_id()}")
    named = {"player_id": player, "key": traffic.id_for("rollback", player)}
    return rollback_bet, RollbackBet(**named, bet=answered)


def deposit(traffic: Traffic) -> Operation:
    asked = RecordDeposit(**traffic.common("deposit"), amount=traffic.cents(), method="card")
    return record_deposit, asked


def withdrawal(traffic: Traffic) -> Operation:
    asked = RequestWithdrawal(**traffic.common("out"), amount=traffic.cents(500), method="bank")
    return request_withdrawal, asked


def move(traffic: Traffic) -> Operation:
    player, moved = _one_of(traffic, traffic.known_withdrawals, new_id())
    named = {"player_id": player, "key": traffic.id_for("move", player)}
    step = traffic.chance.choice(list(MOVES))
    return step, MoveWithdrawal(**named, withdrawal_id=moved, authorisation="a-1", reason="because")


def grant(traffic: Traffic) -> Operation:
    asked = GrantFunds(
        **traffic.common("grant"), kind=WalletKind.BONUS, amount=traffic.cents(), grant_id=new_id()
    )
    return grant_funds, asked


def adjustment(traffic: Traffic) -> Operation:
    return adjust, Adjust(**traffic.common("adjust"), amount=-traffic.cents(500), reason="because")


MAKERS: Mapping[Callable[[Traffic], Operation], int] = {
    bet: 40,
    win: 20,
    rollback: 10,
    deposit: 12,
    withdrawal: 8,
    move: 8,
    grant: 1,
    adjustment: 3,
}


MOVES: Mapping[Any, tuple[int, int]] = {
    approve_withdrawal: (0, 0),
    pay_withdrawal: (-1, -1),
    reject_withdrawal: (0, -1),
    cancel_withdrawal: (0, -1),
}
"""How often a move takes the withdrawal's amount from the balance and from what is reserved."""


def _one_of(traffic: Traffic, known: list[tuple[UUID, Any]], other: Any) -> tuple[UUID, Any]:
    return traffic.chance.choice(known[-200:]) if known else (traffic.chance.choice(traffic.players), other)


@dataclass
class AcknowledgedOperations:
    """What callers were told: an operation id that was answered with success counts, and counts once."""

    kept: dict[tuple[UUID, str], Operation] = field(default_factory=dict)
    amounts: dict[UUID, int] = field(default_factory=dict)
    answers: Counter[type] = field(default_factory=Counter)

    def record(self, operation: Operation, outcome: Any) -> None:
        """A caller got this answer."""
        self.answers[type(outcome)] += 1
        if isinstance(outcome, DONE):
            self.kept[operation[1].player_id, operation[1].key] = operation
        if isinstance(outcome, WithdrawalMoved):
            self.amounts[outcome.withdrawal.id] = outcome.withdrawal.amount.minor

    def expected_balances(self, start: Mapping[UUID, int]) -> dict[UUID, tuple[int, int]]:
        """Balance and reserved amount of each player over all wallets; ``start`` is what they had before."""
        owed = {player: (minor, 0) for player, minor in start.items()}
        for operation in self.kept.values():
            player = operation[1].player_id
            owed[player] = tuple(map(sum, zip(owed[player], self._effect(*operation), strict=True)))
        return owed

    def _effect(self, carry_out: Any, command: Any) -> tuple[int, int]:
        """What it does to balance and reserved amount, in cents."""
        if carry_out is place_bet:
            return -command.stake.minor, 0
        if carry_out is rollback_bet:
            bet = self.kept.get((command.player_id, command.bet))
            return (bet[1].stake.minor if bet else 0), 0
        if carry_out is request_withdrawal:
            return 0, command.amount.minor
        if carry_out in MOVES:
            amount = self.amounts[command.withdrawal_id]
            return MOVES[carry_out][0] * amount, MOVES[carry_out][1] * amount
        return command.amount.minor, 0


async def wallet_totals(harness: WalletsHarness, players: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    """Balance and reserved amount over all wallets."""
    kept = await harness.reads.wallets_of(players)
    return {
        player: (sum(w.balance.minor for w in wallets), sum(w.reserved.minor for w in wallets))
        for player, wallets in kept.items()
    }
