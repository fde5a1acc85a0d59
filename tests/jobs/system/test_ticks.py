"""Ticks of periodic jobs: one row for each, made ahead, and what is done about those that were missed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from server.jobs.kinds import HOUR, MissedTicks, Schedule, SystemJobKind, periodic
from tests.jobs.system.kinds_of_tests import Queue, noting

DAY = 24 * HOUR
"""Nothing is due by itself while a test runs, but at midnight UTC."""


def floor(moment: datetime, seconds: int = DAY) -> datetime:
    return datetime.fromtimestamp(moment.timestamp() // seconds * seconds, UTC)


def days(count: int) -> timedelta:
    return timedelta(days=count)


async def missed(queue: Queue, count: int) -> None:
    """As if no worker had run for so many days."""
    await queue.rows(
        "update jobs.system_job set tick = tick - $1::interval, run_at = run_at - $1::interval", days(count)
    )


@pytest.fixture
def today() -> datetime:
    """The current tick; a test that runs over midnight is told so."""
    return floor(datetime.now(UTC))


def daily(missed_ticks: MissedTicks, into: list[Any]) -> SystemJobKind:
    return noting("daily", into, schedule=Schedule(DAY, missed_ticks))


@pytest.mark.parametrize("policy", MissedTicks)
async def test_a_new_kind_runs_at_once_and_then_at_its_next_tick(
    queue: Queue, today: datetime, policy: MissedTicks
) -> None:
    ran: list[Any] = []
    worker = queue.worker(daily(policy, ran))
    for _ in range(3):
        await worker.make_ticks()
        await worker.run_due()
    assert ran == [today]
    assert await queue.rows("select state, tick, run_at from jobs.system_job order by tick") == [
        ("DONE", today, today),
        ("QUEUED", today + days(1), today + days(1)),
    ]


async def test_of_missed_ticks_the_newest_is_run_where_others_are_skipped(
    queue: Queue, today: datetime
) -> None:
    ran: list[Any] = []
    worker = queue.worker(daily(MissedTicks.SKIP, ran))
    for _ in range(2):
        await worker.make_ticks()
        await worker.run_due()
    await missed(queue, 4)  # the newest row is that of three days ago, and waits
    for _ in range(2):
        await worker.make_ticks()
        await worker.run_due()
    assert ran == [today, today]
    assert await queue.states("tick") == [today - days(4), today, today + days(1)]


async def test_a_tick_is_not_moved_on_once_it_has_begun(queue: Queue, today: datetime) -> None:
    ran: list[Any] = []
    worker = queue.worker(daily(MissedTicks.SKIP, ran))
    await worker.make_ticks()
    await missed(queue, 2)
    await queue.rows("update jobs.system_job set attempts = 1")  # it has failed once, and waits
    await worker.make_ticks()
    assert await queue.states("tick") == [today - days(2)]
    await worker.run_due()
    await worker.make_ticks()
    await worker.run_due()
    assert ran == [today - days(2), today]


async def test_each_missed_tick_is_run_in_order_where_that_is_asked_for(
    queue: Queue, today: datetime
) -> None:
    ran: list[Any] = []
    worker = queue.worker(daily(MissedTicks.EACH, ran))
    await worker.make_ticks()
    await worker.run_due()
    await missed(queue, 4)
    await worker.make_ticks()
    await worker.run_due()
    assert ran == [today, *(today - days(back) for back in (3, 2, 1, 0))]
    assert await queue.states("tick") == [today - days(4), *(today - days(back) for back in (3, 2, 1, 0, -1))]


async def test_many_missed_ticks_are_caught_up_with_by_and_by(queue: Queue, today: datetime) -> None:
    ran: list[Any] = []
    worker = queue.worker(daily(MissedTicks.EACH, ran))
    await worker.make_ticks()
    await missed(queue, 250)
    for _ in range(3):
        await worker.make_ticks()
    await worker.run_due()
    assert ran == [today - days(back) for back in range(250, -1, -1)]


async def test_a_shorter_interval_counts_at_once(queue: Queue) -> None:
    ran: list[Any] = []
    worker = queue.worker(daily(MissedTicks.SKIP, ran))
    for _ in range(2):
        await worker.make_ticks()
        await worker.run_due()
    changed = queue.worker(noting("daily", ran, schedule=Schedule(HOUR)))
    await changed.make_ticks()
    (_, following) = await queue.states("tick")
    assert following <= floor(datetime.now(UTC), HOUR) + timedelta(hours=1)


async def test_two_workers_run_a_tick_once(queue: Queue, today: datetime) -> None:
    ran: list[Any] = []
    kinds = [
        noting(f"kind {no}", ran, schedule=Schedule(DAY, policy))
        for no in range(10)
        for policy in [[*MissedTicks][no % 2]]
    ]
    workers = [queue.worker(*kinds) for _ in range(4)]
    await asyncio.gather(*(worker.make_ticks() for worker in workers * 3))
    assert await queue.rows(
        "select count(*), count(distinct kind) from jobs.system_job where tick = $1", today
    ) == [(10, 10)]
    await asyncio.gather(*(worker.run_due() for worker in workers))
    assert ran == [today] * 10


async def test_a_periodic_job_does_not_overlap_itself(queue: Queue, today: datetime) -> None:
    at_work, most = 0, 0

    async def work() -> None:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        for _ in range(3):
            await worker.make_ticks()
            await other.run_due()
        at_work -= 1

    kind = periodic("slow", DAY, work)
    worker, other = queue.worker(kind), queue.worker(kind)
    await worker.make_ticks()
    await worker.run_due()
    assert most == 1
    assert await queue.rows("select state, tick from jobs.system_job") == [("DONE", today)]
