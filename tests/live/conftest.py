from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from server.embedded import EmbeddedServers
from tests.live.relay_and_hub import application_connection

_numbers = count(1)


@pytest.fixture
def killable_valkey(servers_directory: Path) -> Iterator[EmbeddedServers]:
    """A Valkey of the test's own, which may be killed, frozen and revived."""
    directory = servers_directory / f"mortal{next(_numbers)}"
    with EmbeddedServers(directory, fast=True, with_postgres=False) as servers:
        yield servers


@pytest.fixture
async def connection(fresh_database_url: str) -> AsyncIterator[Any]:
    """The application's connection to the test's own database."""
    async with application_connection(fresh_database_url) as connection:
        yield connection
