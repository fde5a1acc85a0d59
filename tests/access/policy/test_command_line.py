"""What the command line does to the policy, without a second operator."""

import asyncpg
import pytest

from server.console.policy_repair import delete_role, find_unknown, prune, reset
from server.doctor import Severity
from server.doctor.backends import policy
from server.migrate import upgrade

OLGA = "operator:01900000-0000-7000-8000-000000000001"
UNKNOWN = ("p", "support", "default", "Player.shoeSize", "read", "allow")
OURS = ("p", "support", "default", "Player.email", "read", "deny")
HELD = ("g", OLGA, "support", "default", None, None)


@pytest.fixture
async def connection(fresh_database_url):
    made = await asyncpg.connect(fresh_database_url)
    yield made
    await made.close()


async def add(connection, *rules):
    insert = "insert into identity.casbin_rule (ptype, v0, v1, v2, v3, v4) values ($1, $2, $3, $4, $5, $6)"
    await connection.executemany(insert, rules)


async def of_the_house(connection):
    rows = await connection.fetch(
        "select ptype, v0, v1, v2, v3, v4 from identity.casbin_rule where is_custom order by 1, 2, 3"
    )
    return [tuple(row) for row in rows]


async def test_rules_with_unknown_names_are_reported_and_pruned(connection, fresh_database_url):
    assert (await policy(fresh_database_url)).severity is Severity.GOOD
    await add(connection, UNKNOWN, OURS)
    found = await policy(fresh_database_url)
    assert found.severity is Severity.BAD
    assert "read Player.shoeSize" in found.observed
    assert (await find_unknown(fresh_database_url)).rules == (UNKNOWN,)
    assert await prune(fresh_database_url) == 1
    assert await of_the_house(connection) == [OURS]
    assert (await policy(fresh_database_url)).severity is Severity.GOOD


async def test_reset_restores_the_shipped_policy_and_keeps_role_assignments(connection, fresh_database_url):
    shipped = await connection.fetchval("select count(*) from identity.casbin_rule")
    await add(connection, OURS, HELD)
    await connection.execute("delete from identity.casbin_rule where v0 = 'admin'")
    await connection.execute("update identity.casbin_rule set v2 = '*!default' where v1 = 'players:search'")
    assert await reset(fresh_database_url) == 1
    assert await of_the_house(connection) == [HELD]
    assert await connection.fetchval("select count(*) from identity.casbin_rule") == shipped + 1
    assert not await connection.fetchval("select count(*) from identity.casbin_rule where v2 like '*!%'")


async def test_forgetting_a_custom_role_removes_its_rules(connection, fresh_database_url):
    await connection.execute("insert into identity.role values ('default', 'desk', 'Desk', 'OPERATOR')")
    await add(
        connection,
        ("p", "desk", "default", "Player.email", "read", "allow"),
        ("g", "desk", "support", "default", None, None),
        ("g", OLGA, "desk", "default", None, None),
        HELD,
    )
    assert await delete_role(fresh_database_url, "desk")
    assert not await delete_role(fresh_database_url, "desk")
    assert await of_the_house(connection) == [HELD]
    await upgrade(fresh_database_url)
    removed = await connection.fetchval("select removed from identity.policy_history")
    assert "desk" in removed
