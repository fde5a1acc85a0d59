"""Workers are killed in the middle of many jobs: each is done once, and in the order of its key."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import asyncpg

from tests.jobs.system.kinds_of_tests import Queue

ROOT = Path(__file__).parents[3]
PATIENCE_SECONDS = 300.0
KEYS, JOBS, LEASE_SECONDS = 12, 240, 1.0
TABLES = """
  create table public.effect (at bigint generated always as identity, key text, no int);
  create table public.attempt (key text, no int);
  grant all on public.effect, public.attempt to croupier_app;
"""


@contextmanager
def worker_processes(database_url: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Two processes, which the test kills and replaces."""
    running = [start(database_url) for _ in range(2)]
    try:
        yield running
    finally:
        for process in running:
            process.kill()
            process.wait()


def start(database_url: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.jobs.system.worker_process", database_url, str(LEASE_SECONDS)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


async def test_killed_workers_leave_every_job_done_once_in_the_order_of_its_key(
    queue: Queue, fresh_database_url: str
) -> None:
    owner = await asyncpg.connect(fresh_database_url)
    await owner.execute(TABLES)
    random = Random(7)
    for no in range(JOBS):
        key = f"k{random.randrange(KEYS)}"
        await queue.enqueue("effect", key=key, args={"key": key, "no": no})

    kills = 0
    with worker_processes(fresh_database_url) as processes:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while (done := await owner.fetchval("select count(*) from effect")) < JOBS:
                if done > kills * JOBS / 8 and kills < 6:
                    victim = kills % 2
                    processes[victim].kill()
                    processes[victim].wait()
                    processes[victim] = start(fresh_database_url)
                    kills += 1
                await asyncio.sleep(0.01)
    await owner.close()

    assert kills == 6
    effects = await queue.rows("select key, no from public.effect order by at")
    assert sorted(no for _, no in effects) == [*range(JOBS)]
    of_key: dict[str, list[int]] = {}
    for key, no in effects:
        of_key.setdefault(key, []).append(no)
    assert {key: nos for key, nos in of_key.items() if nos != sorted(nos)} == {}
    assert await queue.rows("select state, count(*) from jobs.system_job group by state") == [("DONE", JOBS)]
    # The kills fell in the middle of jobs, which were begun again.
    assert await queue.rows("select count(*) > $1 from public.attempt", JOBS + JOBS // 7 + 1) == [(True,)]


@contextmanager
def croupier_worker(**settings: str) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, **{f"CROUPIER_{name}": value for name, value in settings.items()}}
    command = [sys.executable, "-m", "server.cli", "worker", "--port", "0"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


async def test_croupier_worker_carries_out_the_periodic_jobs(
    queue: Queue, fresh_database_url: str, redis_url: str, tmp_path: Path
) -> None:
    done = "select count(*) from jobs.system_job where kind = 'cooling-off' and state = 'DONE'"
    data_dir = str(tmp_path / "data")
    with croupier_worker(DATABASE_URL=fresh_database_url, REDIS_URL=redis_url, DATA_DIR=data_dir) as process:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await queue.rows(done) == [(0,)]:
                assert process.poll() is None
                await asyncio.sleep(0.05)
    assert await queue.rows("select count(*) from jobs.system_job where state = 'FAILED'") == [(0,)]
