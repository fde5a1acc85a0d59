"""`croupier ledger verify` as an operator runs it."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys

import pytest

from tests.ledger.conftest import LedgerCopy

DAMAGE = "update entry set amount = amount + 1 where player_id = $1 and seq = 2"


async def run(copy: LedgerCopy, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CROUPIER_DATABASE_URL": copy.url, "CROUPIER_REDIS_URL": "redis://unused"}
    return await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "server.cli", "ledger", "verify", *options],
        env=environment | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


async def test_a_ledger_that_holds_is_summed_up(copy: LedgerCopy) -> None:
    done = await run(copy)

    assert done.returncode == 0, done.stderr
    assert "Everything agrees" in done.stdout
    assert "transactions" in done.stdout


async def test_the_json_summary_has_memory_and_rate(copy: LedgerCopy) -> None:
    done = await run(copy, "--json")

    found = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert (found["holds"], found["players"], found["transactions"], found["first"]) == (True, 3, 81, None)
    assert found["peak_memory_bytes"] > 0
    assert found["entries_per_second"] > 0


async def test_the_first_drifting_wallet_is_named(copy: LedgerCopy) -> None:
    await copy.tamper(DAMAGE)

    told, found = await asyncio.gather(run(copy), run(copy, "--json"))

    wallet, operation = f"wal_{copy.victim}_0", f"txn_{copy.victim}_2"
    first = json.loads(found.stdout)["first"]
    assert (told.returncode, found.returncode) == (1, 1)
    assert wallet in told.stdout
    assert operation in told.stdout
    assert (first["wallet"], first["transaction"], first["flaw"]) == (wallet, operation, "balance_after")


async def test_a_round_that_differs_is_named(copy: LedgerCopy) -> None:
    await copy.tamper("update round set won = won + 1 where player_id = $1 and reference = 'r1'")

    found, round_id = await run(copy, "--json"), await copy.round_id("r1")

    first = json.loads(found.stdout)["first"]
    assert (first["round"], first["flaw"]) == (f"rnd_{copy.victim}_{round_id}", "round_won")
    assert int(first["found"]) == int(first["expected"]) + 1


@pytest.mark.parametrize(("number", "status"), [(0, 0), (1, 1)])
async def test_one_player_alone_can_be_asked_for(copy: LedgerCopy, number: int, status: int) -> None:
    await copy.tamper(DAMAGE)

    done = await run(copy, "--player", f"plr_{copy.players[number]}")

    assert done.returncode == status, done.stderr


async def test_a_malformed_player_id_is_refused_in_one_line(copy: LedgerCopy) -> None:
    done = await run(copy, "--player", "no-id")

    assert done.returncode == 1
    assert "plr_" in done.stderr
    assert "Traceback" not in done.stderr
