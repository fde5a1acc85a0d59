"""Facts of the domain, kept in the outbox within the command's transaction."""

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.shared.actor import Origin
from domain.shared.event_types import EventTypes
from domain.shared.facts import Fact
from domain.shared.ids import lane_of

_INSERT = text(
    "with told as ("
    " insert into outbox.event (part, player_id, brand, name, version, seq, payload, correlation_id)"
    " values (:part, :player_id, :brand, :name, :version, :seq, cast(:payload as jsonb), :correlation_id)"
    " returning *)"
    " insert into outbox.reaction (part, context, player_id, brand, name, seq, payload, correlation_id, at)"
    " select part, context, player_id, brand, name, seq, payload, correlation_id, at"
    " from told, unnest(outbox.contexts_reacting_to(name)) context"
)
"""With a row for each context that reacts to it."""


class OutboxFacts:
    """Implements ``Facts``. A fact has the version that ``types`` has for it: the latest, or 1."""

    def __init__(self, connection: AsyncConnection, origin: Origin, types: EventTypes) -> None:
        self._connection = connection
        self._origin = origin
        self._types = types

    async def record(self, fact: Fact) -> None:
        await self._connection.execute(
            _INSERT,
            {
                "part": lane_of(fact.player_id),
                "player_id": fact.player_id,
                "brand": fact.brand,
                "name": fact.name,
                "version": self._types.latest(fact.name).version if fact.name in self._types else 1,
                "seq": fact.seq,
                "payload": orjson.dumps(fact.payload).decode(),
                "correlation_id": self._origin.correlation_id,
            },
        )
