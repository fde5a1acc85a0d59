"""Trying system jobs again and cancelling them: implements ``SystemJobs``."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import driver_connection
from adapters.postgres.jobs.system.enqueuing import LOCK_KEY
from adapters.postgres.jobs.system.rows import COLUMNS, system_job_of
from domain.jobs.system.model import SystemJob

_LOCKED: Final = f"select {COLUMNS} from jobs.system_job where id = $1 for no key update"  # noqa: S608
# A new number puts it behind the others of its key, which have gone on without it.
_RETRY: Final = f"""
  update jobs.system_job
     set state = 'QUEUED', seq = default, run_at = clock_timestamp(), uncounted = attempts, ended_at = null,
         dedupe = null
   where id = $1 returning {COLUMNS}
"""  # noqa: S608 - our own text
_CANCEL: Final = f"""
  update jobs.system_job set state = 'CANCELLED', ended_at = clock_timestamp()
   where id = $1 returning {COLUMNS}
"""  # noqa: S608 - our own text
_KEY: Final = "select key from jobs.system_job where id = $1"


class PostgresSystemJobs:
    """Within one command's transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def locked(self, id: UUID) -> SystemJob | None:
        driver = await driver_connection(self._connection)
        # Before its row, as where a job is queued.
        if (key := await driver.fetchval(_KEY, id)) is not None:
            await driver.execute(LOCK_KEY, key)
        row = await driver.fetchrow(_LOCKED, id)
        return _job(row)

    async def retry(self, id: UUID) -> SystemJob:
        driver = await driver_connection(self._connection)
        return system_job_of(await driver.fetchrow(_RETRY, id))

    async def stop(self, id: UUID) -> SystemJob:
        driver = await driver_connection(self._connection)
        return system_job_of(await driver.fetchrow(_CANCEL, id))


def _job(row: Any) -> SystemJob | None:
    return None if row is None else system_job_of(row)
