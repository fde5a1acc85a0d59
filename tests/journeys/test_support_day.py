"""A day of support, by the public API: find who is calling, say why something waits, and put it right."""

from __future__ import annotations

from typing import Any

from tests.journeys.people import a_key, eur
from tests.journeys.staffed_casino import StaffedCasino

FOUND = """query ($filter: PlayerFilter) {
  players(filter: $filter, first: 5) { nodes { id email name { last } } } }"""
CARD = """query ($id: ID!) { player(id: $id) {
  status missing emailVerifiedAt standing { mayBet reason } preferences { language }
  statusHistory(first: 5) { nodes { to actor } } notes(first: 5) { nodes { text author } } tags
  withdrawals(last: 5) { nodes { id state amount { amount } steps { state at actor } } } } }"""

CORRECTED = """query ($id: ID!) { player(id: $id) { name { last } country
  corrections(first: 5) { nodes { state maker checker reason changes { field } } } } }"""
APPROVE = "mutation ($in: DecideCorrectionInput!) { approveCorrection(input: $in) { __typename } }"
RESETS = "query { factorResets(first: 50) { nodes { id state dueAt player { id } } } }"


async def find(casino: StaffedCasino, **filter: Any) -> list[str]:
    sue = await casino.operator("support", "sue")
    return [each["id"] for each in (await sue.ask(FOUND, filter=filter))["players"]["nodes"]]


async def reset_of(casino: StaffedCasino, player: str) -> Any:
    sue = await casino.operator("support", "sue")
    resets = (await sue.ask(RESETS))["factorResets"]["nodes"]
    return next(each for each in resets if each["player"]["id"] == player)


async def test_finds_who_is_calling_by_whatever_they_can_say(casino: StaffedCasino) -> None:
    profile = {"phone": "+49 30 1234567", "firstName": "Juliane", "lastName": "Ostermann"}
    player = await casino.player("sup-juliane", **profile)
    await casino.deposit(player.name, "25.00", authorisation="psp-555-1")

    assert await find(casino, email="SUP-juliane@example.com") == [player.name]
    assert await find(casino, phone="+49301234567") == [player.name]
    assert await find(casino, usernamePrefix="sup-jul") == [player.name]
    assert await find(casino, email="sup-julian@example.com") == []
    sue = await casino.operator("support", "sue")
    (seen,) = (await sue.ask(FOUND, filter={"username": "sup-juliane"}))["players"]["nodes"]
    assert (seen["email"], seen["name"]["last"]) == ("s***@e***.com", "O***")


async def test_says_why_a_withdrawal_waits_and_takes_it_back_when_asked(casino: StaffedCasino) -> None:
    sue = await casino.operator("support", "sue")
    player = await casino.player("sup-waiting", "90.00")
    given = {"playerId": player.name, "key": a_key("out"), "amount": eur("90.00"), "method": "bank"}
    await player.done("requestWithdrawal", "WithdrawalMoved", **given)

    shown = (await sue.ask(CARD, id=player.name))["player"]
    (waiting,) = shown["withdrawals"]["nodes"]
    assert [(step["state"], bool(step["at"])) for step in waiting["steps"]] == [("REQUESTED", True)]
    back = {"withdrawalId": waiting["id"], "key": a_key("back")}
    cancelled = await sue.done("cancelWithdrawal", "WithdrawalMoved", **back)
    assert cancelled["withdrawal"]["state"] == "CANCELLED"


async def test_keeps_notes_and_tags_and_changes_what_the_player_prefers(casino: StaffedCasino) -> None:
    sue = await casino.operator("support", "sue")
    player = await casino.player("sup-noted")
    await sue.done("addNote", "NoteAdded", playerId=player.name, text="calls in the evening")
    await sue.done("addTag", "PlayerUpdated", playerId=player.name, tag="callback")
    prefers = {"playerId": player.name, "language": "it", "reason": {"code": "PLAYER_REQUEST"}}
    await sue.done("updateProfile", "PlayerUpdated", **prefers)

    shown = (await sue.ask(CARD, id=player.name))["player"]
    assert [each["text"] for each in shown["notes"]["nodes"]] == ["calls in the evening"]
    assert shown["tags"] == ["callback"]
    assert shown["preferences"] == {"language": "it"}


async def test_closes_an_account_when_the_player_asks_and_sees_it_in_the_history(
    casino: StaffedCasino,
) -> None:
    sue = await casino.operator("support", "sue")
    player = await casino.player("sup-closing")
    close = {"playerId": player.name, "to": "CLOSED", "reason": {"code": "PLAYER_REQUEST"}}
    await sue.done("movePlayerStatus", "PlayerStatusMoved", **close)
    shown = (await sue.ask(CARD, id=player.name))["player"]
    assert shown["status"] == "CLOSED"
    newest = shown["statusHistory"]["nodes"][0]
    assert (newest["to"], newest["actor"].startswith("operator:")) == ("CLOSED", True)


async def test_has_a_misspelt_name_corrected_with_a_colleague_and_it_stays_in_the_history(
    casino: StaffedCasino,
) -> None:
    sue, lead = await casino.operator("support", "sue"), await casino.operator("support_lead", "lea")
    player = await casino.player("sup-misspelt", firstName="Anna", lastName="Mueler")
    asked = {"playerId": player.name, "key": a_key("correct"), "reason": "as in the passport"}
    requested = await sue.done("requestCorrection", "CorrectionRequested", **asked, lastName="Mueller")
    decision = {"correctionId": requested["correction"]["id"]}
    assert "Mutation.approveCorrection" in await sue.refused(APPROVE, **{"in": decision})
    await lead.done("approveCorrection", "CorrectionDecided", **decision)

    shown = (await lead.ask(CORRECTED, id=player.name))["player"]
    assert shown["name"] == {"last": "Mueller"}
    (kept,) = shown["corrections"]["nodes"]
    assert (kept["state"], kept["changes"]) == ("APPROVED", [{"field": "lastName"}])
    assert kept["maker"] != kept["checker"]


async def test_opens_a_way_back_for_who_lost_every_factor_and_the_player_may_object(
    casino: StaffedCasino,
) -> None:
    sue, lead = await casino.operator("support", "sue"), await casino.operator("support_lead", "lea")
    player = await casino.player("sup-locked-out")
    await player.enrol_passkey()
    seen = {
        "playerId": player.name,
        "proof": "VIDEO_CALL",
        "reference": "call 4711",
        "reason": "phone stolen",
    }
    asked = (await sue.done("requestFactorReset", "FactorResetRequested", **seen))["reset"]
    await lead.done("approveFactorReset", "FactorResetDecided", id=asked["id"])
    assert (await reset_of(casino, player.name))["state"] == "WAITING"

    outcome = await player.ask("mutation { it: objectToFactorReset { __typename } }")
    assert outcome["it"]["__typename"] == "FactorResetDecided"
    assert (await reset_of(casino, player.name))["state"] == "OBJECTED"


async def test_does_not_see_addresses_in_clear_nor_move_money_nor_undo_others_bans(
    casino: StaffedCasino,
) -> None:
    sue = await casino.operator("support", "sue")
    player = await casino.player("sup-guarded", "10.00")
    adjust = "mutation ($in: AdjustBalanceInput!) { adjustBalance(input: $in) { __typename } }"
    wallet = player.name.replace("plr_", "wal_") + "_0"
    given = {"walletId": wallet, "key": a_key("adjust"), "amount": eur("1.00"), "reason": "no"}
    assert "Mutation.adjustBalance" in await sue.refused(adjust, **{"in": given})
    assert "Query.auditEntries(first)" in await sue.refused("{ auditEntries(first: 1) { totalCount } }")
    prefix = '{ players(filter: {namePrefix: "Ost"}) { totalCount } }'
    assert "PlayerFilter.namePrefix" in await sue.refused(prefix)
