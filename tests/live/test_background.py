from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import asyncpg
import pytest

from server.jobs.background import Background, Loop, endless_loop
from server.jobs.job_runner import LOCK_GROUP, Job, JobRunner
from tests.live.relay_and_hub import PATIENCE_SECONDS, RestartCounter, eventually, running_loops


class JobEndings:
    """Counts how jobs ended."""

    def __init__(self) -> None:
        self.ended: list[tuple[str, bool]] = []

    def job_ended(self, job: str, *, failed: bool) -> None:
        self.ended.append((job, failed))


async def test_a_loop_that_fails_is_run_again_and_the_others_go_on() -> None:
    runs, steady = 0, asyncio.Event()

    async def fails_twice(stopping: asyncio.Event) -> None:
        nonlocal runs
        runs += 1
        if runs <= 2:
            raise ConnectionError("gone")
        await stopping.wait()

    async def goes_on(stopping: asyncio.Event) -> None:
        steady.set()
        await stopping.wait()

    async with running_loops(Loop("weak", fails_twice), Loop("steady", goes_on)) as report:
        await eventually(lambda: runs == 3)
        assert steady.is_set()
    assert report.restarts == ["weak", "weak"]


async def test_an_endless_loop_that_loses_a_cancellation_is_cancelled_again() -> None:
    begun = asyncio.Event()

    async def loses_one() -> None:
        begun.set()
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        await asyncio.Event().wait()

    background = Background([endless_loop("deaf", loses_one)], drain_seconds_max=600, report=RestartCounter())
    async with asyncio.timeout(PATIENCE_SECONDS), background:
        await begun.wait()


async def test_stopping_lets_a_loop_finish_what_it_has_begun() -> None:
    done: list[str] = []
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def works(stopping: asyncio.Event) -> None:
        begun.set()
        await stopping.wait()
        await may_end.wait()
        done.append("finished")

    background = Background([Loop("works", works)], drain_seconds_max=30, report=RestartCounter())
    async with background:
        await begun.wait()
        asyncio.get_running_loop().call_soon(may_end.set)
    assert done == ["finished"]


async def test_a_loop_that_never_finishes_is_ended_after_the_time_it_had() -> None:
    ended = asyncio.Event()

    async def stubborn(stopping: asyncio.Event) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async with Background([Loop("stubborn", stubborn)], drain_seconds_max=0.01, report=RestartCounter()):
        await asyncio.sleep(0)
    assert ended.is_set()


async def test_an_endless_loop_is_ended_at_once() -> None:
    async def sleeps() -> None:
        await asyncio.Event().wait()

    async with Background([endless_loop("sleeps", sleeps)], drain_seconds_max=3600, report=RestartCounter()):
        await asyncio.sleep(0)


async def test_a_job_runs_in_one_process_only_and_another_takes_over(fresh_database_url: str) -> None:
    runs: list[str] = []

    def jobs(process: str) -> Loop:
        async def work() -> None:
            runs.append(process)

        job = Job("count", 0.005, work)
        return Loop("jobs", JobRunner(fresh_database_url, [job], report=JobEndings()).run)

    async with running_loops(jobs("second")) as _:
        await eventually(lambda: "second" in runs)
        async with running_loops(jobs("first")):
            seen = len(runs)
            await eventually(lambda: len(runs) > seen + 20)
            assert set(runs) == {"second"}
        async with running_loops(jobs("first")) as _:
            pass
    async with running_loops(jobs("first")):
        await eventually(lambda: "first" in runs)


async def test_a_job_that_fails_is_run_again_and_the_others_go_on(fresh_database_url: str) -> None:
    report, worked = JobEndings(), asyncio.Event()

    async def fails() -> None:
        raise ValueError("never mind")

    async def works() -> None:
        worked.set()

    jobs = JobRunner(
        fresh_database_url, [Job("fails", 0.001, fails), Job("works", 60.0, works)], report=report
    )
    async with running_loops(Loop("jobs", jobs.run)):
        await eventually(lambda: report.ended.count(("fails", True)) >= 3)
        await worked.wait()
    assert ("works", False) in report.ended


async def test_a_lost_session_gives_its_jobs_up_and_takes_them_again(
    fresh_database_url: str, connection: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.jobs.job_runner.STANDBY_SECONDS", 0.005)
    runs = 0

    async def work() -> None:
        nonlocal runs
        runs += 1

    jobs = JobRunner(fresh_database_url, [Job("count", 3600.0, work)], report=JobEndings())
    async with running_loops(Loop("jobs", jobs.run)) as report:
        await eventually(lambda: runs == 1)
        owner = await asyncpg.connect(fresh_database_url)
        await owner.execute(
            "select pg_terminate_backend(pid) from pg_locks where classid = $1::int::oid and granted",
            LOCK_GROUP,
        )
        await owner.close()
        await eventually(lambda: runs == 2)
    assert report.restarts == ["jobs"]
