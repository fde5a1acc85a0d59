"""A way back for players who have lost every factor: two operators, a notice, time to object."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest

from domain.identity.factor_resets.completion import hash_of_objection, new_objection
from domain.identity.factor_resets.model import MOVES, FactorResetState
from server.security.account_notices import wait_until_sent
from tests.access.test_lost_authority import LOSSES, hired
from tests.application import Application, add_brand
from tests.funded_players import a_funded_player
from tests.identity.factors.lost_factors import (
    OBJECT,
    OWN,
    WAIT,
    Loser,
    a_browser,
    a_loser,
    approved,
    job,
    requested,
    risk,
    support,
)
from tests.messages.sandbox_messages import code_sent_to
from tests.refusals import refusal

BRAND = "second-chances"
NEW = "another long pass phrase"
SECOND = timedelta(seconds=1)
QUEUE = """{ factorResets(first: 100) { nodes {
  id state maker checker proof reference reason dueAt endedAt endedBy player { id } } } }"""


async def state_of(application: Application, id: str) -> str:
    document = "query ($id: ID!) { node(id: $id) { ... on FactorReset { state } } }"
    found = await application.as_("auditor").data_of(document, id=id)
    return str(found["node"]["state"])


async def told(application: Application, wait: timedelta = WAIT) -> tuple[Loser, str, datetime]:
    """A player who was told, the reset, and when it is due."""
    player = await a_loser(application)
    id = await approved(application, player)
    now = application.clock.now()
    await job(application, now, wait)
    return player, id, now + wait


async def test_a_reset_takes_two_and_a_proof(application: Application) -> None:
    player = await a_loser(application)
    asked = await requested(application, player)
    id = asked["reset"]["id"]
    assert (asked["__typename"], asked["reset"]["state"], id[:4]) == (
        "FactorResetRequested",
        "PENDING",
        "frs_",
    )
    assert await requested(application, player) == refusal("FactorResetUnderWay")
    maker = application.as_("risk", name="sue")
    own = await maker.mutate("approveFactorReset", id=id)
    assert own == refusal("FactorResetIsYours", operator="operator:sue")
    foreign = await risk(application, "rival").mutate("approveFactorReset", id=id)
    assert foreign == refusal("FactorResetNotFound")
    assert await player.factors() == ["totp", "recovery_code"]
    decided = await risk(application).mutate("approveFactorReset", id=id)
    assert (decided["reset"]["state"], decided["reset"]["checker"]) == ("WAITING", "operator:rita")
    again = await risk(application, name="ruth").mutate("approveFactorReset", id=id)
    assert again == refusal("FactorResetIsDecided", state="WAITING")
    assert await player.factors() == ["totp", "recovery_code"]


async def test_support_asks_and_does_not_approve(application: Application) -> None:
    player = await a_loser(application)
    asked = await requested(application, player)
    document = "mutation ($id: ID!) { approveFactorReset(input: {id: $id}) { __typename } }"
    answer = await support(application, name="sam").ask(document, id=asked["reset"]["id"])
    assert {each["extensions"]["code"] for each in answer["errors"]} == {"FORBIDDEN"}


async def test_players_without_factors_and_foreign_players_need_no_reset(application: Application) -> None:
    bare = await a_funded_player(application, None)
    given = {"proof": "VIDEO_CALL", "reference": "t", "reason": "r"}
    there = await a_loser(application)
    for who, id in ((support(application), bare.id), (support(application, "rival"), there.id)):
        assert await who.mutate("requestFactorReset", playerId=id, **given) == refusal("NoPlayerFactors")


@pytest.mark.parametrize(
    ("field", "text", "good"),
    [
        ("reference", "", False),
        ("reference", "x" * 100, True),
        ("reference", "x" * 101, False),
        ("reference", "two\nlines", True),
        ("reason", " ", False),
        ("reason", "x" * 500, True),
        ("reason", "x" * 501, False),
    ],
)
async def test_reference_and_reason_are_text(
    application: Application, field: str, text: str, good: bool
) -> None:
    player = await a_loser(application)
    if good:
        assert (await requested(application, player, **{field: text}))["__typename"] == "FactorResetRequested"
        return
    given = {"proof": "IN_PERSON", "reference": "t", "reason": "r"} | {field: text}
    error = await support(application).mutation_error("requestFactorReset", playerId=player.id, **given)
    assert error["field"] == field


async def test_the_player_is_told_and_the_time_begins_then(application: Application) -> None:
    player = await a_loser(application)
    id = await approved(application, player)
    assert await player.told() == []
    now = application.clock.now()
    await job(application, now)
    (notice,) = await player.told()
    assert (now + WAIT).strftime("%Y-%m-%d %H:%M") in notice["text"]
    seen = (await player.browser.ask(OWN, id=player.id))["data"]["player"]["factorReset"]
    assert (seen["id"], seen["state"]) == (id, "WAITING")
    assert datetime.fromisoformat(seen["dueAt"]) == now + WAIT
    await job(application, now + SECOND)
    assert len(await player.told()) == 1


async def numbers_told(application: Application) -> list[str]:
    sent = await application.as_("admin").get("/developer/messages")
    return [each["to"] for each in sent.json()["messages"] if each["template"] == "factor_reset_sms"]


async def verify_number(application: Application, player: Loser, at: str) -> None:
    owner = await asyncpg.connect(application.database_url)
    statement = f"update players.player set phone_verified_at = {at} where id = $1"
    await owner.execute(statement, UUID(player.id.removeprefix("plr_")))
    await owner.close()


async def test_verified_numbers_are_told_too_and_others_are_not(application: Application) -> None:
    number = f"+39333{uuid4().int % 10**7:07}"
    player = await a_loser(application, phone=number)
    await verify_number(application, player, "null")
    id = await approved(application, player)
    await job(application, application.clock.now())
    assert number not in await numbers_told(application)
    await risk(application).mutate("rejectFactorReset", id=id)

    await verify_number(application, player, "now()")
    await approved(application, player)
    await job(application, application.clock.now())
    assert (await numbers_told(application)).count(number) == 1


async def test_where_no_message_goes_out_the_time_does_not_begin(application: Application) -> None:
    player = await a_loser(application)
    await approved(application, player)
    sender, now = application.wired.resources.messages.port, application.clock.now()
    transports, sender._transports = sender._transports, {}
    try:
        await job(application, now)
    finally:
        sender._transports = transports
    seen = (await player.browser.ask(OWN, id=player.id))["data"]["player"]["factorReset"]
    assert (seen["state"], seen["dueAt"]) == ("WAITING", None)
    await job(application, now + 2 * WAIT)
    assert await player.factors() == ["totp", "recovery_code"]
    assert len(await player.told()) == 1


async def test_when_the_time_has_come_nothing_is_left_to_sign_in_with(application: Application) -> None:
    player, id, due = await told(application)
    await job(application, due - SECOND)
    assert await player.factors() == ["totp", "recovery_code"]
    assert await player.browser.session() is not None
    await job(application, due)
    assert await player.factors() == []
    assert await player.browser.session() is None
    assert await state_of(application, id) == "COMPLETED"
    browser = a_browser(application)
    assert (await browser.sign_in(player.email)).status_code == 401


async def test_the_player_comes_back_by_a_password_set_by_mail_and_has_to_enrol(
    application: Application,
) -> None:
    player, _, due = await told(application)
    await job(application, due)
    browser = a_browser(application)
    asked = (await browser.post("password/forgot", {"login": player.email})).json()
    await wait_until_sent()
    given = {"challenge": asked["challenge"], "password": NEW}
    code = await code_sent_to(application, player.email)
    assert (await browser.post("password/reset", given | {"code": code})).status_code == 200
    assert (await browser.sign_in(player.email, NEW)).json()["state"] == "SIGNED_IN"
    assert (await browser.session())["enrolmentRequired"] is True


async def test_a_fact_and_the_audit_log_tell_of_it(application: Application) -> None:
    player, _, due = await told(application)
    await job(application, due)
    account = UUID(player.id.removeprefix("plr_"))
    facts = "select count(*) from outbox.event where player_id = $1 and name = 'identity.factors_reset'"
    assert await application.rows(facts, account) == [(1,)]
    entries = "select action, details->>'state' from compliance.audit where subject = $1 order by at"
    kept = [row for row in await application.rows(entries, account) if "factor_reset" in row[0]]
    assert kept == [
        ("request_factor_reset", "PENDING"),
        ("approve_factor_reset", "WAITING"),
        ("start_factor_reset_wait", "WAITING"),
        ("complete_factor_reset", "COMPLETED"),
    ]
    texts = await application.rows("select details::text from compliance.audit where subject = $1", account)
    assert not any("ticket 77" in text or "lost the phone" in text for (text,) in texts)


async def test_a_signed_in_player_objects(application: Application) -> None:
    player, id, due = await told(application)
    outcome = (await player.browser.ask(OBJECT))["data"]["it"]
    assert outcome == {"__typename": "FactorResetDecided", "reset": {"state": "OBJECTED"}}
    await job(application, due + WAIT)
    assert await player.factors() == ["totp", "recovery_code"]
    assert await state_of(application, id) == "OBJECTED"
    assert (await player.browser.ask(OBJECT))["data"]["it"] == {"__typename": "FactorResetNotFound"}


async def test_who_cannot_sign_in_objects_by_the_code(application: Application) -> None:
    await add_brand(application.database_url, BRAND)
    player = await a_loser(application, BRAND)
    await approved(application, player, BRAND)
    await job(application, application.clock.now())
    stranger, code = a_browser(application), await player.code()
    wrong = await stranger.post("factor-reset/object", {"brand": BRAND, "code": new_objection()})
    elsewhere = await stranger.post("factor-reset/object", {"code": code})
    assert (wrong.status_code, elsewhere.status_code) == (404, 404)
    done = await stranger.post(
        "factor-reset/object", {"brand": BRAND, "code": code.lower().replace("-", " ")}
    )
    assert (done.status_code, done.json()) == (200, {"state": "OBJECTED"})
    again = await stranger.post("factor-reset/object", {"brand": BRAND, "code": code})
    assert (again.status_code, again.json()["code"]) == (404, "FACTOR_RESET_NOT_FOUND")


async def test_no_player_objects_for_another(application: Application) -> None:
    player, id, _ = await told(application)
    other = await a_loser(application)
    assert (await other.browser.ask(OBJECT))["data"]["it"] == {"__typename": "FactorResetNotFound"}
    document = "query ($id: ID!) { node(id: $id) { id } }"
    assert (await other.browser.ask(document, id=id))["data"] == {"node": None}
    assert (await player.browser.ask(document, id=id))["data"] == {"node": {"id": id}}


async def test_staff_refuse_until_it_is_carried_out(application: Application) -> None:
    player, id, due = await told(application)
    rejected = await support(application, name="sam").mutate("rejectFactorReset", id=id)
    assert rejected["reset"]["state"] == "REJECTED"
    await job(application, due)
    assert await player.factors() == ["totp", "recovery_code"]
    player, id, due = await told(application)
    await job(application, due)
    late = await support(application, name="sam").mutate("rejectFactorReset", id=id)
    assert late == refusal("FactorResetIsDecided", state="COMPLETED")


async def test_of_an_objection_and_the_end_at_once_one_counts(
    application: Application, redis_url: str
) -> None:
    player, id, due = await told(application, SECOND)
    await asyncio.gather(player.browser.ask(OBJECT), job(application, due))
    state, left = await state_of(application, id), await player.factors()
    assert (state, left) in [("OBJECTED", ["totp", "recovery_code"]), ("COMPLETED", [])]


@pytest.mark.parametrize("who", ["maker", "approver"])
@pytest.mark.parametrize("loss", LOSSES)
async def test_it_lapses_when_one_of_the_two_may_no_longer_do_their_part(
    application: Application, who: str, loss: str
) -> None:
    player = await a_loser(application)
    both = {"maker": await hired(application, "support"), "approver": await hired(application, "risk")}
    given = {"proof": "IN_PERSON", "reference": "t", "reason": "r"}
    asked = await both["maker"].caller.mutate("requestFactorReset", playerId=player.id, **given)
    id, now = asked["reset"]["id"], application.clock.now()
    await both["approver"].caller.mutate("approveFactorReset", id=id)
    await job(application, now)
    await LOSSES[loss][0](both[who])
    await job(application, now + WAIT)
    assert await state_of(application, id) == "LAPSED"
    assert await player.factors() == ["totp", "recovery_code"]


async def test_the_queue_shows_what_was_asked_for_and_how_it_ended(application: Application) -> None:
    player, id, due = await told(application)
    await job(application, due)
    nodes = (await application.as_("support_lead").data_of(QUEUE))["factorResets"]["nodes"]
    (row,) = [each for each in nodes if each["id"] == id]
    assert row.pop("endedAt")
    assert datetime.fromisoformat(row.pop("dueAt")) == due
    assert row == {
        "id": id,
        "state": "COMPLETED",
        "maker": "operator:sue",
        "checker": "operator:rita",
        "proof": "VIDEO_CALL",
        "reference": "ticket 77",
        "reason": "lost the phone",
        "endedBy": "system:factor resets",
        "player": {"id": player.id},
    }
    answer = await application.as_("crm").ask(QUEUE)
    assert {each["extensions"]["code"] for each in answer["errors"]} == {"FORBIDDEN"}


async def test_the_player_does_not_see_who_asked_and_why(application: Application) -> None:
    player, _, _ = await told(application)
    document = "query ($id: ID!) { player(id: $id) { factorReset { maker reason reference } } }"
    answer = await player.browser.ask(document, id=player.id)
    assert answer["data"]["player"]["factorReset"] == {"maker": None, "reason": None, "reference": None}
    assert {each["extensions"]["code"] for each in answer["errors"]} == {"FORBIDDEN"}


@pytest.mark.parametrize("state", FactorResetState)
def test_what_has_ended_moves_no_more(state: FactorResetState) -> None:
    ended = state not in (FactorResetState.PENDING, FactorResetState.WAITING)
    assert ended is (not MOVES[state])
    assert FactorResetState.COMPLETED not in MOVES[FactorResetState.PENDING]


@pytest.mark.parametrize(("typed", "is_code"), [("A" * 24, True), ("A" * 23, False), ("A" * 65, False)])
def test_what_cannot_be_a_code_is_not_looked_up(typed: str, is_code: bool) -> None:
    assert (hash_of_objection(typed) is not None) is is_code
