"""Bonus money, spins, chips and points through the endpoint."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur


@pytest.fixture
async def guest(application: Application) -> FundedPlayer:
    """A player with a hundred euros."""
    return await a_funded_player(application)


async def grant(guest: FundedPlayer, kind: str, **given: Any) -> Json:
    """What comes of giving something."""
    plain = {"playerId": guest.id, "key": a_key(), "kind": kind, "amount": eur("20.00")} | given
    return await guest.crm.do("grantFunds", **plain)


async def bonus(guest: FundedPlayer, amount: str = "20.00") -> str:
    """The wallet of a new bonus."""
    given = await grant(guest, "BONUS", grantId=str(uuid4()), amount=eur(amount))
    wallet: str = given["wallet"]["id"]
    return wallet


async def test_each_bonus_has_a_wallet_of_its_own(guest: FundedPlayer) -> None:
    id = str(uuid4())
    given = await grant(guest, "BONUS", grantId=id)
    assert given["__typename"] == "FundsGranted"
    wallet = given["wallet"]
    assert (wallet["no"], wallet["kind"], wallet["grantId"], wallet["balance"]["amount"]) == (
        1,
        "BONUS",
        id,
        "20.00",
    )
    assert (await bonus(guest)).endswith("_2")


async def test_free_spins_pay_their_own_stake_only(guest: FundedPlayer) -> None:
    spins = await grant(guest, "FREE_SPINS", grantId=str(uuid4()), amount=eur("1.00"), unit=eur("0.20"))
    assert spins["wallet"]["spinsLeft"] == 5
    spend = {"funding": "WALLET", "walletNo": spins["wallet"]["no"]}
    assert await guest.bet("0.30", **spend) == {"__typename": "BetRefused", "reason": "WRONG_STAKE"}
    spun = await guest.bet("0.20", **spend)
    assert (spun["__typename"], spun["wallet"]["spinsLeft"]) == ("BetPlaced", 4)
    assert await guest.balance() == "100.00"


async def test_a_stake_is_paid_from_real_money_first_unless_told_otherwise(guest: FundedPlayer) -> None:
    await bonus(guest)
    await guest.bet("110.00")
    assert (await guest.balance(0), await guest.balance(1)) == ("0.00", "10.00")
    other = await a_funded_player(guest.application)
    await bonus(other)
    await other.bet("30.00", funding="BONUS_FIRST")
    assert (await other.balance(0), await other.balance(1)) == ("90.00", "0.00")
    refused = await other.bet("90.01", funding="REAL_ONLY")
    assert refused["shortBy"]["amount"] == "0.01"


async def test_a_forfeited_bonus_goes_back_whole(guest: FundedPlayer) -> None:
    wallet = await bonus(guest)
    given = {"walletId": wallet, "key": a_key(), "reason": "rules broken"}
    gone = await guest.crm.do("forfeitFunds", **given)
    assert (gone["__typename"], gone["wallet"]["state"]) == ("FundsForfeited", "CLOSED")
    assert gone["wallet"]["balance"]["amount"] == "0.00"


@pytest.mark.parametrize(("closes", "left", "state"), [(False, "8.00", "OPEN"), (True, "0.00", "CLOSED")])
async def test_bonus_money_becomes_real(guest: FundedPlayer, closes: bool, left: str, state: str) -> None:
    wallet = await bonus(guest)
    given = {"walletId": wallet, "key": a_key(), "amount": eur("12.00"), "closes": closes}
    done = await guest.crm.do("convertBonus", **given)
    assert (done["__typename"], done["wallet"]["no"]) == ("BonusConverted", 0)
    assert done["wallet"]["balance"]["amount"] == "112.00"
    answer = await guest.crm.told(f'{{ wallet(id: "{wallet}") {{ state balance {{ amount }} }} }}')
    assert answer["wallet"] == {"state": state, "balance": {"amount": left}}


async def test_no_more_bonus_becomes_real_than_there_is(guest: FundedPlayer) -> None:
    given = {"walletId": await bonus(guest), "key": a_key(), "amount": eur("20.01")}
    outcome = await guest.crm.do("convertBonus", **given)
    assert (outcome["__typename"], outcome["shortBy"]["amount"]) == ("InsufficientFunds", "0.01")


@pytest.mark.parametrize(
    ("kind", "given", "spent", "left"),
    [
        ("POINTS", {"amount": "500", "currency": "PTS"}, {"amount": "200", "currency": "PTS"}, "300"),
        ("TOURNAMENT", eur("5.00"), eur("2.00"), "3.00"),
    ],
)
async def test_points_and_chips_are_spent(
    guest: FundedPlayer, kind: str, given: Any, spent: Any, left: str
) -> None:
    wallet = (await grant(guest, kind, amount=given))["wallet"]["id"]
    ask = {"walletId": wallet, "key": a_key(), "amount": spent, "reason": "a cap"}
    done = await guest.crm.do("redeem", **ask)
    assert (done["__typename"], done["wallet"]["balance"]["amount"]) == ("Redeemed", left)
    much = await guest.crm.do("redeem", **ask | {"key": a_key(), "amount": given})
    assert much["__typename"] == "InsufficientFunds"


async def test_a_wallet_that_is_not_there_gives_nothing(guest: FundedPlayer) -> None:
    missing = {"walletId": guest.wallet(7), "key": a_key(), "reason": "none"}
    expected = {"__typename": "WalletNotFound", "message": "There is no such wallet"}
    assert await guest.crm.do("forfeitFunds", **missing) == expected
    assert await guest.crm.do("redeem", **missing | {"amount": eur("1")}) == expected
    assert await guest.crm.do("convertBonus", **missing | {"amount": eur("1")}) == expected
