"""One house for each test: clocks stand differently."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.oauth.house import House, a_house


@pytest.fixture
async def house(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[House]:
    async with a_house(database_url, redis_url, tmp_path) as house:
        yield house
