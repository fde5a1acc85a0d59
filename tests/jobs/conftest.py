"""An application of its own for jobs that are interrupted, with many players of one campaign."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from server.embedded import EmbeddedServers
from tests.application import Application, open_application
from tests.conftest import copy_database
from tests.jobs.workers import players

CAMPAIGN = "many"
MANY = 105
"""More than a page of a list has."""


@pytest.fixture(scope="module")
async def own_application(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    await copy_database(servers, template_database, "croupier_jobs")
    data_dir = tmp_path_factory.mktemp("jobs")
    async with open_application(servers.dsn("croupier_jobs"), servers.redis_url, data_dir) as application:
        yield application


@pytest.fixture(scope="module")
async def many(own_application: Application) -> list[str]:
    """The players' ids, newest first."""
    made = await players(own_application, MANY, trafficSource=CAMPAIGN)
    return made[::-1]
