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


async def three_players(house: WalletsHarness) -> tuple[UUID, UUID, UUID]:
    """Three players with a history; the second one's is what tests damage, see ``a_player_history``."""
    first, second, third = sorted([await a_player_history(house) for _ in range(3)])
    return first, second, third


async def a_player_history(house: WalletsHarness) -> UUID:
    """A player's operations, in this order: 1 deposit, 2 bet, 3 win that closes the round, 4 bonus,
    5 a bet both wallets pay, 6 its rollback, 7 a tombstone, 8 a withdrawal still open, and more.
    """
    house = replace(house, provider=a_provider())
    player = await house.a_player(eur(100))
    await house.bet(player, eur(10), "first", round="r1", game="dice")
    await house.win(player, eur(5), bet="first", round="r1", closes_round=True)
    bonus = await house.bonus(player, eur(20))
    await house.bet(player, eur(105), "split", round="r2")
    await house.rollback(player, "split")
    await house.rollback(player, "never came")
    await add_withdrawal(house, player, approve_withdrawal)
    await add_withdrawal(house, player, approve_withdrawal, pay_withdrawal)
    await add_withdrawal(house, player, reject_withdrawal)
    await add_rounds_and_awards(house, player, bonus)
    await add_corrections(house, player)
    return player


async def add_withdrawal(house: WalletsHarness, player: UUID, *steps: object) -> None:
    """A withdrawal of 7.00 that goes these steps."""
    requested = await house.run(
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
        await house.run(step, move)


async def add_rounds_and_awards(house: WalletsHarness, player: UUID, bonus: int) -> None:
    """Rounds closed twice, free spins, prizes, a conversion and a forfeit."""
    await house.bet(player, eur(1), "again", round="r3")
    await house.close(player, "r3")
    await house.close(player, "r3")
    await house.bet(player, eur(1000), "too much")
    await house.win(player, eur(3), kind=WinKind.JACKPOT)
    spins = await house.bonus(player, eur(2), kind=WalletKind.FREE_SPINS, unit=eur(0, 50))
    await house.bet(player, eur(0, 50), "spin", funding=Funding.WALLET, wallet_no=spins)
    await house.win(player, eur(4), bet="spin")
    convert = ConvertBonus(player_id=player, key=an_id("conv"), wallet_no=bonus, amount=eur(5), closes=True)
    await house.run(convert_bonus, convert)
    await house.run(
        forfeit_funds,
        ForfeitFunds(player_id=player, key=an_id("gone"), wallet_no=spins, reason="expired"),
    )


async def add_corrections(house: WalletsHarness, player: UUID) -> None:
    """An adjustment by two, a reversal, a commission, and a deposit taken back from an empty wallet."""
    pending = await house.run(
        adjust,
        Adjust(player_id=player, key=an_id("adj"), amount=eur(5000), reason="wrong"),
        OPERATOR,
    )
    approve = DecideAdjustment(
        player_id=player, key=an_id("dec"), adjustment_id=pending.adjustment.id, reason="right"
    )
    await house.run(approve_adjustment, approve, SECOND_OPERATOR)
    await house.run(reverse, Reverse(player_id=player, key=an_id("rev"), seq=3, reason="wrong"))
    fee = TakeCommission(player_id=player, key=an_id("fee"), amount=eur(1), reason="monthly")
    await house.run(take_commission, fee)
    deposit = await house.deposit(player, eur(500))
    await house.bet(player, eur(5520), "last")
    back = ChargeBack(player_id=player, key=an_id("back"), deposit_id=deposit, reason="fraud")
    await house.run(charge_back, back)
    await house.run(
        grant_funds,
        GrantFunds(
            player_id=player, key=str(new_id()), kind=WalletKind.BONUS, amount=eur(1), grant_id=new_id()
        ),
    )
