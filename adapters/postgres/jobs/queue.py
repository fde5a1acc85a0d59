"""The queue of jobs as workers see it: leases, steps, files, and what has expired."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson

from adapters.postgres.database import EVERY_BRAND, Database, driver_connection
from adapters.postgres.jobs.rows import CHUNK_PLACE, REQUEST_PLACE
from adapters.vault.subject_keys import destroy_subject_key, subject_cipher
from adapters.vault.vault import Vault
from domain.jobs.leases import LeaseLost
from domain.jobs.model import JobKind, JobProblem

# Leases go by the database's clock, which all workers share.
_CLAIM: Final = """
  update jobs.job set state = 'RUNNING', lease = $1, leased_until = clock_timestamp() + $2 * interval '1 s',
         claims = claims + 1, started_at = coalesce(started_at, $3)
   where id = (
     select id from jobs.job
      where state in ('QUEUED', 'RUNNING') and (leased_until is null or leased_until < clock_timestamp())
      order by id limit 1 for no key update skip locked
   )
  returning id, brand, kind, name, account_id, roles, request, total, done, cursor, is_collected, claims,
            chunks
"""
_EXTEND: Final = """
  update jobs.job set leased_until = clock_timestamp() + $3 * interval '1 s'
   where id = $1 and lease = $2 and state = 'RUNNING' returning true
"""
_RELEASE: Final = """
  update jobs.job set lease = null, leased_until = clock_timestamp() + $3 * interval '1 s'
   where id = $1 and lease = $2 and state = 'RUNNING'
"""
_WAITING: Final = (
    "select no, target from jobs.step where job_id = $1 and state = 'WAITING' order by no limit $2"
)
_FAILED_FOR: Final = (
    "select no from jobs.step where job_id = $1 and state = 'FAILED' and code = $2 order by no"
)
_MARK: Final = """
  with marked as (
    update jobs.step set state = $4, code = $5, message = $6
     where job_id = $1 and no = $3 and state = 'WAITING' returning true
  )
  update jobs.job set done = done + ($4 = 'DONE')::int, failed = failed + ($4 = 'FAILED')::int, claims = 0
   where id = $1 and lease = $2 and state = 'RUNNING' and exists (select from marked) returning true
"""
_COLLECT: Final = """
  insert into jobs.step (job_id, no, target)
  select $1, (select coalesce(max(no), 0) from jobs.step where job_id = $1) + given.no, given.target
    from unnest($2::uuid[]) with ordinality as given (target, no)
  on conflict (job_id, target) do nothing
"""
_COLLECTED: Final = """
  update jobs.job set cursor = $3, is_collected = $4, claims = 0,
         total = case when $4 then (select count(*) from jobs.step where job_id = $1) else total end
   where id = $1 and lease = $2 and state = 'RUNNING' returning true
"""
_END: Final = """
  update jobs.job set state = $3, ended_at = $4, problem_code = $5, problem_message = $6,
         lease = null, leased_until = null, size_bytes = 0, chunks = 0
   where id = $1 and lease = $2 and state = 'RUNNING' returning true
"""
_FAIL_REST: Final = """
  with failed as (
    update jobs.step set state = 'FAILED', code = $2, message = $3
     where job_id = $1 and state = 'WAITING' returning true
  ) update jobs.job set failed = failed + (select count(*) from failed) where id = $1
"""
_ADD_CHUNK: Final = "insert into jobs.chunk (job_id, no, content) values ($1, $2, $3)"
_WRITTEN: Final = """
  update jobs.job set cursor = $3, is_collected = $4, done = done + $5, size_bytes = size_bytes + $6,
         chunks = $7, claims = 0
   where id = $1 and lease = $2 and state = 'RUNNING' returning true
"""
_COUNT: Final = """
  update jobs.job set done = $3, total = $3
   where id = $1 and lease = $2 and state = 'RUNNING' returning true
"""
_CHUNK: Final = "select content from jobs.chunk where job_id = $1 and no = $2"
_DELETE_CHUNKS: Final = "delete from jobs.chunk where job_id = $1"
_FILE: Final = "select request, chunks from jobs.job where id = $1"
_EXPIRED: Final = """
  update jobs.job set chunks = 0 where id in (
    select id from jobs.job where expires_at is not null and expires_at <= $1 and chunks > 0
     order by expires_at limit $2 for no key update skip locked
  ) returning id
"""
_DELETE_OLD: Final = """
  delete from jobs.job where id in (
    select id from jobs.job where ended_at is not null and ended_at <= $1
     order by ended_at limit $2 for update skip locked
  ) returning id
"""
AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True)
class ClaimedJob:
    """A job that this worker has the lease of. ``request`` is None where its key was destroyed."""

    id: UUID
    lease: UUID
    brand: str
    kind: JobKind
    name: str
    account_id: UUID | None
    roles: frozenset[str]
    request: Mapping[str, Any] | None
    total: int | None
    done: int
    cursor: str | None
    is_collected: bool
    claims: int
    chunks: int


@dataclass(frozen=True, slots=True)
class ReadPage:
    """How far a list has been read: the cursor of its last row, and whether it ends there."""

    cursor: str | None
    is_last: bool


class JobQueue:
    """Every change is one transaction, which counts only while the lease is ours.

    Methods that take a lease raise ``LeaseLost`` when it is not; nothing of theirs is kept then.
    """

    def __init__(self, database: Database, vault: Vault, lease_seconds: float) -> None:
        self._database = database
        self._vault = vault
        self._lease_seconds = lease_seconds

    async def claim(self, lease: UUID, now: datetime) -> ClaimedJob | None:
        """The oldest job that no worker works on; None where there is none."""
        async with self._database.transaction(EVERY_BRAND) as connection:
            driver = await driver_connection(connection)
            row = await driver.fetchrow(_CLAIM, lease, self._lease_seconds, now)
            if row is None:
                return None
            cipher = await subject_cipher(connection, self._vault, row["id"], "account")
            request = cipher.open(REQUEST_PLACE, row["request"])
        values = dict(row) | {"kind": JobKind(row["kind"]), "roles": frozenset(row["roles"])}
        return ClaimedJob(**values | {"request": orjson.loads(request) if request else None, "lease": lease})

    async def extend(self, job: ClaimedJob) -> None:
        """Keep the lease for a while longer."""
        asked = (_EXTEND, job.id, job.lease, self._lease_seconds)
        if not await self._database.statements_for(job.brand).fetchval(*asked):
            raise LeaseLost(job.id)

    async def release(self, job: ClaimedJob, after_seconds: float = 0) -> None:
        """Leave the job to any worker, from some seconds on."""
        await self._database.statements_for(job.brand).execute(_RELEASE, job.id, job.lease, after_seconds)

    async def waiting(self, job: ClaimedJob, count: int) -> list[tuple[int, UUID]]:
        """The next steps: number and player."""
        rows = await self._database.statements_for(job.brand).fetch(_WAITING, job.id, count)
        return [(row["no"], row["target"]) for row in rows]

    async def mark(self, connection: Any, job: ClaimedJob, no: int, problem: JobProblem | None) -> None:
        """Count a step as done, or as failed for a reason, in the transaction of its effect."""
        state = "DONE" if problem is None else "FAILED"
        why = (problem.code, problem.message) if problem else (None, None)
        driver = await driver_connection(connection)
        if not await driver.fetchval(_MARK, job.id, job.lease, no, state, *why):
            raise LeaseLost(job.id)

    async def mark_failed(self, job: ClaimedJob, no: int, problem: JobProblem) -> None:
        """Count a step as failed that had no effect."""
        async with self._database.transaction(job.brand) as connection:
            await self.mark(connection, job, no, problem)

    async def collect(self, job: ClaimedJob, targets: Sequence[UUID], page: ReadPage) -> None:
        """Add players of a page of the list as steps."""
        async with self._database.transaction(job.brand) as connection:
            driver = await driver_connection(connection)
            await driver.execute(_COLLECT, job.id, list(targets))
            if not await driver.fetchval(_COLLECTED, job.id, job.lease, page.cursor, page.is_last):
                raise LeaseLost(job.id)

    async def write(self, job: ClaimedJob, no: int, content: str, rows: int, page: ReadPage) -> None:
        """Add a piece of the file, of the rows of a page of the list."""
        async with self._database.transaction(job.brand) as connection:
            await self._write(connection, job, no, content, rows, page)

    async def collect_all(self, job: ClaimedJob, targets: Sequence[UUID], content: str, rows: int) -> None:
        """Add all players as steps, numbered from 1, together with the first piece of the file."""
        async with self._database.transaction(job.brand) as connection:
            await (await driver_connection(connection)).execute(_COLLECT, job.id, list(targets))
            await self._write(connection, job, 1, content, rows, ReadPage(None, is_last=True))

    async def failed_for(self, job: ClaimedJob, code: str) -> list[int]:
        """The numbers of the steps that failed with this code."""
        rows = await self._database.statements_for(job.brand).fetch(_FAILED_FOR, job.id, code)
        return [row["no"] for row in rows]

    async def count(self, job: ClaimedJob, done: int) -> None:
        """Say how much was done by a job that has neither steps nor pieces."""
        counted = (_COUNT, job.id, job.lease, done)
        if not await self._database.statements_for(job.brand).fetchval(*counted):
            raise LeaseLost(job.id)

    async def end(self, job: ClaimedJob, ended_at: datetime, problem: JobProblem | None) -> None:
        """Store the end of a job; with a problem the rest of its steps fails for it, and its file goes."""
        state = "DONE" if problem is None else "FAILED"
        why = (problem.code, problem.message) if problem else (None, None)
        async with self._database.transaction(job.brand) as connection:
            driver = await driver_connection(connection)
            if not await driver.fetchval(_END, job.id, job.lease, state, ended_at, *why):
                raise LeaseLost(job.id)
            if problem is not None:
                await driver.execute(_FAIL_REST, job.id, *why)
                await driver.execute(_DELETE_CHUNKS, job.id)

    async def _write(
        self, connection: Any, job: ClaimedJob, no: int, content: str, rows: int, page: ReadPage
    ) -> None:
        cipher = await subject_cipher(connection, self._vault, job.id, "account")
        driver, size = await driver_connection(connection), len(content.encode())
        values = (job.id, job.lease, page.cursor, page.is_last, rows, size, no)
        if not await driver.fetchval(_WRITTEN, *values):
            raise LeaseLost(job.id)
        await driver.execute(_ADD_CHUNK, job.id, no, cipher.seal(f"{CHUNK_PLACE}.{no}", content))


class ExportFiles:
    """The files of exports, read in pieces, and deleted when their time is over."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def file(self, brand: str, job_id: UUID) -> tuple[Mapping[str, Any], int] | None:
        """What was asked for, and the number of pieces; None where the file is gone."""
        async with self._database.transaction(brand) as connection:
            driver = await driver_connection(connection)
            row = await driver.fetchrow(_FILE, job_id)
            if row is None or not row["chunks"]:
                return None
            cipher = await subject_cipher(connection, self._vault, job_id, "account")
            request = cipher.open(REQUEST_PLACE, row["request"])
        return (orjson.loads(request), row["chunks"]) if request else None

    async def chunk(self, brand: str, job_id: UUID, no: int) -> str | None:
        """A piece of the file; None once it is gone."""
        async with self._database.transaction(brand) as connection:
            sealed = await (await driver_connection(connection)).fetchval(_CHUNK, job_id, no)
            if sealed is None:
                return None
            cipher = await subject_cipher(connection, self._vault, job_id, "account")
            return cipher.open(f"{CHUNK_PLACE}.{no}", sealed)

    async def delete_expired(self, now: datetime, ended_before: datetime) -> int:
        """Delete files whose time is over, with their keys, and jobs that ended before; how many at all."""
        deleted = 0
        for statement, moment in ((_EXPIRED, now), (_DELETE_OLD, ended_before)):
            async with self._database.transaction(EVERY_BRAND) as connection:
                driver = await driver_connection(connection)
                for row in await driver.fetch(statement, moment, AT_ONCE):
                    await driver.execute(_DELETE_CHUNKS, row["id"])
                    await destroy_subject_key(connection, row["id"], "account")
                    deleted += 1
        return deleted
