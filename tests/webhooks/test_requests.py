"""What is kept of a request, and how much of it who may read deliveries is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID, uuid4

import orjson
import pytest
from aiohttp import web

from domain.webhooks.model import (
    REQUEST_BYTES_KEPT,
    AttemptRequest,
    DeliveryAttempt,
    DeliveryKind,
    DeliveryState,
    RequestHeader,
    WebhookDelivery,
)
from domain.webhooks.queries import PostedEvents
from resolvers.authorization.levels import AccessTable, Level
from resolvers.context import Context
from resolvers.webhooks.requests import shown_attempt
from server.contexts import CONTEXTS
from server.events.registry import event_types
from server.security.access_control import shipped_access_control
from server.webhooks import delivery_worker
from server.webhooks.catalogue import RegisteredEvents
from tests.application import Caller, Json
from tests.funded_players import a_funded_player
from tests.webhooks.receivers import Posting, Receiver, an_endpoint

ACCESS = shipped_access_control()
TYPES = event_types(CONTEXTS)
EVENTS = RegisteredEvents(TYPES, frozenset(), allows_local=False, masks=ACCESS.catalogue.masks)
BET = TYPES.latest("wallet.bet_placed")
ENVELOPE = {
    "specversion": "1.0",
    "type": "croupier.wallet.bet_placed.v1",
    "subject": "plr_1",
    "data": {each.name: BET.example[each.name] for each in BET.fields if each.shown_by},
}

ASKED = """query ($id: ID!) { webhookEndpoint(id: $id) { deliveries(first: 5) { nodes {
  kind attemptLog { request { headers { name value } bodyBytes body reduced } } } } } }"""


@dataclass
class Viewing:
    """The parts of a context that are asked for here."""

    access: AccessTable
    disclosed: dict[UUID, set[str]] = field(default_factory=dict)

    def read(self, port: type) -> RegisteredEvents:
        assert port is PostedEvents
        return EVENTS


def a_delivery(kind: DeliveryKind = DeliveryKind.EVENT, event_type: str = BET.name) -> WebhookDelivery:
    return WebhookDelivery(
        id=uuid4(),
        endpoint_id=uuid4(),
        kind=kind,
        event_id=uuid4(),
        event_type=event_type,
        player_id=uuid4(),
        player_seq=1,
        state=DeliveryState.DELIVERED,
        attempts=1,
        created_at=datetime.now(UTC),
        next_at=None,
        ended_at=datetime.now(UTC),
        last_status=200,
        last_failure=None,
    )


def shown(access: AccessTable, delivery: WebhookDelivery, envelope: Json = ENVELOPE) -> AttemptRequest:
    body = orjson.dumps(envelope).decode()
    request = AttemptRequest(headers=(RequestHeader("webhook-id", "x"),), body_bytes=len(body), body=body)
    attempt = DeliveryAttempt(
        no=1, at=datetime.now(UTC), milliseconds=1, status=200, failure=None, response="", request=request
    )
    found = shown_attempt(cast("Context", Viewing(access)), delivery, attempt).request
    assert found is not None
    return found


def of_roles(*roles: str, without: frozenset[str] = frozenset()) -> AccessTable:
    levels: dict[str, Level] = dict(ACCESS.tables.of_roles("default", frozenset(roles)))
    return AccessTable({each: level for each, level in levels.items() if each not in without})


def test_who_may_read_all_of_it_sees_the_body_as_it_was_posted() -> None:
    request = shown(of_roles("admin"), a_delivery())
    assert request.body == orjson.dumps(ENVELOPE).decode()
    assert not request.reduced


def test_a_field_that_the_viewer_may_not_read_is_left_out() -> None:
    hidden = next(each for each in BET.fields if each.name == "provider").shown_by
    assert hidden
    assert "provider" in BET.example
    request = shown(of_roles("admin", without=frozenset(hidden) - set(BET.needs)), a_delivery())
    assert request.reduced
    assert request.body is not None
    data = orjson.loads(request.body)["data"]
    assert "provider" not in data
    assert data["amount"] == BET.example["amount"]


@pytest.mark.parametrize("access", [of_roles("kyc_analyst"), of_roles("admin", without=frozenset(BET.needs))])
def test_of_an_event_that_the_viewer_may_not_know_of_nothing_is_shown(access: AccessTable) -> None:
    request = shown(access, a_delivery())
    assert (request.body, request.reduced) == (None, True)
    assert request.body_bytes > 0


def test_nothing_is_shown_of_a_type_that_is_not_known_any_more() -> None:
    assert shown(of_roles("admin"), a_delivery(event_type="wallet.forgotten")).body is None


@pytest.mark.parametrize("kind", [DeliveryKind.TEST, DeliveryKind.CHALLENGE])
def test_examples_and_challenges_are_shown_as_posted(kind: DeliveryKind) -> None:
    assert shown(of_roles("kyc_analyst"), a_delivery(kind)).body is not None


def _first(found: Json) -> Json:
    (node,) = (each for each in found["webhookEndpoint"]["deliveries"]["nodes"] if each["kind"] == "EVENT")
    request: Json = node["attemptLog"][0]["request"]
    return request


async def test_the_request_is_kept_without_signature_and_secret_headers(
    posting: Posting, receiver: Receiver
) -> None:
    admin: Caller = posting.application.as_("admin")
    headers = [{"name": "X-Api-Key", "value": "a-secret-of-the-receiver"}]
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"], headers=headers)
    await a_funded_player(posting.application, "50.00")
    await posting.lay_out()
    await posting.post()
    (posted,) = (each for each in receiver.received if "playerseq" in each.event)
    assert posted.headers["x-api-key"] == "a-secret-of-the-receiver"
    found = await posting.application.as_("auditor").data_of(ASKED, id=id)
    request = _first(found)
    assert request["body"] == posted.body.decode()
    assert (request["bodyBytes"], request["reduced"]) == (len(posted.body), False)
    kept = {each["name"].lower(): each["value"] for each in request["headers"]}
    assert kept["webhook-id"] == posted.headers["webhook-id"]
    assert kept["webhook-timestamp"] == posted.headers["webhook-timestamp"]
    assert kept["content-type"] == posted.headers["content-type"]
    assert {name for name, value in kept.items() if value is None} == {"webhook-signature", "x-api-key"}
    stored = await posting.application.rows("select a::text from webhooks.attempt a")
    assert "a-secret-of-the-receiver" not in f"{stored}"
    assert posted.headers["webhook-signature"] not in f"{stored}"


async def test_a_body_that_is_too_long_is_not_kept(
    posting: Posting, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert REQUEST_BYTES_KEPT == delivery_worker.REQUEST_BYTES_KEPT
    monkeypatch.setattr(delivery_worker, "REQUEST_BYTES_KEPT", 100)
    admin: Any = posting.application.as_("admin")
    receiver.answer = lambda _: web.Response(status=500)
    made = await admin.mutate(
        "createWebhookEndpoint", name="r", url=receiver.url, events=["*"], role="auditor"
    )
    await posting.post()
    found = await admin.data_of(ASKED, id=made["endpoint"]["id"])
    request = found["webhookEndpoint"]["deliveries"]["nodes"][0]["attemptLog"][0]["request"]
    assert (request["body"], request["reduced"]) == (None, False)
    assert request["bodyBytes"] > 100
