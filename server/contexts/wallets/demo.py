"""What the demo's players do with their money: they deposit, play and withdraw.

Some of it is left to decide in the console: a few withdrawals and adjustments wait.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final
from uuid import uuid4

from domain.shared.actor import Actor, ActorKind
from server.demo.parts import DemoActivity, DemoPart, DemoPlayer, DemoTurn, demo_document

DOCUMENT: Final = demo_document(__file__)

GAMES: Final = ("book-of-maya", "lightning-baccarat", "crash-rocket", "blackjack-7", "golden-reels")
DEPOSIT_SHARE: Final = 0.02
WITHDRAW_SHARE: Final = 0.02
GOODWILL_SHARE: Final = 0.002

WITHDRAWALS_LEFT: Final = 8
"""As many wait at most; all further ones are approved and paid."""

ADJUSTMENTS_LEFT: Final = 4
GOODWILL_UNITS: Final = 5_000
"""More than one person may give."""

CURRENCY_SCALES: Final = {
    "JPY": Decimal(150),
    "BTC": Decimal("0.00001"),
    "SEK": Decimal(11),
    "BRL": Decimal(5),
}
"""Currency -> major units per unit of play, where not 1: about one euro."""

CURRENCY_STEPS: Final = {"JPY": Decimal(1), "BTC": Decimal("0.00000001")}


def amount_of(player: DemoPlayer, units: int) -> Decimal:
    """So many units of play in the player's currency, in major units."""
    step = CURRENCY_STEPS.get(player.currency, Decimal("0.01"))
    return (CURRENCY_SCALES.get(player.currency, Decimal(1)) * units).quantize(step)


async def deposit_first(turn: DemoTurn) -> None:
    """Record the deposit of a player who has just registered."""
    await _deposit(turn, turn.random.choice((10, 25, 50, 100)))


async def deposit(turn: DemoTurn) -> None:
    """Record a settled deposit."""
    await _deposit(turn, turn.random.choice((20, 50, 100, 250)))


async def withdraw(turn: DemoTurn) -> None:
    """Request a withdrawal; where enough of them wait, approve and pay it as well."""
    amount = amount_of(turn.player, turn.random.choice((20, 40, 60)))
    outcome = (await _call(turn, "cashier", "Withdraw", _payment(turn.player, amount)))["requestWithdrawal"]
    if outcome["__typename"] != "WithdrawalMoved":
        return
    if await _waiting(turn, "pendingWithdrawals") > WITHDRAWALS_LEFT:
        await _pay(turn, {"withdrawalId": outcome["withdrawal"]["id"]})


async def _pay(turn: DemoTurn, move: dict[str, Any]) -> None:
    """Approve and pay a withdrawal; above what one operator may approve a day, by two."""
    approve = move | {"key": _key()}
    approved = (await _call(turn, "operator", "Approve", approve))["approveWithdrawal"]
    if approved["__typename"] == "SecondPersonNeeded":
        await _call(turn, "second", "Second", {"approvalId": approved["approval"]["id"]})
        await _call(turn, "operator", "Approve", approve)
    pay = move | {"key": _key(), "authorisation": f"demo-{uuid4().hex[:8]}"}
    turn.player.update_balance((await _call(turn, "cashier", "Pay", pay))["payWithdrawal"])


async def ask_for_goodwill(turn: DemoTurn) -> None:
    """Ask for an adjustment that takes a second person, and leave it to them; nothing where enough wait."""
    if await _waiting(turn, "pendingAdjustments") >= ADJUSTMENTS_LEFT:
        return
    found = await turn.api.call("operator", DOCUMENT, "Wallets", {"player": turn.player.id})
    wallet = next(each for each in found["player"]["wallets"] if each["kind"] == "REAL")
    amount = amount_of(turn.player, GOODWILL_UNITS)
    reason = f"Goodwill: {turn.random.choice(GAMES)} was interrupted in a bonus round"
    given = {"walletId": wallet["id"], "key": _key(), "amount": _money(turn.player, amount), "reason": reason}
    await _call(turn, "operator", "Adjust", given)


async def _waiting(turn: DemoTurn, queue: str) -> int:
    count: int = (await turn.api.call("operator", DOCUMENT, "Waiting", {}))[queue]["totalCount"]
    return count


async def play(turn: DemoTurn) -> None:
    """Play one round: a bet and its win, which may be zero."""
    player, random = turn.player, turn.random
    stake = min(amount_of(player, random.choice((1, 1, 2, 5, 10))), player.balance)
    # The expected win is a little less than the stake: the house edge.
    times = random.choices((0, 1, 2, 3, 10), (62, 12, 16, 8, 2))[0]
    played = {"playerId": player.id, "round": uuid4().hex, "game": random.choice(GAMES)}
    bet = played | {"key": _key(), "stake": _money(player, stake)}
    outcome = (await _call(turn, "games", "Bet", bet))["placeBet"]
    player.update_balance(outcome)
    if outcome["__typename"] != "BetPlaced":
        return
    win = {"key": _key(), "bet": bet["key"], "amount": _money(player, stake * times), "closesRound": True}
    player.update_balance((await _call(turn, "games", "Win", played | win))["payWin"])


async def _deposit(turn: DemoTurn, units: int) -> None:
    given = _payment(turn.player, amount_of(turn.player, units))
    turn.player.update_balance((await _call(turn, "cashier", "Deposit", given))["recordDeposit"])


async def _call(turn: DemoTurn, caller: str, operation: str, given: Mapping[str, Any]) -> dict[str, Any]:
    return await turn.api.call(caller, DOCUMENT, operation, {"input": given})


def _payment(player: DemoPlayer, amount: Decimal) -> dict[str, Any]:
    return {
        "playerId": player.id,
        "key": _key(),
        "amount": _money(player, amount),
        "method": "demo card",
    }


def _money(player: DemoPlayer, amount: Decimal) -> dict[str, str]:
    return {"amount": str(amount), "currency": player.currency}


def _key() -> str:
    return f"demo-{uuid4()}"


def has_too_little(player: DemoPlayer) -> bool:
    """Whether the player cannot go on without a deposit."""
    return player.balance < amount_of(player, 2)


def has_plenty(player: DemoPlayer) -> bool:
    """Whether the player has enough to take some out."""
    return player.balance > amount_of(player, 60)


DEMO: Final = DemoPart(
    callers={
        "operator": Actor(ActorKind.OPERATOR, "demo-cashier", "default", frozenset({"accountant"})),
        "second": Actor(ActorKind.OPERATOR, "demo-controller", "default", frozenset({"accountant"})),
        "cashier": Actor(ActorKind.SERVICE, "demo-payments", "default", frozenset({"payment_service"})),
        "games": Actor(ActorKind.SERVICE, "demo-games", "default", frozenset({"game_server"})),
    },
    welcome=deposit_first,
    activities=(
        DemoActivity(deposit, DEPOSIT_SHARE, needed=has_too_little),
        DemoActivity(withdraw, WITHDRAW_SHARE, possible=has_plenty),
        DemoActivity(ask_for_goodwill, GOODWILL_SHARE),
        DemoActivity(play, share=None),
    ),
)
