"""The linter: why a version of a bonus may not be published in a market, by the worst case it allows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from domain.bonuses.law.rules import BonusLaw
from domain.bonuses.terms import Converts, WageringBase
from domain.bonuses.versions import BonusVersion


class LawBroken(Enum):
    """What the law has against a version."""

    WAGERING_TOO_HIGH = "WAGERING_TOO_HIGH"
    WAGERING_TOO_HIGH_AT_LOWEST_WEIGHT = "WAGERING_TOO_HIGH_AT_LOWEST_WEIGHT"
    MIXED_PRODUCTS = "MIXED_PRODUCTS"
    WINNINGS_CAPPED = "WINNINGS_CAPPED"
    FUND_ORDER = "FUND_ORDER"
    LATE_WINS = "LATE_WINS"


@dataclass(frozen=True, slots=True)
class LintObjection:
    """One reason against a version: ``clause`` of ``jurisdiction``, in force on ``day``."""

    broken: LawBroken
    jurisdiction: str
    day: date
    clause: str


def objections(version: BonusVersion, laws: Iterable[BonusLaw], day: date) -> tuple[LintObjection, ...]:
    """Why a version may not be given on a day, in the order of ``LawBroken``; nothing where it may."""
    found = [
        LintObjection(broken, law.jurisdiction, day, clause)
        for law in laws
        for broken, rule in LINT_RULES
        if (clause := rule(version, law, day)) is not None
    ]
    order = list(LawBroken)
    return tuple(sorted(found, key=lambda each: order.index(each.broken)))


def objections_during(
    version: BonusVersion, laws: Iterable[BonusLaw], first: date, last: date
) -> tuple[LintObjection, ...]:
    """Why a version may not be given in a campaign: also by rules that begin to hold while it lasts."""
    return tuple(
        objection
        for law in laws
        for day in law.days(first, last)
        for objection in objections(version, (law,), day)
    )


def wagering_too_high(version: BonusVersion, law: BonusLaw, day: date) -> str | None:
    """The bonus is wagered too often: x (D+B) on a match of p % is x (1 + 100 / p) times the bonus."""
    clause = law.clause("times_max", day)
    numerator, denominator = _times_of_bonus(version)
    return clause.source if clause and numerator > clause.value * denominator else None


def wagering_too_high_at_lowest_weight(version: BonusVersion, law: BonusLaw, day: date) -> str | None:
    """The same in the game of the lowest weight, where the law counts what is staked there."""
    strict, clause = law.clause("times_counts_weights", day), law.clause("times_max", day)
    numerator, denominator = _times_of_bonus(version)
    numerator, denominator = numerator * 1000, denominator * version.terms.weights.lowest_permille()
    return (
        strict.source
        if strict and strict.value and clause and numerator > clause.value * denominator
        else None
    )


def mixed_products(version: BonusVersion, law: BonusLaw, day: date) -> str | None:
    """One product earns the bonus, and another plays it."""
    clause = law.clause("one_product", day)
    asked = frozenset() if version.any_product else version.earned_on | version.played_on
    return clause.source if clause and clause.value and len(asked) > 1 else None


def winnings_capped(version: BonusVersion, law: BonusLaw, day: date) -> str | None:
    """Something of what is won is not converted."""
    clause = law.clause("no_winnings_cap", day)
    terms = version.terms
    capped = terms.converts_max is not None or terms.converts is Converts.ORIGINAL or terms.sticky
    return clause.source if clause and clause.value and capped else None


def fund_order(version: BonusVersion, law: BonusLaw, day: date) -> str | None:
    """Another order of real and bonus money is prescribed."""
    clause = law.clause("fund_order", day)
    return clause.source if clause and version.terms.order is not clause.value else None


def late_wins(version: BonusVersion, law: BonusLaw, day: date) -> str | None:
    """Another treatment of late wins is prescribed."""
    clause = law.clause("late", day)
    return clause.source if clause and version.terms.late_wins is not clause.value else None


LintRule = Callable[[BonusVersion, BonusLaw, date], str | None]
"""The clause that a version breaks, None where it keeps the rule."""

LINT_RULES: Final[tuple[tuple[LawBroken, LintRule], ...]] = (
    (LawBroken.WAGERING_TOO_HIGH, wagering_too_high),
    (LawBroken.WAGERING_TOO_HIGH_AT_LOWEST_WEIGHT, wagering_too_high_at_lowest_weight),
    (LawBroken.MIXED_PRODUCTS, mixed_products),
    (LawBroken.WINNINGS_CAPPED, winnings_capped),
    (LawBroken.FUND_ORDER, fund_order),
    (LawBroken.LATE_WINS, late_wins),
)


def _times_of_bonus(version: BonusVersion) -> tuple[int, int]:
    """How many times the bonus itself is wagered, as numerator and denominator."""
    if version.base is not WageringBase.DEPOSIT_AND_BONUS:
        return version.times_permille, 1000
    return version.times_permille * (1000 + version.match_permille), 1000 * version.match_permille
