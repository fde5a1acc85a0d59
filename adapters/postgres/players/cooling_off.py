"""Finds ended terms: implements ``CoolingOffEnds``."""

from collections.abc import Sequence
from datetime import datetime

from adapters.postgres.database import EVERY_BRAND, Database
from domain.players.status.cooling_off import EndedCoolingOff

# By way of the brands, so that the index on (brand, status) serves it.
_ENDED = """
  select p.id as player_id, p.brand
  from players.brand b join players.player p on p.brand = b.id and p.status = 'COOLING_OFF'
  where p.excluded_until <= $1 order by p.excluded_until limit $2
"""


class PostgresCoolingOffEnds:
    """One statement on the pool."""

    def __init__(self, database: Database) -> None:
        self._statements = database.statements_for(EVERY_BRAND)

    async def ended(self, by: datetime, count: int) -> Sequence[EndedCoolingOff]:
        return [EndedCoolingOff(**row) for row in await self._statements.fetch(_ENDED, by, count)]
