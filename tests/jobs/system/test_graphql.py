"""System jobs as administrators see them: the list, trying again what has failed, cancelling what waits."""

from __future__ import annotations

from uuid import UUID

import pytest

from domain.shared.ids import new_id
from server.contexts import CONTEXTS
from tests.application import Application, Caller, Json
from tests.funded_players import a_key
from tests.jobs.system.kinds_of_tests import Queue, failing, noting

LIST = """query ($filter: SystemJobFilter, $first: Int, $after: String) {
  systemJobs(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id name state attempts lastError endedAt }
  }
}"""
ONE = "query ($id: ID!) { systemJob(id: $id) { id name state tick runAt attempts lastError startedAt } }"
RECORDED = "select action from compliance.audit where actor = $1 order by seq"


@pytest.fixture
def jobs(application: Application) -> Queue:
    """The application's queue: its jobs are those of the tests, since no worker runs there."""
    return Queue(application.database)


@pytest.fixture
def admin(application: Application) -> Caller:
    return application.as_("admin")


async def one(by: Caller, id: UUID) -> Json:
    job: Json = (await by.data_of(ONE, id=f"sjb_{id}"))["systemJob"]
    return job


async def test_a_job_that_failed_is_seen_and_tried_again(application: Application, jobs: Queue) -> None:
    kind, name = a_key("kind"), a_key("admin")
    admin = application.as_("admin", name=name)
    id = await jobs.enqueue(kind)
    await jobs.worker(failing(kind, lambda: ValueError("anna"), attempts_max=1)).run_due()
    listed = await admin.data_of(LIST, filter={"state": "FAILED", "name": kind})
    (found,) = listed["systemJobs"]["nodes"]
    assert listed["systemJobs"]["totalCount"] == 1
    assert (found["id"], found["attempts"], found["lastError"]) == (f"sjb_{id}", 1, "ValueError")

    retried = await admin.mutate("retryJob", id=f"sjb_{id}")
    assert retried["__typename"] == "SystemJobRetried"
    assert (retried["job"]["state"], retried["job"]["endedAt"]) == ("QUEUED", None)
    again = await admin.mutate("retryJob", id=f"sjb_{id}")
    assert (again["__typename"], again["code"]) == ("SystemJobNotFailed", "SYSTEM_JOB_NOT_FAILED")

    noted: list[object] = []
    await jobs.worker(noting(kind, noted, attempts_max=1)).run_due()
    job = await one(admin, id)
    assert (job["state"], job["attempts"], len(noted)) == ("DONE", 2, 1)
    recorded = await application.rows(RECORDED, f"operator:{name}")
    assert recorded.count(("retry_job",)) == 2


async def test_a_job_tried_again_stands_behind_those_of_its_key(jobs: Queue, admin: Caller) -> None:
    kind, key, noted = a_key("kind"), a_key("key"), list[object]()
    first = await jobs.enqueue(kind, key=key, args={"no": 1})
    await jobs.worker(failing(kind, ValueError, attempts_max=1)).run_due()
    await jobs.enqueue(kind, key=key, args={"no": 2})
    await admin.mutate("retryJob", id=f"sjb_{first}")
    await jobs.worker(noting(kind, noted)).run_due()
    assert noted == [2, 1]


async def test_a_job_that_waits_is_cancelled_and_no_other(jobs: Queue, admin: Caller) -> None:
    kind, noted = a_key("kind"), list[object]()
    id = await jobs.enqueue(kind)
    cancelled = await admin.mutate("cancelWaitingJob", id=f"sjb_{id}")
    assert (cancelled["__typename"], cancelled["job"]["state"]) == ("SystemJobCancelled", "CANCELLED")
    await jobs.worker(noting(kind, noted)).run_due()
    assert noted == []

    refused = await admin.mutate("cancelWaitingJob", id=f"sjb_{id}")
    assert (refused["__typename"], refused["job"]["state"]) == ("SystemJobNotWaiting", "CANCELLED")
    running = await jobs.enqueue(kind)
    await jobs.rows(
        "update jobs.system_job set state = 'RUNNING', leased_until = 'infinity' where id = $1",
        running,
    )
    refused = await admin.mutate("cancelWaitingJob", id=f"sjb_{running}")
    assert (refused["__typename"], refused["job"]["state"]) == ("SystemJobNotWaiting", "RUNNING")


@pytest.mark.parametrize("mutation", ["retryJob", "cancelWaitingJob"])
async def test_there_may_be_no_such_job(admin: Caller, mutation: str) -> None:
    outcome = await admin.mutate(mutation, id=f"sjb_{new_id()}")
    assert outcome["code"] == "SYSTEM_JOB_NOT_FOUND"
    assert (await admin.mutation_error(mutation, id=f"job_{new_id()}"))["code"] == "BAD_USER_INPUT"


async def test_the_list_is_of_all_brands_and_read_by_pages(
    application: Application, jobs: Queue, admin: Caller
) -> None:
    kind = a_key("kind")
    ids = [f"sjb_{await jobs.enqueue(kind)}" for _ in range(3)]
    for by in (admin, application.as_("admin", brand="rival"), application.as_("auditor")):
        page = (await by.data_of(LIST, filter={"name": kind}, first=2))["systemJobs"]
        rest = await by.data_of(LIST, filter={"name": kind}, first=2, after=page["pageInfo"]["endCursor"])
        nodes = page["nodes"] + rest["systemJobs"]["nodes"]
        assert [each["id"] for each in nodes] == ids[::-1]
        assert not rest["systemJobs"]["pageInfo"]["hasNextPage"]


async def test_only_who_may_see_system_jobs_does(application: Application, jobs: Queue) -> None:
    id = f"sjb_{await jobs.enqueue(a_key('kind'))}"
    risk, auditor = application.as_("risk"), application.as_("auditor")
    assert (await risk.error_of(LIST))["code"] == "FORBIDDEN"
    assert (await risk.error_of(ONE, id=id))["code"] == "FORBIDDEN"
    for by in (risk, auditor):
        for mutation in ("retryJob", "cancelWaitingJob"):
            answer = await by.ask(f'mutation {{ {mutation}(input: {{id: "{id}"}}) {{ __typename }} }}')
            assert {error["extensions"]["code"] for error in answer["errors"]} == {"FORBIDDEN"}


async def test_the_kinds_of_a_process_have_names_of_their_own(application: Application) -> None:
    wired = application.wired
    kinds = [each for context in CONTEXTS for each in context.jobs(wired.resources, wired.process.commands)]
    assert len(kinds) > 10
    assert len({kind.name for kind in kinds}) == len(kinds)
