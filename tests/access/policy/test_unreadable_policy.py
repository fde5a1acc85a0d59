"""A process that cannot follow the policy keeps the last one, says so, and in the end trusts no operator."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from time import monotonic
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from adapters.postgres.database import connect
from adapters.valkey.access.policy_watcher import PolicyWatcher
from adapters.valkey.client import client_of
from domain.shared.clock import SystemClock
from schema import root
from server.jobs.background import Background
from server.security.access_control import AccessControl, shipped_access_control
from server.security.policy_sync import PolicyOutdated, PolicySync, answer_in_time
from tests.application import Application
from tests.funded_players import a_funded_player
from tests.live.relay_and_hub import RestartCounter, eventually

OLGA = UUID("01900000-0000-7000-8000-000000000001")
UNREACHABLE = "postgresql://unknown@127.0.0.1:1/nowhere"
DAY_SECONDS = 24 * 3600
ROLE = f"('g', 'operator:{OLGA}', 'support', 'default')"


@pytest.fixture(scope="module")
def access() -> AccessControl:
    made = shipped_access_control()
    made.protect(root.whole())
    return made


@pytest.fixture
async def following(access: AccessControl, fresh_database_url: str) -> AsyncIterator[PolicySync]:
    database, valkey = await connect(fresh_database_url), client_of("redis://127.0.0.1:1")
    watcher = PolicyWatcher(valkey, valkey.connection_pool)
    await change(fresh_database_url, f"insert into identity.casbin_rule (ptype, v0, v1, v2) values {ROLE}")
    yield PolicySync(
        access.policy,
        access.vocabulary,
        fresh_database_url,
        database.engine,
        watcher,
        SystemClock(),
        None,  # type: ignore[arg-type]
        poll_seconds=0.05,
    )
    await valkey.aclose()
    await database.close()


async def change(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(statement)
    await connection.close()


def support(following: PolicySync) -> bool:
    return "support" in following.active_policy.roles_of(OLGA, "default")


async def is_well(following: PolicySync) -> bool:
    try:
        await following.check()
    except PolicyOutdated:
        return False
    return True


async def test_an_unreadable_policy_leaves_the_last_one_in_force(
    following: PolicySync, fresh_database_url: str
) -> None:
    await following.load()
    assert support(following)
    async with Background(tuple(following.loops()), drain_seconds_max=1, report=RestartCounter()):
        nonsense = f"insert into identity.casbin_rule (ptype, v0, v1, v2, v3) values ('g', 'operator:{OLGA}', 'risk', 'default', 'soon')"  # noqa: E501
        await change(fresh_database_url, nonsense)
        await eventually(lambda: following.reload_error)
        assert support(following)
        assert not await is_well(following)
        await change(fresh_database_url, "delete from identity.casbin_rule where v3 = 'soon'")
        await eventually(lambda: not following.reload_error)
        assert await is_well(following)


async def test_operators_have_no_rights_after_a_minute_without_a_policy_check(
    following: PolicySync,
) -> None:
    await following.load()
    time, reachable = following.now(), following.database_url
    following.database_url = UNREACHABLE
    for seconds, trusted in ((59, True), (61, False)):
        following.now = lambda now=time + seconds: now  # type: ignore[misc]
        with pytest.raises(OSError):
            await following.poll()
        assert (support(following), await is_well(following)) == (trusted, trusted)
    assert following.acts("default", {"player"})
    following.database_url = reachable
    looking = asyncio.create_task(following.poll())
    await eventually(lambda: support(following))
    assert await is_well(following)
    looking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await looking


async def test_an_application_of_tests_keeps_rights_while_the_tests_leave_it_no_time_to_read_them(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    rights = application.wired.process.rights
    monkeypatch.setattr(rights, "now", lambda: monotonic() + DAY_SECONDS)
    monkeypatch.setattr(rights, "database_url", UNREACHABLE)
    with pytest.raises(OSError):
        await rights.poll()
    assert (await a_funded_player(application)).id


async def test_an_answer_that_has_arrived_counts_however_late_it_is_looked_at() -> None:
    loop = asyncio.get_running_loop()

    async def ask(turns: int) -> str:
        """Answered some turns of the event loop later: a busy process looks too late."""
        answered = loop.create_future()
        later: Any = answered.set_result, "version 7"
        for _ in range(turns):
            later = loop.call_soon, *later
        later[0](*later[1:])
        answer: str = await answered
        return answer

    assert await answer_in_time(ask(2), 0) == "version 7"
    never = loop.create_future()

    async def wait_for_ever() -> str:
        answer: str = await never
        return answer

    with pytest.raises(TimeoutError):
        await answer_in_time(wait_for_ever(), 0)
    await eventually(never.cancelled)
