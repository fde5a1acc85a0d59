"""How the state of a grant follows from its figures, the clock and withdrawals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.bonuses.conversion import ConvertedBalance, RemovedAs
from domain.bonuses.grants import (
    EndedGrant,
    SettledGrant,
    end_grant,
    has_expired,
    open_grant,
    opening_event,
    settle_grant,
)
from domain.bonuses.states import MOVES, UNFINISHED, GrantEvent, GrantMoveRefused, GrantState
from domain.bonuses.terms import OnWithdrawal
from domain.bonuses.withdrawals import (
    ForfeitPreview,
    TargetNotReached,
    forfeit_preview,
    forfeited_by_withdrawal,
)
from tests.bonuses.player_by_rules import id_of, moment
from tests.bonuses.test_bets import a_grant

S = GrantState
TARGET = 10**6


@pytest.mark.parametrize("state", list(GrantState))
def test_only_what_is_unfinished_expires_and_at_its_moment(state: GrantState):
    grant = replace(a_grant(expires=100), state=state)

    assert not has_expired(grant, moment(99))
    assert has_expired(grant, moment(100)) is (state in {S.ACTIVE, S.PAUSED})


@pytest.mark.parametrize(
    ("case", "state", "progress", "balance", "in_play", "expected"),
    [
        ("in the course of play", S.ACTIVE, TARGET - 1, 1, 0, S.ACTIVE),
        ("nothing left, a bet in play", S.ACTIVE, TARGET - 1, 0, 1, S.ACTIVE),
        ("nothing left", S.ACTIVE, TARGET - 1, 0, 0, S.LOST),
        ("the target, a bet in play", S.ACTIVE, TARGET, 1, 1, S.COMPLETING),
        ("the target with the last of the money", S.ACTIVE, TARGET, 0, 1, S.COMPLETING),
        ("the target", S.ACTIVE, TARGET, 1, 0, S.COMPLETED),
        ("the last round ends", S.COMPLETING, TARGET, 1, 0, S.COMPLETED),
        ("another is in play", S.COMPLETING, TARGET, 1, 1, S.COMPLETING),
        ("a thousandth below again", S.COMPLETING, TARGET - 1, 1, 1, S.ACTIVE),
        ("below again and nothing left", S.COMPLETING, TARGET - 1, 0, 0, S.LOST),
        ("paused", S.PAUSED, TARGET, 0, 0, S.PAUSED),
        ("ended", S.EXPIRED, TARGET, 0, 0, S.EXPIRED),
    ],
)
def test_the_state_follows_the_figures(
    case: str, state: GrantState, progress: int, balance: int, in_play: int, expected: GrantState
):
    grant = replace(a_grant(balance=balance), state=state, progress=progress, in_play=in_play)

    settled = settle_grant(grant)

    assert settled.grant.state is expected, case
    if expected is S.COMPLETED:
        assert settled.grant.balance == 0
        assert settled.converted == ConvertedBalance(balance, 0, RemovedAs.CAP)
    else:
        assert settled == SettledGrant(replace(grant, state=expected))


def test_a_grant_is_opened_with_its_money_or_converted_at_once():
    grant = a_grant(balance=0)

    assert open_grant(grant, opening_event(TARGET)) == SettledGrant(replace(grant, balance=100))
    assert open_grant(grant, opening_event(0)) == SettledGrant(
        replace(grant, state=S.COMPLETED), ConvertedBalance(100, 0, RemovedAs.CAP)
    )
    assert isinstance(open_grant(grant, GrantEvent.RESUMED), GrantMoveRefused)


@pytest.mark.parametrize("state", list(GrantState))
def test_all_is_forfeited_that_a_grant_has_when_it_is_ended(state: GrantState):
    grant = replace(a_grant(balance=7), state=state)

    for event in (GrantEvent.EXPIRED, GrantEvent.WITHDRAWAL, GrantEvent.PLAYER_BARRED, GrantEvent.CANCELLED):
        ended = end_grant(grant, event)
        if state in UNFINISHED:
            assert ended == EndedGrant(replace(grant, state=MOVES[state][event], balance=0), 7)
        else:
            assert isinstance(ended, GrantMoveRefused)


def test_a_withdrawal_ends_unfinished_grants_that_it_forfeits():
    names = dict(enumerate("ABCDE"))
    states = (S.ACTIVE, S.PAUSED, S.COMPLETING, S.COMPLETED, S.LOST)
    grants = [replace(a_grant(names[number]), state=state) for number, state in enumerate(states)]
    keeping = a_grant("K", on_withdrawal=OnWithdrawal.KEEP)

    assert forfeited_by_withdrawal([*grants, keeping]) == tuple(grants[:2])


@pytest.mark.parametrize("state", list(GrantState))
def test_a_withdrawal_is_refused_while_a_grant_that_refuses_it_is_unfinished(state: GrantState):
    refusing = replace(a_grant("R", on_withdrawal=OnWithdrawal.REFUSE), state=state)
    other = a_grant("A")

    expected = TargetNotReached((id_of("R"),)) if state in UNFINISHED else (other,)
    assert forfeited_by_withdrawal([other, refusing]) == expected


def test_the_preview_of_giving_a_grant_up():
    assert forfeit_preview(a_grant(balance=50), 40, [10, 0, 3]) == ForfeitPreview(40, 50, 13)
