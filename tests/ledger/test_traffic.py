"""Hundreds of writers on few wallets while the ledger is verified again and again."""

from __future__ import annotations

import asyncio
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from adapters.postgres.database import connect
from adapters.postgres.wallets.ledger_verify import verify
from domain.shared.money import Money
from domain.wallets.deposits import RecordDeposit, record_deposit
from domain.wallets.kinds import WinKind
from domain.wallets.outcomes import IdempotencyConflict, InsufficientFunds
from domain.wallets.play.bets import BetPlaced
from domain.wallets.play.rollbacks import RolledBack
from domain.wallets.play.wins import WinPaid
from tests.ledger.traffic import AcknowledgedOperations, Traffic, wallet_totals
from tests.wallets.wallets_harness import WalletsHarness, eur

WRITERS = 300
START = eur(30)


@pytest.mark.parametrize("keys", [None, 15], ids=["ids of their own", "colliding ids"])
async def test_every_acknowledged_operation_is_stored(
    harness: WalletsHarness, fresh_database_url: str, keys: int | None
) -> None:
    players = [await harness.a_player(START) for _ in range(5)]
    traffic, promises = Traffic(Random(11), players, keys), AcknowledgedOperations()
    writing = asyncio.Event()

    async def write() -> None:
        for _ in range(8):
            operation = traffic.operation()
            outcome = await harness.run(*operation)
            promises.record(operation, outcome)
            traffic.know(operation, outcome)

    async def watch() -> list[Any]:
        seen = []
        while not writing.is_set():
            seen.append(await verify(fresh_database_url, jobs=1))
        return seen

    watching = asyncio.create_task(watch())
    await asyncio.gather(*(write() for _ in range(WRITERS)))
    writing.set()

    assert [proof.damages for proof in await watching if not proof.holds] == []
    proof = await verify(fresh_database_url)
    assert proof.holds, proof.damages
    assert await wallet_totals(harness, players) == promises.expected_balances(
        dict.fromkeys(players, START.minor)
    )
    assert {BetPlaced, WinPaid, RolledBack, InsufficientFunds} <= set(promises.answers)
    assert (IdempotencyConflict in promises.answers) is (keys is not None)


async def test_concurrent_writers_do_not_deadlock(fresh_database_url: str) -> None:
    database = await connect(fresh_database_url, hot_max=24)
    harness = WalletsHarness(database)
    traffic = Traffic(Random(5), [await harness.a_player(START) for _ in range(2)], keys=20)
    await asyncio.gather(*(harness.run(*traffic.operation()) for _ in range(WRITERS * 2)))
    await database.close()

    # A session reports what it counted when it ends.
    watching = await asyncpg.connect(fresh_database_url)
    deadlocks = await watching.fetchval(
        "select deadlocks from pg_stat_database where datname = current_database()"
    )
    await watching.close()
    assert deadlocks == 0


async def test_an_id_used_for_two_players_at_once_applies_to_one(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    one, other = await harness.a_player(eur(500)), await harness.a_player(eur(500))

    async def deposit(player: UUID, amount: Money, key: str) -> Any:
        asked = RecordDeposit(player_id=player, key=key, amount=amount, method="card")
        return await harness.run(record_deposit, asked)

    kinds = {"bet": harness.bet, "jackpot": partial(harness.win, kind=WinKind.JACKPOT), "deposit": deposit}

    for kind, carry_out in kinds.items():
        for number in range(20):
            both = await asyncio.gather(
                *(carry_out(player, eur(1), f"{kind}-{number}") for player in (one, other))
            )
            assert sorted(isinstance(answer, IdempotencyConflict) for answer in both) == [False, True]

    assert (await verify(fresh_database_url)).holds
