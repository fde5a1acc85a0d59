"""Sums over the ledger, for reconciliation with others' books."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from adapters.postgres.database import EVERY_BRAND, Database
from domain.wallets.kinds import OperationKind
from domain.wallets.queries import Turnover

_OF_CALLER: Final = """
  select player_id,
         coalesce(-sum(amount) filter (where op in ($2, $4)), 0)::bigint staked,
         coalesce(sum(amount) filter (where op = $3), 0)::bigint won
  from wallets.entry where actor = $1 and op in ($2, $3, $4)
  group by player_id
"""
SECONDS_MAX: Final = 600.0


class PostgresTurnovers:
    """Implements ``Turnovers``."""

    def __init__(self, database: Database) -> None:
        self._statements = database.statements_for(EVERY_BRAND)

    async def of_caller(self, caller: str) -> Mapping[UUID, Turnover]:
        async with self._statements.session() as connection, connection.transaction(readonly=True):
            await connection.execute("set local statement_timeout = 0")
            rows = await connection.fetch(
                _OF_CALLER,
                caller,
                OperationKind.BET.value,
                OperationKind.WIN.value,
                OperationKind.ROLLBACK.value,
                timeout=SECONDS_MAX,
            )
        return {row["player_id"]: Turnover(row["staked"], row["won"]) for row in rows}
