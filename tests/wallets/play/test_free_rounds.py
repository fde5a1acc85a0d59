"""Free rounds as docs/api.md has them booked: which wallet gets the win, and which house account pays it."""

from __future__ import annotations

from uuid import UUID

from domain.shared.ids import new_id
from domain.wallets.kinds import BarReason, Funding, HouseAccount, WalletKind, WinKind
from domain.wallets.outcomes import BetRefused
from domain.wallets.play.bets import BetPlaced
from domain.wallets.play.wins import WinPaid
from tests.wallets.wallets_harness import WalletsHarness, eur

REVENUE, COST = HouseAccount.GAMING_REVENUE.value, HouseAccount.BONUS_COST.value


async def last_booked(harness: WalletsHarness, player: UUID) -> list[tuple[int, int, int]]:
    """Wallet, amount in cents and house account of the last operation's legs."""
    rows = await harness.database.pool.fetch(
        "select wallet_no, amount, contra from wallets.entry where player_id = $1"
        " and seq = (select max(seq) from wallets.entry where player_id = $1) order by leg",
        player,
    )
    return [tuple(row) for row in rows]


async def test_a_round_of_the_providers_wins_real_money_from_gaming_revenue(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    assert isinstance(await harness.bet(player, eur(0), "b", round="r"), BetPlaced)
    assert await last_booked(harness, player) == [(0, 0, REVENUE)]
    assert isinstance(await harness.win(player, eur(15), bet="b", round="r"), WinPaid)
    assert await last_booked(harness, player) == [(0, 15_00, REVENUE)]


async def test_a_round_that_names_a_bonus_wallet_wins_bonus_money(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    bonus = await harness.bonus(player, eur(50))
    await harness.bet(player, eur(0), round="r", funding=Funding.WALLET, wallet_no=bonus)
    assert isinstance(await harness.win(player, eur(15), round="r"), WinPaid)
    assert await last_booked(harness, player) == [(bonus, 15_00, REVENUE)]
    stake = await harness.bet(player, eur(1), funding=Funding.WALLET, wallet_no=bonus)
    assert stake == BetRefused(BarReason.WRONG_STAKE)


async def test_a_total_without_rounds_is_real_money_from_the_cost_of_bonuses(harness: WalletsHarness) -> None:
    player = await harness.a_player(eur(100))
    assert isinstance(await harness.win(player, eur(15), kind=WinKind.PROMO), WinPaid)
    assert await last_booked(harness, player) == [(0, 15_00, COST)]


async def test_free_spins_of_the_casino_cost_their_unit_and_win_for_their_grant(
    harness: WalletsHarness,
) -> None:
    player, grant = await harness.a_player(eur(100)), new_id()
    spins = await harness.bonus(player, eur(5), kind=WalletKind.FREE_SPINS, grant_id=grant, unit=eur(1))
    named = {"funding": Funding.WALLET, "wallet_no": spins}
    assert await harness.bet(player, eur(0), **named) == BetRefused(BarReason.WRONG_STAKE)
    await harness.bet(player, eur(1), "real", **named)
    await harness.win(player, eur(15), bet="real")
    assert await last_booked(harness, player) == [(0, 15_00, REVENUE)]
    bonus = await harness.bonus(player, eur(10), grant_id=grant)
    await harness.bet(player, eur(1), "bonus", **named)
    await harness.win(player, eur(15), bet="bonus")
    assert await last_booked(harness, player) == [(bonus, 15_00, REVENUE)]
