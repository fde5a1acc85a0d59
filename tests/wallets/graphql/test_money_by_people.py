"""What one person may move alone: every mutation that moves money, around its limit, divided, at once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from graphql import get_named_type

from adapters.postgres.wallets.codes import Status
from schema.root import whole
from server.security.access_control import shipped_access_control
from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.wallets.graphql.money_ways import SECOND_STEPS, WAYS, MoneyWay, record

CORE = whole()._schema
ACCESS = shipped_access_control()
CATALOGUE = ACCESS.catalogue
PEOPLE_MAY = {name.removeprefix("Mutation.") for name in CATALOGUE.money - CATALOGUE.services}
REFUSED = {"SecondPersonNeeded", "ApprovalNeeded"}

MOVES_NOTHING = {
    "initiateDeposit": "it only begins",
    "authoriseDeposit": "the wallet is credited when it is settled",
    "declineDeposit": "ends a deposit that never was credited",
    "requestWithdrawal": "reserves the player's own money",
    "cancelWithdrawal": "releases it",
    "rejectWithdrawal": "releases it",
    "holdWithdrawal": "leaves it reserved",
    "rejectAdjustment": "drops what never was posted",
    "unlockWallet": "changes no balance",
}
"""Mutations with a wallet among their outcomes that need no limit, and why."""

OTHERWISE: Json = {
    "amount": eur("0.01"),
    "authorisation": "another",
    "closes": True,
    "grantId": "0198c0de-0000-7000-8000-000000000000",
    "mayOverdraw": True,
    "method": "another",
    "occurredAt": "2020-01-01T00:00:00Z",
    "reason": "another",
    "tax": True,
}
"""Fields of these mutations, and something else to say than what was approved."""

ABOUT = {"key", "playerId", "walletId", "depositId", "withdrawalId", "transactionId", "kind", "unit"}
"""Fields that name what a request is about: its digest has them."""


@pytest.fixture
async def player(application: Application) -> FundedPlayer:
    return await a_funded_player(application, "50000.00")


def by(player: FundedPlayer, way: MoneyWay, name: str) -> Caller:
    """An operator of this player's own: what they move is counted over all players."""
    return player.application.as_(way.role, brand=player.brand, name=f"{name}-{player.id}")


async def do(way: MoneyWay, mutation: str, player: FundedPlayer, who: Caller, amount: str) -> str:
    """What comes of a new operation."""
    given = await way.prepare(player, amount)
    outcome: str = (await who.mutate(mutation, key=a_key(mutation), **given))["__typename"]
    return outcome


async def balances(player: FundedPlayer) -> list[tuple[Any, ...]]:
    return await player.application.rows(
        "select wallet_no, balance, reserved from wallets.wallet where player_id = $1 order by 1",
        player.id.removeprefix("plr_"),
    )


def test_every_mutation_that_shows_a_wallet_is_counted_or_known_to_move_nothing() -> None:
    shows = {
        name
        for name, field in CORE.mutation_type.fields.items()
        for member in getattr(get_named_type(field.type), "types", ())
        if any(get_named_type(each.type).name == "Wallet" for each in member.fields.values())
    }
    inside = {"betAndWin"}  # shows the bet's and the win's
    noted = {name.removeprefix("Mutation.") for name in CATALOGUE.money}
    assert shows | inside == noted | MOVES_NOTHING.keys()
    assert not noted & MOVES_NOTHING.keys()


def fields_of(mutation: str) -> set[str]:
    return set(get_named_type(CORE.mutation_type.fields[mutation].args["input"].type).fields)


def test_every_mutation_that_people_move_money_by_is_in_the_table() -> None:
    assert set().union(*map(fields_of, WAYS)) == OTHERWISE.keys() | ABOUT
    assert WAYS.keys() | SECOND_STEPS.keys() == PEOPLE_MAY
    assert {f"Mutation.{name}" for name in PEOPLE_MAY} <= CATALOGUE.sensitive


@pytest.mark.parametrize("mutation", WAYS)
async def test_one_person_up_to_the_limit(player: FundedPlayer, mutation: str) -> None:
    way = WAYS[mutation]
    for name, amount in (("below", f"{way.limit - 1}.99"), ("at", f"{way.limit}.00")):
        assert await do(way, mutation, player, by(player, way, name), amount) not in REFUSED, name

    given = await way.prepare(player, f"{way.limit}.01")
    before = await balances(player)
    outcome = await by(player, way, "above").mutate(mutation, key=a_key(), **given)

    assert outcome["__typename"] == way.above
    assert await balances(player) == before


@pytest.mark.parametrize("mutation", WAYS)
async def test_eleven_parts_are_one_amount(player: FundedPlayer, mutation: str) -> None:
    way = WAYS[mutation]
    part, who = f"{way.limit / 11 + 0.01:.2f}", by(player, way, "patient")

    outcomes = [await do(way, mutation, player, who, part) for _ in range(11)]

    assert [outcome in REFUSED for outcome in outcomes] == [False] * 10 + [True]


@pytest.mark.parametrize("mutation", WAYS)
async def test_of_two_at_once_one_passes(player: FundedPlayer, mutation: str) -> None:
    way = WAYS[mutation]
    amount, who = f"{way.limit * 0.6:.2f}", by(player, way, "hasty")
    prepared = [await way.prepare(player, amount) for _ in range(2)]

    outcomes = await asyncio.gather(*(who.mutate(mutation, key=a_key(), **each) for each in prepared))

    assert sorted(each["__typename"] in REFUSED for each in outcomes) == [False, True]


@pytest.mark.parametrize("mutation", WAYS)
async def test_programs_do_what_their_roles_allow_without_a_limit(
    player: FundedPlayer, mutation: str
) -> None:
    way = WAYS[mutation]
    allowed = ACCESS.tables.of_roles("default", frozenset({"payment_service"}))
    assert allowed.allows(f"Mutation.{mutation}") is way.programs
    if way.programs:
        outcome = await do(way, mutation, player, player.payments, f"{way.limit * 20}.00")
        assert outcome not in REFUSED


@pytest.mark.parametrize("mutation", [name for name, way in WAYS.items() if way.above != "ApprovalNeeded"])
async def test_a_second_person_lets_exactly_this_operation_through_once(
    player: FundedPlayer, mutation: str
) -> None:
    way, key = WAYS[mutation], a_key()
    maker, second = by(player, way, "maker"), player.application.as_("accountant", name=f"second-{player.id}")
    given = await way.prepare(player, f"{way.limit * 2}.00")
    approval = (await maker.mutate(mutation, key=key, **given))["approval"]
    decision = {"approvalId": approval["id"]}
    itself = player.application.as_("accountant", name=f"maker-{player.id}")

    assert (approval["state"], approval["maker"]) == ("PENDING", f"operator:maker-{player.id}")
    assert (await itself.mutate("approveMoneyOperation", **decision))["__typename"] == "SameOperator"
    assert (await maker.mutate(mutation, key=key, **given))["__typename"] == "SecondPersonNeeded"
    decided = await second.mutate("approveMoneyOperation", **decision)
    for field in OTHERWISE.keys() & fields_of(mutation):
        said = await maker.mutate(mutation, key=key, **given | {field: OTHERWISE[field]})
        assert said["__typename"] == "IdempotencyConflict", field
    assert (decided["__typename"], decided["approval"]["state"]) == ("MoneyApprovalDecided", "APPROVED")
    done = await maker.mutate(mutation, key=key, **given)
    assert (done["__typename"] in REFUSED, done["replayed"]) == (False, False)
    after = await balances(player)
    assert (await maker.mutate(mutation, key=key, **given))["replayed"] is True
    assert await balances(player) == after
    assert (await second.mutate("approveMoneyOperation", **decision))["__typename"] == "ApprovalMoveRefused"
    # What took two does not count against what the maker may do alone.
    assert await do(way, mutation, player, maker, f"{way.limit}.00") not in REFUSED


async def deposits(player: FundedPlayer, who: Caller, amount: str | Json, key: str = "") -> Json:
    given = await record(player, "1.00") | {"amount": eur(amount) if isinstance(amount, str) else amount}
    return await who.mutate("recordDeposit", key=key or a_key(), **given)


async def test_what_was_approved_is_what_is_carried_out(player: FundedPlayer) -> None:
    maker, key = by(player, WAYS["recordDeposit"], "maker"), a_key()
    approval = (await deposits(player, maker, "500.00", key))["approval"]
    await player.second_accountant.mutate("approveMoneyOperation", approvalId=approval["id"])

    assert (await deposits(player, maker, "500.01", key))["__typename"] == "IdempotencyConflict"
    assert (await deposits(player, maker, "500.00"))["__typename"] == "SecondPersonNeeded"
    stranger = by(player, WAYS["recordDeposit"], "stranger")
    assert (await deposits(player, stranger, "500.00", key))["__typename"] == "SecondPersonNeeded"


async def test_what_was_rejected_stays_so(player: FundedPlayer) -> None:
    maker, key = by(player, WAYS["recordDeposit"], "maker"), a_key()
    approval = (await deposits(player, maker, "500.00", key))["approval"]
    await player.second_accountant.mutate(
        "rejectMoneyOperation", approvalId=approval["id"], reason="no paper"
    )

    again = await deposits(player, maker, "500.00", key)

    assert (again["approval"]["state"], again["approval"]["decision"]) == ("REJECTED", "no paper")
    assert await player.balance() == "50000.00"


async def test_the_maker_is_counted_over_all_players_and_kinds_of_operation(
    application: Application, player: FundedPlayer
) -> None:
    who = by(player, WAYS["recordDeposit"], "generous")
    others = [await a_funded_player(application, None) for _ in range(10)]
    for other in others:
        assert (await deposits(other, who, "100.00"))["__typename"] == "DepositMoved"

    assert (await deposits(player, who, "0.01"))["__typename"] == "SecondPersonNeeded"
    assert await do(WAYS["adjustBalance"], "adjustBalance", player, who, "0.01") == "ApprovalNeeded"


async def test_of_ten_at_once_for_ten_players_no_more_pass_than_the_maker_may(
    application: Application, player: FundedPlayer
) -> None:
    who = by(player, WAYS["recordDeposit"], "parallel")
    for _ in range(9):
        assert (await deposits(await a_funded_player(application, None), who, "100.00")).get("deposit")
    others = [await a_funded_player(application, None) for _ in range(10)]

    outcomes = await asyncio.gather(*(deposits(other, who, "20.00") for other in others))

    assert [each["__typename"] for each in outcomes].count("DepositMoved") == 5


async def test_an_amount_divided_among_kinds_of_operation_is_one_amount(player: FundedPlayer) -> None:
    who = by(player, WAYS["recordDeposit"], "versatile")
    for mutation in ("adjustBalance", "recordDeposit", "settleDeposit"):
        assert await do(WAYS[mutation], mutation, player, who, "33.33") not in REFUSED

    assert await do(WAYS["takeCommission"], "takeCommission", player, who, "0.02") in REFUSED
    assert await do(WAYS["takeCommission"], "takeCommission", player, who, "0.01") not in REFUSED


async def test_an_amount_divided_among_currencies_is_one_amount(application: Application) -> None:
    in_euros, in_yen = (
        await a_funded_player(application, None),
        await a_funded_player(application, None, currency="JPY"),
    )
    who = by(in_euros, WAYS["recordDeposit"], "travelled")
    assert (await deposits(in_euros, who, "100.00"))["__typename"] == "DepositMoved"
    for number in range(9):  # nine of ten shares of what the maker may move: with the euros, all of it
        other = await a_funded_player(application, None, currency="JPY") if number else in_yen
        yen = {"amount": "10000", "currency": "JPY"}
        assert (await deposits(other, who, yen))["__typename"] == "DepositMoved", number

    one = {"amount": "1", "currency": "JPY"}
    assert (await deposits(in_yen, who, one))["__typename"] == "SecondPersonNeeded"


async def test_an_operator_of_two_brands_has_one_limit(application: Application) -> None:
    here = await a_funded_player(application, None)
    at_home = application.as_("accountant", name=f"of-two-{here.id}")
    away = application.as_("accountant", brand="rival", name=f"of-two-{here.id}")
    for _ in range(10):
        other = await a_funded_player(application, None, brand="rival")
        assert (await deposits(other, away, "100.00"))["__typename"] == "DepositMoved"

    assert (await deposits(here, at_home, "0.01"))["__typename"] == "SecondPersonNeeded"


async def test_what_one_operator_approved_another_pays(player: FundedPlayer) -> None:
    way = WAYS["approveWithdrawal"]
    given, key = await way.prepare(player, "5000.00"), a_key()
    risk = by(player, way, "risk")
    approval = (await risk.mutate("approveWithdrawal", key=key, **given))["approval"]
    await player.accountant.mutate("approveMoneyOperation", approvalId=approval["id"])
    await risk.mutate("approveWithdrawal", key=key, **given)

    paid = await player.second_accountant.mutate("payWithdrawal", key=a_key(), authorisation="p", **given)

    assert (paid["__typename"], paid["withdrawal"]["state"]) == ("WithdrawalMoved", "PAID")


async def test_one_operator_cannot_approve_and_pay_up_to_the_limit_twice(player: FundedPlayer) -> None:
    given = await WAYS["approveWithdrawal"].prepare(player, "1000.00")
    alone = player.application.as_("accountant", name=f"alone-{player.id}")
    assert (await alone.mutate("approveWithdrawal", key=a_key(), **given))["__typename"] == "WithdrawalMoved"

    paid = await alone.mutate("payWithdrawal", key=a_key(), authorisation="p", **given)

    assert paid["__typename"] == "SecondPersonNeeded"


async def test_a_program_is_no_second_person(player: FundedPlayer) -> None:
    maker = by(player, WAYS["recordDeposit"], "maker")
    approval = (await deposits(player, maker, "500.00"))["approval"]
    ((status,),) = await player.application.rows(
        "select status from wallets.decide_approval($1,$2,true,'service:robot',null,'c')",
        player.id.removeprefix("plr_"),
        approval["id"].rpartition("_")[2],
    )
    assert status == Status.SAME_OPERATOR


async def test_what_waits_is_in_the_queue_of_the_brand(
    application: Application, player: FundedPlayer
) -> None:
    approval = (await deposits(player, by(player, WAYS["recordDeposit"], "maker"), "500.00"))["approval"]
    asked = "{ pendingMoneyApprovals(last: 100) { nodes { id } } }"

    ours = (await application.as_("risk").data_of(asked))["pendingMoneyApprovals"]["nodes"]
    theirs = (await application.as_("risk", brand="rival").data_of(asked))["pendingMoneyApprovals"]["nodes"]

    assert approval["id"] in [each["id"] for each in ours]
    assert approval["id"] not in [each["id"] for each in theirs]
    rival = application.as_("accountant", brand="rival")
    foreign = await rival.mutate("approveMoneyOperation", approvalId=approval["id"])
    assert foreign["__typename"] == "PaymentNotFound"


async def test_zero_needs_no_second_person(player: FundedPlayer) -> None:
    """A grant that is closed with nothing left moves nothing."""
    given = await WAYS["convertBonus"].prepare(player, "10.00")
    crm = by(player, WAYS["convertBonus"], "crm")
    assert (await crm.mutate("convertBonus", key=a_key(), **given))["__typename"] == "BonusConverted"
    nothing = {"walletId": given["walletId"], "amount": eur("0.00"), "closes": True, "reason": "empty"}
    assert (await crm.mutate("convertBonus", key=a_key(), **nothing))["__typename"] == "BonusConverted"
