"""Rows of payments and adjustments as the domain's values."""

from typing import Final
from uuid import UUID

from adapters.postgres.wallets.rows import money
from adapters.postgres.wallets.statements import LedgerStatements, Row
from domain.wallets.states import (
    Adjustment,
    AdjustmentState,
    Deposit,
    DepositState,
    Withdrawal,
    WithdrawalState,
)

PAYMENT: Final = "select * from wallets.payment where player_id = $1 and id = $2"
ADJUSTMENT: Final = "select * from wallets.adjustment where player_id = $1 and id = $2"


async def payment_row(statements: LedgerStatements, player_id: UUID, payment_id: UUID) -> Row:
    """A payment that exists."""
    return await statements.row(PAYMENT, player_id, payment_id)


async def adjustment_row(statements: LedgerStatements, player_id: UUID, adjustment_id: UUID) -> Row:
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
