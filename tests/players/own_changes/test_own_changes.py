"""Players change their e-mail address, number and username, through the API and the sandbox's messages."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from domain.players.own_changes.username_change import INTERVAL
from resolvers.ids import uuid_of
from server.security.account_notices import wait_until_sent
from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key
from tests.identity.browser import PASSWORD, Browser
from tests.messages.sandbox_messages import code_sent_to, messages_to
from tests.refusals import refusal

_numbers = count(1)
RANDOM = re.compile(r'(?<=Challenge":")[^"]+')
REQUEST = """mutation ($email: String!) { it: requestEmailChange(input: {email: $email}) {
  __typename ... on EmailChangeBegun { currentChallenge newChallenge } } }"""
CONFIRM = """mutation ($in: ConfirmEmailChangeInput!) { it: confirmEmailChange(input: $in) {
  __typename ... on PlayerUpdated { player { email emailVerifiedAt } } } }"""
RENAME = """mutation ($username: String!) { it: changeUsername(input: {username: $username}) {
  __typename } }"""
LATE = INTERVAL - timedelta(minutes=5)
HISTORY = """query ($id: ID!) { player(id: $id) { changes(first: 20) { nodes {
  field before after actor } } } }"""


def an_address(name: str = "mail") -> str:
    return f"{a_key(name)}@example.com"


def a_number() -> str:
    return f"+4930777{next(_numbers):04}0"  # the sandbox refuses numbers that end in 0013


def a_browser(application: Application) -> Browser:
    """At an address of its own, since failures and messages are counted by it."""
    return Browser(application.client._transport.app, ip=f"198.18.0.{next(_numbers)}")  # type: ignore[attr-defined]


async def signed_in(application: Application, login: str) -> Browser:
    browser = a_browser(application)
    assert (await browser.sign_in(login)).status_code == 200
    return browser


async def a_player(application: Application, email: str, **more: Any) -> tuple[FundedPlayer, Browser]:
    """A player with a password, and a browser that is signed in."""
    player = await a_funded_player(application, None, email=email, password=PASSWORD, **more)
    return player, await signed_in(application, email)


async def outcome_of(browser: Browser, document: str, **variables: Any) -> Json:
    answer = await browser.ask(document, **variables)
    assert "errors" not in answer, answer
    outcome: Json = answer["data"]["it"]
    return outcome


async def both_codes(application: Application, begun: Json, old: str, new: str) -> Json:
    """What confirms a change, from the messages to both addresses."""
    return {
        "current": {"challenge": begun["currentChallenge"], "code": await code_sent_to(application, old)},
        "new": {"challenge": begun["newChallenge"], "code": await code_sent_to(application, new)},
    }


async def history(player: FundedPlayer, role: str = "support_lead") -> list[Json]:
    caller = player.application.as_(role, brand=player.brand, name="lena")
    rows: list[Json] = (await caller.data_of(HISTORY, id=player.id))["player"]["changes"]["nodes"]
    return rows


async def test_both_codes_change_the_address_and_other_sessions_end(application: Application) -> None:
    old, new = an_address("old"), an_address("new")
    player, browser = await a_player(application, old)
    elsewhere = await signed_in(application, old)
    begun = await outcome_of(browser, REQUEST, email=new)
    codes = await both_codes(application, begun, old, new)
    changed = await outcome_of(browser, CONFIRM, **{"in": codes})
    assert (changed["__typename"], changed["player"]["email"]) == ("PlayerUpdated", new)
    assert changed["player"]["emailVerifiedAt"]

    assert (await elsewhere.get("session")).json()["session"] is None
    assert (await browser.get("session")).json()["session"] is not None
    assert (await a_browser(application).sign_in(old)).status_code == 401
    await signed_in(application, new)
    told = (await messages_to(application, old))[0]
    assert (told["template"], new in told["text"]) == ("email_changed", False)
    row = {"field": "email", "before": f'"{old}"', "after": f'"{new}"'}
    assert row | {"actor": f"player:{player.id.removeprefix('plr_')}"} in await history(player)
    masked = [each for each in await history(player, "support") if each["field"] == "email"]
    assert [(each["before"], each["after"]) for each in masked] == [('"***"', '"***"')]
    fact = "select payload::text from outbox.event where player_id = $1 and name = 'player.profile_changed'"
    ((payload,),) = await application.rows(fact, uuid_of("plr", player.id))
    assert "email" in payload
    assert new not in payload
    again = await outcome_of(browser, CONFIRM, **{"in": codes})
    assert again["__typename"] == "CodeRefused"


@pytest.mark.parametrize("wrong", ["current", "new"])
async def test_one_code_is_not_enough(application: Application, wrong: str) -> None:
    old, new = an_address(), an_address()
    player, browser = await a_player(application, old)
    codes = await both_codes(application, await outcome_of(browser, REQUEST, email=new), old, new)
    codes[wrong]["code"] = f"{(int(codes[wrong]['code']) + 1) % 10**6:06}"
    assert (await outcome_of(browser, CONFIRM, **{"in": codes}))["__typename"] == "CodeRefused"
    assert not [each for each in await history(player) if each["field"] == "email"]


async def test_codes_of_two_requests_do_not_go_together(application: Application) -> None:
    old, first, second = an_address(), an_address(), an_address()
    _, browser = await a_player(application, old)
    one = await both_codes(application, await outcome_of(browser, REQUEST, email=first), old, first)
    two = await both_codes(application, await outcome_of(browser, REQUEST, email=second), old, second)
    mixed = {"current": one["current"], "new": two["new"]}
    assert (await outcome_of(browser, CONFIRM, **{"in": mixed}))["__typename"] == "CodeRefused"


async def test_codes_count_in_their_session_only(application: Application) -> None:
    old, new = an_address(), an_address()
    _, browser = await a_player(application, old)
    codes = await both_codes(application, await outcome_of(browser, REQUEST, email=new), old, new)
    elsewhere = await signed_in(application, old)
    assert (await outcome_of(elsewhere, CONFIRM, **{"in": codes}))["__typename"] == "CodeRefused"


async def test_the_answer_does_not_reveal_whether_another_player_has_the_address(
    application: Application,
) -> None:
    taken, free = an_address("taken"), an_address("free")
    await a_funded_player(application, None, email=taken)
    old = an_address()
    _, browser = await a_player(application, old)
    answers = [RANDOM.sub("*", str(await browser.ask(REQUEST, email=each))) for each in (taken, free)]
    shapes = [re.sub(r"Challenge': '[^']+'", "*", each) for each in answers]
    assert shapes[0] == shapes[1]
    kinds = [[each["template"] for each in await messages_to(application, to)] for to in (taken, free)]
    assert kinds == [["address_in_use"], ["verify_email"]]
    assert old not in (await messages_to(application, taken))[0]["text"]


async def test_an_address_taken_meanwhile_is_refused(application: Application) -> None:
    old, new = an_address(), an_address()
    _, browser = await a_player(application, old)
    codes = await both_codes(application, await outcome_of(browser, REQUEST, email=new), old, new)
    await a_funded_player(application, None, email=new)
    assert (await outcome_of(browser, CONFIRM, **{"in": codes}))["__typename"] == "EmailTaken"


async def test_of_twenty_confirmations_one_counts(application: Application) -> None:
    old, new = an_address(), an_address()
    _, browser = await a_player(application, old)
    codes = await both_codes(application, await outcome_of(browser, REQUEST, email=new), old, new)
    outcomes = await asyncio.gather(*(outcome_of(browser, CONFIRM, **{"in": codes}) for _ in range(20)))
    names = sorted(each["__typename"] for each in outcomes)
    assert names == ["CodeRefused"] * 19 + ["PlayerUpdated"]


@pytest.mark.parametrize(
    "document",
    [
        REQUEST,
        'mutation { it: requestPhoneChange(input: {phone: "+4930123456"}) { __typename } }',
        'mutation { it: changeUsername(input: {username: "another-name"}) { __typename } }',
    ],
)
async def test_a_change_wants_a_fresh_sign_in_of_who_has_no_factor(
    application: Application, document: str
) -> None:
    _, browser = await a_player(application, an_address())
    late = timedelta(minutes=5, seconds=5)
    application.clock.ahead += late
    try:
        answer = await browser.ask(document, **({"email": an_address()} if "$email" in document else {}))
    finally:
        application.clock.ahead -= late
    (error,) = answer["errors"]
    assert (error["extensions"]["code"], error["extensions"]["challenge"]) == ("STEP_UP_REQUIRED", None)


async def test_a_code_to_the_new_number_changes_it(application: Application) -> None:
    old, new, mail = a_number(), a_number(), an_address()
    player, _ = await a_player(application, mail, phone=old)
    by_profile = await player.player.mutate("updateProfile", playerId=player.id, phone=new)
    assert by_profile == refusal("ProtectedFields", fields=["phone"])
    sent = await player.player.mutate("requestPhoneChange", phone=new)
    assert sent["__typename"] == "CodeSent"
    code = await code_sent_to(application, new)
    wrong = await player.player.mutate(
        "confirmPhoneChange", challenge=sent["challenge"], code=f"{(int(code) + 1) % 10**6:06}"
    )
    assert wrong == refusal("CodeRefused")
    changed = await player.player.mutate("confirmPhoneChange", challenge=sent["challenge"], code=code)
    assert changed["__typename"] == "PlayerUpdated"
    asked = "query ($id: ID!) { player(id: $id) { phone phoneVerifiedAt } }"
    seen = (await player.player.data_of(asked, id=player.id))["player"]
    assert (seen["phone"], seen["phoneVerifiedAt"] is None) == (new, False)
    assert (await messages_to(application, mail))[0]["template"] == "phone_changed"
    assert [each["template"] for each in await messages_to(application, old)] == ["phone_changed_sms"]
    assert {"phone"} <= {each["field"] for each in await history(player)}
    again = await player.player.mutate("requestPhoneChange", phone=new)
    assert again == refusal("NothingToChange")
    found = '{ players(filter: {phone: "%s"}) { nodes { id } } }'
    support = application.as_("support")
    assert (await support.data_of(found % new))["players"]["nodes"] == [{"id": player.id}]
    assert (await support.data_of(found % old))["players"]["nodes"] == []


@pytest.mark.parametrize("by_profile", [None, "another"])
async def test_a_verified_number_is_told_when_an_operator_takes_it_away(
    application: Application, by_profile: str | None
) -> None:
    old, new, mail = a_number(), a_number() if by_profile else None, an_address()
    player = await a_funded_player(application, None, email=mail, phone=old)
    lead = application.as_("support_lead")
    await lead.mutate("updateProfile", playerId=player.id, city="Rome")
    assert await messages_to(application, old) == []
    await lead.mutate("updateProfile", playerId=player.id, phone=new)
    assert [each["template"] for each in await messages_to(application, old)] == ["phone_changed_sms"]
    assert (await messages_to(application, mail))[0]["template"] == "phone_changed"
    await lead.mutate("updateProfile", playerId=player.id, phone=a_number())  # of one that is not verified
    assert len(await messages_to(application, mail)) == 1
    if new:
        assert await messages_to(application, new) == []


async def test_a_number_changed_meanwhile_voids_the_code(application: Application) -> None:
    new = a_number()
    player = await a_funded_player(application, None, phone=a_number())
    sent = await player.player.mutate("requestPhoneChange", phone=new)
    await application.as_("support_lead").mutate("updateProfile", playerId=player.id, phone=a_number())
    code = await code_sent_to(application, new)
    late = await player.player.mutate("confirmPhoneChange", challenge=sent["challenge"], code=code)
    assert late == refusal("CodeRefused")


async def test_a_username_is_changed_once_in_thirty_days(application: Application) -> None:
    mail, first, second = an_address(), a_key("first"), a_key("second")
    player, _ = await a_player(application, mail, username=a_key("was"))
    changed = await player.player.mutate("changeUsername", username=first)
    assert changed["__typename"] == "PlayerUpdated"
    await signed_in(application, first)
    assert "username_changed" in [each["template"] for each in await messages_to(application, mail)]
    refused = await player.player.mutate("changeUsername", username=second)
    assert refused["__typename"] == "UsernameChangedLately"
    rows = [each for each in await history(player) if each["field"] == "username"]
    assert [each["after"] for each in rows] == [f'"{first}"']
    for ahead, outcome in ((LATE, "UsernameChangedLately"), (INTERVAL, "PlayerUpdated")):
        application.clock.ahead += ahead
        try:
            browser = await signed_in(application, first)
            assert (await outcome_of(browser, RENAME, username=second))["__typename"] == outcome
        finally:
            application.clock.ahead -= ahead


async def test_a_username_of_another_player_is_refused(application: Application) -> None:
    taken = a_key("Look")
    await a_funded_player(application, None, username=taken)
    player = await a_funded_player(application, None)
    alike = taken.replace("o", "0").replace("-", "_")
    outcome = await player.player.mutate("changeUsername", username=alike)
    assert outcome == refusal("UsernameTaken", username=alike)


async def test_a_correction_by_operators_does_not_start_the_thirty_days(application: Application) -> None:
    player = await a_funded_player(application, None)
    given = {"playerId": player.id, "key": a_key(), "reason": "offends", "username": a_key("clean")}
    asked = await application.as_("support_lead", name="alice").mutate("requestCorrection", **given)
    bob = application.as_("support_lead", name="bob")
    await bob.mutate("approveCorrection", correctionId=asked["correction"]["id"])
    changed = await player.player.mutate("changeUsername", username=a_key("own"))
    assert changed["__typename"] == "PlayerUpdated"


async def test_the_number_of_a_factor_stays_and_proves_the_change_of_the_other(
    application: Application,
) -> None:
    old, new, factor = a_number(), a_number(), a_number()
    player, browser = await a_player(application, an_address(), phone=old)
    enrol = "mutation ($n: String!) { it: enrolPhone(input: {number: $n}) { ... on PhoneBegun { codeId } } }"
    begun = await outcome_of(browser, enrol, n=factor)
    confirm = """mutation ($id: ID!, $code: String!) {
      it: confirmPhone(input: {codeId: $id, code: $code}) { __typename } }"""
    code = await code_sent_to(application, factor)
    enrolled = await outcome_of(browser, confirm, id=begun["codeId"], code=code)
    assert enrolled["__typename"] == "FactorEnrolled"
    statement = "select number from identity.phone where account_id = $1"
    kept = await application.rows(statement, uuid_of("plr", player.id))

    change = "mutation ($n: String!) { it: requestPhoneChange(input: {phone: $n}) { __typename } }"
    (error,) = (await browser.ask(change, n=new))["errors"]
    assert (error["extensions"]["code"], "SMS" in error["extensions"]["factors"]) == (
        "STEP_UP_REQUIRED",
        True,
    )
    assert error["extensions"]["challenge"]

    sent = await player.player.mutate("requestPhoneChange", phone=new)
    given = {"challenge": sent["challenge"], "code": await code_sent_to(application, new)}
    assert (await player.player.mutate("confirmPhoneChange", **given))["__typename"] == "PlayerUpdated"
    assert await application.rows(statement, uuid_of("plr", player.id)) == kept


async def test_a_code_for_a_password_is_void_once_the_address_was_changed(application: Application) -> None:
    old, new, password = an_address(), an_address(), "another long secret"
    _, browser = await a_player(application, old)
    thief = a_browser(application)
    sent = (await thief.post("password/forgot", {"login": old})).json()
    await wait_until_sent()
    given = {"challenge": sent["challenge"], "code": await code_sent_to(application, old)}
    codes = await both_codes(application, await outcome_of(browser, REQUEST, email=new), old, new)
    changed = await outcome_of(browser, CONFIRM, **{"in": codes})
    assert changed["__typename"] == "PlayerUpdated"
    refused = await thief.post("password/reset", given | {"password": password})
    assert refused.status_code == 401
    assert (await a_browser(application).sign_in(new)).status_code == 200
    sent = (await browser.post("password/forgot", {"login": new})).json()
    await wait_until_sent()
    given = {"challenge": sent["challenge"], "code": await code_sent_to(application, new)}
    assert (await browser.post("password/reset", given | {"password": password})).status_code == 200
