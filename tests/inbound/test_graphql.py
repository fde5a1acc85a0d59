"""Who sees received webhooks, and who processes them again."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.application import Caller
from tests.inbound.providers import Receiving, a_body

ONE = "query ($id: ID!) { inboundWebhook(id: $id) { id subject } node(id: $id) { id } }"
REPROCESS = """mutation ($input: ReprocessInboundWebhookInput!) {
  reprocessInboundWebhook(input: $input) { __typename } }"""
ALL = "{ inboundWebhooks(first: 100) { totalCount nodes { subject } } }"


async def received(receiving: Receiving) -> tuple[str, str]:
    """The public id and the subject of one."""
    subject = f"{uuid4()}"
    await receiving.send(a_body(subject=subject))
    ((id,),) = await receiving.rows("id", subject)
    return f"iwh_{id}", subject


async def refusals(caller: Caller, document: str, **variables: object) -> set[str]:
    """The codes of all errors."""
    answer = await caller.ask(document, **variables)
    return {each["extensions"]["code"] for each in answer.get("errors", ())}


@pytest.mark.parametrize(
    ("role", "sees", "processes"),
    [("admin", True, True), ("auditor", True, False), ("support", False, False), ("crm", False, False)],
)
async def test_who_may(receiving: Receiving, role: str, *, sees: bool, processes: bool) -> None:
    id, subject = await received(receiving)
    caller = receiving.application.as_(role)
    if sees:
        assert (await caller.data_of(ONE, id=id))["inboundWebhook"] == {"id": id, "subject": subject}
    else:
        assert await refusals(caller, ALL) == {"FORBIDDEN"}
    if processes:
        refused = await caller.mutate("reprocessInboundWebhook", webhookId=id)
        assert (refused["__typename"], refused["state"]) == ("InboundWebhookNotParked", "WAITING")
    else:
        assert await refusals(caller, REPROCESS, input={"webhookId": id}) == {"FORBIDDEN"}


async def test_other_brands_do_not_see_it(receiving: Receiving) -> None:
    id, subject = await received(receiving)
    rival = receiving.application.as_("admin", brand="rival")
    assert (await rival.data_of(ONE, id=id)) == {"inboundWebhook": None, "node": None}
    seen = (await rival.data_of(ALL))["inboundWebhooks"]["nodes"]
    assert subject not in {each["subject"] for each in seen}
    outcome = await rival.mutate("reprocessInboundWebhook", webhookId=id)
    assert outcome["__typename"] == "InboundWebhookNotFound"


async def test_metrics_tell_what_came_of_requests(receiving: Receiving) -> None:
    body = a_body()
    for _ in range(2):
        await receiving.send(body)
    await receiving.send(body, webhook_signature="v1,bm90aGluZw==")
    text = (await receiving.application.client.get("/metrics")).text
    for labels in (
        'outcome="stored",provider="acme",reason=""',
        'outcome="duplicate",provider="acme",reason=""',
        'outcome="refused",provider="acme",reason="bad_signature"',
    ):
        assert f"croupier_inbound_webhooks_total{{{labels}}}" in text
