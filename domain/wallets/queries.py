"""Read models of wallets and their history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.wallets.kinds import OperationKind
from domain.wallets.limits.model import MoneyApproval, MoneyLimit, MoneyLimitChange
from domain.wallets.model import GameSession, Operation, Round, Standing, Wallet
from domain.wallets.states import Adjustment, Deposit, Withdrawal


@dataclass(frozen=True, slots=True)
class OperationFilter:
    """A filter of operations; None does not filter."""

    kinds: frozenset[OperationKind] | None = None
    wallet_no: int | None = None
    round_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Exclusive."""


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A keyset page: ``count`` items older than, or newer than, the operation at its edge."""

    count: int
    older_than: tuple[datetime, int] | None = None
    newer_than: tuple[datetime, int] | None = None
    """(at, seq) of the operation at the edge."""


@dataclass(frozen=True, slots=True)
class OperationPage:
    """Operations, newest first."""

    items: tuple[Operation, ...]
    has_more: bool


@dataclass(frozen=True, slots=True)
class RoundPage:
    """Rounds, that with the newest operation first."""

    items: tuple[Round, ...]
    has_more: bool


@dataclass(frozen=True, slots=True)
class UnmatchedWin:
    """A win whose bet is unknown, waiting for the bet, a retry or an operator."""

    player_id: PlayerId
    key: UUID
    reference: str
    bet_reference: str
    amount: Money
    caller: str
    at: datetime


class WalletReads(Protocol):
    """Reads of wallets and their history."""

    async def wallets_of(self, players: Sequence[UUID]) -> Mapping[UUID, tuple[Wallet, ...]]:
        """All wallets of the players, by number; players without wallets are absent. One statement."""

    async def brand_of(self, player_id: PlayerId) -> str | None:
        """The brand of a player's wallets, which never changes; None without wallets."""

    async def standings_of(self, players: Sequence[UUID]) -> Mapping[UUID, Standing]:
        """The standing of each player; players without wallets are absent. One statement."""

    async def wallet(self, player_id: PlayerId, no: int) -> Wallet | None:
        """One wallet."""

    async def operation(self, player_id: PlayerId, seq: int) -> Operation | None:
        """One operation with its legs."""

    async def operations(
        self, player_id: PlayerId, page: PageRequest, which: OperationFilter | None = None
    ) -> OperationPage:
        """History with running balances (``Leg.balance_after``)."""

    async def count_operations(self, player_id: PlayerId, which: OperationFilter | None = None) -> int:
        """How many operations there are."""

    async def rounds(self, player_id: PlayerId, page: PageRequest) -> RoundPage:
        """Rounds of a player."""

    async def count_rounds(self, player_id: PlayerId) -> int:
        """How many rounds a player has."""

    async def round(self, player_id: PlayerId, round_id: UUID) -> Round | None:
        """One round."""

    async def balance_as_of(self, player_id: PlayerId, no: int, moment: datetime) -> Wallet | None:
        """The wallet as it stood at a moment; None before it was opened."""

    async def deposit(self, player_id: PlayerId, deposit_id: UUID) -> Deposit | None:
        """One deposit."""

    async def withdrawal(self, player_id: PlayerId, withdrawal_id: UUID) -> Withdrawal | None:
        """One withdrawal."""

    async def deposits(self, player_id: PlayerId, count: int) -> tuple[Deposit, ...]:
        """The newest first."""

    async def withdrawals(self, player_id: PlayerId, count: int) -> tuple[Withdrawal, ...]:
        """The newest first."""

    async def adjustment(self, player_id: PlayerId, adjustment_id: UUID) -> Adjustment | None:
        """One adjustment."""

    async def pending_adjustments(self, brand: str, count: int) -> tuple[Adjustment, ...]:
        """Oldest first, of all players of the brand."""

    async def pending_withdrawals(self, brand: str, count: int) -> tuple[Withdrawal, ...]:
        """Oldest first, of all players of the brand: requested, approved or in doubt."""

    async def session(self, player_id: PlayerId, session_id: UUID) -> GameSession | None:
        """One game session."""

    async def money_approval(self, player_id: PlayerId, approval_id: UUID) -> MoneyApproval | None:
        """One operation that waits, or waited, for a second person."""

    async def pending_approvals(self, brand: str, count: int) -> tuple[MoneyApproval, ...]:
        """Oldest first, of all players of the brand."""

    async def money_limits(self, brand: str) -> tuple[MoneyLimit, ...]:
        """The limits in force in the brand, by currency and scope."""

    async def money_limit_changes(self, brand: str, count: int) -> tuple[MoneyLimitChange, ...]:
        """Newest first, decided ones too."""

    async def unmatched_wins(self, brand: str, count: int) -> tuple[UnmatchedWin, ...]:
        """Oldest first, of all players of the brand."""
