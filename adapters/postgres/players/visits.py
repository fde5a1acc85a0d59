"""When players signed in last: implements ``Visits``."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import driver_connection

_VISIT: Final = "update players.visit set at = greatest(at, $2) where player_id = $1"


class PostgresVisits:
    """Within the transaction of the sign-in. A row of its own: a player is never locked by signing in."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def record(self, player_id: UUID, at: datetime) -> None:
        driver = await driver_connection(self._connection)
        await driver.execute(_VISIT, player_id, at)
