from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import count
from uuid import UUID

import asyncpg
import pytest

from adapters.postgres.database import connect
from adapters.postgres.wallets.ledger_verify import verify
from domain.wallets.ledger_verification import LedgerVerification
from server.embedded import EmbeddedServers
from tests.conftest import as_superuser, copy_database
from tests.ledger.sample_history import three_players
from tests.wallets.wallets_harness import WalletsHarness

_numbers = count(1)


@dataclass(frozen=True)
class LedgerCopy:
    """A ledger of one's own to damage. ``victim`` is the second of its three players."""

    url: str
    superuser_url: str
    players: tuple[UUID, UUID, UUID]

    @property
    def victim(self) -> UUID:
        return self.players[1]

    async def tamper(self, *statements: str) -> None:
        """Run what only the database's superuser can; $1 is the victim where it is written."""
        connection = await asyncpg.connect(self.superuser_url)
        await connection.execute("set session_replication_role = replica; set search_path = wallets, public")
        for statement in statements:
            await connection.execute(statement.replace("$1", f"'{self.victim}'"))
        await connection.close()

    async def round_id(self, reference: str) -> UUID:
        """The id of a round of the victim's."""
        connection = await asyncpg.connect(self.superuser_url)
        found = await connection.fetchval(
            "select round_id from wallets.round where player_id = $1 and reference = $2",
            self.victim,
            reference,
        )
        await connection.close()
        return UUID(str(found))

    async def count(self, table: str) -> int:
        """How many rows a table has."""
        connection = await asyncpg.connect(self.superuser_url)
        found = await connection.fetchval(f"select count(*) from {table}")
        await connection.close()
        return int(found)

    async def columns(self, table: str) -> set[str]:
        """The names of a table's columns."""
        connection = await asyncpg.connect(self.superuser_url)
        rows = await connection.fetch(
            "select attname from pg_attribute where attrelid = $1::text::regclass and attnum > 0", table
        )
        await connection.close()
        return {row["attname"] for row in rows}

    async def proof(self, **how: object) -> LedgerVerification:
        """What `ledger verify` finds."""
        return await verify(self.url, **how)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
async def original(servers: EmbeddedServers, template_database: str) -> tuple[str, tuple[UUID, UUID, UUID]]:
    """The name of a database with three players' histories, to copy, and the players."""
    name = "croupier_ledger"
    await copy_database(servers, template_database, name)
    database = await connect(servers.dsn(name))
    players = await three_players(WalletsHarness(database))
    await database.close()
    return name, players


@pytest.fixture
async def copy(
    servers: EmbeddedServers, original: tuple[str, tuple[UUID, UUID, UUID]]
) -> AsyncIterator[LedgerCopy]:
    """A copy of the three players' ledger."""
    name = f"croupier_ledger_{next(_numbers)}"
    await copy_database(servers, original[0], name)
    yield LedgerCopy(servers.dsn(name), servers.superuser_dsn(name), original[1])
    await as_superuser(servers, f"drop database {name} with (force)")


@pytest.fixture
async def harness(fresh_database_url: str) -> AsyncIterator[WalletsHarness]:
    """Wallets of a database of the test's own, and as many connections as it takes to collide."""
    database = await connect(fresh_database_url, hot_max=24)
    yield WalletsHarness(database)
    await database.close()
