"""The state machine of grants: every state and event, against the table of the design written out."""

from __future__ import annotations

from itertools import product

import pytest

from domain.bonuses.states import (
    IN_PLAY,
    MOVES,
    UNFINISHED,
    GrantEvent,
    GrantMoveRefused,
    GrantState,
    next_state,
)

S, E = GrantState, GrantEvent

ALLOWED: dict[tuple[GrantState | None, GrantEvent], GrantState] = {
    (None, E.OFFERED): S.OFFERED,
    (None, E.GIVEN): S.ACTIVE,
    (None, E.GIVEN_WITHOUT_WAGERING): S.COMPLETED,
    (None, E.SPINS_ISSUED): S.COLLECTING,
    (S.OFFERED, E.GIVEN): S.ACTIVE,
    (S.OFFERED, E.GIVEN_WITHOUT_WAGERING): S.COMPLETED,
    (S.OFFERED, E.SPINS_ISSUED): S.COLLECTING,
    (S.OFFERED, E.DECLINED): S.DECLINED,
    (S.OFFERED, E.CLAIM_TOO_LATE): S.LAPSED,
    (S.COLLECTING, E.SPINS_WON): S.ACTIVE,
    (S.COLLECTING, E.SPINS_WON_WITHOUT_WAGERING): S.COMPLETED,
    (S.COLLECTING, E.SPINS_WON_NOTHING): S.LOST,
    (S.ACTIVE, E.TARGET_REACHED): S.COMPLETING,
    (S.ACTIVE, E.NOTHING_LEFT): S.LOST,
    (S.ACTIVE, E.PAUSED): S.PAUSED,
    (S.ACTIVE, E.EXPIRED): S.EXPIRED,
    (S.ACTIVE, E.WITHDRAWAL): S.FORFEITED,
    (S.ACTIVE, E.PLAYER_BARRED): S.FORFEITED,
    (S.ACTIVE, E.CANCELLED): S.CANCELLED,
    (S.ACTIVE, E.DEPOSIT_CHARGED_BACK): S.VOIDED,
    (S.ACTIVE, E.ABUSE_PROVEN): S.VOIDED,
    (S.PAUSED, E.RESUMED): S.ACTIVE,
    (S.PAUSED, E.EXPIRED): S.EXPIRED,
    (S.PAUSED, E.WITHDRAWAL): S.FORFEITED,
    (S.PAUSED, E.PLAYER_BARRED): S.FORFEITED,
    (S.PAUSED, E.CANCELLED): S.CANCELLED,
    (S.PAUSED, E.DEPOSIT_CHARGED_BACK): S.VOIDED,
    (S.PAUSED, E.ABUSE_PROVEN): S.VOIDED,
    (S.COMPLETING, E.FELL_BELOW_TARGET): S.ACTIVE,
    (S.COMPLETING, E.NOTHING_IN_PLAY): S.COMPLETED,
    (S.COMPLETING, E.DEPOSIT_CHARGED_BACK): S.VOIDED,
    (S.COMPLETING, E.ABUSE_PROVEN): S.VOIDED,
    (S.LOST, E.STAKE_RETURNED): S.ACTIVE,
    (S.LOST, E.WON_LATE): S.ACTIVE,
}


@pytest.mark.parametrize(("state", "event"), list(product([None, *GrantState], GrantEvent)))
def test_every_event_in_every_state(state: GrantState | None, event: GrantEvent):
    moved = next_state(state, event)

    if (state, event) in ALLOWED:
        assert moved is ALLOWED[state, event]
    else:
        allowed = frozenset(each for start, each in ALLOWED if start is state)
        assert moved == GrantMoveRefused(state, event, allowed)


def test_the_table_has_every_state_and_every_event_moves_something():
    assert MOVES.keys() == {None, *GrantState}
    assert {event for moves in MOVES.values() for event in moves} == set(GrantEvent)
    assert {state for moves in MOVES.values() for state in moves.values()} == set(GrantState)


def test_a_grant_that_has_ended_is_moved_by_nothing_but_its_own_money():
    ended = {state for state in GrantState if not MOVES[state]}

    assert ended == {S.COMPLETED, S.EXPIRED, S.FORFEITED, S.CANCELLED, S.VOIDED, S.DECLINED, S.LAPSED}
    assert not ended & IN_PLAY
    assert UNFINISHED < IN_PLAY
    assert {S.COMPLETING} == IN_PLAY - UNFINISHED
