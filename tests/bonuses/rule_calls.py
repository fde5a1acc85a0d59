"""Cases of one rule: money in and out as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.bonuses.amounts import DepositBelowMinimum, matched_amount, wagering_base, wagering_target
from domain.bonuses.birthdays import birthday_due
from domain.bonuses.budget import BonusBudget, BudgetSpent
from domain.bonuses.cashback import CashbackRate, cashback_due, loss_by_cash, loss_by_play
from domain.bonuses.law.linter import LintObjection, objections
from domain.bonuses.law.rules import BonusLaw, BonusRules
from domain.bonuses.terms import LateWins, StakeOrder, WageringBase
from domain.bonuses.versions import BonusVersion, Product
from domain.loyalty.lots import PointBalance, PointLot, PointsLacking, spend
from domain.loyalty.points import CategoryTurnover, points_change, points_of
from domain.loyalty.tiers import TierDescent, tier_after
from domain.shared.calendar import CalendarPeriod, local_day, local_span, zone_of
from tests.bonuses.amounts_in_cases import major, major_milli, minor, permille
from tests.bonuses.player_by_rules import moment, terms_of

Arguments = dict[str, Any]


def matched(a: Arguments, currency: str) -> Any:
    found = matched_amount(
        minor(a["deposit"], currency),
        a["permille"],
        bonus_max=minor(a.get("cap"), currency),
        deposit_min=minor(a.get("deposit_min", "0"), currency),
    )
    return None if isinstance(found, DepositBelowMinimum) else major(found, currency)


def base(a: Arguments, currency: str) -> Any:
    found = wagering_base(
        WageringBase(a["kind"]),
        bonus=minor(a["bonus"], currency),
        deposit=minor(a["deposit"], currency),
        match_permille=a["permille"],
        bonus_max=minor(a.get("cap"), currency),
    )
    return major(found, currency)


def target(a: Arguments, currency: str) -> Any:
    found = wagering_target(minor(a["base"], currency), permille(a["times"]))
    return major_milli(found, currency) if isinstance(found, int) else type(found).__name__


def cashback(a: Arguments, currency: str) -> Any:
    amounts = {
        name: minor(a.get(name) or "0", currency)
        for name in ("staked", "won", "converted", "carried", "paid")
    }
    rate = CashbackRate(
        permille=a["permille"],
        loss_min=minor(a.get("loss_min", "0"), currency),
        paid_max=minor(a.get("cap"), currency),
    )
    loss = loss_by_play(amounts["staked"], amounts["won"], amounts["converted"])
    due = cashback_due(loss, rate, carried=amounts["carried"], paid=amounts["paid"])
    return {name: major(amount, currency) for name, amount in asdict(due).items()}


def net_loss_cash(a: Arguments, currency: str) -> Any:
    return major(loss_by_cash(**{name: minor(amount, currency) for name, amount in a.items()}), currency)


def points(a: Arguments, currency: str) -> Any:
    turnovers = {
        one["name"]: CategoryTurnover(
            turnover=minor(one["turnover"], currency),
            unit=minor(one["unit"], currency),
            awarded=one.get("awarded", 0),
        )
        for one in a["categories"]
    }
    found = {name: points_of(each) for name, each in turnovers.items()}
    return {
        **{
            name: {"points": each.points, "carry": major(each.carry, currency)}
            for name, each in found.items()
        },
        "total": sum(each.points for each in found.values()),
        "change": points_change(turnovers.values()),
    }


def tier(a: Arguments, _: str) -> Any:
    names = a["names"]
    held, descent = names.index(a["held"]), TierDescent(a["mode"])
    return names[tier_after(a["balance"], held, a["ladder"], descent, period_ends=a["evaluating"])]


def spend_lots(a: Arguments, _: str) -> Any:
    lots = tuple(
        PointLot(active_at=moment(lot["from"]), expires_at=moment(lot["until"]), left=lot["left"])
        for lot in a["lots"]
    )
    spent = spend(PointBalance(lots), a["amount"], moment(a["now"]))
    return "InsufficientFunds" if isinstance(spent, PointsLacking) else [lot.left for lot in spent.lots]


def birthday(a: Arguments, _: str) -> Any:
    now = datetime.fromisoformat(a["now"])
    return birthday_due(date.fromisoformat(a["born"]), zone_of(a["zone"]), now, a["given"])


def week_of(a: Arguments, _: str) -> Any:
    zone = zone_of(a["zone"])
    week = local_span(CalendarPeriod.WEEK, datetime.fromisoformat(a["moment"]), zone)
    return local_day(week.start, zone).isoformat()


def week_hours(a: Arguments, _: str) -> Any:
    wednesday = datetime.fromisoformat(a["monday"]).replace(tzinfo=UTC) + timedelta(days=2)
    week = local_span(CalendarPeriod.WEEK, wednesday, zone_of(a["zone"]))
    return (week.end - week.start) // timedelta(hours=1)


def version_of(template: Arguments) -> BonusVersion:
    """A version from a template of the table, whose terms are those of grants in the steps."""
    wagering = ("order", "weights", "sticky", "convert", "cap", "late")
    return BonusVersion(
        times_permille=permille(template["times"]),
        base=WageringBase(template.get("base", "BONUS")),
        match_permille=template.get("match_permille", 0),
        terms=terms_of(**{name: template[name] for name in wagering if name in template}),
        earned_on=frozenset(map(Product, template.get("earned_on", ()))),
        played_on=frozenset(map(Product, template.get("played_on", ()))),
        any_product=template.get("any_product", False),
    )


def laws_of(packs: list[Arguments]) -> list[BonusLaw]:
    prescribed: dict[str, Callable[[Any], Any]] = {
        "effective": date.fromisoformat,
        "fund_order": StakeOrder,
        "late": LateWins,
    }
    rules = [
        BonusRules(
            source=f"{pack['jurisdiction']} {pack['effective']}",
            **{name: prescribed.get(name, lambda value: value)(value) for name, value in pack.items()},
        )
        for pack in packs
    ]
    return [BonusLaw.of(name, rules) for name in dict.fromkeys(each.jurisdiction for each in rules)]


def lint(a: Arguments, _: str) -> Any:
    found: tuple[LintObjection, ...] = objections(
        version_of(a["template"]), laws_of(a["packs"]), date.fromisoformat(a["day"])
    )
    return list(dict.fromkeys(each.broken.value for each in found))


def budget(a: Arguments, currency: str) -> Any:
    left = BonusBudget.divided(minor(a["total"], currency), a["slices"])
    given = []
    for lane, amount in a["takes"]:
        taken = left.less(lane, minor(amount, currency))
        given.append(not isinstance(taken, BudgetSpent))
        left = left if isinstance(taken, BudgetSpent) else taken
    return {"given": given, "left": major(left.left, currency)}


CALLS: dict[str, Callable[[Arguments, str], Any]] = {
    "matched": matched,
    "base": base,
    "target": target,
    "cashback": cashback,
    "net_loss_cash": net_loss_cash,
    "points": points,
    "tier": tier,
    "spend_lots": spend_lots,
    "birthday_due": birthday,
    "week_of": week_of,
    "week_hours": week_hours,
    "lint": lint,
    "budget": budget,
}
"""Name of a function in the table -> the rule that it is about."""


def call(case: dict[str, Any]) -> Any:
    """What the rule of a case says; of several figures only those that the case expects."""
    found = CALLS[case["function"]](case["args"], case.get("currency", "EUR"))
    if isinstance(found, dict):
        return {name: value for name, value in found.items() if name in case["expect"]}
    return found
