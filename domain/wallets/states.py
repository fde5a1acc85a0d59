"""The state machines of deposits, withdrawals and adjustments, as tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TypeVar
from uuid import UUID

from domain.shared.ids import PlayerId
from domain.shared.money import Money

State = TypeVar("State", bound=Enum)


class DepositState(Enum):
    """States of a deposit; only SETTLED credits the wallet."""

    INITIATED = 1
    AUTHORISED = 2
    SETTLED = 3
    DECLINED = 4
    CHARGED_BACK = 5


class WithdrawalState(Enum):
    """States of a withdrawal; its funds are reserved until PAID, REJECTED or CANCELLED."""

    REQUESTED = 11
    APPROVED = 12
    IN_DOUBT = 13
    """It is not known whether the payment provider paid: the funds stay reserved until it is."""
    PAID = 14
    REJECTED = 15
    CANCELLED = 16


class AdjustmentState(Enum):
    """States of an adjustment that needs four eyes."""

    PENDING = 21
    APPLIED = 22
    REJECTED = 23


class ApprovalState(Enum):
    """States of what waits for a second person."""

    PENDING = 31
    APPROVED = 32
    REJECTED = 33
    USED = 34
    """The approved operation was carried out."""


DEPOSIT_MOVES: Mapping[DepositState, frozenset[DepositState]] = {
    DepositState.INITIATED: frozenset({DepositState.AUTHORISED, DepositState.DECLINED}),
    DepositState.AUTHORISED: frozenset({DepositState.SETTLED, DepositState.DECLINED}),
    DepositState.SETTLED: frozenset({DepositState.CHARGED_BACK}),
    DepositState.DECLINED: frozenset(),
    DepositState.CHARGED_BACK: frozenset(),
}

WITHDRAWAL_MOVES: Mapping[WithdrawalState, frozenset[WithdrawalState]] = {
    WithdrawalState.REQUESTED: frozenset(
        {WithdrawalState.APPROVED, WithdrawalState.REJECTED, WithdrawalState.CANCELLED}
    ),
    WithdrawalState.APPROVED: frozenset(
        {WithdrawalState.PAID, WithdrawalState.IN_DOUBT, WithdrawalState.REJECTED}
    ),
    WithdrawalState.IN_DOUBT: frozenset({WithdrawalState.PAID, WithdrawalState.REJECTED}),
    WithdrawalState.PAID: frozenset(),
    WithdrawalState.REJECTED: frozenset(),
    WithdrawalState.CANCELLED: frozenset(),
}

ADJUSTMENT_MOVES: Mapping[AdjustmentState, frozenset[AdjustmentState]] = {
    AdjustmentState.PENDING: frozenset({AdjustmentState.APPLIED, AdjustmentState.REJECTED}),
    AdjustmentState.APPLIED: frozenset(),
    AdjustmentState.REJECTED: frozenset(),
}

APPROVAL_MOVES: Mapping[ApprovalState, frozenset[ApprovalState]] = {
    ApprovalState.PENDING: frozenset({ApprovalState.APPROVED, ApprovalState.REJECTED}),
    ApprovalState.APPROVED: frozenset({ApprovalState.USED, ApprovalState.PENDING}),
    ApprovalState.REJECTED: frozenset(),
    ApprovalState.USED: frozenset(),
}
"""An approval that is not used within 24 hours is pending again when its operation is sent."""


def in_order(states: Iterable[State]) -> tuple[State, ...]:
    """States in the order of their machine."""
    return tuple(sorted(states, key=lambda state: state.value))


@dataclass(frozen=True, slots=True)
class Deposit:
    """A deposit. ``authorisation`` is the payment provider's number."""

    player_id: PlayerId
    id: UUID
    wallet_no: int
    amount: Money
    state: DepositState
    method: str
    created_at: datetime
    updated_at: datetime
    authorisation: str | None = None
    reason: str | None = None

    @property
    def allowed_moves(self) -> frozenset[DepositState]:
        """Where it may go from here."""
        return DEPOSIT_MOVES[self.state]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A withdrawal. ``authorisation`` is the payment provider's number."""

    player_id: PlayerId
    id: UUID
    wallet_no: int
    amount: Money
    state: WithdrawalState
    method: str
    created_at: datetime
    updated_at: datetime
    authorisation: str | None = None
    reason: str | None = None

    @property
    def allowed_moves(self) -> frozenset[WithdrawalState]:
        """Where it may go from here."""
        return WITHDRAWAL_MOVES[self.state]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An adjustment; above the threshold of its currency it needs four eyes."""

    player_id: PlayerId
    id: UUID
    wallet_no: int
    amount: Money
    reason: str
    state: AdjustmentState
    maker: str
    checker: str | None
    created_at: datetime
    decided_at: datetime | None

    @property
    def allowed_moves(self) -> frozenset[AdjustmentState]:
        """Where it may go from here."""
        return ADJUSTMENT_MOVES[self.state]
