"""A harness of its own for each test, because each sets its clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.embedded import EmbeddedServers
from tests.conftest import copy_database
from tests.oauth.oauth_harness import OAuthHarness, open_oauth_harness


@pytest.fixture(scope="session")
async def database_url(servers: EmbeddedServers, template_database: str) -> str:
    """A database of these tests' own, since it goes with the keys of ``data_dir``."""
    await copy_database(servers, template_database, "croupier_oauth")
    return servers.dsn("croupier_oauth")


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of that database's keys."""
    return tmp_path_factory.mktemp("oauth")


@pytest.fixture
async def harness(database_url: str, redis_url: str, data_dir: Path) -> AsyncIterator[OAuthHarness]:
    async with open_oauth_harness(database_url, redis_url, data_dir) as harness:
        yield harness
