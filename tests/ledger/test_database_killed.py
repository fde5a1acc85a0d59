"""kill -9 of PostgreSQL under load: what was acknowledged is there, once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import psutil
import pytest

from adapters.postgres.database import connect
from adapters.postgres.wallets.ledger_verify import verify
from server.embedded import EmbeddedServers
from server.migrate import upgrade
from server.settings import read_settings
from tests.ledger.retrying_callers import RetryingCallers
from tests.ledger.traffic import Traffic, wallet_totals
from tests.wallets.wallets_harness import WalletsHarness, eur

START = eur(200)
CALLERS = 16
ANSWERS_BETWEEN = 150


@pytest.fixture
def durable(servers_directory: Path) -> Iterator[EmbeddedServers]:
    """A PostgreSQL as operators run it: nothing is given up for speed."""
    chosen = read_settings().pg_bin
    with EmbeddedServers(servers_directory / "durable", with_valkey=False, postgres_bin=chosen) as servers:
        yield servers


def postmaster(servers: EmbeddedServers) -> None:
    """The first process: the others end when they notice, and we start it again."""
    leader = psutil.Process(servers.postgres.pid)
    family = leader.children()
    leader.kill()
    leader.wait(10)
    assert psutil.wait_procs(family, timeout=30)[1] == []
    assert servers.restart_dead() == ("PostgreSQL",)


def everything(servers: EmbeddedServers) -> None:
    """All its processes at one blow, as when the machine goes."""
    leader = psutil.Process(servers.postgres.pid)
    leader.suspend()
    family = leader.children()
    for process in (*family, leader):
        os.kill(process.pid, signal.SIGKILL)
    leader.wait(10)
    assert psutil.wait_procs(family, timeout=30)[1] == []
    assert servers.restart_dead() == ("PostgreSQL",)


def one_session(servers: EmbeddedServers) -> None:
    """A process that serves one connection: the first one then ends all sessions and recovers by itself."""
    sessions = [child for child in psutil.Process(servers.postgres.pid).children() if serves_us(child)]
    sessions[0].kill()
    assert psutil.wait_procs(sessions, timeout=30)[1] == []


def serves_us(process: psutil.Process) -> bool:
    try:
        return process.cmdline()[0].startswith("postgres: croupier ")
    except (psutil.Error, IndexError):  # one of those that come and go
        return False


@pytest.mark.parametrize(
    "blows", [(postmaster, one_session, everything, one_session)], ids=lambda blows: f"{len(blows)} times"
)
async def test_acknowledged_operations_survive_a_killed_database_once(
    durable: EmbeddedServers, blows: tuple[Callable[[EmbeddedServers], None], ...]
) -> None:
    await upgrade(durable.dsn())
    database = await connect(durable.dsn(), composing_max=1, hot_max=CALLERS)
    harness = WalletsHarness(database)
    players = [await harness.a_player(START) for _ in range(8)]
    load = RetryingCallers(harness, Traffic(Random(3), players))

    async with load.running(CALLERS):
        for blow in blows:
            await load.wait_for_answers(ANSWERS_BETWEEN)
            blow(durable)
        await load.wait_for_answers(ANSWERS_BETWEEN)

    proof = await verify(durable.dsn())
    assert proof.holds, proof.damages
    assert await wallet_totals(harness, players) == load.promises.expected_balances(
        dict.fromkeys(players, START.minor)
    )
    for operation in list(load.promises.kept.values())[::5]:
        assert (await harness.run(*operation)).replayed
    assert await wallet_totals(harness, players) == load.promises.expected_balances(
        dict.fromkeys(players, START.minor)
    )
    await database.close()
