"""Corrections of who a player is: two operators, what follows from them, and what is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import asyncpg
import pytest

from adapters.vault.subject_keys import destroy_subject_key
from resolvers.ids import uuid_of
from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key
from tests.players.test_brands import made
from tests.refusals import refusal

NAMED = {"firstName": "Jane", "lastName": "Roe", "street": "1", "city": "C", "postalCode": "1"}
SEEN = """query ($id: ID!) { player(id: $id) {
  name { first last } dateOfBirth country jurisdiction email username status statusOwners missing
  emailVerifiedAt standing { mayBet } } }"""
HISTORY = """query ($id: ID!) { player(id: $id) { changes(first: 20) { nodes {
  field before after actor reasonCode reason } } } }"""
CORRECTIONS = """query ($id: ID!) { player(id: $id) { corrections(first: 20) { totalCount nodes {
  id state maker checker reason remark changes { field before after } } } } }"""
QUEUE = "{ pendingCorrections(first: 100) { nodes { id player { id } } } }"


def lead(player: FundedPlayer, name: str) -> Caller:
    return player.application.as_("support_lead", brand=player.brand, name=f"{name}-{player.id}")


async def requested(player: FundedPlayer, **fields: Any) -> Json:
    given = {"playerId": player.id, "key": a_key(), "reason": "misspelt by us"} | fields
    return await lead(player, "alice").mutate("requestCorrection", **given)


async def corrected(player: FundedPlayer, **fields: Any) -> Json:
    """What comes of a correction that alice asks for and bob approves."""
    asked = await requested(player, **fields)
    assert asked["__typename"] == "CorrectionRequested", asked
    id = asked["correction"]["id"]
    return await lead(player, "bob").mutate("approveCorrection", correctionId=id)


async def seen(player: FundedPlayer) -> Json:
    found: Json = (await player.admin.data_of(SEEN, id=player.id))["player"]
    return found


async def listed(player: FundedPlayer, role: str = "support_lead") -> Json:
    caller = player.application.as_(role, brand=player.brand, name="lena")
    found: Json = (await caller.data_of(CORRECTIONS, id=player.id))["player"]["corrections"]
    return found


async def test_a_correction_takes_two_and_stays_in_the_history(application: Application) -> None:
    player = await a_funded_player(application, **NAMED)
    asked = await requested(player, firstName="Janet", dateOfBirth="1990-03-01")
    id = asked["correction"]["id"]
    assert (asked["__typename"], asked["replayed"], id[:4]) == ("CorrectionRequested", False, "cor_")
    before = await seen(player)
    assert (before["name"]["first"], before["dateOfBirth"]) == ("Jane", "1990-02-28")
    waiting = (await lead(player, "bob").data_of(QUEUE))["pendingCorrections"]["nodes"]
    assert {"id": id, "player": {"id": player.id}} in waiting

    own = await lead(player, "alice").mutate("approveCorrection", correctionId=id)
    assert own == refusal("CorrectionIsYours", operator=f"operator:alice-{player.id}")
    foreign = application.as_("support_lead", brand="rival", name="rita")
    assert await foreign.mutate("approveCorrection", correctionId=id) == refusal("CorrectionNotFound")
    assert (await seen(player)) == before

    done = await lead(player, "bob").mutate("approveCorrection", correctionId=id, reason="seen the passport")
    assert (done["__typename"], done["correction"]["state"]) == ("CorrectionDecided", "APPROVED")
    after = await seen(player)
    assert (after["name"], after["dateOfBirth"]) == ({"first": "Janet", "last": "Roe"}, "1990-03-01")
    again = await lead(player, "carol").mutate("rejectCorrection", correctionId=id)
    assert again == refusal("CorrectionIsDecided", state="APPROVED")
    assert id not in str((await lead(player, "bob").data_of(QUEUE))["pendingCorrections"])

    (kept,) = (await listed(player))["nodes"]
    changes = [
        {"field": "firstName", "before": '"Jane"', "after": '"Janet"'},
        {"field": "dateOfBirth", "before": '"1990-02-28"', "after": '"1990-03-01"'},
    ]
    people = {"maker": f"operator:alice-{player.id}", "checker": f"operator:bob-{player.id}"}
    told = {"reason": "misspelt by us", "remark": "seen the passport", "state": "APPROVED"}
    assert kept == {"id": id, "changes": changes, **people, **told}
    history = (await player.admin.data_of(HISTORY, id=player.id))["player"]["changes"]["nodes"]
    row = {"field": "firstName", "before": '"Jane"', "after": '"Janet"', "actor": people["checker"]}
    assert row | {"reasonCode": "CORRECTION", "reason": "misspelt by us"} in history


async def test_a_rejected_correction_changes_nothing_and_its_maker_may_reject(
    application: Application,
) -> None:
    player = await a_funded_player(application, **NAMED)
    before = await seen(player)
    asked = await requested(player, lastName="Rowe")
    id = asked["correction"]["id"]
    rejected = await lead(player, "alice").mutate("rejectCorrection", correctionId=id)
    assert rejected["correction"]["state"] == "REJECTED"
    late = await lead(player, "bob").mutate("approveCorrection", correctionId=id)
    assert late == refusal("CorrectionIsDecided", state="REJECTED")
    assert await seen(player) == before


async def test_one_key_asks_once(application: Application) -> None:
    player = await a_funded_player(application, **NAMED)
    given = {"key": a_key("correct"), "firstName": "Janet"}
    first, again = await requested(player, **given), await requested(player, **given)
    assert (again["replayed"], again["correction"]["id"]) == (True, first["correction"]["id"])
    other = await requested(player, **given | {"firstName": "Joan"})
    assert other["__typename"] == "CorrectionKeyUsed"
    assert (await listed(player))["totalCount"] == 1


@pytest.mark.parametrize("fields", [{}, {"firstName": "Jane"}, {"firstName": " Jane ", "country": "de"}])
async def test_what_is_right_already_is_not_corrected(application: Application, fields: Json) -> None:
    player = await a_funded_player(application, **NAMED)
    assert await requested(player, **fields) == refusal("NothingToCorrect")


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"firstName": " "}, "firstName"),
        ({"dateOfBirth": "2999-01-01"}, "dateOfBirth"),
        ({"dateOfBirth": "1850-01-01"}, "dateOfBirth"),
        ({"country": "XX"}, "country"),
        ({"email": "nobody"}, "email"),
        ({"username": "a"}, "username"),
        ({"reason": " ", "firstName": "Janet"}, "reason"),
        ({"key": "", "firstName": "Janet"}, "key"),
    ],
)
async def test_what_cannot_be_is_told_by_its_field(
    application: Application, fields: Json, named: str
) -> None:
    player = await a_funded_player(application, None, **NAMED)
    given = {"playerId": player.id, "key": a_key(), "reason": "misspelt"} | fields
    error = await lead(player, "alice").mutation_error("requestCorrection", **given)
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", named)


async def test_what_was_changed_meanwhile_is_looked_at_again(application: Application) -> None:
    player = await a_funded_player(application, **NAMED)
    asked = await requested(player, firstName="Janet")
    await corrected(player, firstName="Joan")
    late = await lead(player, "bob").mutate("approveCorrection", correctionId=asked["correction"]["id"])
    assert late["__typename"] == "ProfileChangedMeanwhile"
    assert (await seen(player))["name"]["first"] == "Joan"


def eighteen_years_before(day: date, later: int) -> str:
    """The birthday of who is 18 on a day, or so many days later."""
    return str(date.fromordinal(date(day.year - 18, day.month, day.day).toordinal() + later))


@pytest.mark.parametrize(("later", "status"), [(0, "ACTIVE"), (1, "SUSPENDED")])
async def test_who_turns_out_to_be_too_young_is_suspended_for_compliance(
    application: Application, later: int, status: str
) -> None:
    player = await a_funded_player(application, **NAMED)
    await corrected(player, dateOfBirth=eighteen_years_before(datetime.now(UTC).date(), later))
    after = await seen(player)
    assert after["status"] == status
    owners = ["COMPLIANCE"] if status == "SUSPENDED" else []
    assert (after["statusOwners"], after["standing"]["mayBet"]) == (owners, status == "ACTIVE")
    lift = {"playerId": player.id, "to": "ACTIVE", "reason": {"code": "APPEAL_UPHELD"}}
    lifted = await lead(player, "bob").mutate("movePlayerStatus", **lift)
    assert lifted["__typename"] == "MoveNotAllowed"


async def test_a_closed_account_is_not_opened_again_by_others_than_compliance(
    application: Application,
) -> None:
    player = await a_funded_player(application, **NAMED)
    close = {"playerId": player.id, "to": "CLOSED", "reason": {"code": "PLAYER_REQUEST"}}
    await lead(player, "bob").mutate("movePlayerStatus", **close)
    await corrected(player, dateOfBirth="2015-01-01")
    after = await seen(player)
    assert (after["status"], after["statusOwners"]) == ("CLOSED", ["SUPPORT", "COMPLIANCE", "PLAYER"])


async def test_the_jurisdiction_follows_the_country_and_identity_is_verified_anew(
    application: Application,
) -> None:
    player = await a_funded_player(application, **NAMED)
    assert (await seen(player))["jurisdiction"] == "NEUTRAL"
    await corrected(player, country="GB")
    after = await seen(player)
    assert (after["country"], after["jurisdiction"], after["status"]) == ("GB", "GB", "PENDING")
    assert (after["missing"], after["standing"]["mayBet"]) == (["IDENTITY"], False)
    kept = "select jurisdiction from identity.account where id = $1"
    assert await application.rows(kept, uuid_of("plr", player.id)) == [("GB",)]

    verify = {"playerId": player.id, "to": "ACTIVE", "reason": {"code": "VERIFIED"}}
    await lead(player, "bob").mutate("movePlayerStatus", **verify)
    assert (await seen(player))["standing"]["mayBet"] is True
    await corrected(player, lastName="Rowe")
    assert (await seen(player))["status"] == "PENDING"
    names = "select count(*) from outbox.event where player_id = $1 and name = 'player.status_moved'"
    assert await application.rows(names, uuid_of("plr", player.id)) == [(3,)]


async def put(player: FundedPlayer, to: str, code: str = "SECURITY") -> str:
    """The status after an administrator's move."""
    move = {"playerId": player.id, "to": to, "reason": {"code": code}}
    moved = await player.admin.mutate("movePlayerStatus", **move)
    assert moved["__typename"] == "PlayerStatusMoved", moved
    return str((await seen(player))["status"])


@pytest.mark.parametrize("restrictions", [["SUSPENDED"], ["CLOSED"], ["SUSPENDED", "CLOSED"]])
@pytest.mark.parametrize("fields", [{"country": "GB"}, {"lastName": "Rowe"}, {"dateOfBirth": "1990-03-01"}])
async def test_the_end_of_a_restriction_does_not_verify_who_was_corrected_meanwhile(
    application: Application, restrictions: list[str], fields: Json
) -> None:
    country = "DE" if "country" in fields else "GB"
    player = await a_funded_player(application, None, country=country, **NAMED)
    if country == "GB":
        await put(player, "ACTIVE", "VERIFIED")
    assert await put(player, restrictions[0]) == restrictions[0]
    await corrected(player, **fields)
    for each in restrictions[1:]:
        await put(player, each)
    during = await seen(player)
    assert (during["status"], during["missing"]) == (restrictions[-1], ["IDENTITY"])
    assert await put(player, "ACTIVE", "APPEAL_UPHELD") == "PENDING"
    after = await seen(player)
    assert (after["missing"], after["standing"]["mayBet"]) == (["IDENTITY"], False)
    assert await put(player, "ACTIVE", "VERIFIED") == "ACTIVE"
    assert (await seen(player))["standing"]["mayBet"] is True


async def test_who_was_too_young_by_mistake_is_verified_anew(application: Application) -> None:
    player = await a_funded_player(application, None, country="GB", **NAMED)
    await put(player, "ACTIVE", "VERIFIED")
    await corrected(player, dateOfBirth="2015-01-01")
    assert (await seen(player))["missing"] == ["IDENTITY"]
    await corrected(player, dateOfBirth="1990-03-01")
    assert await put(player, "ACTIVE", "APPEAL_UPHELD") == "PENDING"


async def test_where_identity_is_not_verified_a_restriction_ends_as_it_began(
    application: Application,
) -> None:
    player = await a_funded_player(application, **NAMED)
    await put(player, "SUSPENDED")
    await corrected(player, lastName="Rowe", country="FR")
    assert await put(player, "ACTIVE", "APPEAL_UPHELD") == "ACTIVE"


async def test_identity_is_not_verified_anew_where_it_is_not_verified(application: Application) -> None:
    player = await a_funded_player(application, **NAMED)
    await corrected(player, lastName="Rowe", country="FR")
    after = await seen(player)
    assert (after["status"], after["jurisdiction"], after["missing"]) == ("ACTIVE", "NEUTRAL", [])


async def test_a_cooling_off_ends_before_identity_is_verified_anew(application: Application) -> None:
    player = await a_funded_player(application, None, country="GB", **NAMED)
    for to, more in (("ACTIVE", {}), ("COOLING_OFF", {"termDays": 7})):
        move = {"playerId": player.id, "to": to, "reason": {"code": "VERIFIED"}} | more
        moved = await player.admin.mutate("movePlayerStatus", **move)
        assert moved["__typename"] == "PlayerStatusMoved", moved
    refused = await corrected(player, lastName="Rowe")
    assert refused["__typename"] == "ExclusionStands"
    assert (await seen(player))["name"]["last"] == "Roe"
    await corrected(player, dateOfBirth="2015-01-01")
    assert (await seen(player))["status"] == "SUSPENDED"


async def test_from_where_the_brand_takes_no_players_one_is_suspended(application: Application) -> None:
    brand = await made(application, jurisdictions=["MT", "GB"])
    player = await a_funded_player(application, brand=brand, country="MT", **NAMED)
    await corrected(player, country="DE")
    after = await seen(player)
    assert (after["country"], after["jurisdiction"]) == ("DE", "MT")
    assert (after["status"], after["statusOwners"]) == ("SUSPENDED", ["COMPLIANCE"])


@pytest.mark.parametrize(
    ("role", "before"), [("support", '"***"'), ("support_lead", '"Jane"'), ("auditor", '"Jane"')]
)
async def test_values_are_shown_as_in_the_history(application: Application, role: str, before: str) -> None:
    player = await a_funded_player(application, **NAMED)
    await requested(player, firstName="Janet")
    (kept,) = (await listed(player, role))["nodes"]
    assert kept["changes"][0]["before"] == before
    disclosed = "select count(*) from compliance.audit where action = $1 and details::text like $2"
    ((shown,),) = await application.rows(disclosed, "personal_data.shown", "%CorrectedField.before%")
    assert shown == 0 or role != "support"


async def test_values_end_with_the_keys_of_their_subject(application: Application) -> None:
    player = await a_funded_player(application, **NAMED)
    await corrected(player, firstName="Janet", email=f"{a_key('new')}@example.com")
    id = uuid_of("plr", player.id)
    async with application.database.transaction(player.brand) as connection:
        await destroy_subject_key(connection, id, "account")
    (kept,) = (await listed(player))["nodes"]
    gone, whole = sorted(kept["changes"], key=lambda each: each["field"])
    assert gone == {"field": "email", "before": None, "after": None}
    assert whole == {"field": "firstName", "before": '"Jane"', "after": '"Janet"'}
    async with application.database.transaction(player.brand) as connection:
        await destroy_subject_key(connection, id, "aml")
    (kept,) = (await listed(player))["nodes"]
    assert {each["before"] for each in kept["changes"]} == {None}


async def test_nothing_personal_is_kept_in_clear(application: Application) -> None:
    player = await a_funded_player(application, **NAMED)
    await corrected(player, firstName="Hildegard", email=f"{a_key('hildegard')}@example.com")
    tables = ("players.correction", "players.change", "outbox.event", "compliance.audit")
    for table in tables:
        rows = await application.rows(f"select t::text from {table} t")
        assert not [row for row in rows if "hildegard" in row[0].lower()], table


@pytest.mark.parametrize(
    ("role", "asks", "approves"),
    [
        ("support", True, False),
        ("support_lead", True, True),
        ("kyc_analyst", True, True),
        ("compliance", True, True),
        ("crm", False, False),
        ("auditor", False, False),
        ("player", False, False),
    ],
)
async def test_who_asks_and_who_decides(
    application: Application, role: str, asks: bool, approves: bool
) -> None:
    player = await a_funded_player(application, None, **NAMED)
    caller = application.as_(role, player.id if role == "player" else None)
    given = {"playerId": player.id, "key": a_key(), "reason": "misspelt", "firstName": "Janet"}
    ask = "mutation ($in: RequestCorrectionInput!) { requestCorrection(input: $in) { __typename } }"
    answer = await caller.ask(ask, **{"in": given})
    assert ("errors" not in answer) is asks, answer
    id = (await requested(player, lastName="Rowe"))["correction"]["id"]
    approve = "mutation ($in: DecideCorrectionInput!) { approveCorrection(input: $in) { __typename } }"
    answer = await caller.ask(approve, **{"in": {"correctionId": id}})
    assert ("errors" not in answer) is approves, answer


async def test_the_database_wants_two_as_well(database_url: str, application: Application) -> None:
    player = await a_funded_player(application, None)
    owner = await asyncpg.connect(database_url)
    insert = (
        "insert into players.correction (player_id, id, brand, key, fields, reason, state, maker, created_at,"
        " checker) values ($1, gen_random_uuid(), 'default', 'k', '{}', 'r', 'APPROVED', 'a', now(), $2)"
    )
    for checker in (None, "a"):
        with pytest.raises(asyncpg.CheckViolationError, match="a_correction_takes_two"):
            await owner.execute(insert, uuid_of("plr", player.id), checker)
    await owner.close()
