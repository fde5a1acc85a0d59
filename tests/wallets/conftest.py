from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.postgres.database import connect
from tests.wallets.house import House


@pytest.fixture(scope="session")
async def house(database_url: str) -> AsyncIterator[House]:
    """The wallets of the run's shared database: use players of your own."""
    database = await connect(database_url, hot_max=20)
    yield House(database)
    await database.close()


@pytest.fixture
async def empty_house(fresh_database_url: str) -> AsyncIterator[House]:
    """Wallets of a database of the test's own."""
    database = await connect(fresh_database_url, hot_max=8)
    yield House(database)
    await database.close()
