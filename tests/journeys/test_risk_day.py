"""A day of a risk analyst, by the public API: follow a payment to its player, look at the play, and act."""

from __future__ import annotations

from tests.journeys.people import Person, a_key, eur
from tests.journeys.staffed_casino import PASSWORD, StaffedCasino

FOUND = """query ($filter: PlayerFilter) { players(filter: $filter, first: 5) { nodes { id email } } }"""
PLAY = """query ($id: ID!) { player(id: $id) {
  statusOwners allowedMoves sessions { id ip }
  rounds(first: 10) { nodes { id game closedAt staked { amount } won { amount } } }
  transactions(first: 20) { nodes { id kind actor ip bet { id } } } } }"""
HISTORY = """query ($id: ID!) { player(id: $id) { status
  statusHistory(first: 10) { nodes { from to actor reasonCode reason } }
  notes(first: 5) { nodes { text author } } } }"""

PAYMENT = """query ($id: ID!) { node(id: $id) { ... on Withdrawal {
  state underReview holds { id reason note putBy liftedBy }
  steps { kind state actor hold { id } review { decision } } } } }"""
SEEN_BY_SUPPORT = """query ($id: ID!) { node(id: $id) { ... on Withdrawal {
  underReview holds { waitsFor putBy liftedBy } steps { kind state actor } } } }"""
SEEN_BY_PLAYER = """query ($id: ID!) { player(id: $id) {
  withdrawals(first: 1) { nodes { state underReview reviewNotice } } } }"""
HELD = """query ($filter: PendingWithdrawalFilter) {
  pendingWithdrawals(filter: $filter, first: 100) { nodes { id } } }"""


async def test_follows_a_payment_reference_to_the_player_and_reads_the_play(casino: StaffedCasino) -> None:
    risk = await casino.operator("risk", "rita")
    player = await casino.player("risk-found")
    await casino.deposit(player.name, "300.00", authorisation="acq-990017")
    await casino.play(player.name, "250.00", "12.00")

    (found,) = (await risk.ask(FOUND, filter={"paymentReference": "acq-990017"}))["players"]["nodes"]
    assert found == {"id": player.name, "email": "risk-found@example.com"}
    shown = (await risk.ask(PLAY, id=player.name))["player"]
    (played,) = shown["rounds"]["nodes"]
    assert (played["staked"]["amount"], played["won"]["amount"]) == ("250.00", "12.00")
    kinds = {each["kind"]: each for each in shown["transactions"]["nodes"]}
    assert kinds["WIN"]["bet"] == {"id": kinds["BET"]["id"]}
    assert len(shown["sessions"]) == 1


async def test_suspends_a_player_whose_sessions_end_and_who_is_told_why_not(casino: StaffedCasino) -> None:
    risk = await casino.operator("risk", "rita")
    player = await casino.player("risk-stopped", "100.00")
    await risk.done("addNote", "NoteAdded", playerId=player.name, text="same card as three others")
    stop = {
        "playerId": player.name,
        "to": "SUSPENDED",
        "reason": {"code": "FRAUD_SUSPECTED", "words": "card"},
    }
    await risk.done("movePlayerStatus", "PlayerStatusMoved", **stop)

    (error,) = (await player.answer("{ viewer { player { id } } }"))["errors"]
    assert error["extensions"]["code"] == "UNAUTHENTICATED"
    back = Person(casino.http, "player", realm="players")
    refused = await back.auth("sign-in", login="risk-stopped", password=PASSWORD)
    assert (refused.status_code, refused.json()["status"]) == (403, "SUSPENDED")
    games = await casino.service("game_server")
    bet = await games.post("/bets", {"playerId": player.name, "key": a_key("bet"), "stake": eur("1.00")})
    assert (bet.status_code, bet.json()["reason"]) == (409, "SUSPENDED")

    support = await casino.operator("support", "sue")
    again = {"playerId": player.name, "to": "ACTIVE", "reason": {"code": "APPEAL_UPHELD"}}
    assert (await support.do("movePlayerStatus", **again))["__typename"] == "MoveNotAllowed"
    await risk.done("movePlayerStatus", "PlayerStatusMoved", **again)
    shown = (await risk.ask(HISTORY, id=player.name))["player"]
    assert shown["status"] == "ACTIVE"
    moves = [(each["to"], each["reasonCode"]) for each in shown["statusHistory"]["nodes"]]
    assert set(moves[:2]) == {("ACTIVE", "APPEAL_UPHELD"), ("SUSPENDED", "FRAUD_SUSPECTED")}
    assert [each["text"] for each in shown["notes"]["nodes"]] == ["same card as three others"]


async def test_refuses_a_withdrawal_and_the_money_is_the_players_again(casino: StaffedCasino) -> None:
    risk = await casino.operator("risk", "rita")
    player = await casino.player("risk-refused", "60.00")
    given = {"playerId": player.name, "key": a_key("out"), "amount": eur("60.00"), "method": "card"}
    asked = (await player.done("requestWithdrawal", "WithdrawalMoved", **given))["withdrawal"]["id"]
    decided = {"withdrawalId": asked, "key": a_key("no"), "reason": "not the player's own account"}
    refused = await risk.done("rejectWithdrawal", "WithdrawalMoved", **decided)
    assert refused["withdrawal"]["state"] == "REJECTED"
    assert refused["wallet"]["available"]["amount"] == "60.00"


async def test_holds_a_withdrawal_until_the_source_of_funds_is_proved(casino: StaffedCasino) -> None:
    risk, anna = await casino.operator("risk", "rita"), await casino.operator("accountant", "anna")
    sue = await casino.operator("support", "sue")
    player = await casino.player("risk-held", "900.00")
    given = {"playerId": player.name, "key": a_key("out"), "amount": eur("900.00"), "method": "bank"}
    id = (await player.done("requestWithdrawal", "WithdrawalMoved", **given))["withdrawal"]["id"]

    why = {"withdrawalId": id, "key": a_key("hold"), "reason": "SOURCE_OF_FUNDS", "note": "asked by mail"}
    hold = (await risk.done("addWithdrawalHold", "WithdrawalHoldAdded", **why))["hold"]["id"]
    approval = {"withdrawalId": id, "key": a_key("approve")}
    held = await anna.done("approveWithdrawal", "WithdrawalHeld", **approval)
    assert [each["reason"] for each in held["holds"]] == ["SOURCE_OF_FUNDS"]
    lift = {"holdId": hold, "key": a_key("lift"), "note": "looks fine"}
    await anna.done("liftWithdrawalHold", "HoldOwnedByRisk", **lift)

    for_support = (await sue.ask(SEEN_BY_SUPPORT, id=id))["node"]
    assert [each["waitsFor"] for each in for_support["holds"]] == ["SOURCE_OF_FUNDS"]
    assert [each["kind"] for each in for_support["steps"]] == ["MOVED", "HOLD_ADDED"]
    assert "WithdrawalHold.note" in await sue.refused(PAYMENT, id=id)
    (for_player,) = (await player.ask(SEEN_BY_PLAYER, id=player.name))["player"]["withdrawals"]["nodes"]
    assert (for_player["state"], for_player["underReview"]) == ("REQUESTED", True)
    assert "funds" not in for_player["reviewNotice"]
    waiting = (await anna.ask(HELD, filter={"heldFor": ["SOURCE_OF_FUNDS"]}))["pendingWithdrawals"]["nodes"]
    assert {"id": id} in waiting

    checked = {"withdrawalId": id, "key": a_key("check"), "decision": "PASSED", "note": "payslips seen"}
    await risk.done("recordWithdrawalReview", "WithdrawalReviewed", **checked)
    await risk.done("liftWithdrawalHold", "WithdrawalHoldLifted", **(lift | {"key": a_key("lift")}))
    await anna.done("approveWithdrawal", "WithdrawalMoved", **(approval | {"key": a_key("approve")}))
    shown = (await risk.ask(PAYMENT, id=id))["node"]
    kinds = [each["kind"] for each in shown["steps"]]
    assert kinds == ["MOVED", "HOLD_ADDED", "RISK_CHECKED", "HOLD_LIFTED", "MOVED"]


async def test_sees_everything_of_the_books_and_moves_no_money(casino: StaffedCasino) -> None:
    risk = await casino.operator("risk", "rita")
    player = await casino.player("risk-guarded", "10.00")
    assert "ledger" in await risk.ask("{ ledger(first: 1) { nodes { id } } }")
    adjust = "mutation ($in: AdjustBalanceInput!) { adjustBalance(input: $in) { __typename } }"
    wallet = player.name.replace("plr_", "wal_") + "_0"
    given = {"walletId": wallet, "key": a_key("adjust"), "amount": eur("1.00"), "reason": "no"}
    assert "Mutation.adjustBalance" in await risk.refused(adjust, **{"in": given})
