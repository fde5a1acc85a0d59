"""Deposits, withdrawals and adjustments: every pair of states, in the tables and in the database."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from domain.wallets.adjustments import Adjust, DecideAdjustment, adjust, approve_adjustment, reject_adjustment
from domain.wallets.deposits import (
    DepositMoved,
    InitiateDeposit,
    MoveDeposit,
    authorise_deposit,
    decline_deposit,
    initiate_deposit,
    settle_deposit,
)
from domain.wallets.outcomes import AdjustmentMoveRefused, DepositMoveRefused, WithdrawalMoveRefused
from domain.wallets.states import (
    ADJUSTMENT_MOVES,
    DEPOSIT_MOVES,
    WITHDRAWAL_MOVES,
    AdjustmentState,
    DepositState,
    WithdrawalState,
)
from domain.wallets.withdrawals import (
    MoveWithdrawal,
    RequestWithdrawal,
    WithdrawalMoved,
    approve_withdrawal,
    cancel_withdrawal,
    hold_withdrawal,
    pay_withdrawal,
    reject_withdrawal,
    request_withdrawal,
)
from tests.wallets.wallets_harness import OPERATOR, SECOND_OPERATOR, WalletsHarness, an_id, eur

D, W, A = DepositState, WithdrawalState, AdjustmentState

DEPOSIT_STEPS = {
    D.AUTHORISED: authorise_deposit,
    D.SETTLED: settle_deposit,
    D.DECLINED: decline_deposit,
}
WITHDRAWAL_STEPS = {
    W.APPROVED: approve_withdrawal,
    W.IN_DOUBT: hold_withdrawal,
    W.PAID: pay_withdrawal,
    W.REJECTED: reject_withdrawal,
    W.CANCELLED: cancel_withdrawal,
}
WAYS_TO_DEPOSIT: dict[DepositState, list[DepositState]] = {
    D.INITIATED: [],
    D.AUTHORISED: [D.AUTHORISED],
    D.SETTLED: [D.AUTHORISED, D.SETTLED],
    D.DECLINED: [D.DECLINED],
}
WAYS_TO_WITHDRAWAL: dict[WithdrawalState, list[WithdrawalState]] = {
    W.REQUESTED: [],
    W.APPROVED: [W.APPROVED],
    W.IN_DOUBT: [W.APPROVED, W.IN_DOUBT],
    W.PAID: [W.APPROVED, W.PAID],
    W.REJECTED: [W.REJECTED],
    W.CANCELLED: [W.CANCELLED],
}
# What 100.00 look like with 30.00 on their way in or out: balance and reserved, in cents.
MONEY_OF_DEPOSIT = {D.SETTLED: (130_00, 0)}
MONEY_OF_WITHDRAWAL = {
    W.REQUESTED: (100_00, 30_00),
    W.APPROVED: (100_00, 30_00),
    W.IN_DOUBT: (100_00, 30_00),
    W.PAID: (70_00, 0),
    W.REJECTED: (100_00, 0),
    W.CANCELLED: (100_00, 0),
}


@pytest.mark.parametrize("moves", [DEPOSIT_MOVES, WITHDRAWAL_MOVES, ADJUSTMENT_MOVES])
def test_every_state_has_a_row(moves: Mapping[Any, frozenset[Any]]) -> None:
    (kind,) = {type(state) for state in moves}

    assert set(moves) == set(kind)
    assert all(isinstance(target, kind) for targets in moves.values() for target in targets)


@pytest.mark.parametrize(
    ("moves", "now", "to", "allowed"),
    [
        (DEPOSIT_MOVES, D.INITIATED, D.AUTHORISED, True),
        (DEPOSIT_MOVES, D.INITIATED, D.SETTLED, False),
        (DEPOSIT_MOVES, D.DECLINED, D.AUTHORISED, False),
        (WITHDRAWAL_MOVES, W.IN_DOUBT, W.PAID, True),
        (WITHDRAWAL_MOVES, W.APPROVED, W.CANCELLED, False),
        (WITHDRAWAL_MOVES, W.PAID, W.REJECTED, False),
        (ADJUSTMENT_MOVES, A.PENDING, A.APPLIED, True),
        (ADJUSTMENT_MOVES, A.REJECTED, A.APPLIED, False),
    ],
)
def test_only_moves_of_the_table_are_allowed(moves: Any, now: Enum, to: Enum, allowed: bool) -> None:
    assert (to in moves[now]) is allowed


def test_numbers_of_deposits_and_withdrawals_do_not_overlap() -> None:
    assert max(state.value for state in D) < 10 < min(state.value for state in W)


async def a_deposit(harness: WalletsHarness, player: UUID, state: DepositState) -> UUID:
    initiated = await harness.run(
        initiate_deposit,
        InitiateDeposit(player_id=player, key=an_id(), amount=eur(30), method="card"),
    )
    for step in WAYS_TO_DEPOSIT[state]:
        await harness.run(DEPOSIT_STEPS[step], deposit_move(player, initiated.deposit.id))
    return initiated.deposit.id  # type: ignore[no-any-return]


def deposit_move(player: UUID, deposit: UUID) -> MoveDeposit:
    return MoveDeposit(
        player_id=player, key=an_id(), deposit_id=deposit, authorisation="auth-1", reason="because"
    )


async def a_withdrawal(harness: WalletsHarness, player: UUID, state: WithdrawalState) -> UUID:
    requested = await harness.run(
        request_withdrawal,
        RequestWithdrawal(player_id=player, key=an_id(), amount=eur(30), method="bank"),
    )
    for step in WAYS_TO_WITHDRAWAL[state]:
        await harness.run(WITHDRAWAL_STEPS[step], withdrawal_move(player, requested.withdrawal.id))
    return requested.withdrawal.id  # type: ignore[no-any-return]


def withdrawal_move(player: UUID, withdrawal: UUID) -> MoveWithdrawal:
    return MoveWithdrawal(
        player_id=player, key=an_id(), withdrawal_id=withdrawal, authorisation="auth-2", reason="because"
    )


async def money(harness: WalletsHarness, player: UUID) -> tuple[int, int]:
    (wallet,) = (await harness.reads.wallets_of([player]))[player]
    return wallet.balance.minor, wallet.reserved.minor


@pytest.mark.parametrize(("now", "to"), [*product(WAYS_TO_DEPOSIT, DEPOSIT_STEPS)])
async def test_every_move_of_a_deposit(harness: WalletsHarness, now: DepositState, to: DepositState) -> None:
    player = await harness.a_player(eur(100))
    deposit = await a_deposit(harness, player, now)

    came_of_it = await harness.run(DEPOSIT_STEPS[to], deposit_move(player, deposit))

    allowed = to in DEPOSIT_MOVES[now]
    stands = to if allowed else now
    assert isinstance(came_of_it, DepositMoved if allowed else DepositMoveRefused)
    kept = await harness.reads.deposit(player, deposit)
    assert kept is not None
    assert kept.state is stands
    assert await money(harness, player) == MONEY_OF_DEPOSIT.get(stands, (100_00, 0))
    await harness.assert_ledger_consistent(player)


@pytest.mark.parametrize(("now", "to"), [*product(WAYS_TO_WITHDRAWAL, WITHDRAWAL_STEPS)])
async def test_every_move_of_a_withdrawal(
    harness: WalletsHarness, now: WithdrawalState, to: WithdrawalState
) -> None:
    player = await harness.a_player(eur(100))
    withdrawal = await a_withdrawal(harness, player, now)

    came_of_it = await harness.run(WITHDRAWAL_STEPS[to], withdrawal_move(player, withdrawal))

    allowed = to in WITHDRAWAL_MOVES[now]
    stands = to if allowed else now
    assert isinstance(came_of_it, WithdrawalMoved if allowed else WithdrawalMoveRefused)
    kept = await harness.reads.withdrawal(player, withdrawal)
    assert kept is not None
    assert kept.state is stands
    assert await money(harness, player) == MONEY_OF_WITHDRAWAL[stands]
    await harness.assert_ledger_consistent(player)


@pytest.mark.parametrize("first", [approve_adjustment, reject_adjustment])
@pytest.mark.parametrize("then", [approve_adjustment, reject_adjustment])
async def test_a_decided_adjustment_stays_decided(harness: WalletsHarness, first: Any, then: Any) -> None:
    player = await harness.a_player(eur(100))
    adjustment = Adjust(player_id=player, key=an_id(), amount=eur(500), reason="goodwill")
    pending = await harness.run(adjust, adjustment, OPERATOR)

    def decision() -> DecideAdjustment:
        return DecideAdjustment(
            player_id=player, key=an_id(), adjustment_id=pending.adjustment.id, reason="seen"
        )

    await harness.run(first, decision(), SECOND_OPERATOR)
    applied = first is approve_adjustment
    assert await money(harness, player) == ((600_00 if applied else 100_00), 0)

    again = await harness.run(then, decision(), SECOND_OPERATOR)

    state = A.APPLIED if applied else A.REJECTED
    assert again == AdjustmentMoveRefused(state, ())
    assert await money(harness, player) == ((600_00 if applied else 100_00), 0)
