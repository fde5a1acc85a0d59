"""What operators do by hand with bonus money goes around no terms."""

from __future__ import annotations

from typing import Any

from domain.shared.ids import new_id
from domain.wallets.adjustments import Adjust, adjust
from domain.wallets.awards import (
    ConvertBonus,
    ForfeitFunds,
    FundsForfeited,
    FundsGranted,
    GrantFunds,
    convert_bonus,
    forfeit_funds,
    grant_funds,
)
from domain.wallets.kinds import WalletKind
from domain.wallets.outcomes import WalletNotFound
from tests.wallets.bonuses.bonus_players import a_bonus
from tests.wallets.wallets_harness import OPERATOR, WalletsHarness, an_id, eur


async def test_a_bonus_under_terms_is_not_granted_converted_or_forfeited_by_hand(
    harness: WalletsHarness,
) -> None:
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(50), eur(500))
    common: dict[str, Any] = {"player_id": player, "reason": "by hand"}
    asked = (
        (
            grant_funds,
            GrantFunds(**common, key=an_id(), kind=WalletKind.BONUS, amount=eur(1), grant_id=grant),
        ),
        (convert_bonus, ConvertBonus(**common, key=an_id(), wallet_no=1, amount=eur(50))),
        (forfeit_funds, ForfeitFunds(**common, key=an_id(), wallet_no=1)),
    )
    for carry_out, command in asked:
        assert await harness.run(carry_out, command, OPERATOR) == WalletNotFound(player)
    assert await harness.balances(player) == [100_00, 50_00]
    await harness.assert_ledger_consistent(player)


async def test_the_wallet_of_a_bonus_that_has_ended_stays_empty(harness: WalletsHarness) -> None:
    player, grant = await harness.a_player(eur(100)), new_id()
    number = await harness.bonus(player, eur(50), grant_id=grant)
    forfeit = ForfeitFunds(player_id=player, key=an_id(), wallet_no=number, reason="asked for it")
    assert isinstance(await harness.run(forfeit_funds, forfeit), FundsForfeited)

    again = GrantFunds(player_id=player, key=an_id(), kind=WalletKind.BONUS, amount=eur(1), grant_id=grant)
    assert await harness.run(grant_funds, again) == WalletNotFound(player)
    corrected = Adjust(player_id=player, key=an_id(), wallet_no=number, amount=eur(1), reason="wrong")
    assert await harness.run(adjust, corrected) == WalletNotFound(player)
    another = GrantFunds(
        player_id=player, key=an_id(), kind=WalletKind.BONUS, amount=eur(1), grant_id=new_id()
    )
    assert isinstance(await harness.run(grant_funds, another), FundsGranted)
    assert await harness.balances(player) == [100_00, 0, 1_00]
