"""One house for each test: clocks stand differently."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.oauth.oauth_harness import OAuthHarness, open_oauth_harness


@pytest.fixture
async def harness(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[OAuthHarness]:
    async with open_oauth_harness(database_url, redis_url, tmp_path) as harness:
        yield harness
