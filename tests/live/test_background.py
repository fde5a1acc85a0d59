from __future__ import annotations

import asyncio
from contextlib import suppress

from server.jobs.background import Background, Loop, endless_loop
from tests.live.relay_and_hub import PATIENCE_SECONDS, RestartCounter, eventually, running_loops


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
