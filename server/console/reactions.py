"""`croupier reactions`: what failed so often that it waits for a person."""

from dataclasses import dataclass
from datetime import datetime

from adapters.postgres.advisory_locks import lock_session
from adapters.postgres.database import EVERY_BRAND

_SETTINGS = {"croupier.brand": EVERY_BRAND}

_PARKED = """
    select id, context, name, player_id::text as player, brand, failure, parked_at from outbox.reaction
    where parked_at is not null order by id
"""
_RETRY = """
    update outbox.reaction set parked_at = null, attempts = 0, next_at = clock_timestamp()
    where parked_at is not null and ($1::bigint is null or id = $1)
"""
_DROP = "delete from outbox.reaction where parked_at is not null and id = $1"


@dataclass(frozen=True, slots=True)
class ParkedReaction:
    """A reaction that is parked, and the type of the error it failed with last."""

    id: int
    context: str
    name: str
    player: str
    brand: str
    failure: str
    parked_at: datetime


async def parked(database_url: str) -> list[ParkedReaction]:
    """All of them, the oldest first."""
    async with lock_session(database_url, "croupier reactions list", _SETTINGS) as connection:
        return [ParkedReaction(*row.values()) for row in await connection.fetch(_PARKED)]


async def retry(database_url: str, id: int | None) -> int:
    """Try one again, or all; how many that are."""
    return await _changed(database_url, _RETRY, id)


async def drop(database_url: str, id: int) -> int:
    """Give one up: what it should have done is not done."""
    return await _changed(database_url, _DROP, id)


async def _changed(database_url: str, statement: str, id: int | None) -> int:
    async with lock_session(database_url, "croupier reactions change", _SETTINGS) as connection:
        done: str = await connection.execute(statement, id)
    return int(done.rpartition(" ")[2])
