"""Matches, bases, targets and conversion: both sides of each boundary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bonuses.amounts import (
    TARGET_MAX,
    DepositBelowMinimum,
    TargetTooLarge,
    matched_amount,
    wagering_base,
    wagering_target,
)
from domain.bonuses.conversion import ConvertedBalance, RemovedAs, converted_balance
from domain.bonuses.terms import Converts, WageringBase, WageringTerms
from domain.shared.errors import BadInput
from tests.bonuses import reference


@pytest.mark.parametrize(
    ("case", "deposit", "expected"),
    [
        ("a unit below the minimum", 1_999, DepositBelowMinimum(2_000)),
        ("the minimum", 2_000, 1_500),
        ("truncated", 2_003, 1_502),
        ("a unit below what gives the most", 26_666, 19_999),
        ("what gives the most", 26_667, 20_000),
        ("more", 99_999, 20_000),
    ],
)
def test_a_deposit_is_matched(case: str, deposit: int, expected: int | DepositBelowMinimum):
    assert matched_amount(deposit, 750, bonus_max=20_000, deposit_min=2_000) == expected, case


@given(
    deposit=st.integers(0, 10**9),
    permille=st.integers(1, 5_000),
    bonus_max=st.none() | st.integers(0, 10**6),
    deposit_min=st.integers(0, 10**4),
)
def test_matches_and_bases_are_those_of_the_reference(
    deposit: int, permille: int, bonus_max: int | None, deposit_min: int
):
    expected = reference.matched(deposit, permille, bonus_max, deposit_min)
    found = matched_amount(deposit, permille, bonus_max=bonus_max, deposit_min=deposit_min)
    assert found == (DepositBelowMinimum(deposit_min) if expected is None else expected)
    if isinstance(found, int):
        for kind in WageringBase:
            base = wagering_base(
                kind, bonus=found, deposit=deposit, match_permille=permille, bonus_max=bonus_max
            )
            name = "BONUS" if kind is WageringBase.WINNINGS else kind.value
            assert base == reference.base_of(name, found, deposit, permille, bonus_max)


def test_only_the_matched_part_of_a_deposit_is_wagered():
    of_1000 = wagering_base(
        WageringBase.DEPOSIT_AND_BONUS, bonus=20_000, deposit=100_000, match_permille=1000, bonus_max=20_000
    )
    assert of_1000 == 40_000
    assert wagering_target(of_1000, 30_000) == 1_200_000_000


def test_without_a_match_no_deposit_is_wagered():
    with pytest.raises(BadInput):
        wagering_base(WageringBase.DEPOSIT_AND_BONUS, bonus=1, deposit=1, match_permille=0)


@pytest.mark.parametrize(
    ("case", "base", "times_permille", "expected"),
    [
        ("nothing to wager", 1_000, 0, 0),
        ("35 times 1.5 bitcoins", 150_000_000, 35_000, 5_250_000_000_000),
        ("a third decimal of the times", 1, 1, 1),
        ("as much as fits 64 bits", TARGET_MAX, 1, TARGET_MAX),
        ("one more", TARGET_MAX + 1, 1, TargetTooLarge()),
        ("35 times more bitcoins than there are", 10**16, 35_000, TargetTooLarge()),
    ],
)
def test_targets(case: str, base: int, times_permille: int, expected: int | TargetTooLarge):
    assert wagering_target(base, times_permille) == expected, case
    assert TARGET_MAX == 2**63 - 1


CAP, GRANTED = RemovedAs.CAP, RemovedAs.GRANTED


@pytest.mark.parametrize(
    ("case", "balance", "terms", "expected"),
    [
        ("all of it", 180, WageringTerms(), ConvertedBalance(180, 0, CAP)),
        ("nothing", 0, WageringTerms(), ConvertedBalance(0, 0, CAP)),
        ("less the bonus", 180, WageringTerms(sticky=True), ConvertedBalance(80, 100, GRANTED)),
        ("no more than the bonus left", 100, WageringTerms(sticky=True), ConvertedBalance(0, 100, GRANTED)),
        ("less than the bonus left", 60, WageringTerms(sticky=True), ConvertedBalance(0, 60, GRANTED)),
        ("the original", 180, WageringTerms(converts=Converts.ORIGINAL), ConvertedBalance(100, 80, CAP)),
        ("less than it", 99, WageringTerms(converts=Converts.ORIGINAL), ConvertedBalance(99, 0, CAP)),
        ("the maximum", 50, WageringTerms(converts_max=50), ConvertedBalance(50, 0, CAP)),
        ("a unit above it", 51, WageringTerms(converts_max=50), ConvertedBalance(50, 1, CAP)),
        ("a maximum of nothing", 51, WageringTerms(converts_max=0), ConvertedBalance(0, 51, CAP)),
        (
            "sticky first, then the maximum",
            180,
            WageringTerms(sticky=True, converts_max=70),
            ConvertedBalance(70, 110, GRANTED),
        ),
    ],
)
def test_what_a_completed_grant_of_100_converts(
    case: str, balance: int, terms: WageringTerms, expected: ConvertedBalance
):
    assert converted_balance(balance, 100, terms) == expected, case
