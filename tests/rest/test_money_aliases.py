"""Money moved over REST: the graph's commands, rights and repeated keys."""

from __future__ import annotations

from uuid import UUID

import httpx
import pytest

from domain.shared.money import Money
from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.wallets.play.bonus_terms import give_bonus
from tests.wallets.wallets_harness import EUR


@pytest.fixture
async def guest(application: Application) -> FundedPlayer:
    """A player with 100 euros."""
    return await a_funded_player(application)


async def done(by: Caller, path: str, status: int = 200, /, **given: object) -> Json:
    """The body of a success."""
    response = await by.post(given, path)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/json"), (
        response.text
    )
    assert response.headers["cache-control"] == "no-store"
    body: Json = response.json()
    return body


def refused(response: httpx.Response, status: int, kind: str) -> Json:
    """The body of a problem of this kind."""
    assert response.headers["content-type"] == "application/problem+json", response.text
    body: Json = response.json()
    assert (response.status_code, body["status"]) == (status, status), body
    assert body["type"] == f"urn:croupier:problem:{kind}"
    return body


async def test_a_round_is_played(guest: FundedPlayer) -> None:
    bet = a_key("bet")
    given = {"playerId": guest.id, "round": "r", "game": "dice"}
    placed = await done(guest.games, "/bets", key=bet, stake=eur("10.00"), **given)
    assert (placed["outcome"], placed["replayed"]) == ("BetPlaced", False)
    assert (placed["transaction"]["kind"], placed["transaction"]["reference"]) == ("BET", bet)
    assert placed["wallet"]["balance"]["amount"] == "90.00"
    won = await done(guest.games, "/wins", key=a_key("win"), amount=eur("25.00"), bet=bet, **given)
    assert (won["outcome"], won["wallet"]["balance"]["amount"]) == ("WinPaid", "115.00")
    closed = await done(guest.games, "/rounds/close", key=a_key("close"), **given)
    assert closed["outcome"] == "RoundClosed"
    late = {"key": a_key("bet"), "stake": eur("1.00"), **given}
    refused(await guest.games.post(late, "/bets"), 409, "round-is-closed")
    assert await guest.balance() == "115.00"


async def test_a_bet_is_rolled_back_before_and_after_it_arrives(guest: FundedPlayer) -> None:
    early, bet = a_key("bet"), a_key("bet")
    noted = await done(guest.games, "/rollbacks", playerId=guest.id, key=a_key("rollback"), bet=early)
    assert noted["outcome"] == "RollbackNoted"
    given = {"playerId": guest.id, "key": early, "stake": eur("10.00")}
    refused(await guest.games.post(given, "/bets"), 409, "already-rolled-back")
    await done(guest.games, "/bets", **(given | {"key": bet}))
    assert await guest.balance() == "90.00"
    back = await done(guest.games, "/rollbacks", playerId=guest.id, key=a_key("rollback"), bet=bet)
    assert (back["outcome"], back["wallet"]["balance"]["amount"]) == ("RolledBack", "100.00")


async def test_a_deposit_is_authorised_and_settled(guest: FundedPlayer) -> None:
    given = {"playerId": guest.id, "amount": eur("20.00"), "method": "card"}
    begun = await done(guest.payments, "/deposits/initiate", key=a_key("deposit"), **given)
    path = f"/deposits/{begun['deposit']['id']}"
    assert begun["wallet"]["balance"]["amount"] == "100.00"
    promised = await done(guest.payments, f"{path}/authorise", key=a_key(), authorisation="A-1")
    assert promised["deposit"]["state"] == "AUTHORISED"
    settled = await done(guest.payments, f"{path}/settle", key=a_key())
    assert (settled["deposit"]["state"], settled["wallet"]["balance"]["amount"]) == ("SETTLED", "120.00")
    problem = refused(
        await guest.payments.post({"key": a_key(), "reason": "late"}, f"{path}/decline"),
        409,
        "deposit-move-refused",
    )
    assert (problem["state"], problem["allowed"]) == ("SETTLED", settled["deposit"]["allowedMoves"])
    recorded = await done(guest.payments, "/deposits", key=a_key("deposit"), **given)
    assert (recorded["outcome"], recorded["wallet"]["balance"]["amount"]) == ("DepositMoved", "140.00")


async def withdrawal(guest: FundedPlayer) -> str:
    """The path of a withdrawal of 20 euros that was asked for."""
    given = {"playerId": guest.id, "amount": eur("20.00"), "method": "bank"}
    asked = await done(guest.payments, "/withdrawals", key=a_key("withdrawal"), **given)
    assert (asked["withdrawal"]["state"], asked["wallet"]["reserved"]["amount"]) == ("REQUESTED", "20.00")
    return f"/withdrawals/{asked['withdrawal']['id']}"


async def test_players_pay_in_and_out_themselves(guest: FundedPlayer) -> None:
    given = {"playerId": guest.id, "amount": eur("20.00"), "method": "card"}
    begun = await done(guest.player, "/deposits/initiate", key=a_key("deposit"), **given)
    assert begun["deposit"]["state"] == "INITIATED"
    asked = await done(guest.player, "/withdrawals", key=a_key("withdrawal"), **given)
    path = f"/withdrawals/{asked['withdrawal']['id']}/cancel"
    cancelled = await done(guest.player, path, key=a_key("cancel"))
    assert cancelled["wallet"]["available"]["amount"] == "100.00"


@pytest.mark.parametrize(("step", "state"), [("reject", "REJECTED"), ("cancel", "CANCELLED")])
async def test_a_withdrawal_that_is_not_paid_can_be_played_again(
    guest: FundedPlayer, step: str, state: str
) -> None:
    path = await withdrawal(guest)
    moved = await done(guest.payments, f"{path}/{step}", key=a_key(step), reason="Asked by the bank")
    assert (moved["withdrawal"]["state"], moved["wallet"]["available"]["amount"]) == (state, "100.00")
    pay = {"key": a_key(), "authorisation": "P-1"}
    problem = refused(await guest.payments.post(pay, f"{path}/pay"), 409, "withdrawal-move-refused")
    assert (problem["state"], problem["allowed"]) == (state, [])


async def test_a_withdrawal_is_held_and_paid(guest: FundedPlayer) -> None:
    path = await withdrawal(guest)
    approved = await guest.accountant.mutate(
        "approveWithdrawal", withdrawalId=path.rpartition("/")[2], key=a_key("approve")
    )
    assert approved["__typename"] == "WithdrawalMoved"
    held = await done(guest.payments, f"{path}/hold", key=a_key("hold"), reason="No answer")
    assert held["withdrawal"]["state"] == "IN_DOUBT"
    paid = await done(guest.payments, f"{path}/pay", key=a_key("pay"), authorisation="P-1")
    assert (paid["withdrawal"]["state"], paid["wallet"]["balance"]["amount"]) == ("PAID", "80.00")
    assert paid["wallet"]["reserved"]["amount"] == "0.00"


async def test_what_takes_two_people_is_received(guest: FundedPlayer) -> None:
    given = {"playerId": guest.id, "key": a_key("deposit"), "amount": eur("5000.00"), "method": "card"}
    waiting = await done(guest.accountant, "/deposits", 202, **given)
    assert waiting["outcome"] == "SecondPersonNeeded"
    assert (waiting["approval"]["state"], waiting["approval"]["reference"]) == ("PENDING", given["key"])
    assert await guest.balance() == "100.00"


ROUTES = ("/bets", "/wins", "/deposits", "/withdrawals")


@pytest.mark.parametrize("path", ROUTES)
async def test_a_repeated_key_moves_nothing_and_another_amount_is_a_conflict(
    guest: FundedPlayer, path: str
) -> None:
    by = guest.games if path in {"/bets", "/wins"} else guest.payments
    money = "stake" if path == "/bets" else "amount"
    more = {} if by is guest.games else {"method": "card"}
    more |= {"kind": "PROMO"} if path == "/wins" else {}
    given: Json = {"playerId": guest.id, "key": a_key(), money: eur("7.00"), **more}
    first, entries = await done(by, path, **given), await guest.entries()
    again = await done(by, path, **given)
    assert (first["replayed"], again["replayed"]) == (False, True)
    assert first | {"replayed": True} == again
    body = refused(await by.post(given | {money: eur("8.00")}, path), 409, "idempotency-conflict")
    assert body["reference"] == given["key"]
    assert await guest.entries() == entries


async def test_a_key_is_one_key_in_rest_and_in_the_graph(guest: FundedPlayer) -> None:
    key = a_key("bet")
    placed = await done(guest.games, "/bets", playerId=guest.id, key=key, stake=eur("7.00"))
    repeated = await guest.bet("7.00", key=key)
    assert (repeated["__typename"], repeated["replayed"]) == ("BetPlaced", True)
    assert repeated["transaction"]["id"] == placed["transaction"]["id"]
    assert (await guest.bet("8.00", key=key))["__typename"] == "IdempotencyConflict"


async def test_a_refusal_says_why(guest: FundedPlayer) -> None:
    given = {"playerId": guest.id, "key": a_key("bet"), "stake": eur("250.00")}
    body = refused(await guest.games.post(given, "/bets"), 409, "insufficient-funds")
    in_graph = await guest.bet("250.00")
    assert (body["title"], body["detail"]) == ("Insufficient funds", in_graph["message"])
    assert body["shortBy"] == {"amount": "150.00", "currency": "EUR", "minor": "15000"}
    assert "code" not in body


async def test_a_bonus_refuses_what_its_terms_forbid(guest: FundedPlayer) -> None:
    player = UUID(guest.id.removeprefix("plr_"))
    terms = {"maxBet": 500, "maxBetAny": True, "onWithdrawal": "REFUSE"}
    grant = str(await give_bonus(guest.application.database, player, Money(50_00, EUR), **terms))
    bet = {"playerId": guest.id, "key": a_key("bet"), "stake": eur("5.01")}
    body = refused(await guest.games.post(bet, "/bets"), 409, "max-bet-exceeded")
    assert body["maxBet"] == {"amount": "5.00", "currency": "EUR", "minor": "500"}
    asked = {"playerId": guest.id, "key": a_key("out"), "amount": eur("20.00"), "method": "bank"}
    held_back = refused(await guest.player.post(asked, "/withdrawals"), 409, "wagering-unfinished")
    assert (body["grantId"], held_back["grantId"]) == (grant, grant)
    assert await guest.balance() == "100.00"


async def test_who_may_not_move_money_may_not_here(application: Application, guest: FundedPlayer) -> None:
    bet = {"playerId": guest.id, "key": a_key("bet"), "stake": eur("1.00")}
    deposit = {"playerId": guest.id, "key": a_key(), "amount": eur("1.00"), "method": "card"}
    for by in (guest.player, guest.payments, guest.admin, guest.accountant):
        assert refused(await by.post(bet, "/bets"), 403, "forbidden")["coordinate"] == "Mutation.placeBet"
    for by in (guest.player, guest.games):
        refused(await by.post(deposit, "/deposits"), 403, "forbidden")
    for path in ROUTES:
        refused(await application.as_("anonymous").post(bet, path), 401, "unauthenticated")
    assert await guest.balance() == "100.00"


async def test_money_of_another_brand_is_not_found(application: Application, guest: FundedPlayer) -> None:
    rival = await a_funded_player(application, brand="rival")
    bet = {"playerId": guest.id, "key": a_key("bet"), "stake": eur("1.00")}
    refused(await rival.games.post(bet, "/bets"), 404, "wallet-not-found")
    asked = {"playerId": guest.id, "key": a_key(), "amount": eur("1.00"), "method": "bank"}
    mine = await done(guest.payments, "/withdrawals", **asked)
    cancel = f"/withdrawals/{mine['withdrawal']['id']}/cancel"
    refused(await rival.payments.post({"key": a_key()}, cancel), 404, "wallet-not-found")


async def test_the_id_is_given_in_the_path_alone(guest: FundedPlayer) -> None:
    body = {"key": a_key(), "withdrawalId": "wdr_1"}
    problem = refused(await guest.payments.post(body, "/withdrawals/x/cancel"), 400, "bad-user-input")
    assert problem["field"] == "withdrawalId"
