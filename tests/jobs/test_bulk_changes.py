"""Jobs that change many players, through the whole application."""

from __future__ import annotations

import asyncio

import pytest

from tests.access.test_lost_authority import LOSSES, hired
from tests.application import Application, Caller
from tests.funded_players import a_key, a_registration
from tests.jobs.workers import (
    a_player,
    a_worker,
    failures,
    players,
    started,
    tags,
    the_job,
    work,
)

UNKNOWN = "plr_00000000-0000-7000-8000-000000000000"
HISTORY = """query ($id: ID!) { player(id: $id) { changes { nodes { field actor channel reason } } } }"""


def rita(application: Application) -> Caller:
    """A risk analyst without any jobs."""
    return application.as_("risk", name=a_key("rita"))


async def test_tags_are_added_to_every_player_of_a_list_as_by_the_one_who_started_it(
    application: Application,
) -> None:
    by, ids = rita(application), await players(application, 3)
    job = await started(
        by, "startBulkTag", playerIds=ids, add=["Watched", "q4"], reason={"code": "CORRECTION"}
    )
    assert (job["state"], job["total"], job["done"]) == ("QUEUED", 3, 0)
    assert await tags(application, ids[0]) == []

    await work(application)
    job = await the_job(by, job["id"])
    assert (job["state"], job["total"], job["done"], job["failed"]) == ("DONE", 3, 3, 0)
    assert None not in (job["startedAt"], job["endedAt"])
    assert job["download"] is None
    for id in ids:
        assert await tags(application, id) == ["q4", "watched"]
        changed = await application.as_("admin").data_of(HISTORY, id=id)
        newest = changed["player"]["changes"]["nodes"][0]
        assert (newest["actor"], newest["channel"]) == (job["startedBy"], "JOB")

    job = await started(by, "startBulkTag", playerIds=ids[:2], remove=["q4"])
    await work(application)
    assert [await tags(application, id) for id in ids] == [["watched"], ["watched"], ["q4", "watched"]]


async def test_each_step_has_an_entry_of_its_own_in_the_audit_log(application: Application) -> None:
    by, (id, other) = rita(application), await players(application, 2)
    job = await started(by, "startBulkTag", playerIds=[id, other], add=["watched"])
    await work(application)
    entries = await application.rows(
        "select action, outcome, subject from compliance.audit where correlation_id = $1 order by seq",
        job["id"].removeprefix("job_").replace("-", ""),
    )
    assert [each[:2] for each in entries] == [("change_tags", "PlayerUpdated")] * 2
    assert {f"plr_{each[2]}" for each in entries} == {id, other}


async def test_the_players_of_a_filter_are_found_when_the_job_runs(application: Application) -> None:
    by, mark = rita(application), a_key("campaign")
    ids = await players(application, 3, trafficSource=mark)
    job = await started(by, "startBulkTag", filter={"trafficSource": [mark]}, add=["found"])
    assert job["total"] == 3
    ids.append(await a_player(application, trafficSource=mark))
    other = await a_player(application)
    await work(application)
    job = await the_job(by, job["id"])
    assert (job["state"], job["total"], job["done"]) == ("DONE", 4, 4)
    assert [await tags(application, id) for id in ids] == [["found"]] * 4
    assert await tags(application, other) == []


async def test_what_is_refused_of_some_is_listed_and_can_be_tried_again(application: Application) -> None:
    by = rita(application)
    good, closed = await players(application, 2)
    elsewhere = await a_player_of_rival(application)
    close = {"to": "CLOSED", "reason": {"code": "PLAYER_REQUEST"}}
    admin = application.as_("admin")
    moved = await admin.mutate("movePlayerStatus", playerId=closed, **close)
    assert moved["__typename"] == "PlayerStatusMoved", moved

    ids = [closed, elsewhere, UNKNOWN, good]
    job = await started(by, "startBulkStatusMove", playerIds=ids, **close)
    await work(application)
    told = await the_job(by, job["id"])
    assert (told["state"], told["done"], told["failed"]) == ("DONE", 1, 3)
    assert await failures(by, job["id"]) == [
        (closed, "MOVE_NOT_ALLOWED"),
        (elsewhere, "PLAYER_NOT_FOUND"),
        (UNKNOWN, "PLAYER_NOT_FOUND"),
    ]
    assert await status(application, good) == "CLOSED"

    reopened = await admin.mutate(
        "movePlayerStatus", playerId=closed, to="ACTIVE", reason={"code": "CORRECTION"}
    )
    assert reopened["__typename"] == "PlayerStatusMoved", reopened
    key = a_key("retry")
    again = await by.mutate("retryJobFailures", key=key, id=job["id"])
    assert (again["__typename"], again["job"]["state"], again["job"]["failed"]) == ("JobRetried", "QUEUED", 0)
    await work(application)
    told = await the_job(by, job["id"])
    assert (told["state"], told["done"], told["failed"]) == ("DONE", 2, 2)
    assert await status(application, closed) == "CLOSED"
    replayed = await by.mutate("retryJobFailures", key=key, id=job["id"])
    assert replayed["replayed"] is True
    assert (await the_job(by, job["id"]))["state"] == "DONE"


async def test_input_that_no_player_can_take_fails_for_each(application: Application) -> None:
    by, id = rita(application), await a_player(application)
    many = [f"t{number}" for number in range(10)]
    for batch in range(5):
        await started(by, "startBulkTag", playerIds=[id], add=[f"{tag}-{batch}" for tag in many])
    await work(application)
    job = await started(by, "startBulkTag", playerIds=[id], add=["one-more"])
    await work(application)
    assert await failures(by, job["id"]) == [(id, "BAD_USER_INPUT")]


@pytest.mark.parametrize("loss", LOSSES)
async def test_the_rest_fails_when_the_starter_may_not_go_on(application: Application, loss: str) -> None:
    lose, code, _ = LOSSES[loss]
    risk, ids = await hired(application, "risk"), await players(application, 2)
    job = await started(risk.caller, "startBulkTag", playerIds=ids, add=["x"])
    await lose(risk)
    await work(application)
    auditor = application.as_("auditor")
    told = await the_job(auditor, job["id"])
    assert (told["state"], told["done"], told["failed"]) == ("FAILED", 0, 2)
    assert told["problem"]["code"] == code
    assert await failures(auditor, job["id"]) == [(id, code) for id in ids]
    assert [await tags(application, id) for id in ids] == [[], []]


async def test_a_cancelled_job_does_nothing_more(application: Application) -> None:
    by, ids = rita(application), await players(application, 2)
    job = await started(by, "startBulkTag", playerIds=ids, add=["x"])
    key = a_key("cancel")
    for replayed in (False, True):
        cancelled = await by.mutate("cancelJob", key=key, id=job["id"])
        assert (cancelled["__typename"], cancelled["replayed"]) == ("JobCancelled", replayed)
    await work(application)
    told = await the_job(by, job["id"])
    assert (told["state"], told["done"], told["failed"]) == ("CANCELLED", 0, 0)
    assert await tags(application, ids[0]) == []
    assert (await by.mutate("cancelJob", key=a_key(), id=job["id"]))["__typename"] == "JobEnded"
    assert (await by.mutate("retryJobFailures", key=a_key(), id=job["id"]))["__typename"] == "NothingToRetry"


async def test_a_key_starts_one_job(application: Application) -> None:
    by, id = rita(application), await a_player(application)
    given = {"key": a_key("job"), "playerIds": [id], "add": ["x"]}
    first, *others = await asyncio.gather(*(by.mutate("startBulkTag", **given) for _ in range(4)))
    assert {each["job"]["id"] for each in others} == {first["job"]["id"]}
    assert sorted(each["replayed"] for each in (first, *others)) == [False, True, True, True]
    other = await by.mutate("startBulkTag", **given | {"add": ["y"]})
    assert (other["__typename"], other["job"]["id"]) == ("JobKeyReused", first["job"]["id"])
    cancelled = await by.mutate("cancelJob", key=given["key"], id=first["job"]["id"])
    assert cancelled["__typename"] == "JobKeyReused"
    await work(application)


async def test_an_operator_has_five_jobs_under_way_at_most(application: Application) -> None:
    by, id = rita(application), await a_player(application)
    given = {"playerIds": [id], "add": ["x"]}
    outcomes = await asyncio.gather(*(by.mutate("startBulkTag", key=a_key(), **given) for _ in range(7)))
    kinds = sorted(each["__typename"] for each in outcomes)
    assert kinds == ["JobStarted"] * 5 + ["TooManyJobs"] * 2
    await work(application)
    await started(by, "startBulkTag", **given)
    await work(application)


async def test_jobs_are_their_starters_and_seen_by_those_who_see_all(application: Application) -> None:
    by, other = rita(application), rita(application)
    job = await started(by, "startBulkTag", playerIds=[await a_player(application)], add=["x"])
    mine = "{ jobs { totalCount nodes { id } } }"
    of_all = "{ jobs(allOperators: true, first: 1) { nodes { id } } }"
    assert (await by.data_of(mine))["jobs"] == {"totalCount": 1, "nodes": [{"id": job["id"]}]}
    assert (await other.data_of(mine))["jobs"]["totalCount"] == 0
    assert await the_job(other, job["id"]) is None
    auditor = application.as_("auditor")
    assert (await auditor.data_of(of_all))["jobs"]["nodes"] == [{"id": job["id"]}]
    assert (await the_job(auditor, job["id"]))["id"] == job["id"]
    assert (await other.error_of(of_all))["code"] == "FORBIDDEN"
    for stranger in (other, auditor, application.as_("risk", brand="rival")):
        assert (await stranger.mutate("cancelJob", key=a_key(), id=job["id"]))["__typename"] == "JobNotFound"
        again = await stranger.mutate("retryJobFailures", key=a_key(), id=job["id"])
        assert again["__typename"] == "JobNotFound"
    assert await the_job(application.as_("auditor", brand="rival"), job["id"]) is None
    await work(application)


@pytest.mark.parametrize(
    ("role", "mutation", "given"),
    [
        ("support", "startBulkTag", {"add": ["x"]}),
        ("compliance", "startBulkTag", {"add": ["x"]}),
        ("crm", "startBulkStatusMove", {"to": "SUSPENDED", "reason": {"code": "FRAUD_SUSPECTED"}}),
    ],
)
async def test_who_may_not_start_a_job_is_refused(
    application: Application, role: str, mutation: str, given: dict[str, object]
) -> None:
    caller = application.as_(role)
    document = f"mutation ($input: S{mutation[1:]}Input!) {{ {mutation}(input: $input) {{ __typename }} }}"
    asked = {"key": a_key(), "playerIds": [UNKNOWN], **given}
    answer = await caller.ask(document, input=asked)
    assert {each["extensions"]["code"] for each in answer["errors"]} == {"FORBIDDEN"}


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("playerIds", {"add": ["x"]}),
        ("playerIds", {"add": ["x"], "playerIds": [UNKNOWN], "filter": {"country": ["DE"]}}),
        ("playerIds", {"add": ["x"], "playerIds": []}),
        ("playerIds", {"add": ["x"], "playerIds": ["opr_1"]}),
        ("add", {"playerIds": [UNKNOWN]}),
        ("add", {"playerIds": [UNKNOWN], "add": [" "]}),
        ("add", {"playerIds": [UNKNOWN], "add": ["x"] * 11}),
        ("remove", {"playerIds": [UNKNOWN], "add": ["x"], "remove": ["X"]}),
        ("key", {"playerIds": [UNKNOWN], "add": ["x"], "key": " "}),
        ("filter.country", {"add": ["x"], "filter": {"country": []}}),
        ("reason.words", {"playerIds": [UNKNOWN], "add": ["x"], "reason": {"code": "OTHER"}}),
    ],
)
async def test_input_that_no_job_can_have_is_refused(
    application: Application, field: str, given: dict[str, object]
) -> None:
    error = await rita(application).mutation_error("startBulkTag", **{"key": a_key(), **given})
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", field)


async def test_two_workers_share_the_jobs(application: Application) -> None:
    by, ids = rita(application), await players(application, 4)
    jobs = [await started(by, "startBulkTag", playerIds=ids, add=[f"t{n}"]) for n in range(4)]
    one, other = a_worker(application), a_worker(application)
    while any(await asyncio.gather(one.run_next(asyncio.Event()), other.run_next(asyncio.Event()))):
        pass
    told = [await the_job(by, job["id"]) for job in jobs]
    assert [(each["state"], each["done"], each["failed"]) for each in told] == [("DONE", 4, 0)] * 4
    assert await tags(application, ids[3]) == ["t0", "t1", "t2", "t3"]


async def a_player_of_rival(application: Application) -> str:
    admin = application.as_("admin", brand="rival")
    made = await admin.mutate("registerPlayer", **a_registration())
    id: str = made["player"]["id"]
    return id


async def status(application: Application, id: str) -> str:
    found = await application.as_("admin").data_of("query ($id: ID!) { player(id: $id) { status } }", id=id)
    told: str = found["player"]["status"]
    return told
