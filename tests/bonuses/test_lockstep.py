"""The rules and the reference go through random stories side by side and agree after every step."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bonuses.player_by_rules import PlayerByRules, RefusedByRules
from tests.bonuses.random_steps import CATALOGUE, STEPS, Step, carried_out
from tests.bonuses.reference import Player, Refused
from tests.bonuses.stories import AnyPlayer, grant_figure

FIGURES = ("B", "progress", "target", "in_play", "state", "reason")


def answer(player: AnyPlayer, step: Step) -> Any:
    """The operation's own answer, or the name of the refusal."""
    name, arguments = step
    try:
        return getattr(player, name)(**arguments)
    except (Refused, RefusedByRules) as refused:
        return f"refused: {refused}"


def figures(player: AnyPlayer) -> dict[str, Any]:
    """All that can be seen of a player."""
    return {
        "real": (player.real, player.reserved, player.locked, player.barred),
        "house": {name: amount for name, amount in player.house.items() if amount},
        "sums": {name: amount for name, amount in player.sums.items() if amount},
        "grants": {
            id: {name: grant_figure(player, id, name) for name in FIGURES} for id in sorted(player.grants)
        },
        "bets": {key: bet_figures(player, key) for key in player.bets},
    }


def bet_figures(player: AnyPlayer, key: str) -> tuple[Any, ...]:
    bet = player.bets[key]
    parts = (bet.split.real, bet.split.bonus) if isinstance(player, PlayerByRules) else (bet.real, bet.bonus)
    return (*parts, bet.counted, bet.state, bet.in_play, bet.why)


def play(steps: list[Step], *, late_wins: bool) -> tuple[Player, Counter[str]]:
    """Carry steps out on both; what the reference has become, and how often each answer was given."""
    reference = Player("EUR", CATALOGUE, late_wins)
    by_rules = PlayerByRules("EUR", CATALOGUE, late_wins)
    answers: Counter[str] = Counter()
    for number, step in enumerate(steps):
        if (real_step := carried_out(reference, number, step)) is None:
            continue
        expected, found = answer(reference, real_step), answer(by_rules, real_step)
        assert found == expected, real_step
        assert figures(by_rules) == figures(reference), real_step
        reference.check()
        by_rules.check()
        answers[f"{real_step[0]}: {expected}"] += 1
    return reference, answers


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS, late_wins=st.booleans())
def test_the_rules_and_the_reference_agree_after_every_step(steps: list[Step], *, late_wins: bool):
    play(steps, late_wins=late_wins)
