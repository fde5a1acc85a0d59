"""The tables of players can be spread over many databases by player_id, unchanged.

Checked in the catalog of the migrated database. This shows that the schema is ready for a distributed
PostgreSQL; it is not a run on one.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import asyncpg
import pytest

from tests.architecture.catalog import Catalog, ForeignKey, Index, read_catalog

SHARD = "player_id"

WITHOUT_PLAYER: dict[str, str] = {}
"""Table -> why its rows belong to no player; each database has a copy of it, or it stays in one place."""

KEYS_WITHOUT_PLAYER: dict[str, str] = {
    "outbox.event_pkey": "a lane is a function of the player, so all events of a player share a database",
}
"""`schema.key` -> why it may be unique without naming the player."""

INDEXES_NOT_LED_BY_PLAYER: dict[str, str] = {}
"""`schema.index` -> which search of operators, over all players, it serves."""


def faults(catalog: Catalog) -> set[str]:
    """Everything that would keep the tables in one database, or tie two contexts together."""
    found = {
        **{table: _table_fault(table, kind) for table, kind in catalog.tables.items()},
        **{str(index): _index_fault(index, catalog) for index in catalog.indexes},
        **{key.name: _reference_fault(key, catalog) for key in catalog.foreign_keys},
    }
    return {f"{name}: {fault}" for name, fault in found.items() if fault}


def _table_fault(table: str, key_type: str | None) -> str | None:
    if key_type is None and table not in WITHOUT_PLAYER:
        return "neither of players nor declared otherwise"
    return f"{SHARD} is {key_type}" if key_type not in {None, "uuid"} else None


def _index_fault(index: Index, catalog: Catalog) -> str | None:
    if catalog.tables[index.table] is None:
        return None
    name = f"{_context(index.table)}.{index.name}"
    if index.is_key:
        return None if SHARD in index.columns or name in KEYS_WITHOUT_PLAYER else f"a key without {SHARD}"
    led = index.columns[0] == SHARD or name in INDEXES_NOT_LED_BY_PLAYER
    return None if led else f"not led by {SHARD}"


def _reference_fault(key: ForeignKey, catalog: Catalog) -> str | None:
    if _context(key.table) != _context(key.target):
        return "crosses contexts"
    own, far = catalog.tables[key.table] is not None, catalog.tables[key.target] is not None
    if own and far and (SHARD, SHARD) not in key.pairs:
        return f"does not carry {SHARD}"
    return "from a table without players to one of players" if far and not own else None


def _context(table: str) -> str:
    return table.partition(".")[0]


@pytest.fixture
async def connection(database_url: str) -> AsyncIterator[asyncpg.Connection]:
    """The migrated database, in a transaction that is undone."""
    connection = await asyncpg.connect(database_url)
    transaction = connection.transaction()
    await transaction.start()
    yield connection
    await transaction.rollback()
    await connection.close()


async def test_the_tables_of_players_can_be_spread_by_player(connection: asyncpg.Connection) -> None:
    catalog = await read_catalog(connection, SHARD)

    assert "outbox.event" in catalog.tables
    assert faults(catalog) == set()


async def test_every_exception_still_stands_for_something(connection: asyncpg.Connection) -> None:
    catalog = await read_catalog(connection, SHARD)
    indexes = {f"{_context(index.table)}.{index.name}" for index in catalog.indexes}

    assert set(WITHOUT_PLAYER) <= set(catalog.tables)
    assert set(KEYS_WITHOUT_PLAYER) | set(INDEXES_NOT_LED_BY_PLAYER) <= indexes


PLANTED = """
create schema planted;
create table planted.wallet (
  player_id uuid, no int, nick text, primary key (player_id, no), constraint good unique (nick, player_id)
);
create table planted.leg (
  player_id uuid, wallet_no int, seq int, at timestamptz, primary key (player_id, seq, at),
  constraint leg_wallet foreign key (player_id, wallet_no) references planted.wallet
) partition by range (at);
create table planted.leg_2030 partition of planted.leg for values from ('2030-01-01') to ('2031-01-01');
create index leg_by_player on planted.leg (player_id, at);
"""


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("select 1", None),
        ("create unique index nick on planted.wallet (nick)", "planted.wallet.nick: a key without player_id"),
        (
            "create unique index nick on planted.wallet (lower(nick))",
            "planted.wallet.nick: a key without player_id",
        ),
        ("create index recent on planted.leg (at)", "planted.leg.recent: not led by player_id"),
        ("create index recent on planted.leg (at, player_id)", "planted.leg.recent: not led by player_id"),
        ("create table planted.game (id int)", "planted.game: neither of players nor declared otherwise"),
        ("create table planted.note (player_id bigint)", "planted.note: player_id is bigint"),
        (
            """create table planted.tag (player_id uuid, nick text, owner uuid,
               constraint tagged foreign key (nick, owner) references planted.wallet (nick, player_id))""",
            "tagged: does not carry player_id",
        ),
        (
            """create schema other; create table other.tag (player_id uuid, no int,
               constraint tagged foreign key (player_id, no) references planted.wallet)""",
            "tagged: crosses contexts",
        ),
    ],
)
async def test_planted_faults(connection: asyncpg.Connection, statement: str, fault: str | None) -> None:
    before = faults(await read_catalog(connection, SHARD))
    await connection.execute(PLANTED + statement)

    found = faults(await read_catalog(connection, SHARD)) - before

    assert found == ({fault} if fault else set())


async def test_a_reference_from_a_table_without_players_is_found(
    connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(WITHOUT_PLAYER, "planted.promo", "planted")
    await connection.execute(
        PLANTED + "create table planted.promo (first uuid, no int,"
        " constraint promoted foreign key (first, no) references planted.wallet)"
    )

    found = faults(await read_catalog(connection, SHARD))

    assert "promoted: from a table without players to one of players" in found
