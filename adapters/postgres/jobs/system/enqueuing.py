"""Puts jobs into the queue of system jobs, in the transaction of whatever puts them off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import driver_connection

# Numbers of one key are drawn while this lock is held, so their order is the order of the commits: a job that
# is committed later never stands before one that a worker may have begun.
LOCK_KEY: Final = "select pg_advisory_xact_lock(hashtextextended('jobs.system_job ' || $1::text, 0))"

# A job that waits already is locked until this transaction ends. So a worker, which skips locked rows, cannot
# begin it before it sees what this transaction writes.
_ENQUEUE: Final = """
  insert into jobs.system_job (kind, args, key, dedupe, run_at)
  values ($1, $2::text::jsonb, $3, $4, coalesce($5, clock_timestamp()))
  on conflict (kind, dedupe) where state = 'QUEUED' and dedupe is not null
  do update set run_at = least(jobs.system_job.run_at, excluded.run_at)
  returning id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedJob:
    """What is to be done: ``kind`` is the name of a ``SystemJobKind`` of a context, ``args`` ids and numbers.

    ``key``: jobs with the same key are carried out one after another, in the order they were queued in.
    ``dedupe``: while a job of the kind with the same value waits, a second one is that job.
    ``run_at``: not before then; None: at once.
    """

    kind: str
    args: Mapping[str, Any] = field(default_factory=dict)
    key: str | None = None
    dedupe: str | None = None
    run_at: datetime | None = None


async def enqueue(connection: AsyncConnection, job: QueuedJob) -> UUID:
    """Queue a job, which exists when the transaction is committed; its id, or that of the one it is.

    Of several jobs with keys queue those of lesser keys first, so that two transactions cannot deadlock.
    """
    driver = await driver_connection(connection)
    if job.key is not None:
        await driver.execute(LOCK_KEY, job.key)
    args = orjson.dumps(dict(job.args)).decode()
    id: UUID = await driver.fetchval(_ENQUEUE, job.kind, args, job.key, job.dedupe, job.run_at)
    return id
