"""Proves the ledger while it is written, in batches of players, without locking them.

Everything that must agree belongs to one player, so a batch is one statement and sees one moment. Batches
see moments of their own: a snapshot that is held for minutes keeps PostgreSQL from cleaning up behind busy
wallets and behind the outbox, which slows them more than all the reading does. ``at_once`` has it anyway.

Memory does not grow with the ledger: PostgreSQL sorts a batch within ``work_mem`` or on disk, and here arrive
counts and the first flaws only.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import add
from typing import Any, Final
from uuid import UUID

import orjson

from adapters.postgres.connections import READ_ONLY, open_connection
from adapters.postgres.wallets.verification import ledger_sql as sql
from domain.wallets.ledger_verification import NAMED_MAX, Damage, Flaw, LedgerVerification

BATCH_OPERATIONS_MIN: Final = 150_000
BATCHES_MAX: Final = 32
"""However large the ledger, each page of it is read at most so many times."""

FIRST, LAST = UUID(int=0), UUID(int=(1 << 128) - 1)

_SETTINGS: Final = {
    "application_name": "croupier ledger verify",
    "timezone": "UTC",
    "statement_timeout": "0",
    "idle_in_transaction_session_timeout": "0",
    READ_ONLY: "on",
    "work_mem": "32MB",
    "plan_cache_mode": "force_custom_plan",
    # The batches are what runs side by side.
    "max_parallel_workers_per_gather": "0",
    # Policies that would hide rows end the verification instead.
    "row_security": "off",
}

Connection = Any
Progress = Callable[[int, int], None]
"""Told how much has been looked at, and of how much."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Players from ``first`` to ``last``, who together make ``weight`` of the whole."""

    first: UUID
    last: UUID
    weight: int


def _no_progress(_done: int, _whole: int) -> None:
    """For callers who do not watch."""


async def verify(
    database_url: str,
    *,
    player_id: UUID | None = None,
    jobs: int = 2,
    at_once: bool = False,
    batch_operations: int | None = None,
    progress: Progress = _no_progress,
    backends: Callable[[list[int]], None] = lambda _pids: None,
) -> LedgerVerification:
    """Look at the whole ledger, or at one player's; ``jobs`` batches at a time.

    ``at_once``: all of it as it was at one moment.

    ``backends`` is told the process ids of the sessions that do the work, if they run on this machine.

    Raises:
        OSError, asyncpg.PostgresError: the server cannot be reached, or cannot be read.
    """
    async with AsyncExitStack() as ended:
        lead, *others = sessions = [
            await ended.enter_async_context(_session(database_url)) for _ in range(max(1, jobs))
        ]
        if await lead.fetchval("select inet_server_addr() is null"):
            backends([session.get_server_pid() for session in sessions])
        if at_once:
            await _share_snapshot(lead, others)
        batches = await _batches(lead, player_id, batch_operations)
        return reduce(add, await _verify_batches(sessions, batches, player_id, progress))


@asynccontextmanager
async def _session(database_url: str) -> AsyncIterator[Connection]:
    connection = await open_connection(database_url, server_settings=_SETTINGS)
    try:
        yield connection
    finally:
        # Not close(): it would wait for a batch whose result is not used.
        connection.terminate()


async def _share_snapshot(lead: Connection, others: list[Connection]) -> None:
    """All sessions see the same moment."""
    begin = "begin isolation level repeatable read, read only"
    await lead.execute(begin)
    name = await lead.fetchval("select pg_export_snapshot()")
    for session in others:
        await session.execute(begin)
        await session.execute(f"set transaction snapshot '{name}'")


async def _batches(lead: Connection, player_id: UUID | None, operations: int | None) -> list[Batch]:
    """Cut all players there could be into ranges, so that entries without a wallet lie in one, too."""
    if player_id is not None:
        return [Batch(player_id, player_id, 1)]
    if operations is None:
        whole = await lead.fetchval(sql.OPERATIONS)
        operations = max(BATCH_OPERATIONS_MIN, whole // BATCHES_MAX)
    rows = await lead.fetch(sql.BATCHES, operations)
    if not rows:
        return [Batch(FIRST, LAST, 1)]
    starts = [FIRST, *(row["player_id"] for row in rows[1:])]
    ends = [*(UUID(int=start.int - 1) for start in starts[1:]), LAST]
    before = [*(row["before"] for row in rows), rows[0]["whole"]]
    weights = [after - so_far for so_far, after in pairwise(before)]
    return [Batch(*batch) for batch in zip(starts, ends, weights, strict=True)]


async def _verify_batches(
    sessions: list[Connection], batches: list[Batch], player_id: UUID | None, progress: Progress
) -> list[LedgerVerification]:
    """Every session takes the next thing to look at until nothing is left."""
    proofs: list[LedgerVerification] = []
    whole = sum(batch.weight for batch in batches)
    done = 0
    tasks = iter([*batches, None])

    async def work(session: Connection) -> None:
        nonlocal done
        for batch in tasks:
            proofs.append(
                await (
                    _verify_across_players(session, player_id)
                    if batch is None
                    else _verify_batch(session, batch)
                )
            )
            done += batch.weight if batch else 0
            progress(done, whole)

    async with asyncio.TaskGroup() as working:
        for session in sessions:
            working.create_task(work(session))
    return proofs


async def _verify_batch(session: Connection, batch: Batch) -> LedgerVerification:
    row = dict(await session.fetchrow(sql.BATCH, batch.first, batch.last, NAMED_MAX))
    flaws, damages = orjson.loads(row.pop("flaws") or "{}"), orjson.loads(row.pop("damages") or "[]")
    return LedgerVerification(
        **row,
        flaws={Flaw(name): count for name, count in flaws.items()},
        damages=tuple(_damage(**damage) for damage in damages),
    )


def _damage(*, flaw: str, player_id: str, round_id: str | None, **more: Any) -> Damage:
    round_ = None if round_id is None else UUID(round_id)
    return Damage(flaw=Flaw(flaw), player_id=UUID(player_id), round_id=round_, **more)


async def _verify_across_players(session: Connection, player_id: UUID | None) -> LedgerVerification:
    """The checks that span players."""
    if player_id is None:
        rows = await session.fetch(sql.KEYS_OF_TWO_PLAYERS, NAMED_MAX)
    else:
        rows = await session.fetch(sql.KEYS_OF_PLAYER_AND_ANOTHER, NAMED_MAX, player_id)
    proof = _verification_of(Flaw.KEY_OF_TWO_PLAYERS, rows)
    for month in await session.fetch(sql.MONTHS) if player_id is None else ():
        bounds = month["month"], month["month_after"]
        if month["month"] is None or month["first"] < bounds[0] or month["last"] >= bounds[1]:
            rows = await session.fetch(sql.OUT_OF_MONTH, month["oid"], *bounds, NAMED_MAX)
            proof += _verification_of(Flaw.PARTITION, rows, expected=month["relname"])
    return proof


def _verification_of(flaw: Flaw, rows: list[Any], expected: str | None = None) -> LedgerVerification:
    damages = tuple(
        Damage(flaw, row["player_id"], row["wallet_no"], row["seq"], expected, row.get("found"))
        for row in rows
    )
    return LedgerVerification(flaws={flaw: rows[0]["n"]} if rows else {}, damages=damages)
