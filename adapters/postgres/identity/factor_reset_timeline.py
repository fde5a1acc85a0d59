"""A player's resets of factors by their moments: implements ``FactorResetTimeline``."""

from typing import Final

from adapters.postgres.database import Database
from adapters.postgres.identity.factor_resets import reset_of
from adapters.postgres.timeline_spans import RefColumn, reading_order, span_values, within
from domain.identity.factor_resets.model import FactorReset
from domain.shared.timeline import TimelineItem, TimelineSpan

# By the player alone, who is of one brand: with both the planner takes the rows for few, and reads them all.
_RESETS: Final = """
  select * from identity.factor_reset_request x where x.account_id = $1 and {at} is not null and {within}
  order by {at} {order}, x.id {order} limit $2
"""


class PostgresFactorResetTimeline:
    """Single statements on the pool, over the players of one brand."""

    def __init__(self, database: Database, brand: str) -> None:
        self._statements = database.statements_for(brand)

    async def requested(self, span: TimelineSpan) -> list[TimelineItem[FactorReset]]:
        found = await self._resets(span, "x.created_at")
        return [TimelineItem(each.created_at, str(each.id), each.maker, each) for each in found]

    async def approved(self, span: TimelineSpan) -> list[TimelineItem[FactorReset]]:
        found = await self._resets(span, "x.decided_at")
        return [
            TimelineItem(each.decided_at, str(each.id), each.checker, each)
            for each in found
            if each.decided_at is not None
        ]

    async def ended(self, span: TimelineSpan) -> list[TimelineItem[FactorReset]]:
        found = await self._resets(span, "x.ended_at")
        return [
            TimelineItem(each.ended_at, str(each.id), each.ended_by, each)
            for each in found
            if each.ended_at is not None
        ]

    async def _resets(self, span: TimelineSpan, at: str) -> list[FactorReset]:
        condition = within(span, at, "x.id", RefColumn.UUID, 3)
        statement = _RESETS.format(at=at, within=condition, order=reading_order(span))
        asked = (span.player_id, span.count, *span_values(span, RefColumn.UUID))
        return [reset_of(row) for row in await self._statements.fetch(statement, *asked)]
