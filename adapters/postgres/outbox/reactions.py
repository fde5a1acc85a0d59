"""Carries out the reactions of contexts to facts: once, in order per player, parked where they fail.

Rows are written with the fact (see ``migrations/sql/outbox/reactions.sql``) and deleted in the transaction
of the reaction, so that what a reaction writes to the database is written once, whenever a worker ends. What
it does elsewhere may happen twice. A row waits while an earlier one of its player and context is there, so a
reaction that fails holds back its own player and no other.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Protocol

import structlog
from sqlalchemy import text

from adapters.postgres.advisory_locks import Connection, lock_session, try_lock
from adapters.postgres.command_runner import Call, Then
from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.outbox.idle_pauses import IdlePauses
from domain.shared.actor import system
from domain.shared.errors import Unavailable
from domain.shared.facts import PublishedFact
from domain.shared.ids import LANES, PlayerId

Reaction = Callable[..., Awaitable[Any]]
"""Is given the fact, and the ports that its parameters name."""

GROUP: Final = 0x52454143
"""Advisory lock group (REAC in ASCII); keys 0..15 are lanes."""

PAUSES: Final = tuple(timedelta(seconds=each) for each in (1, 5, 30, 60, 300, 900, 1800))
"""After the first failure, the second and so on. About an hour, then the row is parked."""
UNAVAILABLE_PAUSE: Final = timedelta(seconds=5)
"""What is out of reach for now is tried again for as long as it takes."""

IDLE_SECONDS_MIN: Final = 0.01
IDLE_SECONDS_MAX: Final = 0.2
STANDBY_SECONDS: Final = 2.0
BATCH_MAX: Final = 100

_DUE = """
    select part, id, context, player_id, brand, name, seq, payload, correlation_id, at, attempts
    from outbox.reaction waiting
    where part = any ($1::smallint[]) and parked_at is null and next_at <= clock_timestamp()
      and not exists (
        select from outbox.reaction earlier
        where earlier.player_id = waiting.player_id and earlier.context = waiting.context
          and earlier.id < waiting.id)
    order by part, id limit $2
"""


_FAILED = """
    update outbox.reaction
    set attempts = attempts + $3, failure = $4, next_at = clock_timestamp() + $5::interval,
        parked_at = case when $6 then clock_timestamp() end
    where part = $1 and id = $2 and attempts = $7
"""

_SETTINGS: Final = {"croupier.brand": EVERY_BRAND}

_log = structlog.get_logger("croupier.reactions")


class ReactionGoneError(RuntimeError):
    """Another worker, or an operator, has dealt with the row in the meantime."""


class TransactionRunner(Protocol):
    """Runs commands in one transaction, see ``CommandRunner.run_together``."""

    async def run_together(self, calls: list[Call], then: Then | None = None) -> list[Any]:
        """Carry out the calls, and ``then`` in the same transaction."""
        ...


@dataclass(frozen=True, slots=True)
class WaitingReaction:
    """A row of the queue."""

    part: int
    id: int
    context: str
    player_id: PlayerId
    brand: str
    name: str
    seq: int
    payload: Any
    correlation_id: str
    at: datetime
    attempts: int

    @property
    def fact(self) -> PublishedFact:
        """The fact it is about."""
        return PublishedFact(
            self.name, self.player_id, self.brand, self.seq, self.payload, self.correlation_id, self.at
        )


class ReactionWorker:
    """Carries out reactions for the lanes that this process owns; any number may run, survivors take over.

    ``reactions``: (context, name of the fact) -> what the context does.
    """

    def __init__(
        self,
        database_url: str,
        runner: TransactionRunner,
        reactions: Mapping[tuple[str, str], Reaction],
        pauses: tuple[timedelta, ...] = PAUSES,
        unavailable_pause: timedelta = UNAVAILABLE_PAUSE,
    ) -> None:
        self._database_url = database_url
        self._runner = runner
        self._reactions = reactions
        self._pauses = pauses
        self._unavailable_pause = unavailable_pause

    async def run(self, stopping: asyncio.Event) -> None:
        """Work until ``stopping``. Raises when PostgreSQL is lost: call it again."""
        async with lock_session(self._database_url, "croupier reactions", _SETTINGS) as connection:
            owned: list[int] = []
            look_at, idle = 0.0, IdlePauses(IDLE_SECONDS_MIN, IDLE_SECONDS_MAX)
            now = asyncio.get_running_loop().time
            while not stopping.is_set():
                if len(owned) < LANES and now() >= look_at:
                    free = [each for each in range(LANES) if each not in owned]
                    owned += [each for each in free if await try_lock(connection, GROUP, each)]
                    look_at = now() + STANDBY_SECONDS
                done = await self._carry_out_due(connection, owned) if owned else 0
                if done:
                    idle.found()
                else:
                    await asyncio.sleep(idle.next())

    async def _carry_out_due(self, connection: Connection, lanes: list[int]) -> int:
        rows = await connection.fetch(_DUE, lanes, BATCH_MAX)
        for row in rows:
            await self._carry_out(connection, WaitingReaction(*row.values()))
        return len(rows)

    async def _carry_out(self, connection: Connection, waiting: WaitingReaction) -> None:
        try:
            reaction = self._reactions[waiting.context, waiting.name]
            call = Call(reaction, waiting.fact, system("reactions", waiting.brand, waiting.correlation_id))
            await self._runner.run_together([call], _delete(waiting))
        except ReactionGoneError:
            return
        except Unavailable as failure:
            await self._fail(connection, waiting, failure, counts=False)
        except Exception as failure:  # noqa: BLE001 - whatever it is, other players' reactions go on
            await self._fail(connection, waiting, failure, counts=True)

    async def _fail(
        self, connection: Connection, waiting: WaitingReaction, failure: Exception, *, counts: bool
    ) -> None:
        attempts = waiting.attempts + counts
        parked = attempts > len(self._pauses)
        pause = self._pauses[min(attempts, len(self._pauses)) - 1] if counts else self._unavailable_pause
        kind = type(failure).__name__
        _log.warning(
            "reaction parked" if parked else "reaction failed",
            context=waiting.context,
            fact=waiting.name,
            failure=kind,
            attempts=attempts,
            correlation_id=waiting.correlation_id,
        )
        await connection.execute(
            _FAILED, waiting.part, waiting.id, int(counts), kind, pause, parked, waiting.attempts
        )


def _delete(waiting: WaitingReaction) -> Then:
    async def delete(connection: Any, _outcomes: list[Any]) -> None:
        statement = "delete from outbox.reaction where part = :part and id = :id and parked_at is null"
        found = await connection.execute(text(statement), {"part": waiting.part, "id": waiting.id})
        if found.rowcount != 1:
            raise ReactionGoneError(waiting.id)

    return delete
