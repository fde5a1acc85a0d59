"""What could not be read when it came is read later, and counts once."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest

import tests.inbound.providers
from adapters.postgres.inbound.queue import InboundQueue
from domain.inbound.providers import Described, Headers
from domain.shared.errors import Unavailable
from tests.inbound.providers import HANDLER, Receiving, a_body, describe

LIST = """{ inboundWebhooks(first: 100) { nodes { id eventId eventType state failure } } }"""


@pytest.fixture
def unknown_kinds(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The types of events that ``describe`` does not understand yet."""
    unknown: set[str] = set()

    def described(headers: Headers, body: bytes) -> Described:
        if json.loads(body)["kind"] in unknown:
            raise KeyError("a newer type")
        return describe(headers, body)

    for provider in (tests.inbound.providers.ACME, tests.inbound.providers.CHECKS):
        monkeypatch.setattr(type(provider), "describe", property(lambda _self: described), raising=False)
    return unknown


async def unread(receiving: Receiving, unknown: set[str], **more: Any) -> tuple[str, str]:
    """The public id of a webhook of the kind ``newer`` that was parked, and its event's id."""
    unknown.add("newer")
    event = f"{uuid4()}"
    body = a_body("newer", id=event, **more)
    assert (await receiving.send_digested(body)).status_code == 200
    unknown.clear()
    nodes = (await receiving.application.as_("admin").data_of(LIST))["inboundWebhooks"]["nodes"]
    assert (nodes[0]["state"], nodes[0]["failure"]) == ("PARKED", "UNREADABLE")
    return nodes[0]["id"], event


async def test_an_event_that_was_sent_again_meanwhile_is_handled_once(
    receiving: Receiving, unknown_kinds: set[str]
) -> None:
    subject = f"{uuid4()}"
    id, event = await unread(receiving, unknown_kinds, subject=subject)
    assert (
        await receiving.send_digested(a_body("newer", id=event, subject=subject, again=1))
    ).status_code == 200
    await receiving.handle()
    await receiving.application.as_("admin").mutate("reprocessInboundWebhook", webhookId=id)
    await receiving.handle()
    assert [each.event_id for each in HANDLER.handled if each.subject == subject] == [event]
    nodes = (await receiving.application.as_("admin").data_of(LIST))["inboundWebhooks"]["nodes"]
    (one,) = (each for each in nodes if each["id"] == id)
    assert (one["state"], one["failure"]) == ("DONE", "DUPLICATE")


async def test_an_event_that_is_sent_again_afterwards_is_a_duplicate(
    receiving: Receiving, unknown_kinds: set[str]
) -> None:
    subject = f"{uuid4()}"
    id, event = await unread(receiving, unknown_kinds, subject=subject)
    await receiving.application.as_("admin").mutate("reprocessInboundWebhook", webhookId=id)
    await receiving.handle()
    await receiving.send_digested(a_body("newer", id=event, subject=subject, again=1))
    await receiving.handle()
    assert [each.event_id for each in HANDLER.handled if each.subject == subject] == [event]


async def test_it_is_read_before_it_is_handled_though_its_key_was_out_of_reach(
    receiving: Receiving, unknown_kinds: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = f"{uuid4()}"
    id, _ = await unread(receiving, unknown_kinds, subject=subject)
    await receiving.application.as_("admin").mutate("reprocessInboundWebhook", webhookId=id)

    async def out_of_reach(*_: Any) -> Any:
        raise Unavailable("planted")

    with monkeypatch.context() as patch:
        patch.setattr(InboundQueue, "content", out_of_reach)
        await receiving.handle()
    receiving.later(seconds=6)
    await receiving.handle()
    receiving.later(seconds=6)
    await receiving.handle()
    assert receiving.handled_as.count(("checks", "done")) == 1
    assert HANDLER.order(subject) == [("newer", False)]
