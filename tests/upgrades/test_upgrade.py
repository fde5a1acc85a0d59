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
from tests.upgrades.catalogue import catalogue
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


async def calls_of_the_previous_release_are_over(url: str) -> None:
    """As the hourly job finds it: what is there for such calls only is ended."""
    owner = await asyncpg.connect(url)
    await owner.execute("select wallets.end_previous_release('0 seconds')")
    await owner.close()


async def described(url: str) -> set[str]:
    connection = await asyncpg.connect(url)
    lines = await catalogue(connection)
    await connection.close()
    return lines


async def test_an_upgraded_catalogue_equals_a_fresh_one(upgraded: str, fresh_database_url: str) -> None:
    await calls_of_the_previous_release_are_over(upgraded)
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
