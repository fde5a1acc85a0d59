"""A player's wallets and withdrawals, in the order of time: implements ``WalletTimeline``."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from adapters.postgres.database import Database
from adapters.postgres.timeline_spans import (
    RefColumn,
    includes_edge,
    is_between_refs,
    reading_order,
    ref_of_number,
    span_values,
    within,
)
from adapters.postgres.wallets.history import PlayerOperations
from adapters.postgres.wallets.holds.rows import hold_of
from adapters.postgres.wallets.limits.rows import approval_of
from adapters.postgres.wallets.statements import LedgerStatements, Row
from domain.shared.errors import BadInput
from domain.shared.pages import Window
from domain.shared.timeline import TimelineItem, TimelineSpan
from domain.wallets.holds.model import WithdrawalHold
from domain.wallets.kinds import OperationKind
from domain.wallets.limits.model import MoneyApproval
from domain.wallets.model import Operation
from domain.wallets.queries import OperationFilter

_HOLDS: Final = """
  select * from wallets.withdrawal_hold x where x.player_id = $1 and {at} is not null and {within}
  order by {at} {order}, x.id {order} limit $2
"""
_APPROVALS: Final = """
  select * from wallets.money_approval x where x.player_id = $1 and {at} is not null and {within}
  order by {at} {order}, x.id {order} limit $2
"""
_NEXT_MOMENT: Final = timedelta(microseconds=1)


class PostgresWalletTimeline:
    """Single statements on the pool, over the wallets of one brand."""

    def __init__(self, database: Database, brand: str) -> None:
        self._statements = LedgerStatements(database, brand)

    async def operations(
        self, span: TimelineSpan, kinds: frozenset[OperationKind] | None
    ) -> list[TimelineItem[Operation]]:
        which = OperationFilter(kinds=kinds, period=span.period)
        listed = PlayerOperations(self._statements, span.player_id, which)
        # It reads one row more than the window has.
        found = await listed.page(Window(span.count, _exclusive_edge(span), span.backward))
        return [TimelineItem(each.at, ref_of_number(each.seq), each.actor, each) for _, each in found.rows]

    async def approvals_requested(self, span: TimelineSpan) -> list[TimelineItem[MoneyApproval]]:
        found = await self._approvals(span, "x.created_at")
        return [TimelineItem(each.created_at, str(each.id), each.maker, each) for each in found]

    async def approvals_decided(self, span: TimelineSpan) -> list[TimelineItem[MoneyApproval]]:
        found = await self._approvals(span, "x.decided_at")
        return [
            TimelineItem(each.decided_at, str(each.id), each.checker, each)
            for each in found
            if each.decided_at is not None
        ]

    async def holds_put(self, span: TimelineSpan) -> list[TimelineItem[WithdrawalHold]]:
        found = await self._holds(span, "x.put_at")
        return [TimelineItem(each.put_at, str(each.id), each.put_by, each) for each in found]

    async def holds_lifted(self, span: TimelineSpan) -> list[TimelineItem[WithdrawalHold]]:
        found = await self._holds(span, "x.lifted_at")
        return [
            TimelineItem(each.lifted_at, str(each.id), each.lifted_by, each)
            for each in found
            if each.lifted_at is not None
        ]

    async def _holds(self, span: TimelineSpan, at: str) -> list[WithdrawalHold]:
        return [hold_of(row) for row in await self._rows(_HOLDS, span, at)]

    async def _approvals(self, span: TimelineSpan, at: str) -> list[MoneyApproval]:
        return [approval_of(row) for row in await self._rows(_APPROVALS, span, at)]

    async def _rows(self, statement: str, span: TimelineSpan, at: str) -> Sequence[Row]:
        condition = within(span, at, "x.id", RefColumn.UUID, 3)
        return await self._statements.rows(
            statement.format(at=at, within=condition, order=reading_order(span)),
            span.player_id,
            span.count,
            *span_values(span, RefColumn.UUID),
        )


def _exclusive_edge(span: TimelineSpan) -> tuple[datetime] | None:
    """The edge of a list whose own edges are exclusive moments: a moment has at most one operation.

    Raises:
        BadInput: the edge is of no row.
    """
    if span.edge is None:
        return None
    at = span.edge[0]
    if not (is_between_refs(span) and includes_edge(span)):
        return (at,)
    try:
        return (at - _NEXT_MOMENT if span.backward else at + _NEXT_MOMENT,)
    except OverflowError:
        raise BadInput("This cursor does not belong to this list", field="after") from None
