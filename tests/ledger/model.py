"""A simple model of the wallet: what each operation answers and how it changes the balances.

An answer is the outcome's name and what it must say; ``TransientAnswer`` ones are not remembered for a retry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from domain.wallets.kinds import BarReason, Funding


class TransientAnswer(tuple[Any, ...]):
    __slots__ = ()


class RepeatedAnswer(tuple[Any, ...]):
    """An old answer under a new operation id."""

    __slots__ = ()


@dataclass
class Wallet:
    balance: int = 0
    reserved: int = 0
    state: str = "OPEN"

    @property
    def available(self) -> int:
        return self.balance - self.reserved


@dataclass
class Operation:
    kind: str
    legs: list[tuple[int, int, int]]
    end: str = ""


@dataclass
class PlayerModel:
    """One player's page; legs are (wallet, amount, reserved), payments (state, cents) by operation id."""

    neighbour: PlayerModel | None = None
    wallets: list[Wallet] = field(default_factory=lambda: [Wallet()])
    operations: list[Operation] = field(default_factory=list)
    by_key: dict[str, Operation] = field(default_factory=dict)
    remembered: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    tombstones: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    payments: dict[str, tuple[Any, int]] = field(default_factory=dict)
    pending: dict[str, tuple[str, int]] = field(default_factory=dict)
    rounds: set[str | None] = field(default_factory=set)
    barred: BarReason | None = None

    def once(self, key: str, asked: tuple[Any, ...], carry_out: Callable[[], Any]) -> tuple[Any, bool]:
        """The answer, and whether it is an old one."""
        if key in self.tombstones:
            return ("AlreadyRolledBack" if asked[0] == "bet" else "IdempotencyConflict",), False
        before, answer = self.remembered.get(key, (None, None))
        if before == asked and answer != ("UnknownBet",):
            return answer, True
        foreign = self.neighbour and self.neighbour.applied(key)
        if before not in (None, asked) or (before is None and foreign):
            return ("IdempotencyConflict",), False
        if not isinstance(answer := carry_out(), TransientAnswer):
            self.remembered[key] = asked, answer
        return answer, isinstance(answer, RepeatedAnswer)

    def applied(self, key: str) -> bool:
        """Whether the other player cannot use the id either: closed rounds and tombstones concern one."""
        return key in self.remembered and self.remembered[key][1] != ("RoundClosed",)

    def post(self, key: str, kind: str, outcome: str, *legs: tuple[int, int, int], over: bool = False) -> Any:
        for number, amount, reserved in legs:
            wallet = self.wallets[number]
            wallet.balance, wallet.reserved = wallet.balance + amount, wallet.reserved + reserved
            if over and wallet.available < 0 and wallet.state == "OPEN":
                wallet.state = "LOCKED"
        self.by_key[key] = Operation(kind, list(legs))
        self.operations.append(self.by_key[key])
        return (outcome,)

    def bet(self, key: str, stake: int, rnd: str | None, funding: Funding) -> Any:
        real = self.wallets[0].available
        if rnd in self.closed:
            return TransientAnswer(("RoundIsClosed",))
        if self.barred or self.wallets[0].state != "OPEN":
            return "BetRefused", self.barred or BarReason.WALLET_LOCKED
        bonuses = [(n, w.available) for n, w in enumerate(self.wallets) if n and w.state == "OPEN"]
        bonus = 0 if funding is Funding.REAL_ONLY else sum(available for _, available in bonuses)
        if real + bonus < stake:
            return "InsufficientFunds", real + bonus, stake - real - bonus
        left = min(bonus, stake) if funding is Funding.BONUS_FIRST else max(0, stake - real)
        legs = [(0, left - stake, 0)]
        for number, available in bonuses:
            legs += [(number, -min(left, available), 0)] if min(left, available) else []
            left -= min(left, available)
        self.rounds.add(rnd)
        return self.post(key, "BET", "BetPlaced", *legs)

    def win(self, key: str, amount: int, bet: str, rnd: str | None) -> Any:
        answered = self.by_key.get(bet)
        if bet in self.tombstones or (answered and answered.end in ("rolled back", "reversed")):
            return TransientAnswer(("AlreadyRolledBack",))
        if answered is None or answered.kind != "BET":
            return ("UnknownBet",)
        if rnd in self.closed:
            return TransientAnswer(("RoundIsClosed",))
        answered.end = "settled"
        self.rounds.add(rnd)
        staked = -sum(paid for _, paid, _ in answered.legs)
        shares = {n: amount * -paid // staked for n, paid, _ in answered.legs}
        first = next(n for n, paid, _ in answered.legs if paid)  # real money, if any was staked
        shares[first] += amount - sum(shares.values())
        return self.post(key, "WIN", "WinPaid", *((n, share, 0) for n, share in shares.items()))

    def rollback(self, key: str, bet: str) -> Any:
        answered = self.by_key.get(bet)
        if bet in self.tombstones or (answered and answered.end in ("rolled back", "reversed")):
            return TransientAnswer(("AlreadyRolledBack",))
        if answered is None:  # it never came or, refused, stays refused
            self.tombstones |= set() if bet in self.remembered else {bet}
            return self.post(key, "TOMBSTONE", "RollbackNoted", (0, 0, 0))
        if answered.end:
            return TransientAnswer(("BetAlreadySettled",))
        answered.end = "rolled back"
        return self.post(key, "ROLLBACK", "RolledBack", *((n, -paid, 0) for n, paid, _ in answered.legs))

    def close(self, key: str, rnd: str) -> Any:
        if rnd not in self.rounds:
            return TransientAnswer(("UnknownRound",))
        if rnd in self.closed:
            return RepeatedAnswer(("RoundClosed",))
        self.closed.add(rnd)
        return self.post(key, "CLOSE", "RoundClosed", (0, 0, 0))
