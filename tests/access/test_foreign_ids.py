"""Ids out of reach are answered like unknown ids, in every field that takes one."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

import asyncpg
import pyotp
import pytest

from domain.identity.model import Factor
from domain.shared.ids import new_id
from resolvers.ids import public_id
from server.composition.app import ALIASES
from server.embedded import EmbeddedServers
from tests.access.foreign_ids import Call, IdsByName, calls, id_coordinates
from tests.access.policy import test_graphql as policy
from tests.access.roles import test_graphql as roles
from tests.application import Application, Caller, Json, open_application
from tests.conftest import copy_database
from tests.funded_players import a_funded_player
from tests.identity.cookie_callers import (
    CLOCK,
    a_cookie_caller,
    a_player_account,
    an_operator_account,
    open_session,
)
from tests.messages.sandbox_messages import code_sent_to
from tests.owned_ids import OwnedIds, a_player_with_everything, state

BY_STEP = "each step answers for a player out of reach as for an unknown one; see jobs/test_bulk_changes"
WITHIN_THE_BRAND = "the filter of Query.players, by which the job asks"
SHIPPED_ROLE = "a role that every brand has"
OF_A_BRAND = "of a brand, whose administrators alone find it; see webhooks/test_endpoints"
OF_THE_INSTALLATION = "of no brand or player: who may see one sees all; see jobs/system/test_graphql"
OF_ANOTHER_BRAND = "of a brand, whose operators alone find it; see feeds/test_players"
RECEIVED = "of a brand, whose administrators alone find it; see inbound/test_graphql"
AN_OPERATORS_JOB = "of an operator's own; see jobs/test_bulk_changes and jobs/test_progress"

PLACED_ELSEWHERE: Mapping[str, str] = {
    "Mutation.disableOperator(input).operatorId": "operators are of no brand; see roles/test_graphql",
    "Mutation.withdrawRole(input).operatorId": "operators are of no brand; see roles/test_graphql",
    "Mutation.withdrawRole(input).role": "of an operator, who holds it or not",
    "Mutation.grantFunds(input).grantId": "the caller's own id of a new grant",
    "Mutation.registerPlayer(input).username": "of a new player; taken or free within the brand",
    "Mutation.changeUsername(input).username": "a new one of one's own; taken or free within the brand",
    "Mutation.requestCorrection(input).username": "a new one of the player's; taken or free within the brand",
    "Mutation.saveView(input).id": "of an operator's own; see workplace/test_saved_views",
    "Mutation.deleteView(input).id": "of an operator's own; see workplace/test_saved_views",
    "Mutation.startBulkTag(input).playerIds": BY_STEP,
    "Mutation.startBulkTag(input).filter.username": WITHIN_THE_BRAND,
    "Mutation.startBulkStatusMove(input).playerIds": BY_STEP,
    "Mutation.startBulkStatusMove(input).filter.username": WITHIN_THE_BRAND,
    "Mutation.startPlayersExport(input).filter.username": WITHIN_THE_BRAND,
    "Mutation.cancelJob(input).id": AN_OPERATORS_JOB,
    "Mutation.retryJobFailures(input).id": AN_OPERATORS_JOB,
    "Query.job(id)": AN_OPERATORS_JOB,
    "Subscription.jobProgress(jobId)": AN_OPERATORS_JOB,
    "Mutation.retryJob(input).id": OF_THE_INSTALLATION,
    "Mutation.cancelWaitingJob(input).id": OF_THE_INSTALLATION,
    "Query.systemJob(id)": OF_THE_INSTALLATION,
    "Mutation.runFeed(input).feedId": OF_ANOTHER_BRAND,
    "Mutation.removeFeed(input).feedId": OF_ANOTHER_BRAND,
    "Mutation.createFeed(input).role": SHIPPED_ROLE,
    "Query.feed(id)": OF_ANOTHER_BRAND,
    "Mutation.changeWebhookEndpoint(input).endpointId": OF_A_BRAND,
    "Mutation.verifyWebhookEndpoint(input).endpointId": OF_A_BRAND,
    "Mutation.pauseWebhookEndpoint(input).endpointId": OF_A_BRAND,
    "Mutation.resumeWebhookEndpoint(input).endpointId": OF_A_BRAND,
    "Mutation.removeWebhookEndpoint(input).endpointId": OF_A_BRAND,
    "Mutation.rotateWebhookSecret(input).endpointId": OF_A_BRAND,
    "Mutation.sendTestWebhook(input).endpointId": OF_A_BRAND,
    "Mutation.replayWebhookDeliveries(input).endpointId": OF_A_BRAND,
    "Mutation.replayWebhookDeliveries(input).ids": OF_A_BRAND,
    "Query.webhookEndpoint(id)": OF_A_BRAND,
    "Query.inboundWebhook(id)": RECEIVED,
    "Mutation.reprocessInboundWebhook(input).webhookId": RECEIVED,
    "Query.webhookDelivery(id)": OF_A_BRAND,
    "Subscription.webhookDeliveryUpdated(endpointId)": OF_A_BRAND,
    "Mutation.createWebhookEndpoint(input).role": SHIPPED_ROLE,
    "Mutation.changeWebhookEndpoint(input).role": SHIPPED_ROLE,
    "WebhookEndpoint.deliveries(filter).playerId": "within the deliveries to an endpoint of the brand",
    "Mutation.proveStepUp(input).answer.sms.codeId": "of one's own challenge, which is tried",
    "Query.registrationRequirements(brand)": "every caller reads what registering at each brand takes",
    "Query.terms(brand)": "every caller reads the terms of every brand",
}
ANSWER_SECONDS_MAX = 10.0
HOME, MOBILE = "+4915112345678", "+4915187654321"
STRANGERS = (
    "another player",
    "another player, signed in",
    "a player of another brand",
    "another brand's admin",
    "another brand's auditor",
    "another brand's game_server",
    "another brand's payment_service",
    "an anonymous caller",
)


@pytest.fixture(scope="module")
async def own_application(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    """An application of its own, for roles are made in it."""
    await copy_database(servers, template_database, "croupier_foreign")
    url, directory = servers.dsn("croupier_foreign"), tmp_path_factory.mktemp("foreign")
    async with open_application(url, servers.redis_url, directory) as application:
        yield application


@pytest.fixture(scope="module")
async def owned(own_application: Application, servers: EmbeddedServers) -> IdsByName:
    """An id of every kind, of a player of the default brand."""
    estate = await a_player_with_everything(own_application)
    return {
        **asdict(estate),
        **await _of_player(own_application, servers, estate),
        **await _of_house(own_application, servers),
    }


@pytest.fixture(scope="module")
def missing(owned: IdsByName) -> IdsByName:
    """Unknown ids of the same forms."""
    estate = asdict(OwnedIds(**{name: owned[name] for name in OwnedIds.__dataclass_fields__}).unknown_ids())
    ids = {name: _another(id) for name, id in owned.items() if name not in estate}
    names = {"role": "no_such_role", "brand": "nowhere"}
    kept = {name: owned[name] for name in ("colleague", "code", "phoneCode", "totp")}
    return {**estate, **ids, **names, **kept}


@pytest.fixture(scope="module")
async def strangers(
    own_application: Application, servers: EmbeddedServers
) -> dict[str, tuple[Caller, IdsByName]]:
    """Those to whom it is nothing, each with a player of their own."""
    neighbour, rival = (
        await a_funded_player(own_application),
        await a_funded_player(own_application, brand="rival"),
    )
    ours, theirs = {"player": neighbour.id}, {"player": rival.id}
    cookie = await a_cookie_caller(
        own_application, servers.redis_url, a_player_account(neighbour.id), Factor.TOTP, role="player"
    )
    staff = ("admin", "auditor", "game_server", "payment_service")
    return {
        "another player": (neighbour.player, ours),
        "another player, signed in": (cookie, ours),
        "a player of another brand": (rival.player, theirs),
        **{f"another brand's {role}": (own_application.as_(role, brand="rival"), theirs) for role in staff},
        "an anonymous caller": (own_application.as_("anonymous"), ours),
    }


async def _of_player(own_application: Application, servers: EmbeddedServers, estate: OwnedIds) -> IdsByName:
    redis_url, account = servers.redis_url, a_player_account(estate.player)
    person = await a_cookie_caller(own_application, redis_url, account, role="player")
    await person.mutate("updateProfile", playerId=estate.player, phone=HOME)
    sent = await person.mutate("requestVerification", contact="PHONE")
    begun = await person.mutate("enrolPhone", number=MOBILE)
    secret = await person.enrol()
    (factor,) = (await person.data_of("{ viewer { factors { id } } }"))["viewer"]["factors"]
    held = await person.error_of("mutation { renewRecoveryCodes { __typename } }")
    _, session = await open_session(redis_url, account)
    lost = {"playerId": estate.player, "proof": "IN_PERSON", "reference": "t", "reason": "r"}
    reset = await own_application.as_("support").mutate("requestFactorReset", **lost)
    return {
        "factorReset": reset["reset"]["id"],
        "login": public_id("ses", session.id),
        "challenge": sent["challenge"],
        "code": await code_sent_to(own_application, HOME),
        "phone": begun["codeId"],
        "phoneCode": await code_sent_to(own_application, MOBILE),
        "factor": factor["id"],
        "stepUp": held["challenge"],
        "totp": pyotp.TOTP(secret).at(CLOCK.now()),
    }


async def _of_house(own_application: Application, servers: EmbeddedServers) -> IdsByName:
    admin, colleague = own_application.as_("admin", name="alice"), await roles.an_operator(own_application)
    define = {"defineRole": {"role": "our_desk", "title": "Ours", "inherits": ["support"]}}
    await policy.changed(own_application, define)
    change = await policy.ask(admin, policy.deny("our_desk", "Player.tags"))
    asked = await roles.do(admin, "assignRole", operatorId=colleague["id"], role="support", reason="new")
    service = {"name": "Acme", "kind": "SERVICE", "roles": ["game_server"]}
    document = "mutation ($i: RegisterClientInput!) { registerClient(input: $i) { client { id } } }"
    client = (await admin.data_of(document, i=service))["registerClient"]["client"]["id"]
    fifty = {"amount": "50.00", "currency": "EUR"}
    limit = {"scope": "BY_HAND", "perPlayer": fifty, "perMaker": fifty, "reason": "less"}
    asked_limit = (await admin.mutate("requestMoneyLimit", **limit))["change"]["id"]
    wanted = {"code": "default", "name": "D", "timeZone": "UTC", "currencies": [], "jurisdictions": []}
    asked_brand = (await admin.mutate("requestBrand", **wanted, reason="less"))["change"]["id"]
    account = an_operator_account("olga")
    owner = await asyncpg.connect(own_application.database_url)
    rule = "insert into identity.casbin_rule (ptype, v0, v1, v2) values ('g', $1, 'support', 'default')"
    await owner.execute(rule, f"operator:{account.id}")
    await owner.close()
    await (await a_cookie_caller(own_application, servers.redis_url, account, role="enrolling")).enrol()
    await roles.given(own_application, colleague, "crm")  # has the policy read again
    return {
        "operator": public_id("opr", account.id),
        "colleague": colleague["id"],
        "change": change["change"]["id"],
        "assignment": asked["assignment"]["id"],
        "client": client,
        "limit": asked_limit,
        "brandChange": asked_brand,
        "role": "our_desk",
        "brand": "default",
    }


def _another(id: str) -> str:
    prefix, _, rest = id.rpartition("_")
    return f"{prefix}_{new_id()}" if prefix else f"{new_id().hex}"[: len(rest)]


def likened(answer: Any, things: IdsByName) -> str:
    """An answer in which nothing tells whose ids were shown."""
    text = json.dumps(answer, sort_keys=True)
    for name, id in sorted(things.items(), key=lambda each: -len(each[1])):
        if name not in {"colleague", "code", "phoneCode", "totp"}:
            text = text.replace(f'"{id}"', f'"<{name}>"').replace(id, f"<{name}>" if "_" in id else id)
    text = re.sub(r'"challenge": "[^"]+"', '"challenge": "..."', text)
    return re.sub(r"try(-win)?-\d+", "try", text)


async def told(own_application: Application, by: Caller, call: Call) -> Any:
    """What comes of a call: the answer, or the first message of a subscription."""
    document = call.document(by.role)
    if call.root == "Subscription":
        return await watched(own_application, by, document, call.given)
    answer = await by.ask(document, **call.given)
    codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
    assert not codes & {"VALIDATION_FAILED", "QUERY_TOO_COMPLEX"}, (document, answer)
    return answer


async def watched(own_application: Application, by: Caller, document: str, given: Json) -> Any:
    """The first message about a subscription, over a socket of its own."""
    heard: asyncio.Queue[Any] = asyncio.Queue()
    spoken: asyncio.Queue[Any] = asyncio.Queue()
    spoken.put_nowait({"type": "websocket.connect"})
    subscribe = {"id": "1", "type": "subscribe", "payload": {"query": document, "variables": given}}
    for message in ({"type": "connection_init", "payload": {}}, subscribe):
        spoken.put_nowait({"type": "websocket.receive", "text": json.dumps(message)})
    headers = [(name.encode(), value.encode()) for name, value in by.headers.items()]
    scope = {
        "type": "websocket",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "query_string": b"",
        "scheme": "ws",
        "client": ("192.0.2.7", 50000),
        "subprotocols": ["graphql-transport-ws"],
        "headers": [(b"host", b"casino.test"), (b"origin", b"http://casino.test"), *headers],
        "state": {},
    }
    running = asyncio.create_task(own_application.client._transport.app(scope, spoken.get, heard.put))
    try:
        async with asyncio.timeout(ANSWER_SECONDS_MAX):
            while True:
                message = await heard.get()
                assert message["type"] != "websocket.close", message
                said = json.loads(message.get("text") or "{}")
                if said.get("id") == "1":
                    return said
    finally:
        spoken.put_nowait({"type": "websocket.disconnect", "code": 1000})
        await running


def test_every_argument_that_takes_an_id_has_a_case(owned: IdsByName) -> None:
    tried = {place for call in calls(owned, owned) for place in call.places}
    assert id_coordinates() - tried == set(PLACED_ELSEWHERE)
    assert not tried & set(PLACED_ELSEWHERE)


async def test_the_owner_of_an_id_finds_it(
    own_application: Application, owned: IdsByName, missing: IdsByName
) -> None:
    by = own_application.as_("admin")
    for call, nothing in zip(calls(owned, owned), calls(missing, owned), strict=True):
        if call.root == "Mutation" or not _is_found(call, owned):
            continue
        found = likened(await told(own_application, by, call), owned)
        assert found != likened(await told(own_application, by, nothing), missing), call


def _is_found(call: Call, owned: IdsByName) -> bool:
    """Factors are found by their owner only, game sessions by game servers."""
    hidden = {owned["factor"], owned["game_session"]}
    return call.field != "node" or call.given["id"] not in hidden


@pytest.mark.parametrize("who", STRANGERS)
async def test_for_other_actors_a_foreign_id_is_like_a_missing_one(
    own_application: Application, who: str, strangers: Any, owned: IdsByName, missing: IdsByName
) -> None:
    by, mine = strangers[who]
    before = await standing(own_application, owned)
    for call, nothing in zip(calls(owned, mine), calls(missing, mine), strict=True):
        found, expected = await told(own_application, by, call), await told(own_application, by, nothing)
        assert likened(found, owned) == likened(expected, missing), call
    assert await standing(own_application, owned) == before


@pytest.mark.parametrize("who", STRANGERS)
async def test_rest_aliases_answer_foreign_ids_like_missing_ones(
    who: str, strangers: Any, owned: IdsByName, missing: IdsByName
) -> None:
    by, _ = strangers[who]
    paths = [alias.path for alias in ALIASES if "{id}" in alias.path]
    assert paths
    for path in paths:
        found, expected = [await by.get(path.format(id=things["player"])) for things in (owned, missing)]
        assert (found.status_code, likened(found.json(), owned)) == (
            expected.status_code,
            likened(expected.json(), missing),
        ), path


async def standing(own_application: Application, owned: IdsByName) -> list[Any]:
    """What any of those calls could have changed."""
    estate = OwnedIds(**{name: owned[name] for name in OwnedIds.__dataclass_fields__})
    tables = ("account", "client", "policy_change", "role_assignment", "casbin_rule", "totp", "phone")
    kept = [
        await own_application.rows(f"select t::text from identity.{table} t order by 1") for table in tables
    ]
    session = await own_application.wired.resources.sessions.by_id(_uuid(owned["login"]))
    return [*await state(own_application, estate), *kept, session is not None]


def _uuid(public: str) -> UUID:
    return UUID(public.rpartition("_")[2])
