"""Ids, moves, rows and refusals shared by deposits, withdrawals and adjustments."""

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.rows import money
from adapters.postgres.wallets.statements import STAMP, LedgerStatements, Row
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.wallets.idempotency import Stamp, digest
from domain.wallets.outcomes import (
    CurrencyMismatch,
    IdempotencyConflict,
    PaymentNotFound,
    SecondPersonNeeded,
    WalletNotFound,
)
from domain.wallets.states import (
    Adjustment,
    AdjustmentState,
    Deposit,
    DepositState,
    State,
    Withdrawal,
    WithdrawalState,
)

PAYMENT: Final = "select * from wallets.payment where player_id = $1 and id = $2"
WITHDRAWALS: Final = """
  select p.* from unnest($1::uuid[], $2::uuid[]) asked (player_id, id)
    join wallets.payment p on p.player_id = asked.player_id and p.id = asked.id where p.state > 10
"""
ADJUSTMENT: Final = "select * from wallets.adjustment where player_id = $1 and id = $2"
MOVE: Final = f"select * from wallets.move_payment_to($1,{STAMP},$11,$12,$13,$14,$15)"  # noqa: S608


def payment_id(mark: Stamp) -> UUID:
    """The identity of what an operation id starts: the same in every retry."""
    return id_of_key(mark.key)


def id_of_key(key: UUID) -> UUID:
    """The identity of the payment that the operation of this key starts."""
    return digest("payment", str(key))


def source_states(moves: Mapping[State, Iterable[State]], to: State) -> list[int]:
    """From which states the table leads to ``to``."""
    return [state.value for state, targets in moves.items() if to in targets]


async def payment_row(statements: LedgerStatements, player_id: PlayerId, payment_id: UUID) -> Row:
    """A payment that exists."""
    return await statements.row(PAYMENT, player_id, payment_id)


async def adjustment_row(statements: LedgerStatements, player_id: PlayerId, adjustment_id: UUID) -> Row:
    """An adjustment that exists."""
    return await statements.row(ADJUSTMENT, player_id, adjustment_id)


def is_deposit(row: Row) -> bool:
    """Deposits and withdrawals share a table; their states do not overlap."""
    return bool(row["state"] <= DepositState.CHARGED_BACK.value)


def deposit_of(row: Row) -> Deposit:
    """A deposit as kept."""
    return Deposit(
        player_id=row["player_id"],
        id=row["id"],
        wallet_no=row["wallet_no"],
        amount=money(row["amount"], row["currency"]),
        state=DepositState(row["state"]),
        method=row["method"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        authorisation=row["authorisation"],
        reason=row["reason"],
    )


def withdrawal_of(row: Row) -> Withdrawal:
    """A withdrawal as kept."""
    return Withdrawal(
        player_id=row["player_id"],
        id=row["id"],
        wallet_no=row["wallet_no"],
        amount=money(row["amount"], row["currency"]),
        state=WithdrawalState(row["state"]),
        method=row["method"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        authorisation=row["authorisation"],
        reason=row["reason"],
    )


def adjustment_of(row: Row) -> Adjustment:
    """An adjustment as kept."""
    return Adjustment(
        player_id=row["player_id"],
        id=row["id"],
        wallet_no=row["wallet_no"],
        amount=money(row["amount"], row["currency"]),
        reason=row["reason"],
        state=AdjustmentState(row["state"]),
        maker=row["maker"],
        checker=row["checker"],
        created_at=row["created_at"],
        decided_at=row["decided_at"],
    )


def payment_refusal(
    row: Row, player_id: PlayerId, mark: Stamp, payment: UUID, amount: Money | None
) -> WalletNotFound | PaymentNotFound | CurrencyMismatch | IdempotencyConflict | SecondPersonNeeded:
    """Refusals of both deposits and withdrawals."""
    match row["status"]:
        case Status.NO_WALLET:
            return WalletNotFound(player_id)
        case Status.NO_PAYMENT:
            return PaymentNotFound(payment)
        case Status.CURRENCY_MISMATCH if amount is not None:
            return rows.currency_mismatch(row, amount)
        case Status.KEY_CONFLICT:
            return IdempotencyConflict(mark.reference)
        case Status.SECOND_PERSON_NEEDED:
            return SecondPersonNeeded(player_id, row["subject"])
    raise rows.unexpected_status(row)
