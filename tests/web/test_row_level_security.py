"""Row-level security: what PostgreSQL itself refuses to statements without a brand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest
from sqlalchemy import text

from adapters.postgres.database import EVERY_BRAND, Database, connect
from domain.shared.errors import Broken
from domain.shared.ids import new_id

NOT_BY_BRAND = {
    "public.alembic_version": "of the installation: which revision the database has",
    "foundation.definition": "of the installation: how far the definitions have come",
    "players.brand": "the list of brands itself",
    "wallets.entry": "reached through a wallet; a policy would look the player up for each of a million rows",
    "wallets.operation_key": "asked by key by the ledger's own functions, which no policy binds",
    "wallets.game_weight": "by version of a bonus, read by the ledger's own functions; names no player",
    "wallets.caller_profile": "of the installation: by program",
    "wallets.round_sweep": "of the installation: how far a job has come",
    "wallets.house_day": "of the installation: sums by currency",
    "identity.operator": "operators belong to the installation and may have roles in several brands",
    "identity.role": "every process serves by the whole policy",
    "identity.casbin_rule": "every process serves by the whole policy",
    "identity.shipped_rule": "every process serves by the whole policy",
    "identity.policy_version": "one row",
    "identity.policy_history": "only ever added to, also by the command line for every brand",
    "jobs.system_job": "of the installation: its jobs go over all brands",
    "foundation.write_probe": "one row",
    "foundation.revision": "which versions of Croupier tolerate each revision",
    "foundation.serving": "of the installation: what its servers put into tokens; one row",
    "keyring.fingerprint": "of the installation",
    "keyring.master_key": "of the installation",
    "keyring.index_key": "of the installation",
    "keyring.subject_key": "useless without the row it opens, and read together with it",
}

TABLES = """
select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured,
       exists (select from pg_policy p where p.polrelid = c.oid) as has_policy
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and c.relkind in ('r', 'p') and not c.relispartition
"""


async def open_tables(connection: asyncpg.Connection[Any]) -> set[str]:
    """The tables that no policy keeps apart, in every schema that is not the system's."""
    rows = await connection.fetch(TABLES)
    return {row["name"] for row in rows if not (row["secured"] and row["has_policy"])}


@pytest.fixture
async def as_owner(database_url: str) -> AsyncIterator[asyncpg.Connection[Any]]:
    connection = await asyncpg.connect(database_url)
    yield connection
    await connection.close()


@pytest.fixture
async def database(fresh_database_url: str) -> AsyncIterator[Database]:
    """Two brands with a player each, seen by one connection of either kind, so that nothing is forgotten."""
    owner = await asyncpg.connect(fresh_database_url)
    await owner.execute("insert into players.brand (id, name) values ('rival', 'Rival')")
    for brand in ("default", "rival"):
        await owner.execute(
            "insert into wallets.wallet (player_id, wallet_no, kind, currency, code, brand)"
            " values ($1, 0, 0, 1, 'EUR', $2)",
            new_id(),
            brand,
        )
        await owner.execute(
            "insert into wallets.game_session (player_id, id, game, provider, currency, expires_at)"
            " select player_id, $2, 'roulette', 'acme', 1, now() from wallets.wallet where brand = $1",
            brand,
            new_id(),
        )
        await owner.execute(
            "insert into identity.account (id, kind, brand, login_key, created_at)"
            " values ($1, 'PLAYER', $3, 'p', now()), ($2, 'OPERATOR', $3, 'o-' || $3, now())",
            new_id(),
            new_id(),
            brand,
        )
    await owner.close()
    database = await connect(fresh_database_url, composing_max=1, hot_max=1)
    yield database
    await database.close()


WALLETS = "select brand from wallets.wallet order by brand"
SESSIONS = "select count(*) from wallets.game_session"
BRANDS = [
    ("default", ["default"]),
    ("rival", ["rival"]),
    ("unknown", []),
    (EVERY_BRAND, ["default", "rival"]),
]


async def test_every_table_has_row_level_security_or_a_reason(
    as_owner: asyncpg.Connection[Any],
) -> None:
    assert await open_tables(as_owner) == set(NOT_BY_BRAND)


ENABLED = "create table public.game (id int); alter table public.game enable row level security"


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("create schema planted; create table planted.game (id int)", {"planted.game"}),
        ("create table public.game (id int)", {"public.game"}),
        (ENABLED, {"public.game"}),
        (f"{ENABLED}; create policy mine on public.game using (true)", set()),
    ],
)
async def test_a_planted_table_is_found_in_any_schema(
    as_owner: asyncpg.Connection[Any], statement: str, found: set[str]
) -> None:
    transaction = as_owner.transaction()
    await transaction.start()
    await as_owner.execute(statement)

    assert await open_tables(as_owner) - set(NOT_BY_BRAND) == found
    await transaction.rollback()


async def test_the_application_role_owns_no_table_and_bypasses_no_policy(
    as_owner: asyncpg.Connection[Any],
) -> None:
    role = await as_owner.fetchrow(
        "select rolsuper, rolbypassrls, rolcreaterole, rolcanlogin from pg_roles"
        " where rolname = 'croupier_app'"
    )
    owned = await as_owner.fetchval("select count(*) from pg_class where relowner = 'croupier_app'::regrole")

    assert (*role, owned) == (False, False, False, False, 0)


async def test_statements_without_a_brand_are_refused(database: Database) -> None:
    for _ in range(2):  # the second time the setting is empty instead of missing
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await database.pool.fetch(WALLETS)
        async with database.transaction("default") as connection:
            await connection.execute(text("select 1"))
        with pytest.raises(Exception, match="which brand it works for"):
            async with database.engine.begin() as connection:
                await connection.execute(text(WALLETS))


@pytest.mark.parametrize(("brand", "seen"), BRANDS)
async def test_a_brand_reads_its_own_rows(database: Database, brand: str, seen: list[str]) -> None:
    async with database.autocommit_connection(
        "default"
    ) as connection:  # whatever was read before on the same connection
        await connection.execute(text(WALLETS))
    statements = database.statements_for(brand)

    assert [row["brand"] for row in await statements.fetch(WALLETS)] == seen
    assert await statements.fetchval(SESSIONS) == len(seen)
    async with database.transaction(brand) as connection:
        assert list((await connection.execute(text(WALLETS))).scalars()) == seen
    async with database.autocommit_connection(brand) as connection:
        assert list((await connection.execute(text(WALLETS))).scalars()) == seen


async def test_a_connection_changes_brands(database: Database) -> None:
    for brand, seen in [*BRANDS, *reversed(BRANDS)] * 3:
        assert [row["brand"] for row in await database.statements_for(brand).fetch(WALLETS)] == seen


async def test_the_brand_is_set_once_per_connection(database: Database) -> None:
    told: list[str] = []
    async with database.statements_for("default").session() as connection:
        connection.add_query_logger(lambda record: told.append(record.query))
    for _ in range(5):
        await database.statements_for("default").fetchrow(WALLETS)
    await database.statements_for("rival").fetchrow(WALLETS)

    assert len([query for query in told if "set_config" in query]) == 1
    assert len(told) == 7


async def test_a_transaction_without_a_brand_inherits_none(database: Database) -> None:
    async with database.autocommit_connection("default") as connection:
        await connection.execute(text(WALLETS))
    with pytest.raises(Exception, match="which brand it works for"):
        async with database.engine.begin() as connection:
            await connection.execute(text(WALLETS))


async def test_an_empty_brand_is_refused(database: Database) -> None:
    with pytest.raises(Broken):
        database.statements_for("")
    for way in (database.transaction, database.autocommit_connection):
        with pytest.raises(Broken):
            async with way(""):
                pass


async def test_nothing_is_written_for_another_brand(database: Database) -> None:
    insert = (
        "insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)"
        " select get_byte(uuid_send($1), 15) & 15, $1, $2, 'x', 1, '{}', 'c'"
    )
    await database.statements_for("default").execute(insert, new_id(), "default")
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
        await database.statements_for("default").execute(insert, new_id(), "rival")


async def test_a_connection_with_more_rights_than_the_application_is_refused(fresh_database_url: str) -> None:
    database = await connect(fresh_database_url, composing_max=1, hot_max=1)
    async with database.engine.connect() as connection:
        await connection.execute(text("reset role"))
        await connection.execute(text("set session authorization default"))
        await connection.execute(text("set role none"))
        await connection.commit()
    with pytest.raises(Broken):
        async with database.transaction("default"):
            pass
    await database.close()


async def test_operators_are_readable_in_every_brand_and_players_are_not(database: Database) -> None:
    rows = await database.statements_for("default").fetch(
        "select kind, brand from identity.account order by 1, 2"
    )

    assert [(row["kind"], row["brand"]) for row in rows] == [
        ("OPERATOR", "default"),
        ("OPERATOR", "rival"),
        ("PLAYER", "default"),
    ]


async def test_lists_use_their_indexes_under_row_level_security(as_owner: asyncpg.Connection[Any]) -> None:
    """Conditions of a plain view may use any index, those behind a policy only leak-proof ones."""
    assert (
        await as_owner.fetchval("select reloptions from pg_class where oid = 'players.listed'::regclass")
        is None
    )
