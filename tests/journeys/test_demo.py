"""`croupier demo`: a casino that plays by itself, and nothing in its log that should raise an alarm."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import httpx

from tests.journeys.conftest import Croupier
from tests.journeys.logs import alarms
from tests.operations.programs import Program, all_gone, wait_until
from tests.plain_http import NO_CERTIFICATES

OPEN = "Croupier is open"
BETS = 40
COUNTED = re.compile(r'croupier_ledger_operations_total\{kind="(\w+)",outcome="(\w+)"\} (\d+)')


def counted(address: str) -> Counter[tuple[str, str]]:
    """What commands came to, as the metrics count them."""
    page = httpx.get(f"{address}/metrics", trust_env=False, verify=NO_CERTIFICATES).text
    return Counter({(kind, outcome): int(times) for kind, outcome, times in COUNTED.findall(page)})


def address_of(program: Program) -> str:
    """Where the demo says its start page is."""
    program.says("stops everything")
    return re.findall(r"Start page\s+(http://[\w.:]+)/", program.printed)[0]


def viewed(address: str, token: str) -> Any:
    """What a caller with the printed token finds."""
    asked = {"query": "{ viewer { roles } players(first: 5) { nodes { wallets { balance { amount } } } } }"}
    headers = {"authorization": f"Bearer {token}"}
    return httpx.post(f"{address}/graphql", json=asked, headers=headers, trust_env=False).json()["data"]


def test_demo_players_register_deposit_and_bet(croupier: Croupier) -> None:
    program = croupier("demo", "--port", "0", "--rate", "60")
    assert program.says(OPEN)
    address = address_of(program)
    wait_until(lambda: counted(address)["place_bet", "BetPlaced"] >= BETS, program, look_seconds=0.2)

    after = counted(address)
    assert after["record_deposit", "DepositMoved"] >= 1
    assert after["pay_win", "WinPaid"] >= 1
    assert sum(times for (_, outcome), times in after.items() if outcome.endswith("Error")) == 0

    seen = viewed(address, *re.findall(r"^(ey[\w-]+\.[\w-]+\.[\w-]+)$", program.printed, re.MULTILINE))
    assert seen["viewer"] == {"roles": ["admin"]}
    assert len(seen["players"]["nodes"]) == 5

    family = program.family()
    program.process.terminate()
    assert program.ends() == 0, program.printed
    assert all_gone(family)
    assert alarms(program) == []
    assert "Traceback" not in program.printed
