"""Read models of wallets and their history."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.shared.pages import RowList
from domain.shared.periods import ALWAYS, Period
from domain.wallets.books.statement import Statement
from domain.wallets.books.withdrawal_steps import WithdrawalStep
from domain.wallets.holds.model import ANY_HOLDS, HoldCriteria, WithdrawalHold, WithdrawalReview
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
    period: Period = ALWAYS


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

    async def operations_of(
        self, which: Sequence[tuple[PlayerId, int]]
    ) -> Mapping[tuple[PlayerId, int], Operation]:
        """Operations by player and sequence number; those that do not exist are absent. One statement."""

    async def reversible(
        self, which: Sequence[tuple[PlayerId, datetime]]
    ) -> AbstractSet[tuple[PlayerId, datetime]]:
        """Those of the operations, by player and time, that could be reversed now. One statement."""

    def operations(self, player_id: PlayerId, which: OperationFilter | None = None) -> RowList[Operation]:
        """History with running balances (``Leg.balance_after``), newest first."""

    def rounds(self, player_id: PlayerId) -> RowList[Round]:
        """Rounds of a player, that with the newest operation first."""

    async def statement(self, player_id: PlayerId, period: Period) -> Statement:
        """What a period that has both ends did to a player's wallets. One statement."""

    async def round(self, player_id: PlayerId, round_id: UUID) -> Round | None:
        """One round."""

    async def rounds_of(
        self, which: Sequence[tuple[PlayerId, UUID]]
    ) -> Mapping[tuple[PlayerId, UUID], Round]:
        """Rounds by player and id; those that do not exist are absent. One statement."""

    async def balance_as_of(self, player_id: PlayerId, no: int, moment: datetime) -> Wallet | None:
        """The wallet as it stood at a moment; None before it was opened."""

    async def deposit(self, player_id: PlayerId, deposit_id: UUID) -> Deposit | None:
        """One deposit."""

    async def withdrawal(self, player_id: PlayerId, withdrawal_id: UUID) -> Withdrawal | None:
        """One withdrawal."""

    async def withdrawals_of(
        self, which: Sequence[tuple[PlayerId, UUID]]
    ) -> Mapping[tuple[PlayerId, UUID], Withdrawal]:
        """Withdrawals by player and id; those that do not exist are absent. One statement."""

    def deposits(self, player_id: PlayerId) -> RowList[Deposit]:
        """Of a player, the newest first."""

    def withdrawals(self, player_id: PlayerId) -> RowList[Withdrawal]:
        """Of a player, the newest first."""

    async def withdrawal_steps_of(
        self, which: Sequence[tuple[PlayerId, UUID]]
    ) -> Mapping[tuple[PlayerId, UUID], tuple[WithdrawalStep, ...]]:
        """The moves of withdrawals by player and id, in order; unknown ones are absent. One statement."""

    async def withdrawal_holds_of(
        self, which: Sequence[tuple[PlayerId, UUID]]
    ) -> Mapping[tuple[PlayerId, UUID], tuple[WithdrawalHold, ...]]:
        """The newest holds of withdrawals by player and id, the first first. One statement."""

    async def withdrawal_reviews_of(
        self, which: Sequence[tuple[PlayerId, UUID]]
    ) -> Mapping[tuple[PlayerId, UUID], tuple[WithdrawalReview, ...]]:
        """The newest checks of withdrawals by player and id, the first first. One statement."""

    async def withdrawal_hold(self, player_id: PlayerId, hold_id: UUID) -> WithdrawalHold | None:
        """One hold."""

    async def adjustment(self, player_id: PlayerId, adjustment_id: UUID) -> Adjustment | None:
        """One adjustment."""

    def pending_adjustments(self, brand: str) -> RowList[Adjustment]:
        """Oldest first, of all players of the brand."""

    def pending_withdrawals(self, brand: str, which: HoldCriteria = ANY_HOLDS) -> RowList[Withdrawal]:
        """Oldest first, of all players of the brand: requested, approved or in doubt."""

    async def session(self, player_id: PlayerId, session_id: UUID) -> GameSession | None:
        """One game session."""

    async def money_approval(self, player_id: PlayerId, approval_id: UUID) -> MoneyApproval | None:
        """One operation that waits, or waited, for a second person."""

    def pending_approvals(self, brand: str) -> RowList[MoneyApproval]:
        """Oldest first, of all players of the brand."""

    async def money_limits(self, brand: str) -> tuple[MoneyLimit, ...]:
        """The limits in force in the brand, by currency and scope."""

    def money_limit_changes(self, brand: str) -> RowList[MoneyLimitChange]:
        """Newest first, decided ones too."""

    async def money_limit_change(self, brand: str, change_id: UUID) -> MoneyLimitChange | None:
        """One change of a limit of the brand."""

    def unmatched_wins(self, brand: str) -> RowList[UnmatchedWin]:
        """Oldest first, of all players of the brand."""

    async def unmatched_win(self, player_id: PlayerId, key: UUID) -> UnmatchedWin | None:
        """One win that waits; None once it is paid."""
