"""Workers that tests run by themselves, and operators who start jobs."""

from __future__ import annotations

import asyncio
from typing import Any

from schema.root import whole
from server.http.graphql_api.engine import Engine
from server.http.graphql_api.limits import Limits
from server.operator_jobs.pages import job_engine
from server.operator_jobs.worker import JobWorker, job_worker
from tests.application import Application, Caller, Json
from tests.funded_players import a_key, a_registration

PROBLEM = "problem { code message }"
DOWNLOAD = "download { url expiresAt sizeBytes }"
JOB = f"id kind state total done failed startedBy startedAt endedAt {PROBLEM} {DOWNLOAD}"
ONE = f"query ($id: ID!) {{ job(id: $id) {{ {JOB} }} }}"
FAILURES = """query ($id: ID!) {
  job(id: $id) { failures(first: 100) { totalCount nodes { playerId code message } } }
}"""


_engines: dict[int, tuple[Application, Engine]] = {}
"""By the identity of what is wired; the application is kept with it, so that no other takes its identity."""


def an_engine(application: Application) -> Engine:
    """The engine by which jobs read; a schema is guarded once."""
    wired = application.wired
    if id(wired) not in _engines:
        schema = whole()
        engine = job_engine(schema, wired.resources.access.protect(schema), Limits())
        _engines[id(wired)] = application, engine
    return _engines[id(wired)][1]


def a_worker(application: Application, lease_seconds: float = 60) -> JobWorker:
    """A worker as another process would have it."""
    return job_worker(application.wired, an_engine(application), lambda commands: commands, lease_seconds)


async def work(application: Application) -> None:
    """Carry out every job that waits."""
    worker = a_worker(application)
    while await worker.run_next(asyncio.Event()):
        pass


async def a_player(application: Application, **differently: Any) -> str:
    """A new player's id."""
    document = """mutation ($input: RegisterPlayerInput!) { registerPlayer(input: $input) {
      ... on PlayerRegistered { player { id } } } }"""
    admin = application.as_("admin")
    made = await admin.data_of(document, input=a_registration(**differently))
    id: str = made["registerPlayer"]["player"]["id"]
    return id


async def players(application: Application, count: int, **differently: Any) -> list[str]:
    return [await a_player(application, **differently) for _ in range(count)]


async def started(by: Caller, mutation: str, **given: Any) -> Json:
    """The job that a mutation starts."""
    outcome = await by.mutate(mutation, **{"key": a_key("job"), **given})
    assert outcome["__typename"] == "JobStarted", outcome
    job: Json = outcome["job"]
    return job


async def the_job(by: Caller, id: str) -> Json:
    job: Json = (await by.data_of(ONE, id=id))["job"]
    return job


async def failures(by: Caller, id: str) -> list[tuple[str, str]]:
    """Player and code of each failed step."""
    found = (await by.data_of(FAILURES, id=id))["job"]["failures"]
    assert found["totalCount"] == len(found["nodes"])
    return [(each["playerId"], each["code"]) for each in found["nodes"]]


async def tags(application: Application, id: str) -> list[str]:
    found = await application.as_("admin").data_of("query ($id: ID!) { player(id: $id) { tags } }", id=id)
    held: list[str] = found["player"]["tags"]
    return held
