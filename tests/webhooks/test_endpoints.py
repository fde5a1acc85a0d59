"""Endpoints through the API: created, verified, changed, paused, removed; and who may do that."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web

from tests.application import Caller, Json
from tests.webhooks.receivers import Posting, Receiver, an_endpoint

ENDPOINT = "id name url events role inOrder rateMax headerNames state problem secrets { no expiresAt }"
ONE = f"query ($id: ID!) {{ webhookEndpoint(id: $id) {{ {ENDPOINT} }} }}"


async def shown(admin: Caller, id: str) -> Json:
    endpoint: Json = (await admin.data_of(ONE, id=id))["webhookEndpoint"]
    return endpoint


@pytest.fixture
def admin(posting: Posting) -> Caller:
    return posting.application.as_("admin")


def given(**differently: Any) -> Json:
    plain = {"name": "ours", "url": "https://hooks.example.com/", "events": ["wallet.*"], "role": "crm"}
    return plain | differently


async def test_it_is_posted_to_once_it_has_echoed_a_signed_challenge(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    made = await admin.mutate("createWebhookEndpoint", **given(url=receiver.url))
    assert (made["__typename"], made["endpoint"]["state"]) == ("WebhookEndpointCreated", "UNVERIFIED")
    await posting.post()
    (challenge,) = receiver.received
    assert challenge.verified(made["secret"])["data"]["challenge"]
    assert (await shown(admin, made["endpoint"]["id"]))["state"] == "ACTIVE"


async def test_one_that_does_not_echo_the_challenge_stays_unverified(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    receiver.answer = lambda _: web.Response(text="ok")
    made = await admin.mutate("createWebhookEndpoint", **given(url=receiver.url))
    id = made["endpoint"]["id"]
    for _ in range(3):
        await posting.post()
        posting.application.clock.ahead += timedelta(minutes=1)
    unverified = await shown(admin, id)
    assert (unverified["state"], unverified["problem"]) == ("UNVERIFIED", "CHALLENGE_FAILED")
    assert (await admin.mutate("verifyWebhookEndpoint", endpointId=id))["__typename"] == (
        "WebhookEndpointChanged"
    )


@pytest.mark.parametrize(
    ("differently", "field"),
    [
        ({"url": "http://hooks.example.com/"}, "url"),
        ({"url": "https://u:p@hooks.example.com/"}, "url"),
        ({"events": []}, "events"),
        ({"events": ["wallet.no_such"]}, "events"),
        ({"events": ["no_such.*"]}, "events"),
        ({"role": "player"}, "role"),
        ({"role": "system"}, "role"),
        ({"rateMax": 0}, "rateMax"),
        ({"headers": [{"name": "webhook-id", "value": "x"}]}, "headers.name"),
        ({"headers": [{"name": "X-A", "value": "x"}, {"name": "X-A", "value": "y"}]}, "headers"),
        ({"name": " "}, "name"),
    ],
)
async def test_what_an_endpoint_cannot_have(admin: Caller, differently: Json, field: str) -> None:
    error = await admin.mutation_error("createWebhookEndpoint", **given(**differently))
    assert (error["code"], error["field"]) == ("BAD_USER_INPUT", field)


async def test_it_is_changed_and_another_url_is_verified_anew(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, headers=[{"name": "X-Tenant", "value": "7"}])
    same = given(endpointId=id, url=receiver.url, inOrder=True, rateMax=5)
    changed = await admin.mutate("changeWebhookEndpoint", **same)
    assert (changed["endpoint"]["state"], changed["endpoint"]["headerNames"]) == ("ACTIVE", ["X-Tenant"])
    moved = await admin.mutate("changeWebhookEndpoint", **same | {"url": f"{receiver.url}?new"})
    assert moved["endpoint"]["state"] == "UNVERIFIED"


async def test_it_is_paused_resumed_and_removed(posting: Posting, receiver: Receiver, admin: Caller) -> None:
    id, _ = await an_endpoint(posting, receiver, admin)
    steps = [
        ("pauseWebhookEndpoint", "WebhookEndpointChanged", "PAUSED"),
        ("pauseWebhookEndpoint", "WebhookEndpointChanged", "PAUSED"),
        ("resumeWebhookEndpoint", "WebhookEndpointChanged", "ACTIVE"),
        ("removeWebhookEndpoint", "WebhookEndpointRemoved", "REMOVED"),
    ]
    for name, kind, state in steps:
        done = await admin.mutate(name, endpointId=id)
        assert (done["__typename"], done["endpoint"]["state"]) == (kind, state)
    gone = await admin.mutate("resumeWebhookEndpoint", endpointId=id)
    assert (gone["__typename"], gone["code"]) == ("WebhookEndpointNotFound", "WEBHOOK_ENDPOINT_NOT_FOUND")
    assert await shown(admin, id) is None


async def test_two_secrets_sign_while_receivers_change_over(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, first = await an_endpoint(posting, receiver, admin)
    rotated = await admin.mutate("rotateWebhookSecret", endpointId=id, overlapHours=1)
    sent = {"endpointId": id, "eventType": "wallet.bet_placed"}
    await admin.mutate("sendTestWebhook", **sent)
    await posting.post()
    for secret in (first, rotated["secret"]):
        assert receiver.received[-1].verified(secret)["croupiertest"] is True
    posting.application.clock.ahead += timedelta(hours=1, seconds=1)
    await admin.mutate("sendTestWebhook", **sent)
    await posting.post()
    assert len(receiver.received[-1].headers["webhook-signature"].split(" ")) == 1
    assert [each["no"] for each in (await shown(admin, id))["secrets"]] == [1, 2]


async def test_other_brands_do_not_see_it(posting: Posting, receiver: Receiver, admin: Caller) -> None:
    id, _ = await an_endpoint(posting, receiver, admin)
    rival = posting.application.as_("admin", brand="rival")
    assert await shown(rival, id) is None
    assert (await rival.data_of("{ webhookEndpoints { id } }"))["webhookEndpoints"] == []
    refused = await rival.mutate("pauseWebhookEndpoint", endpointId=id)
    assert refused["__typename"] == "WebhookEndpointNotFound"


async def test_secrets_and_values_of_headers_are_stored_sealed(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    token = "Bearer a-token-that-is-not-shown"
    id, secret = await an_endpoint(
        posting, receiver, admin, headers=[{"name": "Authorization", "value": token}]
    )
    assert receiver.received[-1].headers["authorization"] == token
    rows = await posting.application.rows(
        "select e::text, s::text from webhooks.endpoint e join webhooks.secret s on s.endpoint_id = e.id"
    )
    written = f"{rows}"
    assert id.removeprefix("whe_") in written
    for plain in (token, secret, secret.removeprefix("whsec_")):
        assert plain not in written
        assert plain.encode().hex() not in written
    recorded = await posting.application.rows("select details::text from compliance.audit")
    assert token not in f"{recorded}"
    assert secret not in f"{recorded}"


@pytest.mark.parametrize(
    ("role", "reads", "changes"),
    [("admin", True, True), ("auditor", True, False), ("support_lead", False, False), ("crm", False, False)],
)
async def test_who_may(
    posting: Posting, receiver: Receiver, admin: Caller, role: str, reads: bool, changes: bool
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin)
    caller = posting.application.as_(role, name=f"the-other-{role}")
    answer = await caller.ask("{ webhookEndpoints { id url } }")
    assert ("errors" not in answer) is reads
    document = """mutation ($input: WebhookEndpointInput!) {
      pauseWebhookEndpoint(input: $input) { __typename } }"""
    assert ("errors" not in await caller.ask(document, input={"endpointId": id})) is changes
