"""Cashback, birthdays and budgets beside the reference."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bonuses.birthdays import birthday_due
from domain.bonuses.budget import BonusBudget, BudgetSpent
from domain.bonuses.cashback import CashbackRate, cashback_due, loss_by_play
from domain.bonuses.free_spins import (
    EndedFreeSpins,
    FreeSpinsIssue,
    NoSpinsLeft,
    TotalsDiffer,
    end_free_spins,
    ending_event,
    play_free_spins,
)
from domain.bonuses.states import GrantEvent
from tests.bonuses import reference

MONEY = st.integers(0, 10**6)


@given(
    staked=MONEY,
    won=MONEY,
    converted=MONEY,
    permille=st.integers(0, 1000),
    paid_max=st.none() | MONEY,
    loss_min=MONEY,
    carried=st.integers(-(10**5), 0),
    paid=MONEY,
)
def test_cashback_is_that_of_the_reference(
    staked: int,
    won: int,
    converted: int,
    permille: int,
    paid_max: int | None,
    loss_min: int,
    carried: int,
    paid: int,
):
    rate = CashbackRate(permille=permille, loss_min=loss_min, paid_max=paid_max)
    due = cashback_due(loss_by_play(staked, won, converted), rate, carried=carried, paid=paid)
    expected = reference.cashback(staked, won, converted, permille, paid_max, loss_min, carried, paid)

    assert {"loss": due.loss, "gross": due.gross, "pay": due.pay, "carry": due.carry} == expected


@pytest.mark.parametrize(("loss", "gross"), [(1_999, 0), (2_000, 200), (2_009, 200), (2_010, 201)])
def test_cashback_from_a_minimum_on(loss: int, gross: int):
    assert cashback_due(loss, CashbackRate(permille=100, loss_min=2_000)).gross == gross


def test_what_was_paid_too_much_is_carried_and_not_debited():
    due = cashback_due(1_000, CashbackRate(permille=100), carried=-30, paid=90)

    assert (due.pay, due.carry) == (0, -20)


@pytest.mark.parametrize(
    ("case", "now", "given_for", "due"),
    [
        ("the day before", date(2027, 6, 9), (), None),
        ("the day", date(2027, 6, 10), (), 2027),
        ("the last day of grace", date(2027, 6, 13), (), 2027),
        ("the day after", date(2027, 6, 14), (), None),
        ("given already", date(2027, 6, 10), (2027,), None),
        ("given in another year", date(2027, 6, 10), (2026,), 2027),
    ],
)
def test_a_birthday_on_10_june(case: str, now: date, given_for: tuple[int, ...], due: int | None):
    noon = datetime(now.year, now.month, now.day, 12, tzinfo=UTC)

    assert birthday_due(date(1990, 6, 10), UTC, noon, given_for) == due, case


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (date(2027, 2, 28), None),
        (date(2027, 3, 1), 2027),
        (date(2028, 2, 28), None),
        (date(2028, 2, 29), 2028),
        (date(2028, 3, 3), 2028),
        (date(2028, 3, 4), None),
    ],
)
def test_a_birthday_on_29_february(now: date, due: int | None):
    noon = datetime(now.year, now.month, now.day, 12, tzinfo=UTC)

    assert birthday_due(date(2000, 2, 29), UTC, noon, ()) == due


@given(
    born=st.dates(date(1950, 1, 1), date(2005, 12, 31)),
    now=st.datetimes(datetime(2026, 1, 1), datetime(2033, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_birthdays_are_those_of_the_reference(born: date, now: datetime):
    expected = reference.birthday_due(born.isoformat(), "UTC", now.isoformat(), [])

    assert birthday_due(born, UTC, now, ()) == expected


@given(
    total=st.integers(0, 300),
    slices=st.integers(1, 16),
    takes=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 60)), max_size=30),
)
def test_a_budget_is_never_exceeded_and_refuses_only_when_the_whole_is_too_small(
    total: int, slices: int, takes: list[tuple[int, int]]
):
    budget, by_reference = BonusBudget.divided(total, slices), reference.Budget(total, slices)
    for lane, amount in takes:
        before, taken = budget.left, budget.less(lane, amount)
        assert isinstance(taken, BonusBudget) is by_reference.take(lane, amount) is (amount <= before)
        budget = taken if isinstance(taken, BonusBudget) else budget
        assert list(budget.slices) == by_reference.left
        assert taken == (budget if amount <= before else BudgetSpent(before))


@pytest.mark.parametrize(
    ("case", "issue", "total", "expected"),
    [
        (
            "told win by win",
            FreeSpinsIssue(left=2, unit=20, won=740, won_max=500),
            None,
            EndedFreeSpins(FreeSpinsIssue(left=0, unit=20, won_max=500, ended=True), 0, 0, 40, 500, 240),
        ),
        (
            "the maximum exactly",
            FreeSpinsIssue(left=0, unit=20, won=500, won_max=500),
            500,
            EndedFreeSpins(FreeSpinsIssue(left=0, unit=20, won_max=500, ended=True), 0, 0, 0, 500, 0),
        ),
        (
            "told in all at the end",
            FreeSpinsIssue(left=2, unit=20),
            90,
            EndedFreeSpins(FreeSpinsIssue(left=0, unit=20, ended=True), 40, 90, 0, 90, 0),
        ),
        ("told another total", FreeSpinsIssue(left=2, unit=20, won=90), 91, TotalsDiffer(90, 91)),
    ],
)
def test_free_spins_end(
    case: str, issue: FreeSpinsIssue, total: int | None, expected: EndedFreeSpins | TotalsDiffer
):
    assert end_free_spins(issue, total) == expected, case


def test_free_spins_that_have_ended_are_not_played():
    assert play_free_spins(FreeSpinsIssue(left=1, unit=20, ended=True), 5) == NoSpinsLeft()
    assert play_free_spins(FreeSpinsIssue(left=0, unit=20), 5) == NoSpinsLeft()
    assert play_free_spins(FreeSpinsIssue(left=1, unit=20), 5) == FreeSpinsIssue(left=0, unit=20, won=5)


@pytest.mark.parametrize(
    ("kept", "target", "event"),
    [
        (0, 0, GrantEvent.SPINS_WON_NOTHING),
        (1, 0, GrantEvent.SPINS_WON_WITHOUT_WAGERING),
        (1, 1, GrantEvent.SPINS_WON),
    ],
)
def test_what_free_spins_make_of_their_grant(kept: int, target: int, event: GrantEvent):
    assert ending_event(kept, target) is event
