from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.live.relay_and_hub import application_connection


@pytest.fixture
async def connection(fresh_database_url: str) -> AsyncIterator[Any]:
    """The application's connection to the test's own database."""
    async with application_connection(fresh_database_url) as connection:
        yield connection
