from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import count

import asyncpg
import pytest

from server.embedded import EmbeddedServers
from tests.conftest import copy_database
from tests.players.players_harness import PlayersHarness, open_players_harness

_numbers = count(1)


@pytest.fixture
async def harness(fresh_database_url: str) -> AsyncIterator[PlayersHarness]:
    """A harness on an empty database."""
    await _with_brands(fresh_database_url)
    async with open_players_harness(fresh_database_url) as harness:
        yield harness


@pytest.fixture(scope="module")
async def shared_harness(servers: EmbeddedServers, template_database: str) -> AsyncIterator[PlayersHarness]:
    """A harness that the tests of a file share: they change no player of it."""
    name = f"croupier_crowd_{next(_numbers)}"
    await copy_database(servers, template_database, name)
    await _with_brands(servers.dsn(name))
    async with open_players_harness(servers.dsn(name)) as harness:
        yield harness


async def _with_brands(database_url: str) -> None:
    """Two brands on one database."""
    connection = await asyncpg.connect(database_url)
    await connection.execute("insert into players.brand (id, name) values ('rival', 'Rival')")
    await connection.close()
