"""The shared database for players whose stories are told step by step, in no event loop of the test."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import asyncpg
import pytest

from adapters.postgres.database import connect
from server.embedded import EmbeddedServers
from tests.bonuses.player_by_ledger import Ledger
from tests.wallets.wallets_harness import WalletsHarness, a_provider


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def database(runner: asyncio.Runner, servers: EmbeddedServers, database_url: str) -> Iterator[Any]:
    database = runner.run(connect(database_url, hot_max=2))
    superuser = runner.run(asyncpg.connect(servers.superuser_dsn("croupier_shared")))
    yield database, superuser
    runner.run(superuser.close())
    runner.run(database.close())


@pytest.fixture
def ledger(runner: asyncio.Runner, database: Any) -> Ledger:
    return Ledger(runner, WalletsHarness(database[0], a_provider()), database[1])
