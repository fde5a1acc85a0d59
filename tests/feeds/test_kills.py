"""A worker that is lost between two steps of a run."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from adapters.postgres.jobs.queue import ClaimedJob, JobQueue
from tests.application import Application
from tests.feeds.feed_runs import a_feed, a_feed_worker, manifest_of
from tests.funded_players import a_funded_player, a_key
from tests.jobs.workers import the_job


class Lost(JobQueue):
    """The queue of a worker that is lost when its set is written."""

    async def count(self, job: ClaimedJob, done: int) -> None:
        raise RuntimeError(f"lost before {job.id} is done with {done}")


@pytest.mark.parametrize("full", [True, False])
async def test_a_set_that_is_written_is_not_written_again(own_application: Application, full: bool) -> None:
    accountant = own_application.as_("accountant")
    await a_funded_player(own_application)
    feed = await a_feed(accountant, "TRANSACTIONS")
    started = await accountant.mutate("runFeed", key=a_key("run"), feedId=feed["id"], full=full)
    worker, resources = a_feed_worker(own_application), own_application.wired.resources
    lost = Lost(resources.database, resources.vault, 60)
    await replace(worker, feeds=replace(worker.feeds, queue=lost)).run_next(asyncio.Event())
    id = started["job"]["id"]
    statement = "update jobs.job set leased_until = null where id = $1::uuid"
    await resources.database.statements_for("default").execute(statement, id.removeprefix("job_"))
    while await worker.run_next(asyncio.Event()):
        pass
    job = await the_job(accountant, id)
    assert (job["state"], job["done"]) == ("DONE", manifest_of(own_application, feed)["rows"])
    found = await accountant.data_of("query ($id: ID!) { feed(id: $id) { sets } }", id=feed["id"])
    assert found["feed"]["sets"] == 1
