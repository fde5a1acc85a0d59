"""The demo's traffic: who does what, decided by what the contexts bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from graphql import parse, validate

from schema.root import whole
from server.contexts.wallets import demo as wallets
from server.demo.parts import DemoActivity, DemoPart, DemoPlayer, DemoTurn
from server.demo.run_demo import DEMO_PARTS
from server.demo.traffic import PLAYERS_MIN, DemoTraffic

SCHEMA = whole()._schema


class FakeApi:
    """Answers like the API as far as players and wallets look; keeps operations and documents."""

    def __init__(self) -> None:
        self.asked: Counter[tuple[str, str]] = Counter()
        self.documents: set[str] = set()
        self._balances: dict[str, Decimal] = {}
        self._approvals: dict[str, bool] = {}
        self.waiting = 0

    async def call(
        self, caller: str, document: str, operation: str, variables: Mapping[str, Any]
    ) -> dict[str, Any]:
        self.asked[caller, operation] += 1
        self.documents.add(document)
        return {
            "Guests": lambda _: {"players": {"nodes": []}},
            "Join": self._join,
            "Deposit": lambda given: self._moved("recordDeposit", "DepositMoved", given, 1),
            "Withdraw": self._withdraw,
            "Waiting": self._waiting,
            "Wallets": lambda _: {"player": {"wallets": [{"id": "wal_1", "kind": "REAL"}]}},
            "Approve": self._approve,
            "Second": self._second,
            "Pay": lambda _: self._moved("payWithdrawal", "WithdrawalMoved", self._asked_for, -1),
            "Bet": lambda given: self._moved("placeBet", "BetPlaced", given | {"amount": given["stake"]}, -1),
            "Win": lambda given: self._moved("payWin", "WinPaid", given, 1),
        }.get(operation, lambda _: {})(variables.get("input", {}))

    def _join(self, given: Any) -> Any:
        player = {"id": f"plr_{len(self._balances)}", "currency": given["currency"]}
        self._balances[player["id"]] = Decimal(0)
        return {"registerPlayer": {"__typename": "PlayerRegistered", "player": player}}

    def _withdraw(self, given: Any) -> Any:
        self._asked_for = given
        return {"requestWithdrawal": {"__typename": "WithdrawalMoved", "withdrawal": {"id": "wdr_1"}}}

    def _waiting(self, _: Any) -> Any:
        """Three withdrawals more each time."""
        self.waiting += 3
        return {"pendingWithdrawals": {"totalCount": self.waiting}, "pendingAdjustments": {"totalCount": 0}}

    def _approve(self, given: Any) -> Any:
        """Every other approval takes two."""
        self._approvals[given["key"]] = self._approvals.get(given["key"], len(self._approvals) % 2 == 0)
        if self._approvals[given["key"]]:
            return {"approveWithdrawal": {"__typename": "WithdrawalMoved"}}
        needed = {"__typename": "SecondPersonNeeded", "approval": {"id": given["key"]}}
        return {"approveWithdrawal": needed}

    def _second(self, given: Any) -> Any:
        self._approvals[given["approvalId"]] = True
        return {"approveMoneyOperation": {"__typename": "MoneyApprovalDecided"}}

    def _moved(self, field: str, kind: str, given: Any, sign: int) -> Any:
        self._balances[given["playerId"]] += sign * Decimal(given["amount"]["amount"])
        available = {"amount": str(self._balances[given["playerId"]])}
        return {field: {"__typename": kind, "wallet": {"available": available}}}


class OnePlayer:
    """Finds as many players as there must be, all of this balance."""

    def __init__(self, balance: int) -> None:
        self._balance = Decimal(balance)

    async def find(self, _api: Any) -> list[DemoPlayer]:
        return [DemoPlayer("plr_1", "EUR", self._balance)] * PLAYERS_MIN

    async def register(self, _api: Any, _random: Any) -> None:
        return None


class Chances(Random):
    """No player registers; then this chance decides what is done."""

    def __init__(self, chance: float) -> None:
        super().__init__(1)
        self._chances = iter((1.0, chance))

    def random(self) -> float:
        return next(self._chances)

    def choice(self, seq: Any) -> Any:
        return seq[0]


async def done(balance: int, chance: float, *more: DemoActivity) -> str:
    """What a player of this balance does, by the shipped shares and these."""
    did: list[str] = []

    def recorded(activity: DemoActivity, name: str) -> DemoActivity:
        async def act(_turn: DemoTurn) -> None:
            did.append(name)

        return DemoActivity(act, activity.share, activity.needed, activity.possible)

    activities = tuple(recorded(each, each.act.__name__) for each in (*wallets.DEMO.activities, *more))
    part = DemoPart(activities=activities, registration=OnePlayer(balance))
    await DemoTraffic(FakeApi(), 1, Chances(chance), (part,)).turn()
    return "".join(did)


@pytest.mark.parametrize(
    ("case", "balance", "chance", "what"),
    [
        ("less than two euros", 1, 0.5, "deposit"),
        ("exactly two", 2, 0.5, "play"),
        ("the end of the share of deposits", 100, 0.0199, "deposit"),
        ("the beginning of that of withdrawals", 100, 0.02, "withdraw"),
        ("with too little to withdraw", 60, 0.02, "play"),
        ("the end of the share of withdrawals", 100, 0.0399, "withdraw"),
        ("the share of goodwill", 100, 0.04, "ask_for_goodwill"),
        ("the rest", 100, 0.042, "play"),
    ],
)
async def test_chance_and_need_decide_what_a_player_does(
    case: str, balance: int, chance: float, what: str
) -> None:
    assert await done(balance, chance) == what, case


@pytest.mark.parametrize(("chance", "what"), [(0.0399, "withdraw"), (0.042, "like"), (0.06, "play")])
async def test_the_share_of_another_contexts_activity_is_taken_from_the_rest(
    chance: float, what: str
) -> None:
    async def like(turn: DemoTurn) -> None: ...

    assert await done(100, chance, DemoActivity(like, 0.01)) == what


async def test_the_contexts_parts_make_a_casino_that_plays() -> None:
    api = FakeApi()
    traffic = DemoTraffic(api, 1, Random(11), DEMO_PARTS)

    for _ in range(2_000):
        await traffic.turn()

    joined = api.asked["casino", "Join"]
    assert joined >= PLAYERS_MIN
    assert api.asked["cashier", "Deposit"] > joined, "every player has a first deposit"
    assert api.asked["second", "Second"] > 0
    assert api.asked["operator", "Approve"] - api.asked["second", "Second"] == api.asked["cashier", "Pay"] > 0
    assert api.asked["operator", "Adjust"] > 0
    assert api.asked["cashier", "Withdraw"] > api.asked["cashier", "Pay"], "some are left to decide"
    assert api.asked["games", "Win"] == api.asked["games", "Bet"] > 100
    assert api.asked["casino", "Guests"] == 1
    assert [fault.message for text in api.documents for fault in validate(SCHEMA, parse(text))] == []


def test_no_two_contexts_name_a_caller_alike() -> None:
    names = [name for part in DEMO_PARTS for name in part.callers]

    assert sorted(names) == sorted(set(names))
