"""Processes of the release before go on while this one comes in, and what they had begun is written whole."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import asyncpg
import pytest

from adapters.postgres.wallets.ledger_verify import verify
from server.embedded import EmbeddedServers
from server.migrate import upgrade
from tests.conftest import as_superuser
from tests.upgrades.catalogue import OURS, RELATIONS
from tests.upgrades.restoring import DUMPS, restore

DUMP: Final = max(DUMPS.glob("*.sql.gz"))
NAME: Final = "croupier_rolling"
ROUND: Final = UUID(int=77)

CALLED: Final = f"""
  select p.oid::regprocedure::text, pg_get_function_result(p.oid)
    from pg_proc p join ({OURS}) n on n.oid = p.pronamespace
   where has_function_privilege('croupier_app', p.oid, 'execute') and p.prorettype <> 'trigger'::regtype
"""
"""What the application may call."""

COLUMNS: Final = f"""
  select r.name, a.attname, format_type(a.atttypid, a.atttypmod)
    from ({RELATIONS}) r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
   where not r.relispartition and r.relkind in ('r', 'p', 'v')
     and has_any_column_privilege('croupier_app', r.oid, 'select, insert, update')
"""
"""What the application may read and write: relation, column, type."""

DEMANDED: Final = f"""
  select r.name, a.attname from ({RELATIONS}) r
    join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
   where not r.relispartition and r.relkind in ('r', 'p')
     and a.attnotnull and not a.atthasdef and a.attidentity = ''
     and has_any_column_privilege('croupier_app', r.oid, 'insert')
"""
"""What every insert has to name."""

GONE: Final = {
    "identity.casbin_rule.house",
    "wallets.approval_threshold.currency",
    "wallets.approval_threshold.minor",
}
"""Went before 0.1.0, the first version that others run; empty from the dump of 0.1.0 on."""

GRANTED: Final = f"""
  select r.name, a.attname, p.privilege from ({RELATIONS}) r
    join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    cross join (values ('select'), ('insert'), ('update')) p (privilege)
   where not r.relispartition and r.relkind in ('r', 'p', 'v')
     and has_column_privilege('croupier_app', r.oid, a.attnum, p.privilege)
"""

PLAYER: Final = """
  select player_id, currency from wallets.wallet where wallet_no = 0 and state = 0 and standing = 0
     and balance > 100
   order by player_id
"""
BET: Final = """
  select status from wallets.place_bet_quick($1, gen_random_uuid(), 1, 'a bet', 'service:acme', 1::smallint,
    null, 'c', null, 1, $2, 0::smallint, null, $3, 'a round', 'dice', null, 0::smallint)
"""
ROUNDS: Final = "select operations, staked, game from wallets.round where round_id = $1"
WAITING: Final = """
  select count(*) from pg_locks where relation = 'wallets.wallet'::regclass and not granted and mode like $1
"""
ENABLED: Final = """
  select tgenabled from pg_trigger where tgname = 'round_kept' and tgrelid = $1::text::regclass
"""


@dataclass(frozen=True)
class RollingUpgrade:
    """A database of the release before, upgraded while a bet had begun; what could be called before."""

    url: str
    called_before: set[tuple[object, ...]]
    columns_before: set[tuple[object, ...]]
    granted_before: set[tuple[object, ...]]
    status_of_bet: int


async def rows(url: str, query: str) -> set[tuple[object, ...]]:
    connection = await asyncpg.connect(url)
    found = await connection.fetch(query)
    await connection.close()
    return {tuple(row) for row in found}


async def until_waiting(owner: asyncpg.Connection, mode: str) -> None:
    async with asyncio.timeout(30):
        while not await owner.fetchval(WAITING, mode):  # noqa: ASYNC110 - known to the database alone
            await asyncio.sleep(0.01)


async def upgraded_around_a_bet(url: str) -> int:
    """Upgrade while a bet waits with the function of the release before; its answer."""
    blocking, betting, owner = [await asyncpg.connect(url) for _ in range(3)]
    player = await owner.fetchrow(PLAYER)
    block = blocking.transaction()
    await block.start()
    await blocking.execute("lock table wallets.wallet in row exclusive mode")
    upgrading = asyncio.create_task(upgrade(url))
    await until_waiting(owner, "%ExclusiveLock")
    bet = asyncio.create_task(betting.fetchval(BET, *player, ROUND))
    await until_waiting(owner, "RowExclusiveLock")
    await block.rollback()
    await upgrading
    status = await bet
    for connection in (blocking, betting, owner):
        await connection.close()
    return int(status)


@pytest.fixture(scope="module")
async def rolling(servers: EmbeddedServers, template_database: str) -> AsyncIterator[RollingUpgrade]:
    await as_superuser(servers, f"create database {NAME} owner croupier")
    url = servers.dsn(NAME)
    await restore(DUMP, url)
    before = [await rows(url, query) for query in (CALLED, COLUMNS, GRANTED)]
    status = await upgraded_around_a_bet(url)
    yield RollingUpgrade(url, *before, status)
    await as_superuser(servers, f"drop database {NAME} with (force)")


async def test_functions_that_the_previous_release_calls_exist(rolling: RollingUpgrade) -> None:
    assert len(rolling.called_before) > 30
    assert rolling.called_before - await rows(rolling.url, CALLED) == set()


async def test_columns_that_the_previous_release_uses_are_there_with_their_types(
    rolling: RollingUpgrade,
) -> None:
    assert len(rolling.columns_before) > 200
    gone = rolling.columns_before - await rows(rolling.url, COLUMNS)
    assert {f"{table}.{column}" for table, column, _ in gone} == GONE
    revoked = rolling.granted_before - await rows(rolling.url, GRANTED)
    assert {f"{table}.{column}" for table, column, _ in revoked} <= GONE


async def test_rows_that_the_previous_release_writes_are_still_taken(rolling: RollingUpgrade) -> None:
    """A new column of a table that was there is nullable, or has a default."""
    tables_before = {row[0] for row in rolling.columns_before}
    before = {row[:2] for row in rolling.columns_before}
    demanded = {row for row in await rows(rolling.url, DEMANDED) if row[0] in tables_before}

    assert demanded - before == set()


async def test_the_round_of_a_bet_that_had_begun_is_kept(rolling: RollingUpgrade) -> None:
    owner = await asyncpg.connect(rolling.url)
    kept = await owner.fetchrow(ROUNDS, ROUND)
    await owner.close()

    assert rolling.status_of_bet == 0
    assert kept is not None
    assert tuple(kept) == (1, 1, "dice")
    assert (await verify(rolling.url)).holds


@pytest.mark.last
async def test_what_is_for_such_calls_ends_when_they_are_over(rolling: RollingUpgrade) -> None:
    owner = await asyncpg.connect(rolling.url)
    player = await owner.fetchrow(PLAYER)
    assert await owner.fetchval(BET, *player, ROUND) == 0
    twice = await owner.fetchrow(ROUNDS, ROUND)

    assert tuple(twice) == (2, 2, "dice")
    assert await owner.fetchval("select wallets.end_previous_release()") is False
    assert await owner.fetchval(ENABLED, "wallets.entry") == b"O"
    assert await owner.fetchval("select wallets.end_previous_release('0 seconds')") is True
    assert await owner.fetchval("select wallets.end_previous_release('0 seconds')") is False
    await owner.execute("select wallets.create_partitions('2050-01-01', 0)")
    assert await owner.fetchval(ENABLED, "wallets.entry") == b"D"
    assert await owner.fetchval(ENABLED, "wallets.entry_2050_01") == b"D"
    assert await owner.fetchval(BET, *player, ROUND) == 0
    assert (await owner.fetchrow(ROUNDS, ROUND))["operations"] == 3
    await owner.close()
    assert (await verify(rolling.url)).holds
