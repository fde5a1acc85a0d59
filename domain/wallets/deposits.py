"""Deposits: initiated, authorised, settled or declined."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.shared.outcomes import Success
from domain.wallets import rules
from domain.wallets.idempotency import Stamp, checked_text, optional_text, stamp
from domain.wallets.model import Wallet
from domain.wallets.outcomes import (
    CurrencyMismatch,
    DepositMoveRefused,
    IdempotencyConflict,
    PaymentNotFound,
    PaymentRefused,
    SecondPersonNeeded,
    WalletNotFound,
)
from domain.wallets.states import Deposit, DepositState


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiateDeposit:
    """Initiate a deposit of ``amount`` by ``method``, the payment provider's name."""

    player_id: PlayerId
    key: str
    amount: Money
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDeposit:
    """Move a deposit as the provider reports: a decline needs a reason, an authorisation its number."""

    player_id: PlayerId
    key: str
    deposit_id: UUID
    authorisation: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDeposit:
    """Record a deposit that has settled elsewhere, in one step."""

    player_id: PlayerId
    key: str
    amount: Money
    method: str
    authorisation: str | None = None
    reason: str | None = None
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositMoved(Success):
    """The deposit is in ``deposit.state``; ``wallet`` was credited only on SETTLED."""

    deposit: Deposit
    wallet: Wallet
    replayed: bool


DepositOutcome = (
    DepositMoved
    | SecondPersonNeeded
    | PaymentRefused
    | DepositMoveRefused
    | PaymentNotFound
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)


class Deposits(Protocol):
    """Stores deposits, and credits settled ones."""

    async def initiate_deposit(self, deposit: InitiateDeposit, mark: Stamp) -> DepositOutcome:
        """Store a new deposit."""

    async def move_deposit(self, move: MoveDeposit, to: DepositState, mark: Stamp) -> DepositOutcome:
        """Move a deposit to a state; SETTLED credits the wallet."""

    async def record_deposit(self, deposit: RecordDeposit, mark: Stamp) -> DepositOutcome:
        """Store a deposit as settled and credit the wallet."""


async def initiate_deposit(deposit: InitiateDeposit, deposits: Deposits, origin: Origin) -> DepositOutcome:
    """Initiate a deposit; nothing is posted. Its id derives from the key, so a retry finds the same one."""
    rules.above_zero(deposit.amount)
    checked_text(deposit.method, "method")
    requested = ("deposit", deposit.player_id, deposit.amount, deposit.method)
    return await deposits.initiate_deposit(deposit, stamp(origin, deposit.key, requested))


async def authorise_deposit(move: MoveDeposit, deposits: Deposits, origin: Origin) -> DepositOutcome:
    """Record the provider's authorisation, with its number."""
    checked_text(move.authorisation or "", "authorisation")
    return await _move(move, DepositState.AUTHORISED, deposits, origin)


async def settle_deposit(move: MoveDeposit, deposits: Deposits, origin: Origin) -> DepositOutcome:
    """Credit the wallet with an authorised deposit."""
    return await _move(move, DepositState.SETTLED, deposits, origin)


async def decline_deposit(move: MoveDeposit, deposits: Deposits, origin: Origin) -> DepositOutcome:
    """Record that the provider declined the deposit."""
    rules.checked_reason(move.reason or "")
    return await _move(move, DepositState.DECLINED, deposits, origin)


async def record_deposit(deposit: RecordDeposit, deposits: Deposits, origin: Origin) -> DepositOutcome:
    """Credit the wallet with a deposit that settled elsewhere."""
    rules.above_zero(deposit.amount)
    checked_text(deposit.method, "method")
    optional_text(deposit.authorisation, "authorisation")
    requested = ("recorded deposit", deposit.player_id, deposit.amount, deposit.method)
    mark = stamp(
        origin,
        deposit.key,
        requested,
        also=(deposit.authorisation,),
        occurred_at=deposit.occurred_at,
        reason=deposit.reason,
    )
    return await deposits.record_deposit(deposit, mark)


async def _move(move: MoveDeposit, to: DepositState, deposits: Deposits, origin: Origin) -> DepositOutcome:
    optional_text(move.authorisation, "authorisation")
    return await deposits.move_deposit(move, to, _mark(move, to, origin))


def _mark(move: MoveDeposit, to: DepositState, origin: Origin) -> Stamp:
    requested = ("move deposit", move.player_id, move.deposit_id, to.name)
    return stamp(origin, move.key, requested, also=(move.authorisation,), reason=move.reason)
