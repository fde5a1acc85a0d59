from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from server.embedded import EmbeddedServers
from tests.application import Application, opened
from tests.conftest import copy_database

STRICT = {
    "trusted_proxies": ("192.0.2.0/24",),
    "allowed_origins": ("https://play.example",),
    "allowed_hosts": ("casino.test", "*.casino.example", "127.0.0.1"),
    "rate_player": 400,
    "rate_anonymous": 400,
    "rate_address": 1_000,
    "rate_attempts": 3,
}


@pytest.fixture(scope="session")
async def strict(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    """The application behind a proxy of its own (which is who the client is), patient with nobody."""
    await copy_database(servers, template_database, "croupier_strict")
    data_dir = tmp_path_factory.mktemp("strict")
    dsn = servers.dsn("croupier_strict")
    async with opened(dsn, servers.redis_url, data_dir, **STRICT) as application:
        yield application
