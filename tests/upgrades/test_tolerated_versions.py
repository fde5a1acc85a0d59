"""A process works on a database that a later version has migrated, for as long as that one tolerates it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from migrations.tolerance import SchemaTooNew, tolerated
from server import migrate
from server.doctor import Severity, backends
from server.errors import OperatorError
from server.http.health import Health
from server.migrate import later_version_migrated, pending, upgrade
from server.security.policy_sync import UnknownPolicyNames
from tests.application import open_application

RULES = "select ptype, v0, v1, v2, v3, v4 from identity.casbin_rule order by 1, 2, 3, 4, 5, 6"
UNKNOWN = """
  insert into identity.casbin_rule (ptype, v0, v1, v2, v3, v4, is_custom)
  values ('p', 'player', '*', 'Player.laterField', 'read', 'allow', false)
"""
TOO_NEW = "the database's schema needs Croupier 0.2.0 or newer, and this is 0.1.0: install that version"


@pytest.fixture
async def owner(
    fresh_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[asyncpg.Connection]:
    monkeypatch.setattr(migrate, "VERSION", "0.1.0")
    connection = await asyncpg.connect(fresh_database_url)
    yield connection
    await connection.close()


async def migrated_by_a_later_version(owner: asyncpg.Connection, tolerates: str) -> None:
    """As 0.2.0 leaves it: a revision that we do not know, and names in the policy."""
    insert = "insert into foundation.revision (revision, tolerates, migrated_by) values ('9999', $1, '0.2.0')"
    await owner.execute(insert, tolerates)
    await owner.execute("update alembic_version set version_num = '9999'")
    await owner.execute(UNKNOWN)


async def test_migrating_records_what_each_revision_tolerates(owner: asyncpg.Connection) -> None:
    rows = await owner.fetch("select revision, tolerates, migrated_by from foundation.revision")

    assert {row["revision"]: row["tolerates"] for row in rows} == tolerated()
    assert {row["migrated_by"] for row in rows} == {migrate.version("croupier")}


async def test_a_later_schema_that_tolerates_us_is_current_and_stays_as_it_is(
    owner: asyncpg.Connection, fresh_database_url: str
) -> None:
    assert not await later_version_migrated(fresh_database_url)
    await migrated_by_a_later_version(owner, "0.1.0")
    before = await owner.fetch(RULES)

    assert await later_version_migrated(fresh_database_url)
    assert await pending(fresh_database_url) == []
    await upgrade(fresh_database_url)
    assert await owner.fetch(RULES) == before
    assert await owner.fetchval("select version_num from alembic_version") == "9999"


async def test_a_later_version_without_a_revision_keeps_its_policy(
    owner: asyncpg.Connection, fresh_database_url: str
) -> None:
    await owner.execute("update foundation.revision set migrated_by = '0.1.1'")
    await owner.execute(UNKNOWN)
    before = await owner.fetch(RULES)
    await upgrade(fresh_database_url)

    assert await owner.fetch(RULES) == before


async def test_a_later_schema_that_does_not_tolerate_us_is_refused_in_one_line(
    owner: asyncpg.Connection, fresh_database_url: str
) -> None:
    await migrated_by_a_later_version(owner, "0.2.0")

    with pytest.raises(SchemaTooNew, match=TOO_NEW):
        await pending(fresh_database_url)
    with pytest.raises(OperatorError, match=TOO_NEW):
        await upgrade(fresh_database_url)
    found = await backends.schema(fresh_database_url)
    assert (found.severity, found.remedy) == (Severity.BAD, "install that version")


@pytest.mark.parametrize(("tolerates", "ready"), [("0.1.0", True), ("0.1.1", False)])
async def test_a_process_that_runs_is_ready_for_as_long_as_it_is_tolerated(
    owner: asyncpg.Connection,
    fresh_database_url: str,
    redis_url: str,
    tmp_path: Path,
    tolerates: str,
    *,
    ready: bool,
) -> None:
    async with open_application(fresh_database_url, redis_url, tmp_path) as application:
        assert (await application.client.get("/readyz")).status_code == 200
        await migrated_by_a_later_version(owner, tolerates)
        answer = await application.client.get("/readyz")

    assert (answer.status_code == 200) is ready
    assert answer.json()["checks"]["migrations"] == ("ok" if ready else "too_new")
    assert (
        "needs Croupier 0.1.1 or newer" in answer.json().get("reasons", {}).get("migrations", "")
    ) is not ready


async def test_a_process_starts_on_the_schema_of_a_later_version_and_is_ready(
    owner: asyncpg.Connection, fresh_database_url: str, redis_url: str, tmp_path: Path
) -> None:
    await migrated_by_a_later_version(owner, "0.1.0")
    async with open_application(fresh_database_url, redis_url, tmp_path) as application:
        assert (await application.client.get("/readyz")).status_code == 200


async def test_unknown_names_of_no_later_version_are_refused(
    owner: asyncpg.Connection, fresh_database_url: str, redis_url: str, tmp_path: Path
) -> None:
    await owner.execute(UNKNOWN)
    with pytest.raises((UnknownPolicyNames, AssertionError), match="laterField"):
        async with open_application(fresh_database_url, redis_url, tmp_path):
            pass


async def test_readiness_looks_again_once_everything_is_applied() -> None:
    asked: list[str] = []

    async def fine() -> None:
        pass

    async def pending() -> list[str]:
        asked.append("pending")
        return [] if asked.count("pending") > 1 else ["0001"]

    async def tolerated() -> None:
        asked.append("tolerated")
        if asked.count("tolerated") > 1:
            raise SchemaTooNew("too new")

    health = Health(database=fine, valkey=fine, pending=pending, tolerated=tolerated)
    found = [(await health.report())[1]["migrations"] for _ in range(4)]

    assert found == ["pending", "ok", "ok", "too_new"]
    assert health.reasons == {"migrations": "too new"}
