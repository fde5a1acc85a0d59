"""Lists of payments, adjustments and what waits: each a table, a condition, and an order by keyset."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from adapters.postgres.wallets import payments
from adapters.postgres.wallets.holds.rows import condition
from adapters.postgres.wallets.limits import rows as limit_rows
from adapters.postgres.wallets.rows import money
from adapters.postgres.wallets.statements import LedgerStatements, Row
from domain.shared.pages import Slice, Window
from domain.wallets.holds.model import HoldCriteria
from domain.wallets.limits.model import MoneyApproval, MoneyLimitChange
from domain.wallets.queries import UnmatchedWin
from domain.wallets.states import Adjustment, Deposit, Withdrawal

Listed = TypeVar("Listed")


@dataclass(frozen=True, slots=True)
class ListKind(Generic[Listed]):
    """What a list shows. ``where`` asks for its owner, a player or a brand, as ``$1``.

    ``key`` are a moment and an id, which the index of the condition has behind the owner.
    """

    table: str
    where: str
    made: Callable[[Row], Listed]
    newest_first: bool
    key: tuple[str, str] = ("created_at", "id")


@dataclass(frozen=True, slots=True)
class OwnersList(Generic[Listed]):
    """One owner's list: implements ``RowList``."""

    statements: LedgerStatements
    kind: ListKind[Listed]
    owner: Any

    async def page(self, window: Window) -> Slice[Listed]:
        """Read from the edge on. A text for each question, so that each uses the index it needs."""
        kind, rising = self.kind, self.kind.newest_first is window.backward
        beyond, order = (">", "asc") if rising else ("<", "desc")
        at, id = kind.key
        edge = window.edge or (None, None)
        after = f"({at}, {id}) {beyond} ($2::timestamptz, $3::uuid)"
        if window.edge is None:
            after = "$2::timestamptz is null and $3::uuid is null"
        statement = (
            f"select * from {kind.table} where {kind.where} and {after}"  # noqa: S608 - our own text
            f" order by {at} {order}, {id} {order} limit $4"
        )
        rows = await self.statements.rows(statement, self.owner, *edge, window.count + 1)
        return Slice.cut([((row[at], row[id]), kind.made(row)) for row in rows], window)

    async def count(self) -> int:
        """How many rows there are."""
        statement = f"select count(*) from {self.kind.table} where {self.kind.where}"  # noqa: S608 - our own text
        return int((await self.statements.row(statement, self.owner))[0])


def pending_withdrawals(which: HoldCriteria) -> ListKind[Withdrawal]:
    """Withdrawals that wait, of a brand, and for holds: none, any, or some reasons."""
    waiting, held = "brand = $1 and state in (11, 12, 13)", condition(which, "payment")
    where = f"{waiting} and {held}" if held else waiting
    return ListKind("wallets.payment", where, payments.withdrawal_of, newest_first=False)


def unmatched_of(row: Row) -> UnmatchedWin:
    """The win that a row of ``wallets.unmatched_win`` holds."""
    return UnmatchedWin(
        player_id=row["player_id"],
        key=row["key"],
        reference=row["reference"],
        bet_reference=row["bet_reference"] or "",
        amount=money(row["amount"], row["currency"]),
        caller=row["caller"],
        at=row["at"],
    )


DEPOSITS: Final[ListKind[Deposit]] = ListKind(
    "wallets.payment", "player_id = $1 and state <= 10", payments.deposit_of, newest_first=True
)
WITHDRAWALS: Final[ListKind[Withdrawal]] = ListKind(
    "wallets.payment", "player_id = $1 and state > 10", payments.withdrawal_of, newest_first=True
)
PENDING_ADJUSTMENTS: Final[ListKind[Adjustment]] = ListKind(
    "wallets.adjustment", "brand = $1 and state = 21", payments.adjustment_of, newest_first=False
)
PENDING_APPROVALS: Final[ListKind[MoneyApproval]] = ListKind(
    "wallets.money_approval", "brand = $1 and state = 31", limit_rows.approval_of, newest_first=False
)
LIMIT_CHANGES: Final[ListKind[MoneyLimitChange]] = ListKind(
    "wallets.money_limit_change", "brand = $1", limit_rows.change_of, newest_first=True
)
UNMATCHED_WINS: Final[ListKind[UnmatchedWin]] = ListKind(
    "wallets.unmatched_win",
    "brand = $1 and paid_at is null",
    unmatched_of,
    newest_first=False,
    key=("at", "key"),
)
UNMATCHED_WIN: Final = (
    "select * from wallets.unmatched_win where player_id = $1 and key = $2 and paid_at is null"
)
