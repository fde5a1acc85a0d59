"""Who withdraws while a marketing list is imported gets no tag, and the report says so."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from adapters.postgres.jobs.queue import ClaimedJob, JobQueue
from server.operator_jobs.worker import JobWorker
from tests.application import Application, Json
from tests.feeds.test_list_imports import a_player, report_of
from tests.funded_players import a_key
from tests.jobs.workers import a_worker, tags, the_job

LEASES_EXPIRE = "update jobs.job set leased_until = null where state = 'RUNNING'"
FAILURES = "query ($id: ID!) { job(id: $id) { failures(first: 9) { nodes { playerId code } } } }"


class Meanwhile(JobQueue):
    """The queue of a worker beside which something happens before the steps, or that is lost at a step."""

    def __init__(self, application: Application, happens: Callable[[], Awaitable[Any]]) -> None:
        resources = application.wired.resources
        super().__init__(resources.database, resources.vault, 60)
        self._happens = happens

    async def waiting(self, job: ClaimedJob, count: int) -> list[tuple[int, UUID]]:
        await self._happens()
        return await super().waiting(job, count)


def a_worker_beside(application: Application, happens: Callable[[], Awaitable[Any]]) -> JobWorker:
    """A worker that has read the list when something else happens."""
    worker, queue = a_worker(application), Meanwhile(application, happens)
    changes = replace(worker.changes, queue=queue)
    return replace(worker, changes=changes, lists=replace(worker.lists, changes=changes))


async def withdraw(application: Application, player: Json) -> None:
    """Opt out of every channel."""
    changed = await application.as_("admin").mutate("updateProfile", playerId=player["id"], contactBy=[])
    assert changed["__typename"] == "PlayerUpdated", changed


async def begun(application: Application, text: str, **given: Any) -> str:
    crm = application.as_("crm")
    started = await crm.mutate("importMarketingList", key=a_key("list"), csv=text, tags=["spring"], **given)
    id: str = started["job"]["id"]
    return id


async def test_who_withdraws_after_the_list_was_read_gets_no_tag(own_application: Application) -> None:
    crm = own_application.as_("crm")
    staying, leaving, other = [
        await a_player(own_application, opted_in=opted_in) for opted_in in (True, True, False)
    ]
    text = "email\n" + "".join(f"{each['email']}\n" for each in (other, leaving, staying))
    id = await begun(own_application, text, by="EMAIL")

    async def leave() -> None:
        if await tags(own_application, leaving["id"]) == []:
            await withdraw(own_application, leaving)

    await a_worker_beside(own_application, leave).run_next(asyncio.Event())
    job = await the_job(crm, id)
    assert (job["state"], job["done"], job["failed"]) == ("DONE", 1, 1)
    assert await tags(own_application, leaving["id"]) == []
    assert await tags(own_application, staying["id"]) == ["spring"]
    assert await report_of(crm, job) == [(2, "NO_MARKETING"), (3, "MARKETING_WITHDRAWN")]
    failures = (await crm.data_of(FAILURES, id=id))["job"]["failures"]["nodes"]
    assert failures == [{"playerId": leaving["id"], "code": "MARKETING_WITHDRAWN"}]


@pytest.mark.parametrize("lost", ["before the steps", "before the end"])
async def test_another_worker_goes_on_with_the_same_lines(own_application: Application, lost: str) -> None:
    crm = own_application.as_("crm")
    first, leaving = await a_player(own_application), await a_player(own_application)
    text = f"player_id\nplr_unreadable\n{first['id']}\n{leaving['id']}\n"
    id = await begun(own_application, text, by="ID")
    looks = 0

    async def be_lost() -> None:
        nonlocal looks
        looks += 1
        if looks == 1:
            await withdraw(own_application, leaving)
        if looks == (1 if lost == "before the steps" else 2):
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await a_worker_beside(own_application, be_lost).run_next(asyncio.Event())
    await own_application.wired.database.statements_for("default").execute(LEASES_EXPIRE)
    await a_worker(own_application).run_next(asyncio.Event())
    job = await the_job(crm, id)
    assert (job["state"], job["done"], job["failed"]) == ("DONE", 1, 1)
    assert await report_of(crm, job) == [(2, "UNREADABLE"), (4, "MARKETING_WITHDRAWN")]


async def test_a_worker_lost_after_the_report_leaves_each_line_once(own_application: Application) -> None:
    crm, leaving = own_application.as_("crm"), await a_player(own_application)
    id = await begun(own_application, f"player_id\n{leaving['id']}\n", by="ID")
    worker = a_worker_beside(own_application, lambda: withdraw(own_application, leaving))

    class Lost:
        async def run(self, *_: Any) -> None:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await replace(worker, lists=replace(worker.lists, commands=Lost())).run_next(asyncio.Event())
    await own_application.wired.database.statements_for("default").execute(LEASES_EXPIRE)
    await a_worker(own_application).run_next(asyncio.Event())
    job = await the_job(crm, id)
    assert (job["state"], job["done"], job["failed"]) == ("DONE", 0, 1)
    assert await report_of(crm, job) == [(2, "MARKETING_WITHDRAWN")]
    answer = await crm.get(job["download"]["url"])
    assert int(job["download"]["sizeBytes"]) == len(answer.content)
