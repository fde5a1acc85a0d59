"""Claims of work items in PostgreSQL: implements ``WorkItemClaims`` and ``WorkItemClaimReads``."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import EVERY_BRAND, Database
from domain.shared.clock import Clock
from domain.workplace.claims.model import (
    TakeOverCode,
    TakeOverReason,
    WorkItemClaim,
    WorkItemKind,
    WorkItemRef,
)

CLAIMS_KEPT: Final = timedelta(days=1)
"""How long after its end a claim's row is kept."""

_COLUMNS: Final = "item, kind, holder, since, until, taken_from, reason, words"
_LOCK: Final = text(
    "select pg_advisory_xact_lock(hashtextextended('claims ' || :brand || ' ' || :holder, 0))"
)
_OTHERS: Final = text("""
  select count(*) from workplace.work_item_claim
   where brand = :brand and holder = :holder and until > :now and item <> :item
""")
# What becomes of a claim there is: it has ended; it is one's own; it is taken over; it stays. Of two at once
# the second waits for the first and finds their claim. The row comes back in each case, so that nothing can
# happen between claiming in vain and looking whose it is.
_CLAIM: Final = text(f"""
  insert into workplace.work_item_claim as c (brand, item, kind, holder, since, until)
  values (:brand, :item, :kind, :holder, :now, :until)
  on conflict (brand, item) do update set (holder, since, until, taken_from, reason, words) = (
    select b.holder, b.since, b.until, b.taken_from, b.reason, b.words
      from (values
        (1, c.until <= excluded.since, excluded.holder, excluded.since, excluded.until, null, null, null),
        (2, c.holder = excluded.holder, c.holder, c.since, excluded.until, c.taken_from, c.reason, c.words),
        (3, c.holder = :former, excluded.holder, excluded.since, excluded.until, c.holder,
         cast(:reason as text), cast(:words as text)),
        (4, true, c.holder, c.since, c.until, c.taken_from, c.reason, c.words)
      ) as b (no, applies, holder, since, until, taken_from, reason, words)
     where b.applies order by b.no limit 1)
  returning {_COLUMNS}
""")  # noqa: S608 - our own text
_RELEASE: Final = text(f"""
  delete from workplace.work_item_claim
   where brand = :brand and item = :item and holder = :holder and until > :now
  returning {_COLUMNS}
""")  # noqa: S608 - our own text
_OF_ITEMS: Final = f"""
  select {_COLUMNS} from workplace.work_item_claim where brand = $1 and item = any($2::text[]) and until > $3
"""  # noqa: S608 - our own text
_STANDING: Final = f"""
  select {_COLUMNS} from workplace.work_item_claim
   where brand = $1 and until > $2 and kind = any($3::text[]) order by since, item
"""  # noqa: S608 - our own text
_CLEAR: Final = "delete from workplace.work_item_claim where until < $1"


class PostgresWorkItemClaims:
    """Within one command's transaction. A claim stands for ``lasts`` from when it is made or renewed."""

    def __init__(self, connection: AsyncConnection, brand: str, lasts: timedelta) -> None:
        self._connection = connection
        self._brand = brand
        self._lasts = lasts

    async def lock(self, holder: str) -> None:
        await self._connection.execute(_LOCK, {"brand": self._brand, "holder": holder})

    async def others_of(self, holder: str, item: WorkItemRef, now: datetime) -> int:
        values = {"brand": self._brand, "holder": holder, "item": item.id, "now": now}
        return int((await self._connection.execute(_OTHERS, values)).scalar_one())

    async def claim(self, item: WorkItemRef, holder: str, now: datetime) -> WorkItemClaim:
        return await self._claim(item, holder, now, former=holder, reason=None, words=None)

    async def take_over(
        self, item: WorkItemRef, holder: str, former: str, reason: TakeOverReason, now: datetime
    ) -> WorkItemClaim:
        why = {"reason": reason.code.value, "words": reason.words}
        return await self._claim(item, holder, now, former=former, **why)

    async def release(self, item: WorkItemRef, holder: str, now: datetime) -> WorkItemClaim | None:
        values = {"brand": self._brand, "item": item.id, "holder": holder, "now": now}
        row = (await self._connection.execute(_RELEASE, values)).mappings().first()
        return _claim_of(row) if row else None

    async def _claim(self, item: WorkItemRef, holder: str, now: datetime, **more: Any) -> WorkItemClaim:
        values = {"brand": self._brand, "item": item.id, "kind": item.kind.value, "holder": holder}
        times = {"now": now, "until": now + self._lasts}
        return _claim_of((await self._connection.execute(_CLAIM, values | times | more)).mappings().one())


class PostgresWorkItemClaimReads:
    """One statement for each question, within one brand."""

    def __init__(self, database: Database, clock: Clock, brand: str) -> None:
        self._statements = database.statements_for(brand)
        self._clock = clock
        self._brand = brand

    async def of_items(self, ids: Sequence[str]) -> Mapping[str, WorkItemClaim]:
        rows = await self._statements.fetch(_OF_ITEMS, self._brand, list(ids), self._clock.now())
        return {row["item"]: _claim_of(row) for row in rows}

    async def standing(self, kinds: Sequence[WorkItemKind]) -> Sequence[WorkItemClaim]:
        names = [kind.value for kind in kinds]
        rows = await self._statements.fetch(_STANDING, self._brand, self._clock.now(), names)
        return [_claim_of(row) for row in rows]


async def clear_ended_claims(database: Database, now: datetime) -> None:
    """Delete the rows of claims that ended long ago, of all brands."""
    await database.statements_for(EVERY_BRAND).fetch(_CLEAR, now - CLAIMS_KEPT)


def _claim_of(row: Mapping[Any, Any]) -> WorkItemClaim:
    reason = TakeOverReason(TakeOverCode(row["reason"]), row["words"]) if row["reason"] else None
    kind = WorkItemKind(row["kind"])
    return WorkItemClaim(
        kind, row["item"], row["holder"], row["since"], row["until"], row["taken_from"], reason
    )
