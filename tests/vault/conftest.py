from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from adapters.postgres.database import Database, connect
from adapters.vault.keyring import Keyring
from adapters.vault.master_keys import MasterKeys
from adapters.vault.vault import Vault
from tests.players.players_harness import PlayersHarness, open_players_harness
from tests.vault.in_memory_keys import InMemoryKeys
from tests.vault.key_server import KeyServer, a_key_server


@pytest.fixture
def key_server() -> Iterator[KeyServer]:
    """A key management service of this test's own."""
    with a_key_server() as service:
        yield service


@pytest.fixture
async def database(fresh_database_url: str) -> AsyncIterator[Database]:
    """A database with nothing in it."""
    async with _connected(fresh_database_url) as database:
        yield database


@pytest.fixture
def master_keys() -> InMemoryKeys:
    """Master keys that a test can lose."""
    return InMemoryKeys()


@pytest.fixture
def vault(database: Database, master_keys: MasterKeys) -> Vault:
    """A vault on the empty database."""
    return Vault(master_keys, Keyring(database))


@pytest.fixture
async def harness(fresh_database_url: str) -> AsyncIterator[PlayersHarness]:
    """A harness on an empty database."""
    async with open_players_harness(fresh_database_url) as harness:
        yield harness


@asynccontextmanager
async def _connected(database_url: str) -> AsyncIterator[Database]:
    database = await connect(database_url, composing_max=2, hot_max=4)
    yield database
    await database.close()
