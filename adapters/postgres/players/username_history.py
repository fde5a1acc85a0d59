"""When usernames were changed: implements ``UsernameHistory``."""

from datetime import datetime
from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.shared.actor import Actor

_LAST: Final = text("""
  select max(at) from players.change where player_id = :player_id and field = 'username' and actor = :actor
""")


class PostgresUsernameHistory:
    """Reads the history, within the transaction of the change."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def changed_by(self, actor: Actor) -> datetime | None:
        asked = {"player_id": actor.player_id, "actor": str(actor)}
        last: datetime | None = (await self._connection.execute(_LAST, asked)).scalar_one()
        return last
