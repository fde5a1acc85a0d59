"""Watching a job: its state now, each change, and an end with it."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from typing import Any

import pytest

from domain.shared.actor import Actor, ActorKind, Channel, Origin
from resolvers.authorization.levels import AccessTable
from resolvers.context import Context
from resolvers.errors import BadUserInput
from server.http.graphql_api.request import GraphQLRequest
from tests.application import Application, Json
from tests.funded_players import a_key
from tests.jobs.workers import an_engine, players, started, work

WATCH = "subscription ($id: ID!) { jobProgress(jobId: $id) { state done total } }"
PATIENCE_SECONDS = 30.0


def viewed_as(application: Application, name: str, role: str) -> tuple[Origin, AccessTable]:
    """An operator of this name, and what the role may do."""
    actor = Actor(ActorKind.OPERATOR, name, "default", frozenset({role}))
    return Origin(actor, Channel.GRAPHQL, "watching"), application.wired.resources.access.tables.of(actor)


def watching(
    application: Application, name: str, id: str, role: str = "risk", later: str | None = None
) -> Any:
    """The pushes to an operator of this name and role, who has the role ``later`` after the start."""

    def renew(_origin: Origin) -> tuple[Origin, AccessTable]:
        return viewed_as(application, name, later or role)

    context = Context(application.wired.process, *viewed_as(application, name, role), renew=renew)
    engine, call = an_engine(application), GraphQLRequest(WATCH, {"id": id})

    async def pushes() -> Any:
        operation = await engine.find(call, context)
        async for answer in engine.subscribe(operation, call, context):
            yield answer.body

    return pushes()


async def test_a_job_is_pushed_until_it_has_ended(application: Application) -> None:
    name = a_key("watcher")
    by, ids = application.as_("risk", name=name), await players(application, 2)
    job = await started(by, "startBulkTag", playerIds=ids, add=["x"])
    pushed: list[Json] = []
    async with asyncio.timeout(PATIENCE_SECONDS):
        stream = watching(application, name, job["id"])
        pushed.append((await anext(stream))["data"]["jobProgress"])
        await work(application)
        pushed += [body["data"]["jobProgress"] async for body in stream]
    assert pushed[0] == {"state": "QUEUED", "done": 0, "total": 2}
    assert pushed[-1] == {"state": "DONE", "done": 2, "total": 2}
    assert all(one != other for one, other in pairwise(pushed))


async def test_the_end_of_a_job_that_has_ended_is_its_only_push(application: Application) -> None:
    name = a_key("watcher")
    by, ids = application.as_("risk", name=name), await players(application, 1)
    job = await started(by, "startBulkTag", playerIds=ids, add=["x"])
    await work(application)
    async with asyncio.timeout(PATIENCE_SECONDS):
        pushed = [
            body["data"]["jobProgress"]["state"] async for body in watching(application, name, job["id"])
        ]
    assert pushed == ["DONE"]


async def test_another_operators_job_is_watched_by_those_who_see_all(application: Application) -> None:
    by, ids = application.as_("risk", name=a_key("watched")), await players(application, 1)
    job = await started(by, "startBulkTag", playerIds=ids, add=["x"])
    await work(application)
    async with asyncio.timeout(PATIENCE_SECONDS):
        with pytest.raises(BadUserInput):
            await anext(watching(application, a_key("stranger"), job["id"]))
        (seen,) = [body async for body in watching(application, a_key("auditor"), job["id"], "auditor")]
    assert seen["data"]["jobProgress"]["state"] == "DONE"


async def test_the_pushes_end_with_the_right_to_see_the_jobs_of_others(application: Application) -> None:
    name = a_key("demoted")
    other, own = application.as_("risk", name=a_key("watched")), application.as_("risk", name=name)
    for by, after in ((other, []), (own, ["DONE"])):
        job = await started(by, "startBulkTag", playerIds=await players(application, 1), add=["x"])
        async with asyncio.timeout(PATIENCE_SECONDS):
            stream = watching(application, name, job["id"], "auditor", later="risk")
            assert (await anext(stream))["data"]["jobProgress"]["state"] == "QUEUED"
            await work(application)
            pushed = [body["data"]["jobProgress"]["state"] async for body in stream]
        assert [state for state in pushed if state != "RUNNING"] == after
