"""Ways in which rounds close and operators step in that bonuses have to bear: the ledger holds afterwards."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.wallets.codes import GrantStateCode
from adapters.postgres.wallets.ledger_verify import verify
from domain.shared.money import Money
from domain.wallets.adjustments import Adjust, adjust
from domain.wallets.awards import GrantFunds, grant_funds
from domain.wallets.corrections import Reverse, reverse
from domain.wallets.kinds import Funding, WalletKind, WinKind
from domain.wallets.opening import UnlockWallet, unlock_wallet
from tests.ledger.bonuses.granted_history import end, give
from tests.wallets.wallets_harness import EUR, OPERATOR, WalletsHarness, an_id, eur


async def holds(url: str) -> None:
    """Assert that it does."""
    proof = await verify(url)
    assert proof.holds, proof.damages


async def state_of(harness: WalletsHarness, player: UUID) -> Any:
    """The state of the player's only bonus."""
    rows = await harness.database.statements_for(EVERY_BRAND).fetch(
        "select state from wallets.standing_grant where player_id = $1", player
    )
    return GrantStateCode(rows[0]["state"])


async def a_completing_bet(harness: WalletsHarness, **bet: Any) -> UUID:
    """A player whose only bet has brought the bonus to its target."""
    player = await harness.a_player(eur(100))
    await give(harness, player, eur(10), target=200_000)
    await harness.bet(player, eur(2), "bet", **bet)
    assert await state_of(harness, player) is GrantStateCode.COMPLETING
    return player


async def test_a_bet_without_a_round_leaves_play_by_a_win_that_closes_one(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player = await a_completing_bet(harness)

    await harness.win(player, eur(1), bet="bet", round="r", closes_round=True)

    assert await state_of(harness, player) is GrantStateCode.COMPLETED
    await holds(fresh_database_url)


@pytest.mark.parametrize("kind", [WinKind.JACKPOT, WinKind.PROMO, WinKind.TOURNAMENT])
async def test_a_round_that_a_prize_closes_ends_its_bets(
    harness: WalletsHarness, fresh_database_url: str, kind: WinKind
) -> None:
    player = await a_completing_bet(harness, round="r")

    await harness.win(player, eur(1), kind=kind, round="r", closes_round=True)

    assert await state_of(harness, player) is GrantStateCode.COMPLETED
    await holds(fresh_database_url)


async def a_locked_bonus(harness: WalletsHarness) -> tuple[UUID, UUID]:
    """A player without other money, and a bonus whose wallet a reversed win has locked."""
    player = await harness.a_player()
    grant = await give(harness, player, eur(10), stakeOrder="REAL_FIRST")
    await harness.bet(player, eur(5), "bet", round="r")
    await harness.win(player, eur(5), bet="bet", round="r")
    await harness.bet(player, eur(8), "next", round="r")
    undo = Reverse(player_id=player, key=an_id("undo"), seq=3, reason="wrong", may_overdraw=True)
    await harness.run(reverse, undo, OPERATOR)
    return player, grant


async def test_a_wallet_that_is_unlocked_after_its_bonus_has_ended_is_closed(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player, grant = await a_locked_bonus(harness)
    await end(harness, player, grant, GrantStateCode.CANCELLED)

    await harness.run(unlock_wallet, UnlockWallet(player_id=player, wallet_no=1, reason="right"), OPERATOR)

    await holds(fresh_database_url)


async def test_money_is_not_adjusted_into_a_bonus_that_has_ended(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player = await harness.a_player(eur(100))
    await end(harness, player, await give(harness, player, eur(10)), GrantStateCode.CANCELLED)

    asked = Adjust(player_id=player, key=an_id(), amount=eur(5), reason="wrong", wallet_no=1)
    await harness.run(adjust, asked, OPERATOR)

    await holds(fresh_database_url)


async def test_a_reversed_adjustment_of_a_bonus_that_has_ended_passes_through(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player = await harness.a_player(eur(100))
    grant = await give(harness, player, eur(10))
    asked = Adjust(player_id=player, key=an_id(), amount=Money(-500, EUR), reason="wrong", wallet_no=1)
    await harness.run(adjust, asked, OPERATOR)
    await end(harness, player, grant, GrantStateCode.CANCELLED)

    await harness.run(reverse, Reverse(player_id=player, key=an_id(), seq=3, reason="right"), OPERATOR)

    await holds(fresh_database_url)


async def test_a_bonus_that_has_ended_and_is_granted_again_by_hand_has_its_progress(
    harness: WalletsHarness, fresh_database_url: str
) -> None:
    player = await harness.a_player(eur(100))
    grant = await give(harness, player, eur(10))
    await harness.bet(player, eur(5), "bet", round="r")
    await end(harness, player, grant, GrantStateCode.CANCELLED)
    await harness.rollback(player, "bet")

    again = GrantFunds(player_id=player, key=an_id(), kind=WalletKind.BONUS, amount=eur(1), grant_id=grant)
    await harness.run(grant_funds, again, OPERATOR)

    await holds(fresh_database_url)


async def test_both_paths_of_a_bet_pass_over_a_bonus_whose_wallet_is_locked(harness: WalletsHarness) -> None:
    player, _ = await a_locked_bonus(harness)
    await harness.deposit(player, eur(50))

    await harness.bet(player, eur(1), funding=Funding.REAL_FIRST)
    await harness.bet(player, eur(1), funding=Funding.BONUS_FIRST)

    rows = await harness.database.statements_for(EVERY_BRAND).fetch(
        "select counted_for from wallets.operation_key where player_id = $1 order by seq desc limit 2",
        player,
    )
    assert [row["counted_for"] for row in rows] == [None, None]
