"""Rows of money limits, their changes, and approvals."""

from typing import Final

from adapters.postgres.wallets.rows import money
from adapters.postgres.wallets.statements import Row
from domain.wallets.kinds import OperationKind
from domain.wallets.limits.model import (
    LimitScope,
    MoneyApproval,
    MoneyLimit,
    MoneyLimitChange,
)
from domain.wallets.states import ApprovalState

APPROVAL: Final = "select * from wallets.money_approval where player_id = $1 and id = $2"
LIMITS: Final = """
  select distinct on (currency, scope) * from wallets.money_limit
  where brand in ($1, '*') order by currency, scope, brand = '*'
"""
CHANGE: Final = "select * from wallets.money_limit_change where id = $1"
CHANGE_OF_BRAND: Final = "select * from wallets.money_limit_change where brand = $1 and id = $2"


def approval_of(row: Row) -> MoneyApproval:
    """An operation that waits, or waited, for a second person."""
    return MoneyApproval(
        player_id=row["player_id"],
        id=row["id"],
        reference=row["reference"],
        kind=OperationKind(row["op"]),
        scope=LimitScope(row["scope"]),
        amount=money(row["amount"], row["currency"]),
        reason=row["reason"],
        state=ApprovalState(row["state"]),
        maker=row["maker"],
        checker=row["checker"],
        decision=row["decision"],
        created_at=row["created_at"],
        decided_at=row["decided_at"],
    )


def limit_of(row: Row) -> MoneyLimit:
    """A limit in force."""
    return MoneyLimit(
        brand=row["brand"],
        scope=LimitScope(row["scope"]),
        per_player=money(row["per_player"], row["currency"]),
        per_maker=money(row["per_maker"], row["currency"]),
    )


def change_of(row: Row) -> MoneyLimitChange:
    """A change of a limit."""
    return MoneyLimitChange(
        id=row["id"],
        brand=row["brand"],
        scope=LimitScope(row["scope"]),
        per_player=money(row["per_player"], row["currency"]),
        per_maker=money(row["per_maker"], row["currency"]),
        reason=row["reason"],
        state=ApprovalState(row["state"]),
        maker=row["maker"],
        checker=row["checker"],
        created_at=row["created_at"],
        decided_at=row["decided_at"],
    )
