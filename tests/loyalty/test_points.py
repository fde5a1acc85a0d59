"""Points, lots, tiers and redeeming."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.loyalty.lots import (
    LotState,
    PointBalance,
    PointLot,
    PointsLacking,
    award,
    expire,
    spend,
    take_back,
)
from domain.loyalty.points import CategoryTurnover, points_change, points_of
from domain.loyalty.redeeming import RedeemingRate, WholeStepsOnly, redeemable_points, redeemed_minor
from domain.loyalty.tiers import TierDescent, tier_after

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
NOW = BEGINNING + timedelta(days=50)


def a_lot(points: int, active: int = 0, expires: int = 365) -> PointLot:
    """From one day on until another."""
    return PointLot(
        active_at=BEGINNING + timedelta(days=active),
        expires_at=BEGINNING + timedelta(days=expires),
        left=points,
    )


def left(balance: PointBalance) -> list[int]:
    return [lot.left for lot in balance.lots]


@given(
    turnovers=st.lists(st.integers(0, 10_000), min_size=1, max_size=20),
    unit=st.integers(1, 500),
)
def test_awards_on_the_way_sum_to_the_points_of_the_total(turnovers: list[int], unit: int):
    """The total may also fall: bets are rolled back."""
    awarded = 0
    for turnover in turnovers:
        awarded += points_of(CategoryTurnover(turnover=turnover, unit=unit, awarded=awarded)).change

    assert awarded == turnovers[-1] // unit
    assert points_of(CategoryTurnover(turnover=turnovers[-1], unit=unit)).carry == turnovers[-1] % unit


def test_categories_are_truncated_each():
    slots = CategoryTurnover(turnover=1_999, unit=1_000)
    roulette = CategoryTurnover(turnover=4_999, unit=5_000, awarded=2)

    assert points_change([slots, roulette]) == 1 - 2


@pytest.mark.parametrize(
    ("case", "day", "state"),
    [
        ("before it is active", 9, LotState.PENDING),
        ("when it becomes active", 10, LotState.ACTIVE),
        ("before it expires", 19, LotState.ACTIVE),
        ("when it expires", 20, LotState.EXPIRED),
    ],
)
def test_the_state_of_a_lot(case: str, day: int, state: LotState):
    assert a_lot(5, 10, 20).state(BEGINNING + timedelta(days=day)) is state, case
    assert a_lot(0, 10, 20).state(BEGINNING + timedelta(days=day)) is LotState.SPENT


def test_what_expires_first_is_spent_first():
    balance = PointBalance((a_lot(50, expires=300), a_lot(30, expires=100), a_lot(99, active=60)))

    spent = spend(balance, 40, NOW)

    assert isinstance(spent, PointBalance)
    assert left(spent) == [40, 0, 99]
    assert spend(balance, 80, NOW) == PointBalance(
        (a_lot(0, expires=300), a_lot(0, expires=100), a_lot(99, active=60))
    )
    assert spend(balance, 81, NOW) == PointsLacking(1)


@pytest.mark.parametrize(
    ("points", "lots", "owed"),
    [
        (20, [50, 0, 30], 0),
        (21, [50, 0, 29], 0),
        (50, [50, 0, 0], 0),
        (51, [49, 0, 0], 0),
        (100, [0, 0, 0], 0),
        (101, [0, 0, 0], 1),
    ],
)
def test_points_are_taken_back_from_pending_lots_then_from_the_balance_and_the_rest_is_owed(
    points: int, lots: list[int], owed: int
):
    balance = PointBalance((a_lot(50), a_lot(20, active=60, expires=200), a_lot(30, active=70, expires=300)))

    taken = take_back(balance, points, NOW)

    assert (left(taken), taken.owed) == (lots, owed)


def test_expired_points_are_not_taken_back():
    taken = take_back(PointBalance((a_lot(50, expires=50),)), 10, NOW)

    assert (left(taken), taken.owed) == ([50], 10)


@pytest.mark.parametrize(("points", "kept", "owed"), [(4, 0, 3), (7, 0, 0), (10, 3, 0)])
def test_what_is_owed_is_kept_from_the_next_award(points: int, kept: int, owed: int):
    balance = award(PointBalance(owed=7), a_lot(points))

    assert (left(balance), balance.owed) == ([kept], owed)


def test_expired_lots_leave_with_their_points():
    balance = PointBalance((a_lot(5, expires=50), a_lot(7, expires=51), a_lot(0, expires=40)), owed=2)

    rest, expired = expire(balance, NOW)

    assert expired == 5
    assert rest == PointBalance((a_lot(7, expires=51), a_lot(0, expires=40)), owed=2)


BY_BALANCE, ONE_DOWN = TierDescent.BALANCE_BASED, TierDescent.ONE_DOWN


@pytest.mark.parametrize(
    ("case", "points", "held", "descent", "period_ends", "tier"),
    [
        ("a point below the next", 24, 0, BY_BALANCE, False, 0),
        ("enough for the next", 25, 0, BY_BALANCE, False, 1),
        ("two at once", 100, 0, ONE_DOWN, False, 2),
        ("not down within the period", 0, 2, BY_BALANCE, False, 2),
        ("down to what the points are enough for", 24, 2, BY_BALANCE, True, 0),
        ("one down", 0, 2, ONE_DOWN, True, 1),
        ("and one more", 0, 1, ONE_DOWN, True, 0),
        ("never below what is earned", 25, 2, ONE_DOWN, True, 1),
        ("kept at the end", 100, 2, ONE_DOWN, True, 2),
        ("up at the end", 100, 1, BY_BALANCE, True, 2),
    ],
)
def test_tiers(case: str, points: int, held: int, descent: TierDescent, *, period_ends: bool, tier: int):
    assert tier_after(points, held, [0, 25, 100], descent, period_ends=period_ends) == tier, case


RATE = RedeemingRate(step_points=100, step_minor=50)


@pytest.mark.parametrize(
    ("points", "minor"),
    [
        (0, WholeStepsOnly(100)),
        (-100, WholeStepsOnly(100)),
        (99, WholeStepsOnly(100)),
        (100, 50),
        (101, WholeStepsOnly(100)),
        (300, 150),
    ],
)
def test_points_are_redeemed_in_whole_steps(points: int, minor: int | WholeStepsOnly):
    assert redeemed_minor(points, RATE) == minor


@pytest.mark.parametrize(("active", "points"), [(99, 0), (100, 100), (299, 200)])
def test_how_many_can_be_redeemed(active: int, points: int):
    assert redeemable_points(active, RATE) == points
