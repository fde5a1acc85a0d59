"""Withdrawals: funds are reserved from the request until the withdrawal is paid, rejected or cancelled."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.shared.outcomes import Refusal, Success
from domain.wallets import rules
from domain.wallets.holds.changes import WithdrawalHeld
from domain.wallets.idempotency import Stamp, checked_text, optional_text, stamp
from domain.wallets.model import Wallet
from domain.wallets.outcomes import (
    CurrencyMismatch,
    IdempotencyConflict,
    InsufficientFunds,
    PaymentNotFound,
    PaymentRefused,
    SecondPersonNeeded,
    WalletNotFound,
    WithdrawalMoveRefused,
)
from domain.wallets.states import Withdrawal, WithdrawalState


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWithdrawal:
    """Request a withdrawal of ``amount`` of real money by ``method``, the payment provider's name."""

    player_id: PlayerId
    key: str
    amount: Money
    method: str
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveWithdrawal:
    """Move a withdrawal: a rejection or hold needs a reason, a payment the provider's number."""

    player_id: PlayerId
    key: str
    withdrawal_id: UUID
    authorisation: str | None = None
    reason: str | None = None
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalMoved(Success):
    """The withdrawal is in ``withdrawal.state``."""

    withdrawal: Withdrawal
    wallet: Wallet
    replayed: bool


@dataclass(frozen=True, slots=True)
class WageringUnfinished(Refusal):
    """The bonus ``grant_id`` allows no withdrawal before its target is reached; nothing was forfeited."""

    message: ClassVar[str] = "A bonus must be wagered or cancelled before money is withdrawn"

    grant_id: UUID


WithdrawalOutcome = (
    WithdrawalMoved
    | SecondPersonNeeded
    | InsufficientFunds
    | WageringUnfinished
    | PaymentRefused
    | WithdrawalHeld
    | WithdrawalMoveRefused
    | PaymentNotFound
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)


class Withdrawals(Protocol):
    """Stores withdrawals, and reserves, debits and releases their funds."""

    async def request_withdrawal(self, request: RequestWithdrawal, mark: Stamp) -> WithdrawalOutcome:
        """Reserve the funds."""

    async def move_withdrawal(
        self, move: MoveWithdrawal, to: WithdrawalState, mark: Stamp
    ) -> WithdrawalOutcome:
        """Move a withdrawal to a state; PAID debits, REJECTED and CANCELLED release."""


async def request_withdrawal(
    request: RequestWithdrawal, withdrawals: Withdrawals, origin: Origin
) -> WithdrawalOutcome:
    """Reserve the funds, which cannot be staked any more. The withdrawal's id derives from the key."""
    rules.above_zero(request.amount)
    checked_text(request.method, "method")
    requested = ("withdrawal", request.player_id, request.amount, request.method)
    mark = stamp(origin, request.key, requested, occurred_at=request.occurred_at)
    return await withdrawals.request_withdrawal(request, mark)


async def approve_withdrawal(
    move: MoveWithdrawal, withdrawals: Withdrawals, origin: Origin
) -> WithdrawalOutcome:
    """Approve a withdrawal, for payment."""
    return await _move(move, WithdrawalState.APPROVED, withdrawals, origin)


async def hold_withdrawal(
    move: MoveWithdrawal, withdrawals: Withdrawals, origin: Origin
) -> WithdrawalOutcome:
    """Record that it is in doubt whether the provider paid."""
    rules.checked_reason(move.reason or "")
    return await _move(move, WithdrawalState.IN_DOUBT, withdrawals, origin)


async def pay_withdrawal(move: MoveWithdrawal, withdrawals: Withdrawals, origin: Origin) -> WithdrawalOutcome:
    """Record the provider's payment and debit the reserved funds."""
    checked_text(move.authorisation or "", "authorisation")
    return await _move(move, WithdrawalState.PAID, withdrawals, origin)


async def reject_withdrawal(
    move: MoveWithdrawal, withdrawals: Withdrawals, origin: Origin
) -> WithdrawalOutcome:
    """Reject a withdrawal, or record that the provider did; the funds are released."""
    rules.checked_reason(move.reason or "")
    return await _move(move, WithdrawalState.REJECTED, withdrawals, origin)


async def cancel_withdrawal(
    move: MoveWithdrawal, withdrawals: Withdrawals, origin: Origin
) -> WithdrawalOutcome:
    """Cancel a withdrawal for the player, before it is approved; the funds are released."""
    return await _move(move, WithdrawalState.CANCELLED, withdrawals, origin)


async def _move(
    move: MoveWithdrawal, to: WithdrawalState, withdrawals: Withdrawals, origin: Origin
) -> WithdrawalOutcome:
    optional_text(move.authorisation, "authorisation")
    requested = ("move withdrawal", move.player_id, move.withdrawal_id, to.name)
    mark = stamp(
        origin,
        move.key,
        requested,
        also=(move.authorisation,),
        occurred_at=move.occurred_at,
        reason=move.reason,
    )
    return await withdrawals.move_withdrawal(move, to, mark)
