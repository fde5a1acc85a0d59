"""The application on a database of its own whose audit log tests may damage."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.embedded import EmbeddedServers
from tests.application import Application, opened


@pytest.fixture
async def house(
    servers: EmbeddedServers, fresh_database_url: str, tmp_path: Path
) -> AsyncIterator[Application]:
    """One process of its own."""
    async with opened(fresh_database_url, servers.redis_url, tmp_path) as application:
        yield application
