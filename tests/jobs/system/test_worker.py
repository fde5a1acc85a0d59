"""The loop of a worker: what it has begun it finishes, it keeps its leases, and ends what it has lost."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg

from server.jobs.background import Loop
from server.jobs.kinds import HOUR, JobRun, Schedule, SystemJobKind
from tests.jobs.system.kinds_of_tests import Queue, noting
from tests.live.relay_and_hub import eventually, running_loops, soon

HELD = "select leased_until from jobs.system_job"


async def test_a_worker_runs_what_is_queued_and_what_is_due_by_its_schedule(queue: Queue) -> None:
    queued, ticked = list[Any](), list[Any]()
    kinds = noting("queued", queued), noting("ticked", ticked, schedule=Schedule(HOUR))
    async with running_loops(Loop("jobs", queue.worker(*kinds).run)) as report:
        await queue.enqueue("queued", args={"no": 1})
        await eventually(lambda: queued == [1] and len(ticked) == 1)
    assert report.restarts == []


async def test_stopping_lets_a_job_finish(queue: Queue) -> None:
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def work(_run: JobRun) -> None:
        begun.set()
        await may_end.wait()

    await queue.enqueue("slow")
    stopping = asyncio.Event()
    running = asyncio.create_task(queue.worker(SystemJobKind("slow", work)).run(stopping))
    await soon(begun.wait())
    stopping.set()
    await queue.enqueue("slow")  # is not begun any more
    may_end.set()
    await soon(running)
    assert await queue.states() == ["DONE", "QUEUED"]


async def test_a_long_job_keeps_its_lease(queue: Queue) -> None:
    may_end = asyncio.Event()
    runs = 0

    async def work(_run: JobRun) -> None:
        nonlocal runs
        runs += 1
        await may_end.wait()

    await queue.enqueue("slow")
    worker = queue.worker(SystemJobKind("slow", work), lease_seconds=0.3)
    async with running_loops(Loop("jobs", worker.run)):
        await eventually(lambda: runs == 1)
        ((first,),) = await queue.rows(HELD)
        async with asyncio.timeout(30):
            while (await queue.rows(HELD))[0][0] == first:  # noqa: ASYNC110 - known elsewhere
                await asyncio.sleep(0.01)
        may_end.set()
    assert await queue.states() == ["DONE"]


async def test_a_job_that_has_become_anothers_is_ended(queue: Queue) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def work(_run: JobRun) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    await queue.enqueue("slow")
    worker = queue.worker(SystemJobKind("slow", work), lease_seconds=0.3)
    async with running_loops(Loop("jobs", worker.run)) as report:
        await soon(begun.wait())
        await queue.rows("update jobs.system_job set attempts = attempts + 1, leased_until = 'infinity'")
        await soon(ended.wait())
    assert report.restarts == []
    assert await queue.rows("select state, attempts from jobs.system_job") == [("RUNNING", 2)]


async def test_a_lost_connection_ends_no_worker_for_good(queue: Queue, fresh_database_url: str) -> None:
    noted: list[Any] = []
    async with running_loops(Loop("jobs", queue.worker(noting("note", noted)).run)):
        await queue.enqueue("note", args={"no": 1})
        await eventually(lambda: noted == [1])
        await end_sessions(fresh_database_url)
        await queue.enqueue("note", args={"no": 2})
        await eventually(lambda: noted == [1, 2])


async def end_sessions(database_url: str) -> None:
    owner = await asyncpg.connect(database_url)
    await owner.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
        " where datname = current_database() and pid <> pg_backend_pid()"
    )
    await owner.close()
