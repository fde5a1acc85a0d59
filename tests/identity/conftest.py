from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from adapters.valkey.client import client_of
from server.embedded import EmbeddedServers
from tests.conftest import copy_database
from tests.identity.factors.factors_harness import FactorsHarness, open_factors_harness

PATIENCE_SECONDS = 60.0


@pytest.fixture(scope="session")
async def factors_database(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """A database and the directory with its keys: one does not open without the other."""
    await copy_database(servers, template_database, "croupier_factors")
    return servers.dsn("croupier_factors"), tmp_path_factory.mktemp("factors")


@pytest.fixture
async def harness(factors_database: tuple[str, Path], redis_url: str) -> AsyncIterator[FactorsHarness]:
    """Second factors on the run's servers: use accounts of your own."""
    database_url, data_dir = factors_database
    async with open_factors_harness(database_url, redis_url, data_dir) as harness:
        yield harness


@pytest.fixture
async def valkey(redis_url: str) -> AsyncIterator[Redis]:
    """A client of the run's Valkey: a busy machine may take long to open a hundred connections at once."""
    client = client_of(redis_url)
    client.connection_pool.connection_kwargs |= {
        "socket_connect_timeout": PATIENCE_SECONDS,
        "socket_timeout": PATIENCE_SECONDS,
    }
    yield client
    await client.aclose()
