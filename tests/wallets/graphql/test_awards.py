"""Bonus money, spins, chips and points through the endpoint."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.refusals import refusal


@pytest.fixture
async def funded_player(application: Application) -> FundedPlayer:
    """A player with a hundred euros."""
    return await a_funded_player(application)


async def grant(funded_player: FundedPlayer, kind: str, **given: Any) -> Json:
    """What comes of giving something."""
    plain = {"playerId": funded_player.id, "key": a_key(), "kind": kind, "amount": eur("20.00")} | given
    return await funded_player.crm.mutate("grantFunds", **plain)


async def bonus(funded_player: FundedPlayer, amount: str = "20.00") -> str:
    """The wallet of a new bonus."""
    given = await grant(funded_player, "BONUS", grantId=str(uuid4()), amount=eur(amount))
    wallet: str = given["wallet"]["id"]
    return wallet


async def test_each_bonus_has_a_wallet_of_its_own(funded_player: FundedPlayer) -> None:
    id = str(uuid4())
    given = await grant(funded_player, "BONUS", grantId=id)
    assert given["__typename"] == "FundsGranted"
    wallet = given["wallet"]
    assert (wallet["no"], wallet["kind"], wallet["grantId"], wallet["balance"]["amount"]) == (
        1,
        "BONUS",
        id,
        "20.00",
    )
    assert (await bonus(funded_player)).endswith("_2")


async def test_free_spins_pay_their_own_stake_only(funded_player: FundedPlayer) -> None:
    spins = await grant(
        funded_player, "FREE_SPINS", grantId=str(uuid4()), amount=eur("1.00"), unit=eur("0.20")
    )
    assert spins["wallet"]["spinsLeft"] == 5
    spend = {"funding": "WALLET", "walletNo": spins["wallet"]["no"]}
    assert await funded_player.bet("0.30", **spend) == refusal("BetRefused", reason="WRONG_STAKE")
    spun = await funded_player.bet("0.20", **spend)
    assert (spun["__typename"], spun["wallet"]["spinsLeft"]) == ("BetPlaced", 4)
    assert await funded_player.balance() == "100.00"


async def test_a_stake_is_paid_from_real_money_first_unless_told_otherwise(
    funded_player: FundedPlayer,
) -> None:
    await bonus(funded_player)
    await funded_player.bet("110.00")
    assert (await funded_player.balance(0), await funded_player.balance(1)) == ("0.00", "10.00")
    other = await a_funded_player(funded_player.application)
    await bonus(other)
    await other.bet("30.00", funding="BONUS_FIRST")
    assert (await other.balance(0), await other.balance(1)) == ("90.00", "0.00")
    refused = await other.bet("90.01", funding="REAL_ONLY")
    assert refused["shortBy"]["amount"] == "0.01"


async def test_a_forfeited_bonus_is_taken_back_completely(funded_player: FundedPlayer) -> None:
    wallet = await bonus(funded_player)
    given = {"walletId": wallet, "key": a_key(), "reason": "rules broken"}
    gone = await funded_player.crm.mutate("forfeitFunds", **given)
    assert (gone["__typename"], gone["wallet"]["state"]) == ("FundsForfeited", "CLOSED")
    assert gone["wallet"]["balance"]["amount"] == "0.00"


@pytest.mark.parametrize(("closes", "left", "state"), [(False, "8.00", "OPEN"), (True, "0.00", "CLOSED")])
async def test_bonus_money_becomes_real(
    funded_player: FundedPlayer, closes: bool, left: str, state: str
) -> None:
    wallet = await bonus(funded_player)
    given = {"walletId": wallet, "key": a_key(), "amount": eur("12.00"), "closes": closes}
    done = await funded_player.crm.mutate("convertBonus", **given)
    assert (done["__typename"], done["wallet"]["no"]) == ("BonusConverted", 0)
    assert done["wallet"]["balance"]["amount"] == "112.00"
    answer = await funded_player.crm.data_of(f'{{ wallet(id: "{wallet}") {{ state balance {{ amount }} }} }}')
    assert answer["wallet"] == {"state": state, "balance": {"amount": left}}


async def test_no_more_bonus_becomes_real_than_there_is(funded_player: FundedPlayer) -> None:
    given = {"walletId": await bonus(funded_player), "key": a_key(), "amount": eur("20.01")}
    outcome = await funded_player.crm.mutate("convertBonus", **given)
    assert (outcome["__typename"], outcome["shortBy"]["amount"]) == ("InsufficientFunds", "0.01")


@pytest.mark.parametrize(
    ("kind", "given", "spent", "left"),
    [
        ("POINTS", {"amount": "500", "currency": "PTS"}, {"amount": "200", "currency": "PTS"}, "300"),
        ("TOURNAMENT", eur("5.00"), eur("2.00"), "3.00"),
    ],
)
async def test_points_and_chips_are_spent(
    funded_player: FundedPlayer, kind: str, given: Any, spent: Any, left: str
) -> None:
    wallet = (await grant(funded_player, kind, amount=given))["wallet"]["id"]
    ask = {"walletId": wallet, "key": a_key(), "amount": spent, "reason": "a cap"}
    done = await funded_player.crm.mutate("redeem", **ask)
    assert (done["__typename"], done["wallet"]["balance"]["amount"]) == ("Redeemed", left)
    much = await funded_player.crm.mutate("redeem", **ask | {"key": a_key(), "amount": given})
    assert much["__typename"] == "InsufficientFunds"


async def test_awards_to_a_missing_wallet_are_refused(funded_player: FundedPlayer) -> None:
    missing = {"walletId": funded_player.wallet(7), "key": a_key(), "reason": "none"}
    expected = refusal("WalletNotFound")
    assert await funded_player.crm.mutate("forfeitFunds", **missing) == expected
    assert await funded_player.crm.mutate("redeem", **missing | {"amount": eur("1")}) == expected
    assert await funded_player.crm.mutate("convertBonus", **missing | {"amount": eur("1")}) == expected
