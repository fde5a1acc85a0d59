"""Handlers are given webhooks in the order of the provider's time, again after a failure, and once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import uuid4

from adapters.postgres.inbound.queue import InboundQueue
from domain.inbound.retries import NO_HANDLER_LIFE, PAUSES
from domain.shared.errors import Unavailable
from tests.inbound.providers import CHECKS, HANDLER, NOON, SECRET, Receiving, a_body
from tests.live.relay_and_hub import PATIENCE_SECONDS

LIST = """query ($filter: InboundWebhookFilter) { inboundWebhooks(first: 50, filter: $filter) { nodes {
  id provider eventId eventType subject state attempts nextAt endedAt late failure } } }"""


def at(minutes: int) -> str:
    return (NOON + timedelta(minutes=minutes)).isoformat()


async def test_of_those_that_wait_the_one_that_happened_first_comes_first(receiving: Receiving) -> None:
    subject, other = f"{uuid4()}", f"{uuid4()}"
    for kind, minutes, of in (
        ("third", 3, subject),
        ("first", 1, subject),
        ("x", 9, other),
        ("second", 2, subject),
    ):
        await receiving.send(a_body(kind, subject=of, at=at(minutes)))
    await receiving.handle()
    assert HANDLER.order(subject) == [("first", False), ("second", False), ("third", False)]
    assert HANDLER.order(other) == [("x", False)]


async def test_one_that_comes_after_a_later_one_was_handled_is_late(receiving: Receiving) -> None:
    subject = f"{uuid4()}"
    await receiving.send(a_body("rejected", subject=subject, at=at(5)))
    await receiving.handle()
    await receiving.send(a_body("approved", subject=subject, at=at(4)))
    await receiving.send(a_body("approved again", subject=subject, at=at(6)))
    await receiving.handle()
    assert HANDLER.order(subject) == [("rejected", False), ("approved", True), ("approved again", False)]
    assert await receiving.rows("late", subject) == [(True,), (False,), (False,)]


async def test_what_fails_is_tried_again_then_parked_and_processed_again_when_asked(
    receiving: Receiving,
) -> None:
    subject, event = f"{uuid4()}", f"{uuid4()}"
    HANDLER.faults[event] = [ValueError("planted") for _ in range(len(PAUSES) + 1)]
    await receiving.send(a_body("first", id=event, subject=subject, at=at(1)))
    await receiving.send(a_body("second", subject=subject, at=at(2)))
    for pause in PAUSES:
        await receiving.handle()
        assert HANDLER.order(subject) == []
        receiving.later(seconds=pause.total_seconds() + 1)
    await receiving.handle()
    assert HANDLER.order(subject) == [("second", False)]
    assert await receiving.effects(subject) == 1
    assert receiving.handled_as.count(("acme", "parked")) == 1

    admin = receiving.application.as_("admin")
    found = (await admin.data_of(LIST, filter={"state": "PARKED", "provider": "acme"}))["inboundWebhooks"]
    (parked,) = (each for each in found["nodes"] if each["subject"] == subject)
    assert (parked["attempts"], parked["failure"], parked["nextAt"]) == (8, "ValueError", None)
    done = await admin.mutate("reprocessInboundWebhook", webhookId=parked["id"])
    assert (done["__typename"], done["webhook"]["state"]) == ("InboundWebhookRequeued", "WAITING")
    await receiving.handle()
    assert HANDLER.order(subject) == [("second", False), ("first", True)]
    again = await admin.mutate("reprocessInboundWebhook", webhookId=parked["id"])
    assert (again["__typename"], again["state"]) == ("InboundWebhookNotParked", "DONE")


async def test_what_waits_for_its_next_attempt_holds_back_its_own_subject_alone(receiving: Receiving) -> None:
    subject, other, event = f"{uuid4()}", f"{uuid4()}", f"{uuid4()}"
    HANDLER.faults[event] = [ValueError("planted")]
    await receiving.send(a_body("first", id=event, subject=subject, at=at(1)))
    await receiving.send(a_body("second", subject=subject, at=at(2)))
    await receiving.send(a_body("other", subject=other, at=at(3)))
    await receiving.handle()
    assert (HANDLER.order(subject), HANDLER.order(other)) == ([], [("other", False)])
    receiving.later(seconds=2)
    await receiving.handle()
    assert HANDLER.order(subject) == [("first", False), ("second", False)]


async def test_what_is_out_of_reach_is_waited_for_and_never_parked(receiving: Receiving) -> None:
    subject, event = f"{uuid4()}", f"{uuid4()}"
    HANDLER.faults[event] = [Unavailable("planted") for _ in range(20)]
    await receiving.send(a_body(id=event, subject=subject))
    for _ in range(20):
        await receiving.handle()
        receiving.later(seconds=6)
    assert await receiving.rows("state, attempts, failure", subject) == [("WAITING", 0, "Unavailable")]
    await receiving.handle()
    assert HANDLER.order(subject) == [("reviewed", False)]


async def test_what_cannot_be_read_is_parked_with_its_body_and_read_again_when_asked(
    receiving: Receiving,
) -> None:
    admin = receiving.application.as_("admin")
    before = (await admin.data_of(LIST))["inboundWebhooks"]["nodes"]
    body = b'{"of a newer": "version"}'
    assert (await receiving.send(body)).status_code == 200
    parked = (await admin.data_of(LIST))["inboundWebhooks"]["nodes"][0]
    assert parked["id"] not in {each["id"] for each in before}
    assert (parked["state"], parked["failure"]) == ("PARKED", "UNREADABLE")
    assert (parked["eventType"], parked["subject"]) == ("", None)
    assert parked["eventId"].startswith("msg_")
    await admin.mutate("reprocessInboundWebhook", webhookId=parked["id"])
    await receiving.handle()
    found = (await admin.data_of(LIST, filter={"state": "PARKED"}))["inboundWebhooks"]["nodes"]
    assert parked["id"] in {each["id"] for each in found}
    assert parked["eventId"] not in {each.event_id for each in HANDLER.handled}


async def test_a_parked_one_whose_content_is_deleted_is_not_processed_again(receiving: Receiving) -> None:
    subject, event = f"{uuid4()}", f"{uuid4()}"
    HANDLER.faults[event] = [ValueError("planted") for _ in range(len(PAUSES) + 1)]
    receiving.later(days=-41)
    await receiving.send(a_body(id=event, subject=subject))
    for pause in (timedelta(), *PAUSES):
        receiving.later(seconds=pause.total_seconds() + 1)
        await receiving.handle()
    resources = receiving.application.wired.resources
    receiving.later(days=41)
    now = resources.clock.now()
    await InboundQueue(resources.database, resources.vault).delete_old(
        now - timedelta(days=30), now - timedelta(days=400)
    )
    ((id, state),) = await receiving.rows("id, state", subject)
    assert state == "EXPIRED"
    admin = receiving.application.as_("admin")
    refused = await admin.mutate("reprocessInboundWebhook", webhookId=f"iwh_{id}")
    assert (refused["__typename"], refused["state"]) == ("InboundWebhookNotParked", "EXPIRED")


async def test_the_loop_of_a_process_hands_over_what_comes(receiving: Receiving) -> None:
    subject, stopping = f"{uuid4()}", asyncio.Event()
    running = asyncio.create_task(receiving.worker().run(stopping))
    try:
        assert (await receiving.send(a_body(subject=subject))).status_code == 200
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not HANDLER.order(subject):  # noqa: ASYNC110 - known elsewhere
                await asyncio.sleep(0.02)
    finally:
        stopping.set()
        await running
    assert SECRET not in f"{HANDLER.handled}"


async def test_what_no_process_has_a_handler_for_is_parked_after_a_week(receiving: Receiving) -> None:
    subject = f"{uuid4()}"
    await receiving.send(a_body("first", subject=subject, at=at(1)))
    await receiving.handle(CHECKS)
    receiving.later(seconds=NO_HANDLER_LIFE.total_seconds() - 60)
    await receiving.handle(CHECKS)
    assert await receiving.rows("state, failure", subject) == [("WAITING", "NoHandler")]
    receiving.later(seconds=120)
    await receiving.handle(CHECKS)
    assert await receiving.rows("state, failure, next_at", subject) == [("PARKED", "NoHandler", None)]
    assert receiving.handled_as.count(("acme", "parked")) == 1
