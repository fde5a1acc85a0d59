"""Splits of wins: however a provider cuts a win, the sums agree."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from domain.bonuses.wins import RoundStakes, split_win
from tests.bonuses.player_by_rules import id_of

A, B = id_of("A"), id_of("B")
CUTS = st.lists(st.integers(0, 30), max_size=20)


def paid(cuts: list[int], real: int, bonus: dict[UUID, int]) -> tuple[int, dict[UUID, int]]:
    """All that is paid for wins one after the other, and that no win is more or less than its parts."""
    won, kept, so_far = 0, 0, Counter[UUID]()
    for amount in cuts:
        parts = split_win(amount, RoundStakes(real=real, bonus=bonus, won=won, paid=so_far))
        assert parts.real + sum(parts.bonus.values()) == amount
        assert min(parts.real, *parts.bonus.values(), 0) == 0
        won, kept = won + amount, kept + parts.real
        so_far.update(parts.bonus)
    return kept, dict(so_far)


@given(cuts=CUTS, real=st.integers(0, 50), bonus=st.integers(1, 50))
def test_a_win_in_many_parts_pays_what_one_pays(cuts: list[int], real: int, bonus: int):
    kept, so_far = paid(cuts, real, {A: bonus})

    assert so_far.get(A, 0) == sum(cuts) * bonus // (real + bonus)
    assert (kept, so_far.get(A, 0)) == (sum(cuts) - so_far.get(A, 0), so_far.get(A, 0))


@given(cuts=CUTS, first=st.integers(1, 50), second=st.integers(1, 50))
def test_without_real_stakes_nothing_is_real(cuts: list[int], first: int, second: int):
    kept, so_far = paid(cuts, 0, {A: first, B: second})

    assert kept == 0
    assert sum(so_far.values()) == sum(cuts)


@given(cuts=CUTS, real=st.integers(1, 50), first=st.integers(1, 50), second=st.integers(1, 50))
def test_of_two_grants_each_is_paid_its_share_less_a_minor_unit_at_most(
    cuts: list[int], real: int, first: int, second: int
):
    """A win of one minor unit cannot be cut: where both are due one, the second is paid by a later win."""
    _, so_far = paid(cuts, real, {A: first, B: second})

    for grant, bonus in ((A, first), (B, second)):
        share = sum(cuts) * bonus // (real + first + second)
        assert share - 1 <= so_far.get(grant, 0) <= share


def test_a_win_of_three_stakes_of_one_in_single_units_leaves_a_unit_to_later_wins():
    assert paid([3], 1, {A: 1, B: 1}) == (1, {A: 1, B: 1})
    assert paid([1, 1, 1], 1, {A: 1, B: 1}) == (2, {A: 0, B: 1})


def test_a_grant_that_staked_no_bonus_money_wins_none():
    parts = split_win(7, RoundStakes(real=0, bonus={A: 0, B: 5}, paid={}))

    assert (parts.real, parts.bonus) == (0, {B: 7})
