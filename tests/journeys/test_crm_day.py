"""A day of a CRM manager, by the public API: find whom to write to, reward them, and see it arrive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.journeys.people import Person, a_key, eur
from tests.journeys.staffed_casino import StaffedCasino

AUDIENCE = """query ($filter: PlayerFilter, $last: Int, $before: String) {
  players(filter: $filter, sort: {created: ASC}, last: $last, before: $before) {
    totalCount pageInfo { hasPreviousPage startCursor }
    nodes { username vipLevel tags marketingChannels allowances { mayBeMarketed } source { campaign } } } }"""
EMAIL = (
    "query ($id: ID!) { player(id: $id) { email tags vipLevel changes(first: 5) { nodes { field actor } } } }"
)
STATUS = "subscription ($id: ID!) { playerStatusChanged(playerId: $id) { id status } }"
WALLETS = """subscription ($id: ID!) { walletChanged(playerId: $id) {
  fresh wallets { kind balance { amount } } } }"""


async def audience(crm: Person, **filter: Any) -> list[str]:
    """The usernames a filter finds, read backwards page by page."""
    found: list[str] = []
    before: str | None = None
    while True:
        page = (await crm.ask(AUDIENCE, filter=filter, last=2, before=before))["players"]
        found = [each["username"] for each in page["nodes"]] + found
        if not page["pageInfo"]["hasPreviousPage"]:
            assert page["totalCount"] == len(found)
            return found
        before = page["pageInfo"]["startCursor"]


async def test_finds_an_audience_by_what_it_agreed_to_and_where_it_came_from(casino: StaffedCasino) -> None:
    crm = await casino.operator("crm", "carla")
    spring = {"campaign": "spring", "trafficSource": "affiliate-7"}
    italian = {"country": "DE", "language": "it"}
    consented = [{"kind": kind, "version": "1"} for kind in ("TERMS", "PRIVACY", "PROFILING")]
    await casino.player("crm-reached", **spring, **italian, contactBy=["EMAIL"], consents=consented)
    await casino.player("crm-silent", **spring, **italian)
    await casino.player("crm-german", **spring, language="de", contactBy=["EMAIL", "SMS"], consents=consented)

    assert await audience(crm, campaign=["spring"]) == ["crm-reached", "crm-silent", "crm-german"]
    assert await audience(crm, campaign=["spring"], contactBy=["EMAIL"]) == ["crm-reached", "crm-german"]
    assert await audience(crm, campaign=["spring"], contactBy=["EMAIL"], language=["it"]) == ["crm-reached"]
    assert await audience(crm, campaign=["spring"], consented=["PROFILING"]) == ["crm-reached", "crm-german"]
    today = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    assert len(await audience(crm, campaign=["spring"], lastSeen={"from": today})) == 3
    assert await audience(crm, campaign=["spring"], lastSeen={"until": today}) == []

    shown = (await crm.ask(AUDIENCE, filter={"campaign": ["spring"]}, last=3))["players"]["nodes"]
    marketed = {each["username"]: each["allowances"]["mayBeMarketed"] for each in shown}
    assert marketed == {"crm-reached": True, "crm-silent": False, "crm-german": True}


async def test_rewards_a_player_who_sees_it_at_once(casino: StaffedCasino) -> None:
    crm, lead = await casino.operator("crm", "carla"), await casino.operator("admin", "ada")
    player = await casino.player("crm-rewarded", "20.00")
    level = {"playerId": player.name, "level": 3, "reason": {"code": "OTHER", "words": "plays every week"}}
    await crm.done("setVipLevel", "PlayerUpdated", **level)
    await crm.done("addTag", "PlayerUpdated", playerId=player.name, tag="regular")
    assert await audience(crm, vipLevel=[3], tagsAll=["regular"]) == ["crm-rewarded"]

    async with player.watching(WALLETS, id=player.name) as pushes:
        assert (await pushes.next())["fresh"]
        small = {"playerId": player.name, "key": a_key("grant"), "kind": "BONUS", "amount": eur("10.00")}
        small |= {"grantId": str(uuid4()), "reason": "birthday"}
        await crm.done("grantFunds", "FundsGranted", **small)
        pushed = (await pushes.next())["wallets"]
        assert {"kind": "BONUS", "balance": {"amount": "10.00"}} in pushed

    large = small | {"key": a_key("grant"), "amount": eur("5000.00"), "grantId": str(uuid4())}
    waiting = (await crm.done("grantFunds", "SecondPersonNeeded", **large))["approval"]["id"]
    await lead.done("approveMoneyOperation", "MoneyApprovalDecided", approvalId=waiting)
    await crm.done("grantFunds", "FundsGranted", **large)


async def test_is_told_when_a_player_may_not_be_written_to_any_more(casino: StaffedCasino) -> None:
    crm = await casino.operator("crm", "carla")
    player = await casino.player("crm-leaving", contactBy=["EMAIL"], campaign="autumn")
    assert (await crm.ask(AUDIENCE, filter={"campaign": ["autumn"]}, last=1))["players"]["totalCount"] == 1

    async with crm.watching(STATUS, id=player.name) as pushes:
        assert (await pushes.next())["status"] == "ACTIVE"
        leave = {"playerId": player.name, "to": "SELF_EXCLUDED", "termDays": 365}
        await player.done("movePlayerStatus", "PlayerStatusMoved", **leave, reason={"code": "PLAYER_REQUEST"})
        assert (await pushes.next())["status"] == "SELF_EXCLUDED"
    (left,) = (await crm.ask(AUDIENCE, filter={"campaign": ["autumn"]}, last=1))["players"]["nodes"]
    assert left["allowances"] == {"mayBeMarketed": False}


async def test_sees_addresses_masked_and_reveals_one_for_a_reason_on_record(casino: StaffedCasino) -> None:
    crm, auditor = await casino.operator("crm", "carla"), await casino.operator("auditor", "otto")
    player = await casino.player("crm-masked")
    shown = (await crm.ask(EMAIL, id=player.name))["player"]
    assert shown["email"] == "c***@e***.com"
    assert "PlayerFilter.email" in await crm.refused(
        '{ players(filter: {email: "crm-masked@example.com"}) { totalCount } }'
    )

    wanted = {"playerId": player.name, "fields": ["EMAIL"], "reason": {"code": "PLAYER_REQUEST"}}
    revealed = await crm.done("revealPersonalData", "PersonalDataRevealed", **wanted)
    assert revealed["values"] == [{"field": "EMAIL", "value": "crm-masked@example.com"}]
    trail = "query ($f: AuditFilter) { auditEntries(filter: $f, first: 20) { nodes { action actor } } }"
    entries = (await auditor.ask(trail, f={"playerId": player.name}))["auditEntries"]["nodes"]
    assert [each["actor"] for each in entries if "reveal" in each["action"]]


async def test_neither_pays_nor_moves_a_status_nor_reads_the_books(casino: StaffedCasino) -> None:
    crm = await casino.operator("crm", "carla")
    player = await casino.player("crm-guarded", "5.00")
    assert "Query.ledger(first)" in await crm.refused("{ ledger(first: 1) { totalCount } }")
    moved = "mutation ($in: MovePlayerStatusInput!) { movePlayerStatus(input: $in) { __typename } }"
    given = {"playerId": player.name, "to": "SUSPENDED", "reason": {"code": "OTHER"}}
    assert "Mutation.movePlayerStatus" in await crm.refused(moved, **{"in": given})
