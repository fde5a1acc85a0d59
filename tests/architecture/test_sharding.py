"""The tables of players can be spread over many databases by player_id, unchanged.

Checked in the catalog of the migrated database. This shows that the schema is ready for a distributed
PostgreSQL; it is not a run on one.
"""

from __future__ import annotations

import asyncpg
import pytest

from tests.architecture.catalog import Catalog, ForeignKey, Index, read_catalog

SHARD = "player_id"

CALLED_OTHERWISE = {"players.player": "id", "keyring.subject_key": "subject_id"}
"""Table -> its own name for the player's id."""

A_COPY_EVERYWHERE = "a handful of rows that every database has a copy of"

OF_OPERATORS = "of operators, who are of no player"

IN_ONE_DATABASE: dict[str, str] = {
    "identity": "accounts, factors, clients and rules of players and operators alike: no bet asks them",
    "compliance": "one log for each brand and day: it is a chain over all players",
}
"""Context -> why it stays in one database, whatever is done with the players'."""

OF_ENDPOINTS = "of an operator's endpoint; its queue is over all players"

WITHOUT_PLAYER: dict[str, str] = {
    "foundation.definition": "how far the definitions of a database have come",
    "foundation.write_probe": "one row, written to find out whether this database can be written",
    "foundation.revision": "which versions of Croupier tolerate each revision",
    "foundation.serving": "one row: what servers put into tokens",
    "feeds.feed": OF_OPERATORS,
    "feeds.imported_list": OF_OPERATORS,
    "jobs.chunk": OF_OPERATORS,
    "jobs.job": OF_OPERATORS,
    "jobs.request_key": OF_OPERATORS,
    "jobs.step": "of operators' jobs, each over many players",
    "jobs.system_job": "of the installation: its jobs go over all players",
    "inbound.webhook": "of a provider, which does not know our players; its queue is over all of them",
    "keyring.fingerprint": "what the keys of an installation are recognised by",
    "keyring.index_key": A_COPY_EVERYWHERE,
    "keyring.master_key": A_COPY_EVERYWHERE,
    "players.brand": A_COPY_EVERYWHERE,
    "players.brand_change": A_COPY_EVERYWHERE,
    "players.terms": A_COPY_EVERYWHERE,
    "outbox.lane": "how many events a lane has had; its players share a database",
    "outbox.reader": "how far a reader has come in each lane",
    "wallets.caller_profile": A_COPY_EVERYWHERE,
    "wallets.game_weight": A_COPY_EVERYWHERE,
    "wallets.money_limit": A_COPY_EVERYWHERE,
    "wallets.money_limit_change": A_COPY_EVERYWHERE,
    "wallets.house_day": "sums of the house accounts by day, made in the background",
    "webhooks.attempt": OF_ENDPOINTS,
    "webhooks.delivery": OF_ENDPOINTS,
    "webhooks.endpoint": OF_OPERATORS,
    "webhooks.secret": OF_OPERATORS,
    "workplace.work_item_claim": "of operators; its items are of players, of operators and of programs",
    "workplace.saved_view": OF_OPERATORS,
    "wallets.round_sweep": "how far a job has come in the tables beside it",
}
"""Table -> why its rows belong to no player."""

ONCE_PER_BRAND = "unique among all players of a brand: spread, it becomes a look-up table claimed beforehand"

KEYS_WITHOUT_PLAYER: dict[str, str] = {
    "outbox.event_pkey": "a lane is a function of the player, so all events of a player share a database",
    "outbox.published_pkey": "a position is of a lane, whose players share a database",
    "outbox.reaction_pkey": "the same",
    "players.player_email_once": ONCE_PER_BRAND,
    "players.player_external_id_once": ONCE_PER_BRAND,
    "players.player_username_once": ONCE_PER_BRAND,
    "wallets.operation_key_of_any_player": (
        "an operation id of another player is a conflict: spread, it becomes a look-up table spread by key"
    ),
}
"""`schema.key` -> why it may be unique without naming the player."""

FOR_THE_LIST = "operators filter and sort the list of players by it; no bet does"
LISTED_BY = (
    *(
        "created",
        "username",
        "username_parts",
        "username_start",
        "country",
        "currency",
        "status",
        "vip_level",
    ),
    *("vip_level", "tags", "phone", "names", "contact_by", "consented", "language", "brand_jurisdiction"),
    *("traffic_source", "campaign"),
)
QUEUE = "what waits for an operator or a job, over all players; a partial index that stays small"
QUEUES = (
    *("payment_open", "money_approval_pending", "unmatched_win_open", "withdrawal_hold_open"),
    *("wagering_due", "wagering_completing"),
)
BOOKS = "the books of a brand, over all players: see decision 0035"
OF_BOOKS = (
    *("entry_of_brand", "payment_of_brand", "payment_by_amount", "payment_by_authorisation", "payment_by_id"),
    *("adjustment_of_brand", "adjustment_by_amount", "adjustment_by_id"),
)

INDEXES_NOT_LED_BY_PLAYER: dict[str, str] = {
    **{f"players.player_{column}": FOR_THE_LIST for column in LISTED_BY},
    "players.visit_newest": FOR_THE_LIST,
    "wallets.payment_authorisation": "support looks a payment up by its provider's number; no bet does",
    "wallets.round_by_reference": "operators look rounds up by it; the first bet of a round writes it",
    **{f"wallets.{index}": QUEUE for index in QUEUES},
    "players.correction_pending": QUEUE,
    **{f"wallets.{index}": BOOKS for index in OF_BOOKS},
    "wallets.person_move_alone": "what one operator moved, over all players; no bet and no program asks",
    "players.player_jurisdiction": "a start asks which packs players are under; no bet does",
    "players.player_by_brand": "jobs walk the players of a brand; no bet does",
}
"""`schema.index` -> which search over all players it serves."""


def faults(catalog: Catalog) -> set[str]:
    """Everything that would keep the tables in one database, or tie two contexts together."""
    found = {
        **{table: _table_fault(table, catalog) for table in catalog.tables},
        **{str(index): _index_fault(index, catalog) for index in catalog.indexes},
        **{key.name: _reference_fault(key, catalog) for key in catalog.foreign_keys},
    }
    return {f"{name}: {fault}" for name, fault in found.items() if fault}


def _shard(table: str, catalog: Catalog) -> str | None:
    """The column that says whose a row is; None for a table without players."""
    column = CALLED_OTHERWISE.get(table, SHARD)
    return column if column in catalog.tables[table] else None


def _table_fault(table: str, catalog: Catalog) -> str | None:
    column = _shard(table, catalog)
    if column is None:
        declared = table in WITHOUT_PLAYER or _context(table) in IN_ONE_DATABASE
        return None if declared else "neither of players nor declared otherwise"
    kind = catalog.tables[table][column]
    return None if kind == "uuid" else f"{column} is {kind}"


def _index_fault(index: Index, catalog: Catalog) -> str | None:
    column, name = _shard(index.table, catalog), f"{_context(index.table)}.{index.name}"
    if column is None:
        return None
    if index.is_key:
        return None if column in index.columns or name in KEYS_WITHOUT_PLAYER else f"a key without {column}"
    led = index.columns[0] == column or name in INDEXES_NOT_LED_BY_PLAYER
    return None if led else f"not led by {column}"


def _reference_fault(key: ForeignKey, catalog: Catalog) -> str | None:
    if _context(key.table) != _context(key.target):
        return "crosses contexts"
    own, far = _shard(key.table, catalog), _shard(key.target, catalog)
    if own and far and (own, far) not in key.pairs:
        return f"does not carry {own}"
    return "from a table without players to one of players" if far and not own else None


def _context(table: str) -> str:
    return table.partition(".")[0]


async def test_the_tables_of_players_can_be_spread_by_player(owner: asyncpg.Connection) -> None:
    catalog = await read_catalog(owner)

    assert "outbox.event" in catalog.tables
    assert faults(catalog) == set()


async def test_every_exception_is_needed(owner: asyncpg.Connection) -> None:
    catalog = await read_catalog(owner)
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
async def test_planted_faults(owner: asyncpg.Connection, statement: str, fault: str | None) -> None:
    before = faults(await read_catalog(owner))
    await owner.execute(PLANTED + statement)

    found = faults(await read_catalog(owner)) - before

    assert found == ({fault} if fault else set())


async def test_a_reference_from_a_table_without_players_is_found(
    owner: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(WITHOUT_PLAYER, "planted.promo", "planted")
    await owner.execute(
        PLANTED + "create table planted.promo (first uuid, no int,"
        " constraint promoted foreign key (first, no) references planted.wallet)"
    )

    found = faults(await read_catalog(owner))

    assert "promoted: from a table without players to one of players" in found
