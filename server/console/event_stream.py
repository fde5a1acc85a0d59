"""`croupier events` at the terminal."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID

from adapters.event_bus.cloud_events import Installation, KeptEvent, encode_event
from adapters.postgres.database import EVERY_BRAND, Database, connect, driver_connection
from adapters.postgres.outbox.consumer_rows import ConsumerRows
from adapters.postgres.outbox.kept_events import KeptEvents
from domain.shared.ids import LANES, lane_of
from resolvers.ids import player_id_of
from server.errors import OperatorError
from server.processes.backend_servers import with_servers
from server.settings import Settings

PAGE: Final = 500
LOOK_SECONDS: Final = 0.1

T = TypeVar("T")


class BadMoment(OperatorError):
    """What was given is no moment; the line says how one is written."""


def print_events(settings: Settings, *, player: str | None, since: str | None, count: int | None) -> None:
    """Print events until ``count`` were, or for ever.

    Raises:
        BadInput: ``player`` is no player's id.
        BadMoment: ``since`` is none.
    """
    player_id = None if player is None else player_id_of(player, "player")
    begin = None if since is None else moment_of(since)

    installation = Installation(settings.issuer, settings.base_url)

    async def follow(database: Database) -> None:
        left = count
        async for event in _events(KeptEvents(database), player_id, begin):
            sys.stdout.write(encode_event(event, installation).decode() + "\n")
            sys.stdout.flush()
            left = None if left is None else left - 1
            if left == 0:
                return

    _with_database(settings, follow)


def republish_events(settings: Settings, since: str) -> int:
    """Let the sender begin again with what was published since then; answers how many events that is.

    Raises:
        BadMoment: ``since`` is none.
    """
    moment = moment_of(since)

    async def rewind(database: Database) -> int:
        kept = KeptEvents(database)
        return await kept.send_again(await kept.positions_since(moment))

    return _with_database(settings, rewind)


def release_parked(settings: Settings, consumer: str) -> int:
    """Give up what the consumer's parked events wait for; answers of how many players."""

    async def accept(database: Database) -> int:
        async with database.transaction(EVERY_BRAND) as connection:
            return await ConsumerRows(consumer).accept_gaps(await driver_connection(connection))

    return _with_database(settings, accept)


def moment_of(text: str) -> datetime:
    """A moment as ISO 8601 writes it, with its offset.

    Raises:
        BadMoment: it is none.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise BadMoment(f"--since {text}: write a moment with its offset, as 2026-11-30T10:00Z")
    return moment


def _with_database(settings: Settings, work: Callable[[Database], Awaitable[T]]) -> T:
    async def run(url: str) -> T:
        database = await connect(url, composing_max=1, hot_max=2)
        try:
            return await work(database)
        finally:
            await database.close()

    with with_servers(settings, valkey=False) as running:
        return asyncio.run(run(str(running.database_url)))


async def _events(
    kept: KeptEvents, player_id: UUID | None, since: datetime | None
) -> AsyncIterator[KeptEvent]:
    positions = await (kept.ends() if since is None else kept.positions_since(since))
    lanes = range(LANES) if player_id is None else (lane_of(player_id),)
    while True:
        found = 0
        for lane in lanes:
            for event in await kept.after(lane, positions[lane], PAGE):
                positions[lane] = event.position
                found += 1
                if player_id is None or event.player_id == player_id:
                    yield event
        if not found:
            await asyncio.sleep(LOOK_SECONDS)
