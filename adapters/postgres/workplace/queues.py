"""Counts work queues: implements ``QueueReads``.

The tables are those of other contexts: contexts in databases of their own must publish these counts.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from adapters.postgres.database import Database
from domain.workplace.queues import COUNTED_MAX, QueueCount, QueueKind

# Each from its oldest on, by an index of what waits. What is held is few: it is found by its holds.
_WAITING: Final[Mapping[QueueKind, str]] = {
    QueueKind.WITHDRAWALS: """
      select created_at as at from wallets.payment where brand = $1 and state in (11, 12, 13)
       order by created_at, id""",
    QueueKind.HELD_WITHDRAWALS: """
      select p.created_at as at from (
        select h.player_id, h.withdrawal_id from wallets.withdrawal_hold h
         where h.brand = $1 and h.lifted_at is null group by h.player_id, h.withdrawal_id) h
      join wallets.payment p on p.player_id = h.player_id and p.id = h.withdrawal_id
       where p.state in (11, 12, 13) order by p.created_at""",
    QueueKind.ADJUSTMENTS: """
      select created_at as at from wallets.adjustment where brand = $1 and state = 21
       order by created_at, id""",
    QueueKind.MONEY_APPROVALS: """
      select created_at as at from wallets.money_approval where brand = $1 and state = 31
       order by created_at, id""",
    QueueKind.UNMATCHED_WINS: """
      select at from wallets.unmatched_win where brand = $1 and paid_at is null order by at, key""",
    QueueKind.CORRECTIONS: """
      select created_at as at from players.correction where brand = $1 and state = 'PENDING'
       order by created_at, id""",
    QueueKind.FACTOR_RESETS: """
      select created_at as at from identity.factor_reset_request where brand = $1 and state = 'PENDING'
       order by created_at, id""",
    QueueKind.MONEY_LIMITS: """
      select created_at as at from wallets.money_limit_change where brand = $1 and state = 31
       order by created_at, id""",
    QueueKind.BRAND_CHANGES: """
      select created_at as at from players.brand_change where brand = $1 and state = 'PENDING'
       order by created_at, id""",
    QueueKind.POLICY_CHANGES: """
      select asked_at as at from identity.policy_change where brand = $1 and status = 'PENDING'
       order by id""",
    QueueKind.ROLE_ASSIGNMENTS: """
      select asked_at as at from identity.role_assignment where brand = $1 and status = 'PENDING'
       order by id""",
    QueueKind.CLIENTS: """
      select coalesce(asked_at, created_at) as at from identity.client
       where brand = $1 and disabled_at is null and (approved_at is null or next_secret_hash is not null)
       order by created_at, id""",
}
_COUNT: Final = """
  select {name} as kind, count(*) as counted, min(waiting.at) as oldest
    from (select * from ({waiting}) queue where {name} = any($2::text[]) limit {limit}) waiting
"""
_COUNTS: Final = " union all ".join(
    _COUNT.format(name=f"'{kind.value}'", waiting=waiting, limit=COUNTED_MAX + 1)
    for kind, waiting in _WAITING.items()
)


class PostgresQueueReads:
    """One statement on the pool."""

    def __init__(self, database: Database, brand: str) -> None:
        self._statements = database.statements_for(brand)
        self._brand = brand

    async def counts(self, kinds: Collection[QueueKind]) -> Sequence[QueueCount]:
        asked = [kind.value for kind in kinds]
        rows = await self._statements.fetch(_COUNTS, self._brand, asked) if asked else []
        found = {QueueKind(row["kind"]): _count(row) for row in rows}
        return [found[kind] for kind in QueueKind if kind in kinds]


def _count(row: Mapping[str, Any]) -> QueueCount:
    counted = row["counted"]
    return QueueCount(QueueKind(row["kind"]), min(counted, COUNTED_MAX), counted > COUNTED_MAX, row["oldest"])
