"""Money on its way in: initiated, authorised, settled or declined."""

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
    MoveRefused,
    PaymentNotFound,
    PaymentRefused,
    WalletNotFound,
)
from domain.wallets.states import Deposit, DepositState


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiateDeposit:
    """A player starts to pay ``amount`` by ``method`` (a payment provider's name)."""

    player_id: UUID
    key: str
    amount: Money
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDeposit:
    """The provider says where a deposit stands: a decline has a reason, an authorisation its number."""

    player_id: UUID
    key: str
    deposit_id: UUID
    authorisation: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDeposit:
    """A deposit that has settled already, in one step."""

    player_id: UUID
    key: str
    amount: Money
    method: str
    authorisation: str | None = None
    reason: str | None = None
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositMoved:
    """The deposit is in ``deposit.state``; ``wallet`` was credited only on SETTLED."""

    deposit: Deposit
    wallet: Wallet
    replayed: bool


DepositOutcome = (
    DepositMoved
    | PaymentRefused
    | MoveRefused
    | PaymentNotFound
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)


class Deposits(Protocol):
    """Where deposits are kept."""

    async def initiate_deposit(self, deposit: InitiateDeposit, mark: Stamp) -> DepositOutcome:
        """Keep a new deposit."""

    async def move_deposit(self, move: MoveDeposit, to: DepositState, mark: Stamp) -> DepositOutcome:
        """Move a deposit to a state; SETTLED credits the wallet."""

    async def record_deposit(self, deposit: RecordDeposit, mark: Stamp) -> DepositOutcome:
        """Keep and settle a deposit at once."""


async def initiate_deposit(deposit: InitiateDeposit, deposits: Deposits, origin: Origin) -> DepositOutcome:
    """Start a deposit; nothing moves. Its id derives from the key, so a retry finds the same one."""
    rules.above_zero(deposit.amount)
    checked_text(deposit.method, "method")
    asked = ("deposit", deposit.player_id, deposit.amount, deposit.method)
    return await deposits.initiate_deposit(deposit, stamp(origin, deposit.key, asked))


async def authorise_deposit(move: MoveDeposit, deposits: Deposits, origin: Origin) -> DepositOutcome:
    """The provider has promised the money; its authorisation number is kept."""
    checked_text(move.authorisation or "", "authorisation")
    return await _move(move, DepositState.AUTHORISED, deposits, origin)


async def settle_deposit(move: MoveDeposit, deposits: Deposits, origin: Origin) -> DepositOutcome:
    """The money is there: the wallet is credited."""
    return await _move(move, DepositState.SETTLED, deposits, origin)


async def decline_deposit(move: MoveDeposit, deposits: Deposits, origin: Origin) -> DepositOutcome:
    """The provider refused."""
    rules.checked_reason(move.reason or "")
    return await _move(move, DepositState.DECLINED, deposits, origin)


async def record_deposit(deposit: RecordDeposit, deposits: Deposits, origin: Origin) -> DepositOutcome:
    """Credit a deposit that settled elsewhere."""
    rules.above_zero(deposit.amount)
    checked_text(deposit.method, "method")
    optional_text(deposit.authorisation, "authorisation")
    asked = ("recorded deposit", deposit.player_id, deposit.amount, deposit.method)
    mark = stamp(origin, deposit.key, asked, occurred_at=deposit.occurred_at, reason=deposit.reason)
    return await deposits.record_deposit(deposit, mark)


async def _move(move: MoveDeposit, to: DepositState, deposits: Deposits, origin: Origin) -> DepositOutcome:
    optional_text(move.authorisation, "authorisation")
    return await deposits.move_deposit(move, to, _mark(move, to, origin))


def _mark(move: MoveDeposit, to: DepositState, origin: Origin) -> Stamp:
    return stamp(
        origin, move.key, ("move deposit", move.player_id, move.deposit_id, to.name), reason=move.reason
    )
