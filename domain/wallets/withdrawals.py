"""Money on its way out: funds are reserved from the request until it is paid, rejected or cancelled."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.money import Money
from domain.wallets import rules
from domain.wallets.idempotency import Stamp, checked_text, optional_text, stamp
from domain.wallets.model import Wallet
from domain.wallets.outcomes import (
    CurrencyMismatch,
    IdempotencyConflict,
    InsufficientFunds,
    MoveRefused,
    PaymentNotFound,
    PaymentRefused,
    WalletNotFound,
)
from domain.wallets.states import Withdrawal, WithdrawalState


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWithdrawal:
    """Reserve ``amount`` of real money for a payment by ``method``."""

    player_id: UUID
    key: str
    amount: Money
    method: str
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveWithdrawal:
    """Say where a withdrawal stands; a rejection needs a reason, a payment the provider's number."""

    player_id: UUID
    key: str
    withdrawal_id: UUID
    authorisation: str | None = None
    reason: str | None = None
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalMoved:
    """The withdrawal is in ``withdrawal.state``."""

    withdrawal: Withdrawal
    wallet: Wallet
    replayed: bool


WithdrawalOutcome = (
    WithdrawalMoved
    | InsufficientFunds
    | PaymentRefused
    | MoveRefused
    | PaymentNotFound
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)


class Withdrawals(Protocol):
    """Where withdrawals are kept."""

    async def request_withdrawal(self, request: RequestWithdrawal, mark: Stamp) -> WithdrawalOutcome:
        """Reserve the funds."""

    async def move_withdrawal(
        self, move: MoveWithdrawal, to: WithdrawalState, mark: Stamp
    ) -> WithdrawalOutcome:
        """Move a withdrawal to a state; PAID debits, REJECTED and CANCELLED release."""


async def request_withdrawal(
    request: RequestWithdrawal, withdrawals: Withdrawals, origin: Origin
) -> WithdrawalOutcome:
    """Reserve the funds; they cannot be played from now on. Its id derives from the key."""
    rules.above_zero(request.amount)
    checked_text(request.method, "method")
    asked = ("withdrawal", request.player_id, request.amount, request.method)
    mark = stamp(origin, request.key, asked, occurred_at=request.occurred_at)
    return await withdrawals.request_withdrawal(request, mark)


async def approve_withdrawal(
    move: MoveWithdrawal, withdrawals: Withdrawals, origin: Origin
) -> WithdrawalOutcome:
    """An operator lets it go out."""
    return await _move(move, WithdrawalState.APPROVED, withdrawals, origin)


async def hold_withdrawal(
    move: MoveWithdrawal, withdrawals: Withdrawals, origin: Origin
) -> WithdrawalOutcome:
    """The provider's answer is unknown: funds stay held until it is known."""
    rules.checked_reason(move.reason or "")
    return await _move(move, WithdrawalState.IN_DOUBT, withdrawals, origin)


async def pay_withdrawal(move: MoveWithdrawal, withdrawals: Withdrawals, origin: Origin) -> WithdrawalOutcome:
    """The provider has paid: the reserved funds leave the wallet."""
    checked_text(move.authorisation or "", "authorisation")
    return await _move(move, WithdrawalState.PAID, withdrawals, origin)


async def reject_withdrawal(
    move: MoveWithdrawal, withdrawals: Withdrawals, origin: Origin
) -> WithdrawalOutcome:
    """An operator or the provider refused: the funds can be played again."""
    rules.checked_reason(move.reason or "")
    return await _move(move, WithdrawalState.REJECTED, withdrawals, origin)


async def cancel_withdrawal(
    move: MoveWithdrawal, withdrawals: Withdrawals, origin: Origin
) -> WithdrawalOutcome:
    """The player took it back before it was approved."""
    return await _move(move, WithdrawalState.CANCELLED, withdrawals, origin)


async def _move(
    move: MoveWithdrawal, to: WithdrawalState, withdrawals: Withdrawals, origin: Origin
) -> WithdrawalOutcome:
    optional_text(move.authorisation, "authorisation")
    asked = ("move withdrawal", move.player_id, move.withdrawal_id, to.name)
    mark = stamp(origin, move.key, asked, occurred_at=move.occurred_at, reason=move.reason)
    return await withdrawals.move_withdrawal(move, to, mark)
