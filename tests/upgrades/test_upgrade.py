"""A database as an earlier release left it becomes the one that a new installation gets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import asyncpg
import pytest

from adapters.postgres.wallets.ledger_verify import verify
from server.embedded import EmbeddedServers
from server.migrate import pending, upgrade
from server.security.signing_keys import make_key
from tests.application import open_application
from tests.conftest import as_superuser
from tests.upgrades.catalogue import OURS, catalogue
from tests.upgrades.restoring import DUMPS, MASTER_KEYS, restore

EVERY_DUMP = sorted(DUMPS.glob("*.sql.gz"))
PLAYERS = """{ players(first: 10) { nodes {
  username email status wallets { balance { amount } } notes(first: 5) { nodes { text } } } } }"""
_numbers = count(1)


@pytest.fixture(scope="module", params=EVERY_DUMP, ids=[path.name for path in EVERY_DUMP])
async def upgraded(
    request: pytest.FixtureRequest, servers: EmbeddedServers, template_database: str
) -> AsyncIterator[str]:
    """A restored database, upgraded."""
    name = f"croupier_upgraded_{next(_numbers)}"
    await as_superuser(servers, f"create database {name} owner croupier")
    url = servers.dsn(name)
    await restore(request.param, url)
    await upgrade(url)
    yield url
    await as_superuser(servers, f"drop database {name} with (force)")


CALLED = f"""
  select p.oid::regprocedure::text, pg_get_function_result(p.oid)
    from pg_proc p join ({OURS}) n on n.oid = p.pronamespace
   where has_function_privilege('croupier_app', p.oid, 'execute') and p.prorettype <> 'trigger'::regtype
"""
"""What the application may call."""


@pytest.mark.parametrize("dump", EVERY_DUMP[-1:], ids=[path.name for path in EVERY_DUMP[-1:]])
async def test_functions_that_the_previous_release_calls_exist(
    servers: EmbeddedServers, template_database: str, dump: Path
) -> None:
    """Its processes go on while this one comes in."""
    name = f"croupier_rolling_{next(_numbers)}"
    await as_superuser(servers, f"create database {name} owner croupier")
    url = servers.dsn(name)
    await restore(dump, url)
    before = await asked(url, CALLED)
    await upgrade(url)
    after = await asked(url, CALLED)
    await as_superuser(servers, f"drop database {name} with (force)")

    assert len(before) > 30
    assert before - after == set()


async def asked(url: str, query: str) -> set[tuple[object, ...]]:
    connection = await asyncpg.connect(url)
    rows = await connection.fetch(query)
    await connection.close()
    return {tuple(row) for row in rows}


async def described(url: str) -> set[str]:
    connection = await asyncpg.connect(url)
    lines = await catalogue(connection)
    await connection.close()
    return lines


async def test_an_upgraded_catalogue_equals_a_fresh_one(upgraded: str, fresh_database_url: str) -> None:
    old, fresh = await described(upgraded), await described(fresh_database_url)

    assert len(fresh) > 500
    assert old - fresh == set()
    assert fresh - old == set()


@pytest.mark.parametrize(
    "change",
    [
        "alter table players.note add column color text",
        "alter table players.note alter words set not null",
        "alter table players.note disable trigger append_only",
        "drop index players.player_tags",
        "drop policy of_brand on wallets.wallet",
        "grant delete on players.note to croupier_app",
        "grant update (author) on players.note to croupier_app",
        "alter function rls.brand() volatile",
        "create or replace view players.listed as select * from players.player",
        "alter table wallets.wallet drop constraint never_negative",
        "alter table wallets.wallet reset (fillfactor)",
        "alter type wallets.play add attribute color text",
        "alter table players.player alter missing set default array['TERMS']",
    ],
)
async def test_a_planted_difference_is_found(fresh_database_url: str, change: str) -> None:
    before = await described(fresh_database_url)
    owner = await asyncpg.connect(fresh_database_url)
    await owner.execute(change)
    await owner.close()

    assert await described(fresh_database_url) != before


async def test_upgraded_data_are_readable_and_the_ledger_verifies(
    upgraded: str, servers: EmbeddedServers, tmp_path: Path
) -> None:
    assert await pending(upgraded) == []
    make_key(tmp_path / "signing-key.pem")
    async with open_application(
        upgraded, servers.redis_url, tmp_path, master_keys=MASTER_KEYS
    ) as application:
        admin = application.as_("admin", name="alice")
        players = await admin.data_of(PLAYERS)
        policy = await application.as_("crm").data_of("{ viewer { permissions { coordinate level } } }")
    proof = await verify(upgraded)

    named = {player["username"]: player for player in players["players"]["nodes"]}
    assert named["second"]["email"].endswith("@example.com")
    assert named["second"]["status"] == "SUSPENDED"
    assert named["second"]["wallets"][0]["balance"]["amount"] == "115.00"
    assert named["owner-1"]["notes"]["nodes"] == [{"text": "asked for a statement"}]
    assert {"coordinate": "Player.phone", "level": "READ"} in policy["viewer"]["permissions"]
    assert proof.holds
    assert proof.players == 3
