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
    """``converted``: the bonus wallets whose part of a win became real money in the same moment."""

    kind: str
    legs: list[tuple[int, int, int]]
    end: str = ""
    converted: frozenset[int] = frozenset()


@dataclass
class PaidWin:
    """What each wallet was paid of a win on a bet, and the round that the win named."""

    bet: str
    round: str | None
    shares: dict[int, int]


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
    round_of: dict[str, str | None] = field(default_factory=dict)
    wins: list[PaidWin] = field(default_factory=list)
    completed: set[int] = field(default_factory=set)
    """Bonus wallets that a conversion closed; other closed ones were forfeited."""
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
        own, most = max(0, real), 0
        bonuses = [(n, w.available) for n, w in enumerate(self.wallets) if n and w.state == "OPEN"]
        for number, available in bonuses:
            usable = 0 if funding is Funding.REAL_ONLY else available
            most = max(most, usable)
            if stake <= own + usable:
                first = usable if funding is Funding.BONUS_FIRST else max(0, stake - own)
                part = min(stake, first)
                return self.take(key, rnd, (0, part - stake, 0), *([(number, -part, 0)] if part else []))
        if real + most < stake:
            return "InsufficientFunds", real + most, stake - real - most
        return self.take(key, rnd, (0, -stake, 0))

    def take(self, key: str, rnd: str | None, *legs: tuple[int, int, int]) -> Any:
        self.rounds.add(rnd)
        self.round_of[key] = rnd
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
        shares = self.shares(amount, bet, answered, rnd)
        self.wins.append(PaidWin(bet, rnd, shares))
        late = {n for n, share in shares.items() if share and self.wallets[n].state == "CLOSED"}
        legs = [(0 if n in late else n, share, 0) for n, share in shares.items()]
        paid = self.post(key, "WIN", "WinPaid", *legs)
        self.by_key[key].legs = [(n, share, 0) for n, share in shares.items()]
        self.by_key[key].converted = frozenset(late)
        return paid

    def shares(self, amount: int, bet: str, answered: Operation, rnd: str | None) -> dict[int, int]:
        """A bonus has its share of all that was won in the round so far, less what it had before."""
        among = rnd or self.round_of[bet]
        before = [won for won in self.wins if (won.round == among if among else won.bet == bet)]
        staked = {n: -paid for n, paid, _ in answered.legs if paid}
        if len(staked) == 1:
            return {0: 0} | dict.fromkeys(staked, amount)
        (number,) = (n for n in staked if n)
        won = amount + sum(sum(each.shares.values()) for each in before)
        due = won * staked[number] // sum(staked.values()) - sum(
            each.shares.get(number, 0) for each in before
        )
        part = min(amount, max(0, due))
        return {0: amount - part, number: part}

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
        return self.post(key, "ROLLBACK", "RolledBack", *self.given_back(answered))

    def given_back(self, bet: Operation) -> list[tuple[int, int, int]]:
        """A stake goes back; the part of a bonus that has ended is converted, or forfeited, with it."""
        legs = []
        for n, paid, _ in bet.legs:
            if self.wallets[n].state != "CLOSED":
                legs.append((n, -paid, 0))
            elif n in self.completed:
                legs.append((0, -paid, 0))
        return legs

    def close(self, key: str, rnd: str) -> Any:
        if rnd not in self.rounds:
            return TransientAnswer(("UnknownRound",))
        if rnd in self.closed:
            return RepeatedAnswer(("RoundClosed",))
        self.closed.add(rnd)
        return self.post(key, "CLOSE", "RoundClosed", (0, 0, 0))
