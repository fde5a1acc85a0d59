"""Facts of the domain, kept in the outbox within the command's transaction."""

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.shared.actor import Origin
from domain.shared.facts import Fact
from domain.shared.ids import lane_of

_INSERT = text(
    "insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)"
    " values (:part, :player_id, :brand, :name, :seq, cast(:payload as jsonb), :correlation_id)"
)


class OutboxFacts:
    """Implements ``Facts``."""

    def __init__(self, connection: AsyncConnection, origin: Origin) -> None:
        self._connection = connection
        self._origin = origin

    async def record(self, fact: Fact) -> None:
        await self._connection.execute(
            _INSERT,
            {
                "part": lane_of(fact.player_id),
                "player_id": fact.player_id,
                "brand": fact.brand,
                "name": fact.name,
                "seq": fact.seq,
                "payload": orjson.dumps(fact.payload).decode(),
                "correlation_id": self._origin.correlation_id,
            },
        )
