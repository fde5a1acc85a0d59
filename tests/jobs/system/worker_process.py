"""A worker in a process of its own, which a test kills: `worker_process.py <database url> <lease seconds>`.

Its jobs note their key and number in the table `effect`, in the transaction that stores their end. Some fail
at their first attempt, after they have written.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta

from adapters.postgres.database import EVERY_BRAND, Database, connect
from domain.jobs.system.backoff import Backoff
from server.jobs.background import Background, Loop
from server.jobs.job_worker import SystemJobWorker
from server.jobs.kinds import JobRun, SystemJobKind
from tests.jobs.system.kinds_of_tests import JobEndings
from tests.live.relay_and_hub import RestartCounter

_NOTE = "insert into public.effect (key, no) values ($1, $2)"
_ATTEMPT = "insert into public.attempt (key, no) values ($1, $2)"


def effects(database: Database) -> SystemJobKind:
    async def work(run: JobRun) -> None:
        key, no = run.args["key"], run.args["no"]
        statements = database.statements_for(EVERY_BRAND)
        await statements.execute(_ATTEMPT, key, no)
        async with database.transaction(EVERY_BRAND) as connection:
            await connection.exec_driver_sql(_NOTE, (key, no))
            await asyncio.sleep(0.002)
            if no % 7 == 3:
                tried = "select count(*) from public.attempt where key = $1 and no = $2"
                if await statements.fetchval(tried, key, no) == 1:
                    raise ValueError("at first")
            await run.complete(connection)

    return SystemJobKind("effect", work, attempts_max=1000, backoff=Backoff(timedelta(milliseconds=20)))


async def work_until_killed(database_url: str, lease_seconds: float) -> None:
    database = await connect(database_url, composing_max=8, hot_max=8)
    lease = timedelta(seconds=lease_seconds)
    worker = SystemJobWorker(database, [effects(database)], report=JobEndings(), lease=lease)
    async with Background([Loop("jobs", worker.run)], drain_seconds_max=1, report=RestartCounter()):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(work_until_killed(sys.argv[1], float(sys.argv[2])))
