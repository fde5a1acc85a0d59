"""kill -9 of our own process under load: what it acknowledged is there, and asking again counts once."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from adapters.postgres.database import connect
from adapters.postgres.wallets.ledger_verify import verify
from domain.wallets.play.bets import BetPlaced
from domain.wallets.play.wins import WinPaid
from tests.ledger import traffic_process
from tests.ledger.traffic import DONE, AcknowledgedOperations, Operation, wallet_totals
from tests.wallets.wallets_harness import WalletsHarness, eur

START = eur(200)
KILLS = 3
ANSWERS_BEFORE = 150


async def killed_teller(*arguments: str) -> list[tuple[Operation, Any]]:
    """What a teller wrote until it was killed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.ledger.traffic_process", *arguments, stdout=asyncio.subprocess.PIPE
    )
    written, answers = [], 0
    assert process.stdout is not None
    async for record in traffic_process.read(process.stdout):
        written.append(record)
        answers += record[1] is not None
        if answers == ANSWERS_BEFORE:
            process.kill()
    await process.wait()
    return written


async def test_acknowledged_operations_survive_a_killed_process_once(fresh_database_url: str) -> None:
    database = await connect(fresh_database_url, composing_max=1, hot_max=8)
    harness = WalletsHarness(database, traffic_process.PROVIDER)
    players = [await harness.a_player(START) for _ in range(8)]
    promises, unanswered = AcknowledgedOperations(), 0

    for seed in range(KILLS):
        written = await killed_teller(fresh_database_url, str(seed), *map(str, players))
        told = {operation[1].key: outcome for operation, outcome in written if outcome is not None}
        for operation, outcome in written:
            if outcome is not None:
                continue
            again = await harness.run(*operation)
            promises.record(operation, again)
            before = told.get(operation[1].key)
            unanswered += before is None
            if isinstance(before, DONE):
                assert type(again) is type(before)
                assert again.replayed

    proof = await verify(fresh_database_url)
    assert proof.holds, proof.damages
    assert await wallet_totals(harness, players) == promises.expected_balances(
        dict.fromkeys(players, START.minor)
    )
    assert unanswered > 0
    assert {BetPlaced, WinPaid} <= set(promises.answers)
    await database.close()
