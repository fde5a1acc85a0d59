"""The linter: rules by day, over the span of a campaign, and both sides of each bound."""

from __future__ import annotations

from datetime import date

import pytest

from domain.bonuses.law.linter import LawBroken, LintObjection, objections, objections_during
from domain.bonuses.law.rules import BonusLaw, BonusRules
from domain.bonuses.terms import Converts, LateWins, StakeOrder, WageringBase, WageringTerms
from domain.bonuses.versions import BonusVersion, Product
from domain.bonuses.weights import EXCLUDED, GameWeight, GameWeights
from domain.shared.errors import BadInput

BEGIN = date(2026, 1, 19)
BEFORE = date(2026, 1, 18)
RULES = (
    BonusRules(jurisdiction="GB", effective=BEGIN, source="SR 5.1.1", times_max=10, one_product=True),
    BonusRules(jurisdiction="GB", effective=date(2014, 11, 1), source="LCCP 5"),
    BonusRules(jurisdiction="GB", effective=date(2027, 1, 1), source="strict", times_counts_weights=True),
    BonusRules(
        jurisdiction="GLI",
        effective=date(2020, 7, 17),
        source="A.5.3(c)",
        no_winnings_cap=True,
        fund_order=StakeOrder.BONUS_FIRST,
        late=LateWins.HONOUR,
    ),
)
GB, GLI = BonusLaw.of("GB", RULES), BonusLaw.of("GLI", RULES)
KEEPS_GLI = WageringTerms(order=StakeOrder.BONUS_FIRST, late_wins=LateWins.HONOUR)


def broken(version: BonusVersion, law: BonusLaw, day: date) -> list[LawBroken]:
    return [each.broken for each in objections(version, (law,), day)]


@pytest.mark.parametrize(
    ("case", "version", "high"),
    [
        ("ten times", BonusVersion(times_permille=10_000), False),
        ("a thousandth more", BonusVersion(times_permille=10_001), True),
        (
            "2 (D+B) on a match of 25 % is ten times",
            BonusVersion(times_permille=2_000, base=WageringBase.DEPOSIT_AND_BONUS, match_permille=250),
            False,
        ),
        (
            "a thousandth more",
            BonusVersion(times_permille=2_001, base=WageringBase.DEPOSIT_AND_BONUS, match_permille=250),
            True,
        ),
        (
            "2 (D+B) on a little less of a match",
            BonusVersion(times_permille=2_000, base=WageringBase.DEPOSIT_AND_BONUS, match_permille=249),
            True,
        ),
    ],
)
def test_the_times_of_the_bonus(case: str, version: BonusVersion, *, high: bool):
    assert broken(version, GB, BEGIN) == ([LawBroken.WAGERING_TOO_HIGH] if high else []), case
    assert broken(version, GB, BEFORE) == [], "the day before"


@pytest.mark.parametrize(
    ("case", "weights", "high"),
    [
        ("whole weights", GameWeights(), False),
        ("a category of half", GameWeights(categories={"ROULETTE": GameWeight(500)}), True),
        ("all others half", GameWeights(default=GameWeight(500)), True),
        ("weight 0 is not wagered in", GameWeights(games={"slot": GameWeight(0)}), False),
        ("nor what is excluded", GameWeights(games={"slot": EXCLUDED}), False),
    ],
)
def test_ten_times_at_the_lowest_weight(case: str, weights: GameWeights, *, high: bool):
    version = BonusVersion(times_permille=10_000, terms=WageringTerms(weights=weights))

    expected = [LawBroken.WAGERING_TOO_HIGH_AT_LOWEST_WEIGHT] if high else []
    assert broken(version, GB, date(2027, 1, 1)) == expected, case
    assert broken(version, GB, date(2026, 12, 31)) == []


@pytest.mark.parametrize(
    ("case", "earned", "played", "any_product", "mixed"),
    [
        ("the same", {Product.CASINO}, {Product.CASINO}, False, False),
        ("another", {Product.BETTING}, {Product.CASINO}, False, True),
        ("one of two that are both played", {Product.CASINO}, {Product.CASINO, Product.BINGO}, False, True),
        ("any, as the player likes", {Product.BETTING}, {Product.CASINO}, True, False),
        ("nothing is earned by play", set(), {Product.LOTTERY}, False, False),
    ],
)
def test_products_are_not_mixed(
    case: str, earned: set[Product], played: set[Product], *, any_product: bool, mixed: bool
):
    version = BonusVersion(
        times_permille=0,
        earned_on=frozenset(earned),
        played_on=frozenset(played),
        any_product=any_product,
    )

    assert broken(version, GB, BEGIN) == ([LawBroken.MIXED_PRODUCTS] if mixed else []), case


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (KEEPS_GLI, []),
        (WageringTerms(), [LawBroken.FUND_ORDER, LawBroken.LATE_WINS]),
        (WageringTerms(order=StakeOrder.BONUS_FIRST), [LawBroken.LATE_WINS]),
        (WageringTerms(late_wins=LateWins.HONOUR), [LawBroken.FUND_ORDER]),
        (
            WageringTerms(sticky=True),
            [LawBroken.WINNINGS_CAPPED, LawBroken.FUND_ORDER, LawBroken.LATE_WINS],
        ),
        (
            WageringTerms(order=StakeOrder.BONUS_FIRST, late_wins=LateWins.HONOUR, converts_max=0),
            [LawBroken.WINNINGS_CAPPED],
        ),
        (
            WageringTerms(
                order=StakeOrder.BONUS_FIRST, late_wins=LateWins.HONOUR, converts=Converts.ORIGINAL
            ),
            [LawBroken.WINNINGS_CAPPED],
        ),
    ],
)
def test_all_that_is_won_is_converted_restricted_money_first(terms: WageringTerms, expected: list[LawBroken]):
    assert broken(BonusVersion(times_permille=35_000, terms=terms), GLI, BEGIN) == expected


def test_an_objection_names_market_day_and_clause():
    version = BonusVersion(times_permille=35_000, terms=KEEPS_GLI)

    found = objections(version, (GLI, GB), BEGIN)

    assert found == (LintObjection(LawBroken.WAGERING_TOO_HIGH, "GB", BEGIN, "SR 5.1.1"),)


@pytest.mark.parametrize(
    ("last", "days"), [(date(2026, 1, 18), []), (BEGIN, [BEGIN]), (date(2026, 2, 28), [BEGIN])]
)
def test_a_campaign_is_judged_by_rules_that_begin_within_it(last: date, days: list[date]):
    version = BonusVersion(times_permille=35_000)

    found = objections_during(version, (GB,), date(2025, 12, 1), last)

    assert [each.day for each in found] == days


def test_entries_add_to_earlier_ones_of_their_jurisdiction():
    assert GB.clause("times_max", date(2028, 1, 1)) == GB.clause("times_max", BEGIN)
    assert GB.clause("times_max", BEFORE) is None
    assert GB.clause("fund_order", BEGIN) is None


def test_deposit_and_bonus_without_a_match_is_no_version():
    with pytest.raises(BadInput):
        BonusVersion(times_permille=1, base=WageringBase.DEPOSIT_AND_BONUS)
