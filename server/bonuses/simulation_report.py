"""What a simulation found, as JSON and as lines. Equal simulations give equal bytes."""

import json
from typing import Any

from domain.bonuses.simulation.interval import mean_interval, rounded
from domain.bonuses.simulation.simulate import SimulatedBonus
from domain.bonuses.states import GrantState
from domain.shared.money import CURRENCIES, Money
from server.bonuses.history import BetHistory


def simulation_report(template: str, history: BetHistory, found: SimulatedBonus, seed: int) -> dict[str, Any]:
    """The figures of a simulation: amounts and percentages are texts, everything else whole numbers."""
    interval = mean_interval(found.costs, seed)
    completed = found.states[GrantState.COMPLETED]
    return {
        "template": template,
        "currency": found.currency,
        "seed": seed,
        "rows": {
            "rejected": history.rejected,
            "skipped": history.skipped,
            "used": sum(map(len, history.players.values())),
        },
        "players": found.players,
        "deposited": _amount(found.deposited, found),
        "bets": {"placed": found.placed, "refused": dict(sorted(found.refused.items()))},
        "grants": {
            "given": found.grants,
            "not_given": dict(sorted(found.not_given.items())),
            "states": {state.value: found.states[state] for state in GrantState if found.states[state]},
            "completed_percent": _percent(completed, found.grants),
        },
        "granted": _amount(found.granted, found),
        "bonus_staked": _amount(found.bonus_staked, found),
        "bonus_won": _amount(found.bonus_won, found),
        "forfeited": _amount(found.forfeited, found),
        "removed": _amount(found.removed, found),
        "cost": {
            "converted": _amount(found.converted, found),
            "percent_of_granted": _percent(found.converted, found.granted),
            "mean": interval and _amount(interval.mean, found),
            "mean_95": interval and [_amount(interval.low, found), _amount(interval.high, found)],
        },
        "unfinished": {"grants": found.unfinished, "balance": _amount(found.open_balance, found)},
    }


def as_json(report: dict[str, Any]) -> str:
    """One line of JSON."""
    return json.dumps(report, ensure_ascii=False, sort_keys=True)


def as_lines(report: dict[str, Any]) -> list[str]:
    """The same for people."""
    cost, grants, unfinished = report["cost"], report["grants"], report["unfinished"]
    refused = grants["not_given"]
    lines = [
        f"{report['template']}, {report['currency']}, seed {report['seed']}",
        f"players     {report['players']}, who deposit {report['deposited']}",
        f"grants      {grants['given']}, {report['granted']} in all{_counted('; not given: ', refused)}",
        f"completed   {grants['completed_percent']} %{_counted('; ', grants['states'])}",
        f"cost        {cost['converted']}, {cost['percent_of_granted']} % of what is granted",
    ]
    if cost["mean"] is not None:
        low, high = cost["mean_95"]
        lines.append(f"mean cost   {cost['mean']} a grant; 95 %: {low} to {high}")
    return [
        *lines,
        f"forfeited   {report['forfeited']}; removed by the terms {report['removed']}",
        f"unfinished  {unfinished['grants']} when the history ends, with {unfinished['balance']}",
        f"bets        {report['bets']['placed']} placed{_counted('; refused: ', report['bets']['refused'])}",
        f"rows        {report['rows']['used']} used, {report['rows']['rejected']} rejected",
    ]


def _counted(before: str, counts: dict[str, int]) -> str:
    return before + ", ".join(f"{name} {count}" for name, count in counts.items()) if counts else ""


def _amount(minor: int, found: SimulatedBonus) -> str:
    return f"{Money(minor, CURRENCIES[found.currency]).amount:f}"


def _percent(part: int, whole: int) -> str:
    """With two decimals; 0.00 of nothing."""
    hundredths = rounded(10_000 * part, whole) if whole else 0
    return f"{hundredths // 100}.{hundredths % 100:02}"
