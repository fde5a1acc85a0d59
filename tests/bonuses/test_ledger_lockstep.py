"""The SQL functions of the wallets and the reference go through random stories side by side."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.bonuses.player_by_ledger import Ledger, PlayerByLedger
from tests.bonuses.player_by_rules import RefusedByRules
from tests.bonuses.random_steps import CATALOGUE, STEPS, Step, carried_out
from tests.bonuses.reference import LOST, Player, Refused
from tests.bonuses.stories import FREE_SPINS

HOUSES = ("payments", "revenue", "bonus_cost", "bonus_forfeited", "bonus_cap_removed", "chargebacks")


def answer(player: Any, step: Step) -> Any:
    name, arguments = step
    try:
        return getattr(player, name)(**arguments)
    except (Refused, RefusedByRules) as refused:
        return f"refused: {refused}"


def figures(player: Any) -> dict[str, Any]:
    """What the ledger and the reference both keep of a player."""
    house = player.house
    return {
        "real": (player.real, player.reserved, bool(player.locked)),
        "house": {name: house[name] for name in HOUSES},
        "grants": {
            id: (grant.state, grant.balance, grant.progress, grant.target, grant.in_play)
            for id, grant in sorted(player.grants.items())
        },
    }


def kept_apart(reference: Player, step: Step, charged_back: set[str]) -> bool:
    """Whether a step is left out: the wallets refuse it before bonuses are asked, or decide otherwise."""
    name, given = step
    if name == "chargeback":
        again = given["id"] in charged_back
        charged_back.add(given["id"])
        return again
    nothing = given.get("amount") == 0 and name in {"deposit", "withdraw"}
    locked = name == "withdraw" and reference.locked
    return name in FREE_SPINS or nothing or locked or decided_otherwise(reference, step)


def decided_otherwise(reference: Player, step: Step) -> bool:
    """The two places where the ledger differs from the reference: see decision 0050."""
    name, given = step
    bet = reference.bets.get(given.get("bet") or "")
    if bet is None:
        return False
    if name == "rollback":
        return bool(bet.grant and bet.grant.state == LOST and not bet.bonus)
    others = (each for each in reference.bets.values() if each.round == bet.round and each.in_play)
    closes = name == "win" and given["closes"] and bet.round is not None
    return closes and any(each.grant is not bet.grant for each in others)


def play(ledger: Ledger, steps: list[Step], *, late_wins: bool) -> None:
    reference = Player("EUR", CATALOGUE, late_wins)
    by_ledger = PlayerByLedger(ledger, "EUR", CATALOGUE, late_wins)
    charged_back = set[str]()
    for number, step in enumerate(steps):
        real_step = carried_out(reference, number, step)
        if real_step is None or kept_apart(reference, real_step, charged_back):
            continue
        expected, found = answer(reference, real_step), answer(by_ledger, real_step)
        assert found == expected, real_step
        assert figures(by_ledger) == figures(reference), real_step
    by_ledger.check()


@pytest.mark.timeout(240)
@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS, late_wins=st.booleans())
def test_the_ledger_and_the_reference_agree_after_every_step(
    ledger: Ledger, steps: list[Step], *, late_wins: bool
):
    play(ledger, steps, late_wins=late_wins)
