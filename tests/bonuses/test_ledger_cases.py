"""The stories of the table of cases through the SQL functions of the wallets."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import asyncpg
import pytest

from adapters.postgres.database import connect
from server.embedded import EmbeddedServers
from tests.bonuses.player_by_ledger import Ledger, PlayerByLedger
from tests.bonuses.stories import CASES, disagreements
from tests.wallets.wallets_harness import WalletsHarness, a_provider

FREE_SPINS = {"issue", "spin", "finish"}
"""Steps of free spins, which the ledger does not collect yet."""

STORIES = [
    pytest.param(case, id=f"{case['id']} {case['title']}")
    for case in CASES
    if "steps" in case and not FREE_SPINS & {step[0] for step in case["steps"]}
]


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


@pytest.mark.parametrize("case", STORIES)
def test_a_story_ends_as_the_table_says(ledger: Ledger, case: dict[str, Any]):
    def player(currency: str, catalogue: dict[str, Any] | None, late_wins: bool) -> PlayerByLedger:
        return PlayerByLedger(ledger, currency, catalogue, late_wins)

    assert disagreements(case, player) == []
