"""From `croupier up` to a player who watches their balance, through a lost Valkey, to the next start."""

from __future__ import annotations

import os
import re
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from tests.journeys.conftest import Croupier, visiting
from tests.journeys.logs import alarms
from tests.live.relay_and_hub import eventually
from tests.live.served_casino import WALLET, Casino, as_player
from tests.operations.programs import Program, all_gone, wait_until

READY = "Croupier is ready: "
VIEWER = {"query": "{ viewer { kind name brand roles } }"}


def up(croupier: Croupier) -> tuple[Program, str]:
    """What is up, and its address."""
    program = croupier("up", "--port", "0")
    return program, program.says(READY).split(READY)[1].split()[0]


def ended_well(program: Program) -> None:
    """Asked to stop, it does, and leaves nothing."""
    family = program.family()
    program.process.terminate()
    assert program.ends() == 0, program.printed
    wait_until(lambda: all_gone(family))
    assert "Traceback" not in program.printed


def valkey_of(program: Program) -> psutil.Process:
    """The Valkey that serves just now."""
    ours = [one for one in program.family() if one.ppid() == program.process.pid]
    (found,) = (one for one in ours if "valkey" in one.name())
    return found


@dataclass(frozen=True)
class FirstRun:
    """What is left of a run that has ended."""

    player: str
    alarms: list[dict[str, Any]]


@pytest.fixture(scope="module")
async def first_run(croupier: Croupier, data: Path) -> FirstRun:
    """A start on an empty directory, a player who plays and watches while Valkey is killed, and a stop."""
    program, address = up(croupier)
    async with visiting(data, address) as casino:
        player = await casino.a_player("100.00")
        await watch_through_a_lost_valkey(program, casino, player)
    found = alarms(program)
    ended_well(program)
    return FirstRun(player, found)


async def watch_through_a_lost_valkey(program: Program, casino: Casino, player: str) -> None:
    """Every bet reaches the watching player; those made meanwhile, once there is a Valkey again."""
    async with casino.watching(WALLET, as_player(player), id=player) as mine:
        first = await mine.next()
        assert (first["fresh"], first["wallets"][0]["balance"]["amount"]) == (True, "100.00")
        for cents in range(1, 6):
            await casino.bet(player, "0.01")
            change = await mine.next()
            assert (change["fresh"], change["seq"]) == (False, first["seq"] + cents)
            assert change["wallets"][0]["balance"]["amount"] == f"99.{100 - cents:02}"

        lost = valkey_of(program)
        os.kill(lost.pid, signal.SIGKILL)
        for _ in range(5):
            await casino.bet(player, "0.01")
        await mine.until_balance("99.90")
        await eventually(lambda: any("valkey" in one.name() and one != lost for one in program.family()))
        for left in ("99.89", "99.88"):
            await casino.bet(player, "0.01")
            await mine.until_balance(left)


def test_a_balance_subscription_survives_an_outage_of_valkey(first_run: FirstRun) -> None:
    assert [line["event"] for line in first_run.alarms if line["level"] != "warning"] == [
        "database server ended and was started again"
    ]


async def test_data_survives_a_restart_and_commands_run_beside_the_server(
    croupier: Croupier, data: Path, first_run: FirstRun
) -> None:
    program, address = up(croupier)
    async with visiting(data, address) as casino:
        assert await balance_of(casino, first_run.player) == "99.88"

    port = address.rpartition(":")[2]
    token = croupier("token", "--role", "support", "--name", "sue")
    beside = [croupier(*command, port=port) for command in (("doctor",), ("ledger", "verify"))]
    assert token.ends() == 0
    assert re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]+\n", token.printed)
    headers = {"authorization": f"Bearer {token.printed.strip()}"}
    async with httpx.AsyncClient(base_url=address, trust_env=False, headers=headers) as client:
        viewer = (await client.post("/graphql", json=VIEWER)).json()["data"]["viewer"]
    assert viewer == {"kind": "OPERATOR", "name": "sue", "brand": "default", "roles": ["support"]}
    for command in beside:
        assert command.ends() == 0, command.printed
    assert alarms(program) == []
    ended_well(program)


async def balance_of(casino: Casino, player: str) -> str:
    """What a player finds on coming back."""
    async with casino.watching(WALLET, as_player(player), id=player) as mine:
        found: str = (await mine.next())["wallets"][0]["balance"]["amount"]
        return found
