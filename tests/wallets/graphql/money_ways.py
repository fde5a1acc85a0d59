"""Every way in which a person moves money: how an operation of a given amount is prepared, and by whom."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

from domain.shared.money import Currency
from resolvers.ids import uuid_pair_of
from tests.application import Json
from tests.funded_players import FundedPlayer, a_key, eur

STAMP = "row(gen_random_uuid(),1,'k',$2,5::smallint,null,'c',null,null)::wallets.stamp"
PROGRAM = "service:prepared"
EURO = Currency.of("EUR").number

Prepare = Callable[[FundedPlayer, str], Awaitable[Json]]


@dataclass(frozen=True)
class MoneyWay:
    """A mutation: ``prepare`` gives its input for an amount, apart from the key."""

    role: str
    prepare: Prepare
    limit: int = 100
    """What one person may move alone of one player's money, in euros; ten times that of all players'."""
    above: str = "SecondPersonNeeded"
    programs: bool = False
    """Whether programs do it, too."""


def _plain(player: FundedPlayer) -> UUID:
    return UUID(player.id.removeprefix("plr_"))


async def adjust(player: FundedPlayer, amount: str) -> Json:
    return {"walletId": player.wallet(), "amount": eur(amount), "reason": "goodwill"}


async def record(player: FundedPlayer, amount: str) -> Json:
    return {"playerId": player.id, "amount": eur(amount), "method": "bank"}


async def authorised(player: FundedPlayer, amount: str) -> Json:
    begun = await player.payments.mutate(
        "initiateDeposit", playerId=player.id, key=a_key("in"), amount=eur(amount), method="card"
    )
    given = {"depositId": begun["deposit"]["id"]}
    await player.payments.mutate("authoriseDeposit", **given, key=a_key("auth"), authorisation="a1")
    return given


async def commission(player: FundedPlayer, amount: str) -> Json:
    return {"playerId": player.id, "amount": eur(amount), "reason": "rake"}


async def settled(player: FundedPlayer, amount: str) -> Json:
    done = await player.deposit(amount)
    return {"depositId": done["deposit"]["id"], "reason": "the bank took it"}


async def a_bet(player: FundedPlayer, amount: str) -> Json:
    bet = await player.bet(amount)
    return {"transactionId": bet["transaction"]["id"], "reason": "void"}


async def a_grant(player: FundedPlayer, amount: str) -> Json:
    return {"playerId": player.id, "kind": "BONUS", "amount": eur(amount), "grantId": str(uuid4())}


async def _granted(player: FundedPlayer, amount: str, kind: int) -> str:
    """The wallet of a grant that a program gave."""
    asked = f"$1,{STAMP},$3::smallint,$4::bigint,$5::smallint,'EUR',$6,null"
    ((no,),) = await player.application.rows(
        f"select wallet_no from wallets.grant_funds({asked})",
        _plain(player),
        PROGRAM,
        kind,
        int(amount.replace(".", "")),
        EURO,
        uuid4() if kind == 1 else None,
    )
    return player.wallet(no)


async def a_bonus(player: FundedPlayer, amount: str) -> Json:
    return {"walletId": await _granted(player, amount, 1), "reason": "asked for it"}


async def a_part_of_a_bonus(player: FundedPlayer, amount: str) -> Json:
    return await a_bonus(player, amount) | {"amount": eur(amount)}


async def chips(player: FundedPlayer, amount: str) -> Json:
    given = {"walletId": await _granted(player, amount, 3), "amount": eur(amount)}
    return given | {"reason": "a mug"}


async def requested(player: FundedPlayer, amount: str) -> Json:
    asked = await player.player.mutate(
        "requestWithdrawal", playerId=player.id, key=a_key("out"), amount=eur(amount), method="bank"
    )
    return {"withdrawalId": asked["withdrawal"]["id"]}


async def approved_by_no_person(player: FundedPlayer, amount: str) -> Json:
    """A withdrawal that no person approved, so that paying it is one person's decision."""
    given = await requested(player, amount)
    _, withdrawal = uuid_pair_of("wdr", given["withdrawalId"])
    await player.application.rows(
        f"select * from wallets.move_payment_to($1,{STAMP},$3,array[11::smallint],12::smallint,"
        "'wallet.withdrawal_approved',null)",
        _plain(player),
        PROGRAM,
        withdrawal,
    )
    return given | {"authorisation": "p1"}


WAYS = {
    "adjustBalance": MoneyWay("accountant", adjust, above="ApprovalNeeded"),
    "recordDeposit": MoneyWay("accountant", record, programs=True),
    "settleDeposit": MoneyWay("accountant", authorised, programs=True),
    "takeCommission": MoneyWay("accountant", commission),
    "chargeBack": MoneyWay("accountant", settled, programs=True),
    "reverseTransaction": MoneyWay("accountant", a_bet),
    "grantFunds": MoneyWay("crm", a_grant),
    "forfeitFunds": MoneyWay("crm", a_bonus),
    "convertBonus": MoneyWay("crm", a_part_of_a_bonus),
    "redeem": MoneyWay("crm", chips),
    "approveWithdrawal": MoneyWay("risk", requested, limit=1000),
    "payWithdrawal": MoneyWay("accountant", approved_by_no_person, limit=1000, programs=True),
}
"""Mutation -> how it is done."""

SECOND_STEPS = {"approveAdjustment": "the second person's own step: its maker is refused"}
