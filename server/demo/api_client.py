"""The demo's API client: calls the API as front end, game server and cashier, each with its own token."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import httpx

OPERATIONS: Final = (Path(__file__).parent / "operations.graphql").read_text(encoding="utf-8")
SECONDS_MAX: Final = 15.0


class UnexpectedResponse(Exception):
    """The API answered with an error."""


@dataclass(slots=True)
class DemoPlayer:
    """A demo player. ``balance`` is what the last answer said, in major units."""

    id: str
    currency: str
    balance: Decimal = Decimal(0)

    def update_balance(self, outcome: Mapping[str, Any]) -> None:
        """Take the new balance from an outcome that has one."""
        wallet = outcome.get("wallet")
        if wallet and wallet["available"]:
            self.balance = Decimal(wallet["available"]["amount"])


class DemoApiClient:
    """Calls the public API; ``tokens`` are those of the actors in run_demo.DEMO_ACTORS."""

    def __init__(self, url: str, tokens: Mapping[str, str]) -> None:
        self._tokens = tokens
        self._client = httpx.AsyncClient(base_url=url, timeout=SECONDS_MAX)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def demo_players(self) -> list[DemoPlayer]:
        """Demo players of earlier runs, at most a hundred."""
        answer = await self._call("casino", "Guests", {})
        return [
            DemoPlayer(node["id"], node["currency"], _real_money_balance(node["wallets"]))
            for node in answer["players"]["nodes"]
            if node["status"] == "ACTIVE"
        ]

    async def register(self, profile: Mapping[str, Any]) -> DemoPlayer | None:
        """A new player; None when the name is taken."""
        answer = (await self._call("casino", "Join", {"input": profile}))["registerPlayer"]
        if answer["__typename"] != "PlayerRegistered":
            return None
        return DemoPlayer(answer["player"]["id"], answer["player"]["currency"])

    async def deposit(self, player: DemoPlayer, amount: Decimal) -> None:
        """Record a settled deposit."""
        money = {"amount": str(amount), "currency": player.currency}
        deposit = {"playerId": player.id, "key": _key(), "amount": money, "method": "demo card"}
        player.update_balance((await self._call("cashier", "Deposit", {"input": deposit}))["recordDeposit"])

    async def withdraw(self, player: DemoPlayer, amount: Decimal) -> None:
        """Request, approve and pay a withdrawal."""
        money = {"amount": str(amount), "currency": player.currency}
        request = {"playerId": player.id, "key": _key(), "amount": money, "method": "demo card"}
        outcome = (await self._call("cashier", "Withdraw", {"input": request}))["requestWithdrawal"]
        if outcome["__typename"] != "WithdrawalMoved":
            return
        move = {"withdrawalId": outcome["withdrawal"]["id"]}
        await self._call("operator", "Approve", {"input": move | {"key": _key()}})
        paid = {"input": move | {"key": _key(), "authorisation": f"demo-{uuid4().hex[:8]}"}}
        player.update_balance((await self._call("cashier", "Pay", paid))["payWithdrawal"])

    async def play(self, player: DemoPlayer, game: str, stake: Decimal, win: Decimal) -> None:
        """Play one round: a bet and its win, which may be zero."""
        bet = {
            "playerId": player.id,
            "key": _key(),
            "stake": {"amount": str(stake), "currency": player.currency},
            "round": uuid4().hex,
            "game": game,
        }
        outcome = (await self._call("games", "Bet", {"input": bet}))["placeBet"]
        player.update_balance(outcome)
        if outcome["__typename"] != "BetPlaced":
            return
        paid = {
            "playerId": player.id,
            "key": _key(),
            "amount": {"amount": str(win), "currency": player.currency},
            "bet": bet["key"],
            "round": bet["round"],
            "game": game,
            "closesRound": True,
        }
        player.update_balance((await self._call("games", "Win", {"input": paid}))["payWin"])

    async def _call(self, who: str, operation: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        body = {"query": OPERATIONS, "operationName": operation, "variables": variables}
        headers = {"authorization": f"Bearer {self._tokens[who]}"}
        response = await self._client.post("/graphql", json=body, headers=headers)
        answer = response.json()
        if answer.get("errors"):
            raise UnexpectedResponse(f"{operation}: {answer['errors'][0]['message']}")
        data: dict[str, Any] = answer["data"]
        return data


def _key() -> str:
    return f"demo-{uuid4()}"


def _real_money_balance(wallets: list[dict[str, Any]] | None) -> Decimal:
    amounts = [wallet["available"]["amount"] for wallet in wallets or () if wallet["kind"] == "REAL"]
    return Decimal(amounts[0]) if amounts else Decimal(0)
