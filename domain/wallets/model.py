"""Wallets, operations, rounds, game sessions and standings. Every amount is Money; every time is UTC."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.shared.actor import Channel
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.wallets.kinds import BarReason, HouseAccount, OperationKind, WalletKind, WalletState


@dataclass(frozen=True, slots=True)
class Wallet:
    """One wallet after operation ``seq``.

    ``no`` is unique within the player; wallet 0 is the real money in the player's own currency.
    ``balance`` includes ``reserved`` (held for withdrawals); ``available`` is what can be played.
    """

    player_id: PlayerId
    no: int
    kind: WalletKind
    balance: Money
    reserved: Money
    seq: int
    state: WalletState
    opened_at: datetime
    unit: Money | None = None
    """The fixed stake of a FREE_SPINS wallet."""
    grant_id: UUID | None = None
    """The grant a BONUS or FREE_SPINS wallet holds."""

    @property
    def currency(self) -> str:
        """Code of the wallet's currency."""
        return self.balance.currency.code

    @property
    def available(self) -> Money:
        """Balance less reserved; below zero only after an exception path."""
        return self.balance - self.reserved

    @property
    def spins_left(self) -> int | None:
        """The number of free spins left; None for other kinds."""
        return self.available.minor // self.unit.minor if self.unit else None


@dataclass(frozen=True, slots=True)
class OperationRef:
    """A reference to an operation: ``seq`` is contiguous per player, ``at`` is when it was posted."""

    player_id: PlayerId
    seq: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Leg:
    """An operation's effect on one wallet; the house account ``contra`` took the opposite."""

    player_id: PlayerId
    wallet_no: int
    wallet_kind: WalletKind
    amount: Money
    reserved_delta: Money
    balance_after: Money
    reserved_after: Money
    contra: HouseAccount


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of the ledger.

    ``occurred_at`` is the caller's own time, or ``at`` where none was given. ``hash`` is that of the
    player's hash chain after the last leg. ``bet_seq`` is the bet of a win or rollback.
    """

    player_id: PlayerId
    seq: int
    at: datetime
    occurred_at: datetime
    kind: OperationKind
    legs: tuple[Leg, ...]
    reference: str
    round_id: UUID | None
    round_reference: str | None
    game: str | None
    bet_seq: int | None
    reversal_of: int | None
    actor: str
    channel: Channel
    ip: str | None
    reason: str | None
    hash: bytes

    @property
    def amount(self) -> Money:
        """Net change of the first leg's currency over all legs."""
        currency = self.legs[0].amount.currency
        return Money(sum(leg.amount.minor for leg in self.legs if leg.amount.currency == currency), currency)


@dataclass(frozen=True, slots=True)
class Round:
    """All operations of one player in one game round, summed."""

    player_id: PlayerId
    id: UUID
    reference: str
    game: str | None
    opened_at: datetime
    last_at: datetime
    closed_at: datetime | None
    staked: Money
    won: Money
    operations: int
    last_seq: int
    """Sequence number of the newest operation."""

    @property
    def result(self) -> Money:
        """Won less staked."""
        return self.won - self.staked


@dataclass(frozen=True, slots=True)
class GameSession:
    """A game session; bets that name it are refused once it has expired or ended."""

    player_id: PlayerId
    id: UUID
    game: str
    provider: str
    currency: str
    opened_at: datetime
    expires_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a player may bet and deposit; stored beside the wallets, so that bets ask no other service.

    Wins, rollbacks and withdrawals are always possible (GLI-19 A.3.8(c)).
    """

    may_bet: bool = True
    may_deposit: bool = True
    reason: BarReason | None = None
