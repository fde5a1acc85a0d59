from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.jobs.system.kinds_of_tests import Queue, queue_of


@pytest.fixture
async def queue(fresh_database_url: str) -> AsyncIterator[Queue]:
    async with queue_of(fresh_database_url) as made:
        yield made
