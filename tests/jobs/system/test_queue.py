"""The queue of system jobs: order within a key, one job for the same, waits after failures, lost leases."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.jobs.system.enqueuing import QueuedJob, enqueue
from adapters.postgres.jobs.system.queue import SystemJobQueue
from domain.jobs.leases import LeaseLost
from domain.jobs.model import JobState
from domain.jobs.system.backoff import JITTER_MAX, Backoff
from domain.shared.errors import Unavailable
from server.jobs.job_worker import UNAVAILABLE_PAUSE, WORKER_LOST
from server.jobs.kinds import JobRun, SystemJobKind
from tests.jobs.system.kinds_of_tests import Queue, failing, noting

LONG = timedelta(hours=1)
PATIENCE_SECONDS = 30.0


def seconds(*values: float) -> list[timedelta]:
    return [timedelta(seconds=each) for each in values]


@pytest.mark.parametrize(
    ("failures", "chance", "wait"),
    [(1, 0, 5), (2, 0, 10), (3, 0, 20), (4, 0, 30), (400, 0, 30), (1, 1, 5 * 1.25), (9, 1, 30 * 1.25)],
)
def test_waits_double_up_to_the_longest_and_are_stretched_at_random(
    failures: int, chance: float, wait: float
) -> None:
    backoff = Backoff(*seconds(5, 30))
    assert backoff.wait(failures, lambda: chance) == timedelta(seconds=wait)
    assert JITTER_MAX == 0.25


async def test_a_job_is_carried_out_once_and_is_done(queue: Queue) -> None:
    noted: list[Any] = []
    await queue.enqueue("note", args={"no": 7})
    worker = queue.worker(noting("note", noted))

    assert await worker.run_due() == 1
    assert await worker.run_due() == 0
    assert noted == [7]
    assert await queue.rows("select state, attempts, last_error from jobs.system_job") == [("DONE", 1, None)]
    assert queue.endings.ended == [("note", False)]


async def test_a_job_whose_transaction_is_undone_was_never_queued(queue: Queue) -> None:
    async with queue.database.transaction(EVERY_BRAND) as connection:
        await enqueue(connection, QueuedJob(kind="note"))
        await connection.rollback()
    assert await queue.states() == []


async def test_a_job_is_not_begun_before_its_time_nor_by_a_worker_that_does_not_know_it(queue: Queue) -> None:
    noted: list[Any] = []
    await queue.enqueue("note", args={"no": 1}, run_at=datetime.now(UTC) + LONG)
    await queue.enqueue("other", args={"no": 2})

    assert await queue.worker(noting("note", noted)).run_due() == 0
    await queue.run_at_once()
    assert await queue.worker(noting("note", noted)).run_due() == 1
    assert noted == [1]
    assert await queue.states() == ["DONE", "QUEUED"]


async def test_no_job_begins_while_an_older_one_of_its_key_is_unfinished(queue: Queue) -> None:
    jobs = SystemJobQueue(queue.database, LONG)
    for no, key in enumerate(("a", "a", "b", None, "a")):
        await queue.enqueue("note", args={"no": no}, key=key)

    async def begun() -> list[Any]:
        return await jobs.claim(["note"], 10)

    first = await begun()
    assert [job.args["no"] for job in first] == [0, 2, 3]
    assert await begun() == []
    await jobs.wait(first[0], LONG, "Failed")
    assert await begun() == []  # the oldest of the key waits for its next attempt
    await queue.run_at_once()
    (again,) = await begun()
    assert again.args["no"] == 0
    await jobs.complete(again)
    (second,) = await begun()
    assert second.args["no"] == 1
    await jobs.fail(second, "Failed")  # given up: the others go on
    (last,) = await begun()
    assert last.args["no"] == 4


async def test_jobs_of_a_key_are_ordered_by_commit(queue: Queue) -> None:
    """The second transaction draws its number when the first has ended, however early it asks."""
    noted: list[Any] = []
    asked = asyncio.Event()

    async def second() -> None:
        asked.set()
        await queue.enqueue("note", args={"no": 2}, key="k")

    async with queue.database.transaction(EVERY_BRAND) as connection:
        await enqueue(connection, QueuedJob(kind="note", args={"no": 1}, key="k"))
        waiting = asyncio.create_task(second())
        await asked.wait()
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not await queue.rows("select from pg_locks where locktype = 'advisory' and not granted"):
                pass
        assert await queue.worker(noting("note", noted)).run_due() == 0
    await waiting
    await queue.worker(noting("note", noted)).run_due()
    assert noted == [1, 2]


async def test_while_a_job_waits_a_second_with_the_same_dedupe_is_the_same(queue: Queue) -> None:
    later = datetime.now(UTC) + LONG
    first = await queue.enqueue("note", args={"no": 1}, dedupe="x", run_at=later)
    assert await queue.enqueue("note", args={"no": 2}, dedupe="x", run_at=later + LONG) == first
    assert await queue.enqueue("note", dedupe="y", run_at=later) != first
    assert await queue.enqueue("other", dedupe="x", run_at=later) != first
    assert await queue.states("run_at") == [later] * 3

    assert await queue.enqueue("note", args={"no": 3}, dedupe="x") == first  # now, at the earliest of both
    noted: list[Any] = []
    assert await queue.worker(noting("note", noted)).run_due() == 1
    assert noted == [1]
    assert await queue.enqueue("note", dedupe="x") != first


async def test_what_is_queued_again_while_a_job_runs_is_another(queue: Queue) -> None:
    jobs = SystemJobQueue(queue.database, LONG)
    first = await queue.enqueue("note", dedupe="x")
    (running,) = await jobs.claim(["note"], 1)
    second = await queue.enqueue("note", dedupe="x")
    assert second != first
    await jobs.wait(running, LONG, "Failed")  # there are two that wait now, of whom one has begun
    assert await queue.enqueue("note", dedupe="x") == second
    assert sorted(await queue.states("dedupe"), key=str) == [None, "x"]


async def test_a_job_that_waits_for_its_next_attempt_is_the_same_too(queue: Queue) -> None:
    jobs = SystemJobQueue(queue.database, LONG)
    first = await queue.enqueue("note", dedupe="x")
    (running,) = await jobs.claim(["note"], 1)
    await jobs.wait(running, LONG, "Failed")
    assert await queue.enqueue("note", dedupe="x") == first


async def test_a_worker_does_not_begin_a_job_that_another_transaction_adds_to(queue: Queue) -> None:
    """It would not see what their transaction has written."""
    noted: list[Any] = []
    worker = queue.worker(noting("note", noted))
    await queue.enqueue("note", dedupe="x", args={"no": 1})
    async with queue.database.transaction(EVERY_BRAND) as connection:
        await enqueue(connection, QueuedJob(kind="note", dedupe="x"))
        assert await worker.run_due() == 0
    assert await worker.run_due() == 1


async def test_a_job_that_fails_is_tried_again_after_longer_and_longer_and_then_given_up(
    queue: Queue,
) -> None:
    kind = failing(
        "bad", lambda: ValueError("anna@example.com"), attempts_max=3, backoff=Backoff(LONG, LONG * 4)
    )
    worker = queue.worker(kind)
    await queue.enqueue("bad")
    waits = []
    for _ in range(2):
        assert await worker.run_due() == 1
        assert await queue.states() == ["QUEUED"]
        (wait,) = await queue.states("round(extract(epoch from run_at - started_at) / 60)")
        waits.append(int(wait))
        await queue.run_at_once()
    assert waits == [60, 120]
    assert await worker.run_due() == 1
    assert await queue.rows("select state, attempts, last_error from jobs.system_job") == [
        ("FAILED", 3, "ValueError")  # and not what it says, which may be personal
    ]
    assert queue.endings.ended == [("bad", True)] * 3
    assert await worker.run_due() == 0


async def test_what_cannot_reach_a_server_is_tried_for_as_long_as_it_takes(queue: Queue) -> None:
    worker = queue.worker(failing("away", lambda: Unavailable("away"), attempts_max=2))
    await queue.enqueue("away")
    for _ in range(5):
        assert await worker.run_due() == 1
        (wait,) = await queue.states("run_at - started_at")
        assert wait >= UNAVAILABLE_PAUSE
        await queue.run_at_once()
    assert await queue.rows("select state, attempts, last_error from jobs.system_job") == [
        ("QUEUED", 5, "Unavailable")
    ]


async def test_a_job_whose_worker_dies_every_time_is_given_up(queue: Queue) -> None:
    noted: list[Any] = []
    kind = noting("note", noted, attempts_max=2)
    jobs = SystemJobQueue(queue.database, LONG)
    await queue.enqueue("note")
    for _ in range(2):
        assert len(await jobs.claim(["note"], 1)) == 1
        await queue.expire_leases()
    await queue.worker(kind).run_due()
    assert noted == []
    assert await queue.rows("select state, last_error from jobs.system_job") == [("FAILED", WORKER_LOST)]


async def complete_in_transaction(queue: Queue, run: JobRun) -> None:
    async with queue.database.transaction(EVERY_BRAND) as connection:
        await run.complete(connection)


async def test_a_worker_that_has_lost_its_lease_stores_nothing(queue: Queue) -> None:
    jobs = SystemJobQueue(queue.database, LONG)
    await queue.enqueue("note")
    (late,) = await jobs.claim(["note"], 1)
    await queue.expire_leases()
    (owner,) = await jobs.claim(["note"], 1)
    assert (late.attempts, owner.attempts) == (1, 2)

    leased = await queue.states("leased_until")
    assert await jobs.extend([late]) == [late]
    assert await queue.states("leased_until") == leased
    assert await jobs.extend([late, owner]) == [late]
    for attempt in (
        jobs.complete(late),
        jobs.fail(late, "Late"),
        jobs.wait(late, LONG, "Late"),
        complete_in_transaction(queue, JobRun(late)),
    ):
        with pytest.raises(LeaseLost):
            await attempt
    assert await queue.rows("select state, attempts, last_error from jobs.system_job") == [
        ("RUNNING", 2, None)
    ]
    await jobs.complete(owner)
    with pytest.raises(LeaseLost):
        await jobs.complete(owner)


async def test_an_effect_and_its_job_are_one_transaction(queue: Queue) -> None:
    """The worker lost its lease while it worked: what it wrote is undone with the end it could not store."""
    owner = SystemJobQueue(queue.database, LONG)

    async def work(run: JobRun) -> None:
        async with queue.database.transaction(EVERY_BRAND) as connection:
            await connection.exec_driver_sql(
                "update jobs.system_job set args = '{\"seen\": true}' where kind = 'other'"
            )
            await queue.expire_leases()
            assert await owner.claim(["effect"], 1)
            await run.complete(connection)

    await queue.enqueue("other")
    await queue.enqueue("effect")
    await queue.worker(SystemJobKind("effect", work)).run_due()
    assert await queue.rows("select kind, state, args::text from jobs.system_job order by seq") == [
        ("other", "QUEUED", "{}"),
        ("effect", "RUNNING", "{}"),
    ]


async def test_old_jobs_are_deleted_but_the_newest_tick_of_each_kind(queue: Queue) -> None:
    jobs = SystemJobQueue(queue.database, LONG)
    await queue.rows("""
      insert into jobs.system_job (kind, state, tick, run_at, ended_at)
      select kind, state, tick, now(), now() - age from (values
        ('p', 'DONE', '2026-01-01'::timestamptz, interval '3 days'),
        ('p', 'DONE', '2026-01-02', interval '3 days'),
        ('q', 'DONE', null, interval '3 days'), ('r', 'DONE', null, interval '1 day'),
        ('s', 'FAILED', null, interval '3 days'), ('t', 'CANCELLED', null, interval '3 days')
      ) g (kind, state, tick, age)
    """)
    before = datetime.now(UTC) - timedelta(days=2)
    assert await jobs.delete_ended([JobState.DONE, JobState.CANCELLED], before) == 3
    assert await queue.rows("select kind, tick::date::text from jobs.system_job order by kind") == [
        ("p", "2026-01-02"),
        ("r", None),
        ("s", None),
    ]
