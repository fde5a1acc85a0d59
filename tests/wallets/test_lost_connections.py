"""A connection lost on the way: the operation is asked for again by its id, a few times, and counts once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any, cast

import asyncpg
import pytest

from adapters.postgres.database import EVERY_BRAND, Database, connect
from adapters.postgres.wallets import statements
from domain.shared.errors import OutcomeUnknown
from domain.wallets.play.bets import BetPlaced
from tests.wallets.wallets_harness import WalletsHarness, eur


class FailingDatabase:
    """A database on which some calls fail, before or after the server has carried them out."""

    def __init__(self, database: Database, failures: Iterator[tuple[str, type[Exception]]]) -> None:
        self._statements = database.statements_for(EVERY_BRAND)
        self._failures = failures
        self.calls = 0
        self.grouped = None

    def statements_for(self, _brand: str) -> FailingDatabase:
        return self

    async def fetch(self, *arguments: Any) -> Any:
        self.calls += 1
        when, error = next(self._failures, ("never", Exception))
        if when == "before":
            raise error("planted")
        answer = await self._statements.fetch(*arguments)
        if when == "after":
            raise error("planted")
        return answer


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "PAUSES_SECONDS", (0.0,) * len(statements.PAUSES_SECONDS))


def failing(
    harness: WalletsHarness, *failures: tuple[str, type[Exception]]
) -> tuple[WalletsHarness, FailingDatabase]:
    database = FailingDatabase(harness.database, iter(failures))
    return WalletsHarness(cast("Database", database), harness.provider), database


LOST = [
    asyncpg.ConnectionDoesNotExistError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.AdminShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.DeadlockDetectedError,
    ConnectionResetError,
    TimeoutError,
]


@pytest.mark.parametrize("error", LOST)
@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_statement_whose_answer_was_lost_is_repeated(
    harness: WalletsHarness, when: str, error: type[Exception]
) -> None:
    player = await harness.a_player(eur(100))
    unlucky, pool = failing(harness, (when, error), (when, error))

    answer = await unlucky.bet(player, eur(10), "b")

    assert isinstance(answer, BetPlaced)
    assert (answer.replayed, pool.calls) == (when == "after", 3)
    assert await harness.balances(player) == [90_00]
    await harness.assert_ledger_consistent(player)


async def test_repetitions_are_limited(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    tries = len(statements.PAUSES_SECONDS) + 1
    unlucky, pool = failing(harness, *[("before", ConnectionResetError)] * 99)

    with pytest.raises(OutcomeUnknown):
        await unlucky.bet(player, eur(10))
    assert pool.calls == tries


@pytest.mark.parametrize("error", [asyncpg.QueryCanceledError, asyncpg.UndefinedFunctionError])
async def test_errors_of_the_server_are_not_repeated(harness: WalletsHarness, error: type[Exception]) -> None:
    player = await harness.a_player(eur(100))
    unlucky, pool = failing(harness, ("before", error))

    with pytest.raises(error):
        await unlucky.bet(player, eur(10))
    assert pool.calls == 1


async def test_closing_does_not_wait_for_a_connection_that_is_not_given_back(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.postgres.database.CLOSE_SECONDS_MAX", 0.01)
    database = await connect(database_url)
    borrowed = await database.pool.acquire()
    connection = borrowed._con
    async with asyncio.timeout(30):
        await database.close()
    assert connection.is_closed()
