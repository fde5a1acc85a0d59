"""A harness of its own for each test, because each sets its clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.oauth.oauth_harness import OAuthHarness, open_oauth_harness


@pytest.fixture
async def harness(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[OAuthHarness]:
    async with open_oauth_harness(database_url, redis_url, tmp_path) as harness:
        yield harness
