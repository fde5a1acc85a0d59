from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.postgres.database import Database, connect
from tests.wallets.wallets_harness import WalletsHarness


@pytest.fixture(scope="session")
async def database(database_url: str) -> AsyncIterator[Database]:
    """The run's shared database."""
    database = await connect(database_url, hot_max=20)
    yield database
    await database.close()


@pytest.fixture
def harness(database: Database) -> WalletsHarness:
    """The wallets of the shared database, called by a provider of the test's own."""
    return WalletsHarness(database)


@pytest.fixture
async def empty_harness(fresh_database_url: str) -> AsyncIterator[WalletsHarness]:
    """Wallets of a database of the test's own."""
    database = await connect(fresh_database_url, hot_max=8)
    yield WalletsHarness(database)
    await database.close()
