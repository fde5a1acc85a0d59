"""A ledger with an operation of every kind in it, made by the ordinary commands."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from domain.shared.ids import new_id
from domain.wallets.adjustments import Adjust, DecideAdjustment, adjust, approve_adjustment
from domain.wallets.awards import (
    ConvertBonus,
    ForfeitFunds,
    GrantFunds,
    convert_bonus,
    forfeit_funds,
    grant_funds,
)
from domain.wallets.corrections import (
    ChargeBack,
    Reverse,
    TakeCommission,
    charge_back,
    reverse,
    take_commission,
)
from domain.wallets.kinds import Funding, WalletKind, WinKind
from domain.wallets.withdrawals import (
    MoveWithdrawal,
    RequestWithdrawal,
    approve_withdrawal,
    pay_withdrawal,
    reject_withdrawal,
    request_withdrawal,
)
from tests.wallets.wallets_harness import OPERATOR, SECOND_OPERATOR, WalletsHarness, a_provider, an_id, eur


async def three_players(harness: WalletsHarness) -> tuple[UUID, UUID, UUID]:
    """Three players with a history; the second one's is what tests damage, see ``a_player_history``."""
    first, second, third = sorted([await a_player_history(harness) for _ in range(3)])
    return first, second, third


async def a_player_history(harness: WalletsHarness) -> UUID:
    """A player's operations, in this order: 1 deposit, 2 bet, 3 win that closes the round, 4 bonus,
    5 a bet both wallets pay, 6 its rollback, 7 a tombstone, 8 a withdrawal still open, and more.
    """
    harness = replace(harness, provider=a_provider())
    player = await harness.a_player(eur(100))
    await harness.bet(player, eur(10), "first", round="r1", game="dice")
    await harness.win(player, eur(5), bet="first", round="r1", closes_round=True)
    bonus = await harness.bonus(player, eur(20))
    await harness.bet(player, eur(105), "split", round="r2")
    await harness.rollback(player, "split")
    await harness.rollback(player, "never came")
    await add_withdrawal(harness, player, approve_withdrawal)
    await add_withdrawal(harness, player, approve_withdrawal, pay_withdrawal)
    await add_withdrawal(harness, player, reject_withdrawal)
    await add_rounds_and_awards(harness, player, bonus)
    await add_corrections(harness, player)
    return player


async def add_withdrawal(harness: WalletsHarness, player: UUID, *steps: object) -> None:
    """A withdrawal of 7.00 that goes these steps."""
    requested = await harness.run(
        request_withdrawal,
        RequestWithdrawal(player_id=player, key=an_id("out"), amount=eur(7), method="bank"),
    )
    for step in steps:
        move = MoveWithdrawal(
            player_id=player,
            key=an_id("step"),
            withdrawal_id=requested.withdrawal.id,
            authorisation="a-1",
            reason="because",
        )
        await harness.run(step, move)


async def add_rounds_and_awards(harness: WalletsHarness, player: UUID, bonus: int) -> None:
    """Rounds closed twice, free spins, prizes, a conversion and a forfeit."""
    await harness.bet(player, eur(1), "again", round="r3")
    await harness.close(player, "r3")
    await harness.close(player, "r3")
    await harness.bet(player, eur(1000), "too much")
    await harness.win(player, eur(3), kind=WinKind.JACKPOT)
    spins = await harness.bonus(player, eur(2), kind=WalletKind.FREE_SPINS, unit=eur(0, 50))
    await harness.bet(player, eur(0, 50), "spin", funding=Funding.WALLET, wallet_no=spins)
    await harness.win(player, eur(4), bet="spin")
    convert = ConvertBonus(player_id=player, key=an_id("conv"), wallet_no=bonus, amount=eur(5), closes=True)
    await harness.run(convert_bonus, convert)
    await harness.run(
        forfeit_funds,
        ForfeitFunds(player_id=player, key=an_id("gone"), wallet_no=spins, reason="expired"),
    )


async def add_corrections(harness: WalletsHarness, player: UUID) -> None:
    """An adjustment by two, a reversal, a commission, and a deposit taken back from an empty wallet."""
    pending = await harness.run(
        adjust,
        Adjust(player_id=player, key=an_id("adj"), amount=eur(5000), reason="wrong"),
        OPERATOR,
    )
    approve = DecideAdjustment(
        player_id=player, key=an_id("dec"), adjustment_id=pending.adjustment.id, reason="right"
    )
    await harness.run(approve_adjustment, approve, SECOND_OPERATOR)
    await harness.run(reverse, Reverse(player_id=player, key=an_id("rev"), seq=3, reason="wrong"))
    fee = TakeCommission(player_id=player, key=an_id("fee"), amount=eur(1), reason="monthly")
    await harness.run(take_commission, fee)
    deposit = await harness.deposit(player, eur(500))
    await harness.bet(player, eur(5520), "last")
    back = ChargeBack(player_id=player, key=an_id("back"), deposit_id=deposit, reason="fraud")
    await harness.run(charge_back, back)
    await harness.run(
        grant_funds,
        GrantFunds(
            player_id=player, key=str(new_id()), kind=WalletKind.BONUS, amount=eur(1), grant_id=new_id()
        ),
    )
