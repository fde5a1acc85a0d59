from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
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
from tests.ledger.bonuses.granted_history import three_players_with_bonuses
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


Original = tuple[str, tuple[UUID, UUID, UUID]]
"""The name of a database with three players' histories, to copy, and the players."""


@pytest.fixture(scope="session")
async def original(servers: EmbeddedServers, template_database: str) -> Original:
    """A ledger with operations of every kind."""
    return await _a_ledger(servers, template_database, "croupier_ledger", three_players)


@pytest.fixture(scope="session")
async def original_with_bonuses(servers: EmbeddedServers, template_database: str) -> Original:
    """A ledger with bonuses under terms."""
    name = "croupier_ledger_bonuses"
    return await _a_ledger(servers, template_database, name, three_players_with_bonuses)


@pytest.fixture
async def copy(servers: EmbeddedServers, original: Original) -> AsyncIterator[LedgerCopy]:
    """A copy of the three players' ledger."""
    async with _copy_of(servers, original) as made:
        yield made


@pytest.fixture
async def copy_with_bonuses(
    servers: EmbeddedServers, original_with_bonuses: Original
) -> AsyncIterator[LedgerCopy]:
    """A copy of the ledger with bonuses under terms."""
    async with _copy_of(servers, original_with_bonuses) as made:
        yield made


async def _a_ledger(
    servers: EmbeddedServers,
    template: str,
    name: str,
    play: Callable[[WalletsHarness], Awaitable[tuple[UUID, UUID, UUID]]],
) -> Original:
    await copy_database(servers, template, name)
    database = await connect(servers.dsn(name))
    players = await play(WalletsHarness(database))
    await database.close()
    return name, players


@asynccontextmanager
async def _copy_of(servers: EmbeddedServers, original: Original) -> AsyncIterator[LedgerCopy]:
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
