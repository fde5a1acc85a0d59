"""Which grant a bet feeds, how its stake is split and what it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bonuses.bets import BetSplit, CountedFor, StakeAboveMaximum, split_bet
from domain.bonuses.grants import BonusGrant
from domain.bonuses.stakes import StakeNotCovered, StakeSplit, split_stake
from domain.bonuses.states import GrantState
from domain.bonuses.terms import Counting, MaxBetScope, StakeOrder, WageringTerms
from domain.bonuses.weights import (
    EXCLUDED,
    CatalogueGame,
    GameWeight,
    GameWeights,
    ResolvedWeight,
    WeightOrigin,
)
from tests.bonuses.player_by_rules import id_of, moment

SLOT = CatalogueGame("slot", "acme", "SLOTS")
ORIGIN = WeightOrigin


def a_grant(name: str = "G1", balance: int = 100, expires: int = 100, **terms) -> BonusGrant:
    return BonusGrant(
        id=id_of(name),
        granted=100,
        target=10**6,
        expires_at=moment(expires),
        terms=WageringTerms(**terms),
        balance=balance,
    )


@pytest.mark.parametrize(
    ("case", "weights", "expected"),
    [
        ("none", GameWeights(), (1000, False, ORIGIN.DEFAULT)),
        ("the default", GameWeights(default=GameWeight(500)), (500, False, ORIGIN.DEFAULT)),
        ("the category", GameWeights(categories={"SLOTS": GameWeight(3)}), (3, False, ORIGIN.CATEGORY)),
        (
            "the provider before the category",
            GameWeights(providers={"acme": GameWeight(2)}, categories={"SLOTS": GameWeight(3)}),
            (2, False, ORIGIN.PROVIDER),
        ),
        (
            "the game before both",
            GameWeights(
                games={"slot": GameWeight(1)},
                providers={"acme": GameWeight(2)},
                categories={"SLOTS": GameWeight(3)},
            ),
            (1, False, ORIGIN.GAME),
        ),
        (
            "a weight of 0 is one",
            GameWeights(games={"slot": GameWeight(0)}, providers={"acme": GameWeight(2)}),
            (0, False, ORIGIN.GAME),
        ),
        (
            "a category that is excluded",
            GameWeights(categories={"SLOTS": EXCLUDED}),
            (0, True, ORIGIN.CATEGORY),
        ),
        (
            "but one game of it",
            GameWeights(games={"slot": GameWeight(9)}, categories={"SLOTS": EXCLUDED}),
            (9, False, ORIGIN.GAME),
        ),
        (
            "excluded, whatever weight",
            GameWeights(games={"slot": GameWeight(9, excluded=True)}),
            (0, True, ORIGIN.GAME),
        ),
        ("other games", GameWeights(games={"other": GameWeight(1)}), (1000, False, ORIGIN.DEFAULT)),
    ],
)
def test_the_weight_of_a_game(case: str, weights: GameWeights, expected: tuple):
    assert weights.of(SLOT) == ResolvedWeight(*expected), case


def test_a_bet_without_a_game_or_of_an_unknown_one_has_the_default():
    weights = GameWeights(providers={"acme": GameWeight(1)}, default=GameWeight(7))

    assert weights.of(None).permille == weights.of(CatalogueGame("new")).permille == 7


def test_bonus_money_plays_a_game_of_weight_0_for_nothing_and_no_excluded_game():
    zero = a_grant(weights=GameWeights(games={"slot": GameWeight(0)}))
    excluded = a_grant(weights=GameWeights(games={"slot": EXCLUDED}))

    placed = split_bet(5, SLOT, 0, [zero])
    assert isinstance(placed, BetSplit)
    assert placed.split == StakeSplit(0, 5)
    assert placed.counted_for
    assert placed.counted_for.counted == 0
    assert split_bet(5, SLOT, 0, [excluded]) == StakeNotCovered(5)
    own_money = split_bet(5, SLOT, 5, [excluded])
    assert isinstance(own_money, BetSplit)
    assert own_money.split == StakeSplit(5, 0)
    assert own_money.counted_for
    assert own_money.counted_for.counted == 0


def fed(*grants: BonusGrant, stake: int = 10, available: int = 0) -> object:
    placed = split_bet(stake, None, available, grants)
    return placed.counted_for.grant_id if isinstance(placed, BetSplit) and placed.counted_for else placed


def test_a_bet_feeds_the_grant_that_expires_first():
    assert fed(a_grant("A", expires=200), a_grant("B", expires=100)) == id_of("B")


def test_of_one_expiry_it_feeds_the_first_id():
    assert fed(a_grant("B"), a_grant("A")) == id_of("A")


@pytest.mark.parametrize("state", [state for state in GrantState if state is not GrantState.ACTIVE])
def test_it_feeds_active_grants_only(state: GrantState):
    other = replace(a_grant("A", expires=1), state=state)

    assert fed(other, a_grant("B")) == id_of("B")
    assert fed(other, available=10) == BetSplit(StakeSplit(10, 0))


@pytest.mark.parametrize(
    ("case", "balances", "available", "expected"),
    [
        ("the first, with all that there is", (4, 100), 6, id_of("A")),
        ("the second where a unit lacks", (4, 100), 5, id_of("B")),
        ("none of them alone", (4, 5), 4, StakeNotCovered(1)),
        ("real money below zero is no source", (9, 8), 0, StakeNotCovered(1)),
    ],
)
def test_two_grants_are_never_added_up(
    case: str, balances: tuple[int, int], available: int, expected: object
):
    first, second = (a_grant(name, balance) for name, balance in zip("AB", balances, strict=True))

    assert fed(first, second, available=available) == expected, case


@pytest.mark.parametrize(
    ("case", "scope", "stake", "refused"),
    [
        ("the maximum", MaxBetScope.ANY, 20, False),
        ("a unit above it, all of it real", MaxBetScope.ANY, 21, True),
        ("real money alone where that is free", MaxBetScope.BONUS, 30, False),
        ("a unit of bonus money", MaxBetScope.BONUS, 31, True),
    ],
)
def test_the_maximum_bet(case: str, scope: MaxBetScope, stake: int, *, refused: bool):
    placed = split_bet(stake, None, 30, [a_grant(max_bet=20, max_bet_scope=scope)])

    assert (placed == StakeAboveMaximum(20, id_of("G1"))) is refused, case


@pytest.mark.parametrize(
    ("counting", "permille", "counted"),
    [(Counting.ALL, 1000, 5000), (Counting.BONUS_ONLY, 1000, 2000), (Counting.BONUS_ONLY, 333, 666)],
)
def test_what_a_stake_of_3_and_2_counts(counting: Counting, permille: int, counted: int):
    grant = a_grant(counting=counting, weights=GameWeights(default=GameWeight(permille)))

    placed = split_bet(5, SLOT, 3, [grant])

    weight = ResolvedWeight(permille, excluded=False, origin=ORIGIN.DEFAULT)
    assert placed == BetSplit(StakeSplit(3, 2), CountedFor(grant.id, weight, counted))


@given(
    stake=st.integers(0, 10**6),
    real=st.integers(0, 10**6),
    bonus=st.integers(0, 10**6),
    order=st.sampled_from(StakeOrder),
)
def test_both_parts_of_a_stake_are_there(stake: int, real: int, bonus: int, order: StakeOrder):
    split = split_stake(stake, real, bonus, order)

    if isinstance(split, StakeNotCovered):
        assert split.short_by == stake - real - (0 if order is StakeOrder.REAL_ONLY else bonus) > 0
    else:
        assert split.stake == stake
        assert 0 <= split.real <= real
        assert 0 <= split.bonus <= bonus
