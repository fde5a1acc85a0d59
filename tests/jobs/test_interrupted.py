"""Workers that die or stop in the middle of a job: another goes on, and nothing is repeated or left out."""

from __future__ import annotations

import asyncio
import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from domain.jobs.leases import LeaseLost
from server.operator_jobs.pages import PageReader
from tests.application import Application, Json
from tests.funded_players import a_key
from tests.jobs.conftest import CAMPAIGN, MANY
from tests.jobs.workers import a_worker, started, tags, the_job, work

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 300.0
FILTER = {"trafficSource": [CAMPAIGN]}
STUCK_AT = 55
LEASES_EXPIRE = "update jobs.job set leased_until = clock_timestamp() where state = 'RUNNING' returning id"
CHANGES = """
  select count(*), count(distinct player_id) from players.change
   where field = 'tags' and actor = $1
"""
ENTRIES = "select count(*), count(distinct subject) from compliance.audit where correlation_id = $1"


@pytest.fixture
def worker_process(own_application: Application) -> Iterator[subprocess.Popen[bytes]]:
    """`croupier worker` on the application's database, with its keys."""
    settings = own_application.settings
    environment = {
        **os.environ,
        "CROUPIER_DATABASE_URL": str(settings.database_url),
        "CROUPIER_REDIS_URL": str(settings.redis_url),
        "CROUPIER_DATA_DIR": str(settings.data_dir),
    }
    command = [sys.executable, "-m", "server.cli", "worker", "--port", "0"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    yield process
    process.kill()
    process.wait()


async def until_done(by: Any, id: str, count: int) -> Json:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (job := await the_job(by, id))["done"] < count:  # noqa: ASYNC110 - known elsewhere
            await asyncio.sleep(0.02)
    return job


async def test_another_worker_goes_on_with_the_job_of_one_that_was_killed(
    own_application: Application, many: list[str], worker_process: subprocess.Popen[bytes]
) -> None:
    by = own_application.as_("risk", name=a_key("killed"))
    job = await started(by, "startBulkTag", playerIds=many, add=["survived"])
    other = await asyncpg.connect(own_application.database_url)
    locking = other.transaction()
    await locking.start()
    stuck = UUID(many[STUCK_AT].removeprefix("plr_"))
    await other.execute("select from players.player where id = $1 for update", stuck)

    await until_done(by, job["id"], STUCK_AT)
    worker_process.kill()  # in the middle of a step, whose transaction is open
    worker_process.wait()
    await locking.rollback()
    await other.close()
    told = await the_job(by, job["id"])
    assert (told["state"], told["done"]) == ("RUNNING", STUCK_AT)
    await work(own_application)
    assert (await the_job(by, job["id"]))["done"] == STUCK_AT, "the lease has not expired yet"

    await own_application.rows(LEASES_EXPIRE)
    await work(own_application)
    told = await the_job(by, job["id"])
    assert (told["state"], told["total"], told["done"], told["failed"]) == ("DONE", MANY, MANY, 0)
    assert await own_application.rows(CHANGES, told["startedBy"]) == [(MANY, MANY)]
    trail = UUID(job["id"].removeprefix("job_")).hex
    assert await own_application.rows(ENTRIES, trail) == [(MANY, MANY)]
    assert all(["survived" in await tags(own_application, id) for id in (many[0], many[-1])])


async def test_more_players_than_a_page_has_are_all_changed_once(
    own_application: Application, many: list[str]
) -> None:
    by = own_application.as_("risk", name=a_key("paged"))
    job = await started(by, "startBulkTag", filter=FILTER, add=["paged"])
    worker = a_worker(own_application)
    await dies_at_page(worker.changes, 2, worker)
    await own_application.rows(LEASES_EXPIRE)
    await work(own_application)
    told = await the_job(by, job["id"])
    assert (told["state"], told["total"], told["done"], told["failed"]) == ("DONE", MANY, MANY, 0)
    assert await own_application.rows(CHANGES, told["startedBy"]) == [(MANY, MANY)]


async def test_a_file_that_another_worker_goes_on_with_has_every_row_once(
    own_application: Application, many: list[str]
) -> None:
    by = own_application.as_("risk", name=a_key("writer"))
    job = await started(by, "startPlayersExport", filter=FILTER, columns=["Player.id"])
    worker = a_worker(own_application)
    await dies_at_page(worker.exports, 2, worker)
    assert (await the_job(by, job["id"]))["done"] == 100
    await own_application.rows(LEASES_EXPIRE)
    await work(own_application)

    told = await the_job(by, job["id"])
    assert (told["state"], told["total"], told["done"]) == ("DONE", MANY, MANY)
    file = await by.get(told["download"]["url"])
    assert file.status_code == 200, file.text
    assert list(csv.reader(file.text.splitlines())) == [["id"], *([id] for id in many)]
    assert int(file.headers["content-length"]) == told["download"]["sizeBytes"] == len(file.content)


async def test_a_worker_that_stops_leaves_its_job_to_the_next_at_once(
    own_application: Application, many: list[str]
) -> None:
    by = own_application.as_("risk", name=a_key("stopped"))
    job = await started(by, "startBulkTag", playerIds=many[:5], add=["stopped"])
    stopping = asyncio.Event()
    stopping.set()
    assert await a_worker(own_application).run_next(stopping)
    told = await the_job(by, job["id"])
    assert (told["state"], told["done"]) == ("RUNNING", 0)
    await work(own_application)
    assert (await the_job(by, job["id"]))["done"] == 5


async def test_nothing_counts_of_a_worker_whose_lease_was_lost(
    own_application: Application, many: list[str]
) -> None:
    by = own_application.as_("risk", name=a_key("late"))
    before = await tags(own_application, many[0])
    job = await started(by, "startBulkTag", playerIds=many[:3], add=["late"])
    late = a_worker(own_application)
    claimed = await late.queue.claim(UUID(int=1), own_application.clock.now())
    assert claimed is not None
    await own_application.rows(LEASES_EXPIRE)
    assert await late.queue.claim(UUID(int=2), own_application.clock.now())
    with pytest.raises(LeaseLost):
        await late.changes.run(claimed, asyncio.Event())
    assert await tags(own_application, many[0]) == before
    assert (await the_job(by, job["id"]))["done"] == 0

    await own_application.rows(LEASES_EXPIRE)
    await work(own_application)
    told = await the_job(by, job["id"])
    assert (told["state"], told["done"]) == ("DONE", 3)
    assert await own_application.rows(CHANGES, told["startedBy"]) == [(3, 3)]


async def dies_at_page(jobs: Any, number: int, worker: Any) -> None:
    """Let a worker end in the middle, as it does when its process is killed before that page is read."""
    plain, pages = jobs.pages, 0

    class Dying(PageReader):
        async def page(self, *args: Any) -> Any:
            nonlocal pages
            pages += 1
            if pages == number:
                raise asyncio.CancelledError
            return await plain.page(*args)

    dying = replace(jobs, pages=Dying(plain.engine, plain.process))
    kind = "changes" if jobs is worker.changes else "exports"
    with pytest.raises(asyncio.CancelledError):
        await replace(worker, **{kind: dying}).run_next(asyncio.Event())
