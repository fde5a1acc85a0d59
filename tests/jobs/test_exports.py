"""Exports: what is in a file, who may have it, for how long, and what is recorded of it."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import UUID

import pytest

from adapters.postgres.jobs.queue import ExportFiles
from domain.jobs.model import DOWNLOAD_LIFE, JOB_LIFE, JobKind
from resolvers.authorization.levels import AccessTable
from resolvers.errors import Forbidden
from resolvers.jobs.exports import EXPORTS, may_still_read, readable_levels
from schema.root import whole
from server.security.access_control import shipped_access_control
from tests.access.test_lost_authority import LOSSES, hired
from tests.application import Application, Caller, Json
from tests.funded_players import a_funded_player, a_key
from tests.jobs.workers import a_player, started, the_job, work

PERSONAL = ["Player.username", "Player.email", "Player.phone", "PersonName.first", "Address.city"]
SEEN = "query ($id: ID!) { player(id: $id) { username email phone name { first } address { city } } }"
AUDIT = """
  select action, outcome, details from compliance.audit where actor = $1 and action = $2 order by seq
"""


def an_exporter(application: Application, role: str = "risk") -> Caller:
    return application.as_(role, name=a_key(f"exporter-{role}"))


async def a_person(application: Application) -> tuple[str, str]:
    """A player with contact data, and the campaign that only they have."""
    mark = a_key("exported")
    given = {"firstName": "Jane", "phone": "+4915112345678", "city": "Köln", "street": "Domplatz 1"}
    return await a_player(application, trafficSource=mark, **given), mark


async def exported(by: Caller, application: Application, mark: str, **given: Any) -> Json:
    """A players' export that has ended."""
    job = await started(by, "startPlayersExport", filter={"trafficSource": [mark]}, **given)
    await work(application)
    told = await the_job(by, job["id"])
    assert told["state"] == "DONE", told
    return told


def access(role: str) -> AccessTable:
    return shipped_access_control().tables.of_roles("default", frozenset({role}))


def table(response: Any) -> list[list[str]]:
    assert response.status_code == 200, response.text
    return list(csv.reader(StringIO(response.content.decode("utf-8"), newline="")))


@pytest.mark.parametrize("role", ["risk", "crm"])
async def test_a_file_shows_each_value_as_its_starter_sees_it(application: Application, role: str) -> None:
    by, (id, mark) = an_exporter(application, role), await a_person(application)
    job = await exported(by, application, mark, columns=PERSONAL)
    assert (job["total"], job["done"]) == (1, 1)
    seen = (await by.data_of(SEEN, id=id))["player"]
    shown = [
        seen["username"],
        seen["email"],
        f"'{seen['phone']}" if seen["phone"].startswith("+") else seen["phone"],
        seen["name"]["first"],
        seen["address"]["city"],
    ]
    assert ("Köln" in shown) == (role == "risk"), "crm sees it masked"
    titles = ["username", "email", "phone", "name.first", "address.city"]
    assert table(await by.get(job["download"]["url"])) == [titles, shown]


async def test_a_file_is_sent_as_one_that_is_kept_nowhere(application: Application) -> None:
    by, (_, mark) = an_exporter(application), await a_person(application)
    job = await exported(by, application, mark)
    assert job["download"]["url"] == f"/exports/{job['id']}.csv"
    response = await by.get(job["download"]["url"])
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["content-disposition"].startswith('attachment; filename="players-')
    assert response.text.count("\r\n") == 2
    head = await by.client.head(job["download"]["url"], headers=by.headers)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(response.content))
    posted = await by.client.post(job["download"]["url"], headers=by.headers)
    assert (posted.status_code, posted.headers["allow"]) == (405, "GET, HEAD")


async def test_no_cell_is_taken_for_a_formula_and_any_text_stays_one_cell(application: Application) -> None:
    by, (id, mark) = an_exporter(application), await a_person(application)
    admin = application.as_("admin")
    for tag in ("=1+1", 'a,"b"'):
        assert (await admin.mutate("addTag", playerId=id, tag=tag))["__typename"] == "PlayerUpdated"
    job = await exported(by, application, mark, columns=["Player.tags", "Player.vipLevel"])
    assert table(await by.get(job["download"]["url"]))[1] == ['\'=1+1; a,"b"', "0"]


async def test_rows_stand_in_the_order_that_was_asked_for(application: Application) -> None:
    by, (first, mark) = an_exporter(application), await a_person(application)
    second = await a_player(application, trafficSource=mark)
    for way, ids in (("ASC", [first, second]), ("DESC", [second, first])):
        job = await exported(by, application, mark, columns=["Player.id"], sort={"created": way})
        assert table(await by.get(job["download"]["url"])) == [["id"], *([id] for id in ids)]


async def test_an_export_is_recorded_with_whose_data_it_discloses(application: Application) -> None:
    by, (id, mark) = an_exporter(application), await a_person(application)
    job = await exported(by, application, mark, columns=PERSONAL)
    await by.get(job["download"]["url"])
    actor = job["startedBy"]
    ((_, begun, asked),) = await application.rows(AUDIT, actor, "start_job")
    assert (begun, asked["job"], asked["kind"]) == ("JobStarted", job["id"][4:], "PLAYERS_EXPORT")
    assert (asked["filter"], asked["columns"]) == (["filter.trafficSource"], PERSONAL)
    assert mark not in str(asked)
    ((_, ended, made),) = await application.rows(AUDIT, actor, "complete_export")
    assert (ended, made["rows"], made["columns"]) == ("ExportCompleted", "1", PERSONAL)
    ((_, sent, which),) = await application.rows(AUDIT, actor, "export_downloaded")
    assert (sent, which) == ("ExportDownloaded", {"job": job["id"][4:], "rows": "1"})
    shown = await application.rows(
        "select subject, details from compliance.audit where actor = $1 and action = 'personal_data.read'",
        actor,
    )
    assert [str(subject) for subject, _ in shown] == [id[4:]]
    assert "Player.email" in shown[0][1]["coordinates"]


async def test_a_search_by_personal_data_is_recorded_and_kept_sealed(application: Application) -> None:
    by, (id, _) = an_exporter(application), await a_person(application)
    email = (await by.data_of(SEEN, id=id))["player"]["email"]
    job = await started(by, "startPlayersExport", filter={"email": email})
    ((kept,),) = await application.rows("select request from jobs.job where id = $1", UUID(job["id"][4:]))
    assert email.encode() not in bytes(kept)
    await work(application)
    ((_, outcome, details),) = await application.rows(AUDIT, job["startedBy"], "personal_data.searched")
    assert (outcome, details["coordinates"]) == ("Found", ["PlayerFilter.email"])
    ((content,),) = await application.rows(
        "select content from jobs.chunk where job_id = $1", UUID(job["id"][4:])
    )
    assert b"username" not in bytes(content)


async def test_only_the_starter_downloads_a_file(application: Application) -> None:
    by, (_, mark) = an_exporter(application), await a_person(application)
    url = (await exported(by, application, mark))["download"]["url"]
    for stranger in (an_exporter(application), application.as_("admin"), application.as_("auditor")):
        assert (await stranger.get(url)).status_code == 404
    assert (await application.as_("risk", brand="rival").get(url)).status_code == 404
    assert (await application.as_("anonymous").get(url)).status_code == 401
    assert (await by.get("/exports/job_x.csv")).status_code == 404
    assert (await by.get(url)).status_code == 200


async def test_a_file_is_not_sent_to_one_who_may_no_longer_read_it(application: Application) -> None:
    name, (_, mark) = a_key("demoted"), await a_person(application)
    by, lower = application.as_("risk", name=name), application.as_("crm", name=name)
    url = (await exported(by, application, mark, columns=["Player.email"]))["download"]["url"]
    refused = await lower.get(url)
    assert (refused.status_code, refused.json()["coordinate"]) == (403, "Player.email")
    support = await application.as_("support", name=name).get(url)
    assert (support.status_code, support.json()["coordinate"]) == (403, "Mutation.startPlayersExport")
    masked = (await exported(lower, application, mark, columns=["Player.email"]))["download"]["url"]
    assert (await by.get(masked)).status_code == 200


@pytest.mark.parametrize("loss", LOSSES)
async def test_an_export_of_one_who_may_not_go_on_fails(application: Application, loss: str) -> None:
    lose, code, _ = LOSSES[loss]
    risk, (_, mark) = await hired(application, "risk"), await a_person(application)
    job = await started(risk.caller, "startPlayersExport", filter={"trafficSource": [mark]})
    await lose(risk)
    await work(application)
    told = await the_job(application.as_("auditor"), job["id"])
    assert (told["state"], told["problem"]["code"], told["download"]) == ("FAILED", code, None)


async def test_a_file_is_deleted_with_its_key_after_a_day_and_the_job_after_a_month(
    application: Application,
) -> None:
    by, (_, mark) = an_exporter(application), await a_person(application)
    job = await exported(by, application, mark)
    files = ExportFiles(application.database, application.wired.resources.vault)
    now, id = application.clock.now(), UUID(job["id"][4:])
    await files.delete_expired(now + DOWNLOAD_LIFE - timedelta(minutes=1), now - JOB_LIFE)
    assert (await by.get(f"/exports/{job['id']}.csv")).status_code == 200
    with application.clock.stopped(now + DOWNLOAD_LIFE + timedelta(minutes=1)):
        assert (await the_job(by, job["id"]))["download"] is None
        assert (await by.get(f"/exports/{job['id']}.csv")).status_code == 410

    await files.delete_expired(now + DOWNLOAD_LIFE + timedelta(minutes=1), now - JOB_LIFE)
    assert (await by.get(f"/exports/{job['id']}.csv")).status_code == 410
    assert await application.rows("select no from jobs.chunk where job_id = $1", id) == []
    key = "select wrapped from keyring.subject_key where subject_id = $1"
    assert await application.rows(key, id) == [(None,)]
    assert (await the_job(by, job["id"]))["state"] == "DONE"

    await files.delete_expired(now, now + timedelta(minutes=1))
    assert await the_job(by, job["id"]) is None


async def test_a_file_that_is_not_ready_is_not_there_yet(application: Application) -> None:
    by, (_, mark) = an_exporter(application), await a_person(application)
    job = await started(by, "startPlayersExport", filter={"trafficSource": [mark]})
    waiting = await by.get(f"/exports/{job['id']}.csv")
    assert (waiting.status_code, waiting.json()["type"]) == (409, "urn:croupier:problem:export-not-ready")
    await by.mutate("cancelJob", key=a_key(), id=job["id"])
    assert (await by.get(f"/exports/{job['id']}.csv")).status_code == 409


async def test_a_players_transactions_are_exported(application: Application) -> None:
    guest = await a_funded_player(application)
    await guest.bet("10.00")
    by = an_exporter(application, "accountant")
    job = await started(by, "startTransactionsExport", playerId=guest.id, filter={"kinds": ["BET"]})
    await work(application)
    job = await the_job(by, job["id"])
    assert (job["kind"], job["total"], job["done"]) == ("TRANSACTIONS_EXPORT", 1, 1)
    titles, line = table(await by.get(job["download"]["url"]))
    assert titles == ["seq", "at", "kind", "amount.amount", "amount.currency"]
    assert line[2:] == ["BET", "-10.00", "EUR"]
    error = await by.mutation_error(
        "startTransactionsExport", key=a_key(), playerId="plr_00000000-0000-7000-8000-000000000000"
    )
    assert error == {"code": "BAD_USER_INPUT", "field": "playerId"}


@pytest.mark.parametrize(
    "columns", [["Player.ssn"], [], ["Player.id", "Player.id"], ["Player.id"] * 51], ids=lambda each: each[:2]
)
async def test_columns_are_those_that_there_are_and_once_each(
    application: Application, columns: list[str]
) -> None:
    caller = an_exporter(application, "crm")
    error = await caller.mutation_error("startPlayersExport", key=a_key(), columns=columns)
    assert error == {"code": "BAD_USER_INPUT", "field": "columns"}


def test_columns_are_those_that_one_may_read() -> None:
    export = EXPORTS[JobKind.PLAYERS_EXPORT]
    chosen = export.chosen(["Player.username", "PersonName.first"])
    levels = [["Player.username", "READ"], ["PersonName.first", "MASKED"]]
    assert readable_levels(chosen, access("crm")) == levels
    with pytest.raises(Forbidden, match=r"Player\.name"):
        readable_levels(chosen, access("game_server"))
    assert may_still_read(export, levels, access("risk"))
    assert not may_still_read(export, levels, access("game_server"))
    seen = readable_levels(chosen, access("risk"))
    assert seen[1] == ["PersonName.first", "READ"]
    assert not may_still_read(export, seen, access("crm"))


@pytest.mark.parametrize("kind", [JobKind.PLAYERS_EXPORT, JobKind.TRANSACTIONS_EXPORT])
def test_every_column_is_a_field_of_the_schema(kind: JobKind) -> None:
    types = whole()._schema.type_map
    for column in EXPORTS[kind].columns.values():
        for coordinate in column.coordinates:
            of, _, field = coordinate.partition(".")
            assert field in types[of].fields, coordinate
    assert set(EXPORTS[kind].usual) <= EXPORTS[kind].columns.keys()
