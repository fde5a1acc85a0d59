"""A context that writes down each fact in the transaction of its reaction, for tests of the queue."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import text

from adapters.postgres.command_runner import Binding
from adapters.postgres.database import Database
from domain.shared.facts import PublishedFact
from domain.shared.ids import lane_of

FACT = "toy.happened"
NOTED = "toy.noted"

_TELL = """
    insert into outbox.reaction (part, context, player_id, brand, name, seq, payload, correlation_id)
    values ($1, 'noting', $2, 'default', $3, $4, '{}', 'corr')
"""
_NOTE = text(
    "insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)"
    " values (:part, :player, 'default', :name, :seq, '{}', '')"
)
_NOTED = "select seq from outbox.event where player_id = $1 and name = $2 order by id"


class Notes:
    """Where it is written down."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    async def add(self, player: UUID, seq: int) -> None:
        row = {"part": lane_of(player), "player": player, "name": NOTED, "seq": seq}
        await self.connection.execute(_NOTE, row)


BINDINGS = {Notes: Binding.in_transaction(lambda scope: Notes(scope.transaction))}


async def note(fact: PublishedFact, notes: Notes) -> None:
    """The reaction."""
    await notes.add(fact.player_id, fact.seq)


async def tell(database: Database, player: UUID, *numbers: int) -> None:
    """Facts of a player that wait for the reaction."""
    for seq in numbers:
        await database.statements_for("*").execute(_TELL, lane_of(player), player, FACT, seq)


async def noted(database: Database, player: UUID) -> list[int]:
    """The facts of a player that were written down, in this order."""
    rows = await database.statements_for("*").fetch(_NOTED, player, NOTED)
    return [row["seq"] for row in rows]


async def waiting(database: Database) -> int:
    """How many reactions are in the queue."""
    count: int = await database.statements_for("*").fetchval("select count(*) from outbox.reaction")
    return count
