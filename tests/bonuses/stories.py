"""Stories of the table of cases: steps of [operation, arguments, what is then seen]."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bonuses.amounts_in_cases import arguments, major, major_milli
from tests.bonuses.player_by_rules import PlayerByRules, RefusedByRules
from tests.bonuses.reference import Player, Refused

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "bonuses.json").read_text(encoding="utf-8")
)["cases"]

FREE_SPINS = {"issue", "spin", "finish"}
"""Steps of free spins, which the ledger does not collect yet."""

AnyPlayer = Player | PlayerByRules


def step(player: AnyPlayer, operation: str, given: dict[str, Any]) -> Any:
    """What the player's operation answers: its own answer, or the name of the refusal."""
    try:
        return getattr(player, operation)(**arguments(given, player.currency))
    except (Refused, RefusedByRules) as refused:
        return str(refused)


def disagreements(case: dict[str, Any], make_player: Callable[..., AnyPlayer]) -> list[str]:
    """What is seen after the steps and was not expected, one line each."""
    player = make_player(case.get("currency", "EUR"), case.get("catalogue"), case.get("late_wins", True))
    wrong = []
    for number, (operation, given, *rest) in enumerate(case["steps"], 1):
        expected = rest[0] if rest else {}
        answer: Any = None
        if operation == "expect":
            expected = given
        else:
            answer = step(player, operation, given)
        if operation == "preview":
            answer = {name: major(amount, player.currency) for name, amount in answer.items()}
        player.check()
        for name, value in expected.items():
            found = answer if name == "answer" else player.bets[given["key"]].why if name == "why" else None
            found = seen(player, name) if found is None else found
            if found != value:
                wrong.append(f"step {number} {operation}: {name} is {found!r}, expected {value!r}")
    return wrong


def seen(player: AnyPlayer, name: str) -> Any:
    """A figure by its name in the table: R, pending, locked, house.<account>, <grant>, <grant>.<figure>."""
    currency = player.currency
    own: dict[str, Callable[[], Any]] = {
        "R": lambda: major(player.real - player.reserved, currency),
        "pending": lambda: major(player.reserved, currency),
        "locked": lambda: player.locked,
    }
    if name in own:
        return own[name]()
    first, _, figure = name.partition(".")
    if first == "house":
        return major(player.house[figure], currency)
    return grant_figure(player, first, figure or "B")


def grant_figure(player: AnyPlayer, id: str, figure: str) -> Any:
    grant = player.grants.get(id)
    if figure == "exists":
        return grant is not None
    if grant is None:
        return None
    state, reason = (
        (grant.state.value, player.reasons.get(id))
        if isinstance(player, PlayerByRules)
        else (grant.state, grant.reason)
    )
    return {
        "B": major(grant.balance, player.currency),
        "progress": major_milli(grant.progress, player.currency),
        "target": major_milli(grant.target, player.currency),
        "in_play": grant.in_play,
        "state": state,
        "reason": reason,
    }[figure]
