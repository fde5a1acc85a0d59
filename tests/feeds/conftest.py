"""An application of its own, whose ledger holds what the tests put there."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from server.embedded import EmbeddedServers
from tests.application import Application, open_application
from tests.conftest import copy_database


@pytest.fixture(scope="session")
async def own_application(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    await copy_database(servers, template_database, "croupier_feeds")
    data_dir = tmp_path_factory.mktemp("feeds")
    async with open_application(servers.dsn("croupier_feeds"), servers.redis_url, data_dir) as application:
        yield application
