"""The application on a database of its own whose audit log tests may damage."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.embedded import EmbeddedServers
from tests.application import Application, open_application


@pytest.fixture
async def own_application(
    servers: EmbeddedServers, fresh_database_url: str, tmp_path: Path
) -> AsyncIterator[Application]:
    """One process of its own."""
    async with open_application(fresh_database_url, servers.redis_url, tmp_path) as application:
        yield application
