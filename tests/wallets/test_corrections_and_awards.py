"""Corrections and awards: who may, what moves, and when a wallet may go below zero."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from adapters.postgres.wallets.codes import Status
from domain.shared.errors import BadInput
from domain.shared.ids import new_id
from domain.shared.money import Currency, Money
from domain.wallets import adjustments, corrections
from domain.wallets.adjustments import (
    Adjust,
    Adjusted,
    ApprovalNeeded,
    DecideAdjustment,
    approve_adjustment,
)
from domain.wallets.awards import (
    BonusConverted,
    ConvertBonus,
    ForfeitFunds,
    FundsForfeited,
    GrantFunds,
    Redeem,
    Redeemed,
    convert_bonus,
    forfeit_funds,
    grant_funds,
    redeem,
)
from domain.wallets.corrections import (
    ChargeBack,
    CommissionTaken,
    NotReversible,
    OperationNotFound,
    Reverse,
    TakeCommission,
    take_commission,
)
from domain.wallets.kinds import BarReason, Funding, OperationKind, WalletKind, WalletState
from domain.wallets.limits.model import LimitScope
from domain.wallets.opening import UnlockWallet, unlock_wallet
from domain.wallets.outcomes import (
    BetRefused,
    DepositMoveRefused,
    PaymentNotFound,
    SameOperator,
)
from domain.wallets.play.bets import BetPlaced
from domain.wallets.play.wins import WinPaid
from domain.wallets.states import AdjustmentState
from tests.wallets.wallets_harness import EUR, OPERATOR, SECOND_OPERATOR, WalletsHarness, an_id, eur, short_of

PTS = Currency.of("PTS")
RSD = Currency.of("RSD")


async def adjust(harness: WalletsHarness, player: UUID, amount: Money, **more: Any) -> Any:
    command = Adjust(player_id=player, key=an_id(), amount=amount, reason="goodwill", **more)
    return await harness.run(adjustments.adjust, command, OPERATOR)


@pytest.mark.parametrize(
    ("amount", "outcome", "cents"),
    [
        (eur(100), Adjusted, 200_00),
        (eur(100, 1), ApprovalNeeded, 100_00),
        (eur(-100), Adjusted, 0),
        (eur(-100, -1), ApprovalNeeded, 100_00),
    ],
)
async def test_above_the_threshold_a_second_operator_decides(
    harness: WalletsHarness, amount: Money, outcome: type, cents: int
) -> None:
    player = await harness.a_player(eur(100))

    assert type(await adjust(harness, player, amount)) is outcome
    assert await harness.balances(player) == [cents]


async def test_an_adjustment_cannot_exceed_the_balance(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(50))

    assert await adjust(harness, player, eur(-50, -1)) == short_of(eur(50), eur(0, 1))


async def test_a_limit_of_zero_always_needs_two(harness: WalletsHarness) -> None:
    player, id = await harness.a_player(currency=RSD), new_id()
    scope = LimitScope.BY_HAND.value
    asked = (id, "default", RSD.number, scope, 0, 0, "operator:olga", "trial")
    await harness.database.pool.execute("select wallets.ask_limit($1,$2,$3,$4,$5,$6,$7,$8)", *asked)
    decided = "select wallets.decide_limit($1,'default',true,$2)"

    assert await harness.database.pool.fetchval(decided, id, "operator:olga") == Status.SAME_OPERATOR
    assert await harness.database.pool.fetchval(decided, id, "operator:omar") == Status.DONE
    assert isinstance(await adjust(harness, player, Money(1, RSD)), ApprovalNeeded)


async def test_the_maker_cannot_approve_and_another_operator_can(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    pending = (await adjust(harness, player, eur(500))).adjustment

    def decision() -> DecideAdjustment:
        return DecideAdjustment(player_id=player, key=an_id(), adjustment_id=pending.id)

    assert await harness.run(approve_adjustment, decision(), OPERATOR) == SameOperator("operator:olga")
    assert await harness.balances(player) == [100_00]
    approved = await harness.run(approve_adjustment, decision(), SECOND_OPERATOR)

    assert isinstance(approved, Adjusted)
    assert await harness.balances(player) == [600_00]
    operation = await harness.reads.operation(player, approved.operation.seq)
    assert operation is not None
    assert (operation.reason, operation.actor) == ("goodwill", "operator:omar")
    kept = await harness.reads.adjustment(player, pending.id)
    assert kept is not None
    assert kept.state is AdjustmentState.APPLIED
    assert (kept.maker, kept.checker) == ("operator:olga", "operator:omar")
    await harness.assert_ledger_consistent(player)


async def test_commission_and_tax_are_debited_once(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    commission = TakeCommission(player_id=player, key=an_id(), amount=eur(5), reason="rake")
    tax = TakeCommission(player_id=player, key=an_id(), amount=eur(2), reason="levy", tax=True)

    for command in (commission, commission, tax):
        assert isinstance(await harness.run(take_commission, command), CommissionTaken)

    assert await harness.balances(player) == [93_00]


async def charge_back(harness: WalletsHarness, player: UUID, deposit: UUID) -> Any:
    command = ChargeBack(player_id=player, key=an_id(), deposit_id=deposit, reason="the bank said so")
    return await harness.run(corrections.charge_back, command, OPERATOR)


async def unlock(harness: WalletsHarness, player: UUID) -> Any:
    command = UnlockWallet(player_id=player, wallet_no=0, reason="settled with the player")
    return await harness.run(unlock_wallet, command, OPERATOR)


async def test_a_chargeback_beyond_the_balance_locks_the_wallet(harness: WalletsHarness) -> None:
    player = await harness.a_player()
    deposit = await harness.deposit(player, eur(100))
    await harness.bet(player, eur(70), "b")

    outcome = await charge_back(harness, player, deposit)

    assert (outcome.wallet.balance, outcome.wallet.state) == (eur(-70), WalletState.LOCKED)
    assert await harness.bet(player, eur(1)) == BetRefused(BarReason.WALLET_LOCKED)
    assert ("wallet.locked", outcome.operation.seq) in await harness.facts(player)
    assert await unlock(harness, player) == short_of(eur(-70), eur(70))
    # What is owed to the player is still paid.
    assert isinstance(await harness.win(player, eur(200), bet="b"), WinPaid)
    assert await harness.bet(player, eur(1)) == BetRefused(BarReason.WALLET_LOCKED)
    assert (await unlock(harness, player)).wallet.state is WalletState.OPEN
    assert isinstance(await harness.bet(player, eur(1)), BetPlaced)
    await harness.assert_ledger_consistent(player)


async def test_a_chargeback_within_the_balance_does_not_lock_the_wallet(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    deposit = await harness.deposit(player, eur(100))

    outcome = await charge_back(harness, player, deposit)

    assert (outcome.wallet.balance, outcome.wallet.state) == (eur(100), WalletState.OPEN)
    assert isinstance(await charge_back(harness, player, deposit), DepositMoveRefused)
    assert isinstance(await charge_back(harness, player, new_id()), PaymentNotFound)


async def reverse(harness: WalletsHarness, player: UUID, seq: int, **more: Any) -> Any:
    command = Reverse(player_id=player, key=an_id(), seq=seq, reason="wrong odds", **more)
    return await harness.run(corrections.reverse, command, OPERATOR)


async def test_a_reversal_is_a_new_operation_and_happens_once(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    await harness.bet(player, eur(10), "b", round="r")
    win = await harness.win(player, eur(50), bet="b", round="r")

    reversed_ = await reverse(harness, player, win.operation.seq)

    assert reversed_.wallet.balance == eur(90)
    operation = await harness.reads.operation(player, reversed_.operation.seq)
    assert operation is not None
    assert (operation.kind, operation.reversal_of) == (OperationKind.REVERSAL, win.operation.seq)
    assert await reverse(harness, player, win.operation.seq) == NotReversible(win.operation.seq)
    assert await reverse(harness, player, reversed_.operation.seq) == NotReversible(reversed_.operation.seq)
    assert await reverse(harness, player, 99) == OperationNotFound(99)
    await harness.assert_ledger_consistent(player)


async def test_a_reversed_win_goes_below_zero_only_when_requested(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    await harness.bet(player, eur(10), "b")
    win = await harness.win(player, eur(50), bet="b")
    await harness.bet(player, eur(140))

    assert await reverse(harness, player, win.operation.seq) == short_of(eur(0), eur(50))
    outcome = await reverse(harness, player, win.operation.seq, may_overdraw=True)

    assert (outcome.wallet.balance, outcome.wallet.state) == (eur(-50), WalletState.LOCKED)
    await harness.assert_ledger_consistent(player)


async def test_one_bonus_pays_a_stake_with_real_money_and_every_part_goes_back_where_it_came_from(
    harness: WalletsHarness,
) -> None:
    player = await harness.a_player(eur(10))
    await harness.bonus(player, eur(20))
    await harness.bonus(player, eur(30))

    assert await harness.bet(player, eur(45)) == short_of(eur(40), eur(5))
    placed = await harness.bet(player, eur(35), "b")

    assert placed.from_bonus == eur(25)
    assert await harness.balances(player) == [0, 20_00, 5_00]
    assert (await harness.bet(player, eur(35), "b")).from_bonus == eur(25)
    assert await harness.bet(player, eur(20, 1)) == short_of(eur(20), eur(0, 1))
    await harness.rollback(player, "b")
    assert await harness.balances(player) == [10_00, 20_00, 30_00]
    await harness.assert_ledger_consistent(player)


@pytest.mark.parametrize(
    ("funding", "balances"),
    [
        (Funding.REAL_FIRST, [0, 15_00]),
        (Funding.BONUS_FIRST, [5_00, 10_00]),
    ],
)
async def test_the_order_of_wallets_that_pay_a_stake(
    harness: WalletsHarness, funding: Funding, balances: list[int]
) -> None:
    player = await harness.a_player(eur(20))
    await harness.bonus(player, eur(25))

    await harness.bet(player, eur(30), funding=funding)
    if funding is Funding.BONUS_FIRST:
        await harness.bonus(player, eur(10))
        balances = [15_00, 0, 10_00]

    assert await harness.balances(player) == balances


async def test_real_only_never_touches_a_bonus(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(20))
    await harness.bonus(player, eur(25))

    refused = await harness.bet(player, eur(20, 1), funding=Funding.REAL_ONLY)

    assert refused == short_of(eur(20), eur(0, 1))


async def test_bonus_money_wins_bonus_money_in_proportion(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(10))
    await harness.bonus(player, eur(20))
    await harness.bet(player, eur(30), "b", round="r")

    await harness.win(player, eur(10, 1), bet="b", round="r")

    assert await harness.balances(player) == [3_34, 6_67]
    await harness.assert_ledger_consistent(player)


async def test_free_spins_cost_their_stake_and_win_for_the_bonus_of_their_grant(
    harness: WalletsHarness,
) -> None:
    player, grant = await harness.a_player(eur(10)), new_id()
    spins = await harness.bonus(player, eur(1), kind=WalletKind.FREE_SPINS, grant_id=grant, unit=eur(0, 10))
    bonus = await harness.bonus(player, eur(5), grant_id=grant)
    how = {"funding": Funding.WALLET, "wallet_no": spins}

    assert await harness.bet(player, eur(0, 20), **how) == BetRefused(BarReason.WRONG_STAKE)
    placed = await harness.bet(player, eur(0, 10), "spin", **how)
    await harness.win(player, eur(3), bet="spin")

    assert placed.wallet.spins_left == 9
    assert (await harness.balances(player))[bonus] == 8_00
    await harness.assert_ledger_consistent(player)


async def test_free_spins_without_a_bonus_win_real_money(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(10))
    spins = await harness.bonus(player, eur(1), kind=WalletKind.FREE_SPINS, unit=eur(0, 10))
    await harness.bet(player, eur(0, 10), "spin", funding=Funding.WALLET, wallet_no=spins)

    await harness.win(player, eur(3), bet="spin")

    assert await harness.balances(player) == [13_00, 90]


async def test_points_have_one_wallet_and_are_redeemed(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(10))
    points = await harness.bonus(player, Money(500, PTS), kind=WalletKind.POINTS, grant_id=None)
    assert await harness.bonus(player, Money(50, PTS), kind=WalletKind.POINTS, grant_id=None) == points
    command = Redeem(player_id=player, key=an_id(), wallet_no=points, amount=Money(550, PTS), reason="mug")

    assert isinstance(await harness.run(redeem, command), Redeemed)
    more = Redeem(player_id=player, key=an_id(), wallet_no=points, amount=Money(1, PTS), reason="mug")
    assert await harness.run(redeem, more) == short_of(Money(0, PTS), Money(1, PTS))
    await harness.assert_ledger_consistent(player)


async def test_a_bonus_is_converted_and_the_rest_forfeited(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(10))
    bonus = await harness.bonus(player, eur(50))
    convert = ConvertBonus(player_id=player, key=an_id(), wallet_no=bonus, amount=eur(30), closes=True)

    outcome = await harness.run(convert_bonus, convert)

    assert isinstance(outcome, BonusConverted)
    assert outcome.wallet.balance == eur(40)
    assert await harness.balances(player) == [40_00, 0]
    (_, closed) = (await harness.reads.wallets_of([player]))[player]
    assert closed.state is WalletState.CLOSED
    await harness.assert_ledger_consistent(player)


async def test_a_forfeited_bonus_pays_no_bet_and_what_is_rolled_back_is_forfeited_too(
    harness: WalletsHarness,
) -> None:
    player = await harness.a_player(eur(10))
    bonus = await harness.bonus(player, eur(50))
    await harness.bet(player, eur(5), "b", funding=Funding.BONUS_FIRST)
    forfeit = ForfeitFunds(player_id=player, key=an_id(), wallet_no=bonus, reason="asked for it")

    assert isinstance(await harness.run(forfeit_funds, forfeit), FundsForfeited)

    assert await harness.bet(player, eur(11)) == short_of(eur(10), eur(1))
    await harness.rollback(player, "b")
    assert await harness.balances(player) == [10_00, 0]
    await harness.assert_ledger_consistent(player)


@pytest.mark.parametrize(
    ("what", "command"),
    [
        ("real money", {"kind": WalletKind.REAL}),
        ("a bonus without its grant", {"kind": WalletKind.BONUS}),
        ("points of a grant", {"kind": WalletKind.POINTS, "grant_id": new_id()}),
        ("spins without their stake", {"kind": WalletKind.FREE_SPINS, "grant_id": new_id()}),
        ("half a spin", {"kind": WalletKind.FREE_SPINS, "grant_id": new_id(), "unit": Money(300, EUR)}),
    ],
)
async def test_contradictory_grants_are_bad_input(harness: WalletsHarness, what: str, command: Any) -> None:
    player = await harness.a_player(eur(10))

    with pytest.raises(BadInput):
        await harness.run(grant_funds, GrantFunds(player_id=player, key=an_id(), amount=eur(10), **command))
    assert await harness.balances(player) == [10_00], what
