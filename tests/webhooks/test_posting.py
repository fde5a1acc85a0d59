"""Events arrive: signed, each at least once, in order where asked, and through every kind of failure."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from aiohttp import web

from adapters.postgres.webhooks.queue import AttemptEnd, DeliveryQueue, DueDelivery, DueEndpoint
from adapters.webhooks.http_sender import WebhookSender
from domain.webhooks.circuit import OPEN_FIRST
from domain.webhooks.model import AttemptFailure, DeliveryState
from domain.webhooks.retries import RETRY_DELAYS
from server.webhooks.delivery_worker import LEASE
from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player
from tests.webhooks.receivers import Posting, Received, Receiver, an_endpoint, echoing

DELIVERIES = """query ($id: ID!, $filter: WebhookDeliveryFilter) { webhookEndpoint(id: $id) {
  state problem pausedUntil failingSince counts { pending failed capped }
  deliveries(first: 100, filter: $filter) { totalCount nodes {
    id kind eventId eventType playerId playerSeq state attempts nextAt endedAt lastStatus lastFailure
    attemptLog { no status failure response } } } } }"""


@pytest.fixture
def admin(posting: Posting) -> Caller:
    return posting.application.as_("admin")


async def endpoint(admin: Caller, id: str, **filter: object) -> Json:
    found: Json = (await admin.data_of(DELIVERIES, id=id, filter=filter))["webhookEndpoint"]
    return found


async def a_player(posting: Posting) -> FundedPlayer:
    return await a_funded_player(posting.application, "50.00")


def failing(status: int = 500, **headers: str) -> web.Response:
    return web.Response(status=status, text="not now", headers=headers)


class FailingEnvelopes:
    """Implements ``Envelopes``, with a fault."""

    def body(self, endpoint: DueEndpoint, delivery: DueDelivery) -> bytes | None:
        raise TypeError(f"planted for {endpoint.id} and {delivery.id}")


def later(application: Application, **time: float) -> None:
    application.clock.ahead += timedelta(**time)


async def test_events_arrive_signed_with_the_balances_that_the_api_shows(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, secret = await an_endpoint(posting, receiver, admin)
    guest = await a_player(posting)
    await guest.bet("7.50")
    await posting.lay_out()
    await posting.post()
    mine = [event for event in receiver.events if event["subject"] == guest.id]
    assert [event["playerseq"] for event in mine] == list(range(1, len(mine) + 1))
    assert mine[-1]["type"] == "croupier.wallet.bet_placed.v1"
    served = "https://casino.example.com/event-schemas/"
    assert {each["dataschema"] for each in mine} == {
        f"{served}{each['type'].removeprefix('croupier.')}.json" for each in mine
    }
    (wallet,) = mine[-1]["data"]["wallets"]
    assert wallet["balance"] == "4250" == (await guest.balance()).replace(".", "")
    for each in receiver.received:
        assert each.headers["content-type"] == "application/cloudevents+json; charset=utf-8"
        if "playerseq" in each.event:
            assert each.verified(secret)["id"] == each.headers["webhook-id"]
    shown = await endpoint(admin, id, playerId=guest.id)
    assert {each["state"] for each in shown["deliveries"]["nodes"]} == {"DELIVERED"}
    assert shown["counts"] == {"pending": 0, "failed": 0, "capped": False}
    assert shown["deliveries"]["nodes"][0]["attemptLog"] == [
        {"no": 1, "status": 200, "failure": None, "response": "taken"}
    ]


async def test_a_fault_of_croupier_s_own_ends_as_failed_and_is_not_the_endpoint_s(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    guest = await a_player(posting)
    await posting.lay_out()

    posting.other_envelopes = FailingEnvelopes()
    for delay in (timedelta(), *RETRY_DELAYS):
        later(posting.application, seconds=delay.total_seconds() + 1)
        await posting.post()
    shown = await endpoint(admin, id, playerId=guest.id)
    assert (shown["state"], shown["failingSince"]) == ("ACTIVE", None)
    (delivery,) = shown["deliveries"]["nodes"]
    assert (delivery["state"], delivery["lastFailure"]) == ("FAILED", "NOT_SENT")
    assert len(delivery["attemptLog"]) == len(RETRY_DELAYS) + 1
    assert receiver.events == []


async def test_only_chosen_events_arrive(posting: Posting, receiver: Receiver, admin: Caller) -> None:
    await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    await a_player(posting)
    await posting.lay_out()
    await posting.post()
    assert {event["type"] for event in receiver.events} == {"croupier.wallet.deposited.v1"}


async def test_of_what_the_role_may_not_know_nothing_arrives(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, role="kyc_analyst")
    guest = await a_player(posting)
    await posting.lay_out()
    await posting.post()
    assert "croupier.player.registered.v1" in {event["type"] for event in receiver.events}
    assert "croupier.wallet.deposited.v1" not in {event["type"] for event in receiver.events}
    assert "4250" not in f"{receiver.events}"
    made = (await endpoint(admin, id, playerId=guest.id))["deliveries"]
    assert made["totalCount"] == len(receiver.events)


async def test_what_the_role_may_no_longer_know_is_withheld(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, role="accountant", events=["wallet.deposited"])
    await a_player(posting)
    await posting.lay_out()
    changed = {"endpointId": id, "name": "a receiver", "url": receiver.url, "inOrder": False}
    await admin.mutate("changeWebhookEndpoint", **changed, role="kyc_analyst", events=["wallet.deposited"])
    await posting.post()
    assert receiver.events == []
    (withheld,) = (await endpoint(admin, id, state="WITHHELD"))["deliveries"]["nodes"]
    assert (withheld["state"], withheld["attemptLog"]) == ("WITHHELD", [])


async def test_a_failed_attempt_is_repeated_with_the_same_id(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, secret = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    receiver.answer = lambda _: failing()
    guest = await a_player(posting)
    await posting.lay_out()
    await posting.post()
    (waiting,) = (await endpoint(admin, id, state="PENDING"))["deliveries"]["nodes"]
    assert (waiting["lastStatus"], waiting["lastFailure"], waiting["attempts"]) == (500, "STATUS", 1)
    receiver.answer = echoing
    await posting.post()
    assert receiver.times[waiting["eventId"]] == 1
    later(posting.application, seconds=6)
    await posting.post()
    assert receiver.times[waiting["eventId"]] == 2
    first, second = (each for each in receiver.received if "playerseq" in each.event)
    assert first.headers["webhook-signature"] != second.headers["webhook-signature"]
    assert second.verified(secret)
    (ended,) = (await endpoint(admin, id, state="DELIVERED", playerId=guest.id))["deliveries"]["nodes"]
    assert [each["status"] for each in ended["attemptLog"]] == [500, 200]


async def test_the_last_attempt_fails_and_a_replay_posts_it_again(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    receiver.answer = lambda _: failing()
    await a_player(posting)
    await posting.lay_out()
    for _ in range(8):
        await posting.post()
        later(posting.application, hours=11)
    shown = await endpoint(admin, id, state="FAILED")
    (failed,) = shown["deliveries"]["nodes"]
    assert (shown["counts"]["failed"], len(failed["attemptLog"])) == (1, 8)
    receiver.answer = echoing
    replayed = await admin.mutate("replayWebhookDeliveries", endpointId=id, failedOnly=True)
    assert (replayed["__typename"], replayed["count"]) == ("WebhookDeliveriesReplayed", 1)
    await posting.post()
    assert receiver.times[failed["eventId"]] == 9
    again = await admin.mutate("replayWebhookDeliveries", endpointId=id, ids=[failed["id"]])
    assert again["count"] == 1
    await posting.post()
    assert receiver.times[failed["eventId"]] == 10


async def test_in_order_a_players_next_event_waits_and_other_players_do_not(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    await an_endpoint(posting, receiver, admin, inOrder=True)
    slow, quick = await a_player(posting), await a_player(posting)
    await slow.bet("1.00")
    await quick.bet("1.00")
    await posting.lay_out()

    def answer(received: Received) -> web.Response:
        event = received.event
        return (
            failing() if (event.get("subject"), event.get("playerseq")) == (slow.id, 2) else echoing(received)
        )

    receiver.answer = answer
    await posting.post()
    arrived = {
        player.id: [e["playerseq"] for e in receiver.events if e["subject"] == player.id]
        for player in (slow, quick)
    }
    assert arrived[slow.id] == [1, 2]
    assert arrived[quick.id] == list(range(1, len(arrived[quick.id]) + 1))
    assert len(arrived[quick.id]) > 2
    receiver.answer = echoing
    later(posting.application, seconds=6)
    await posting.post()
    rest = [e["playerseq"] for e in receiver.events if e["subject"] == slow.id][1:]
    assert rest == [2, *range(2, len(arrived[quick.id]) + 1)]


async def test_an_endpoint_that_is_gone_is_disabled(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    receiver.answer = lambda _: failing(410)
    await a_player(posting)
    await posting.lay_out()
    await posting.post()
    shown = await endpoint(admin, id)
    assert (shown["state"], shown["problem"]) == ("DISABLED", "GONE")
    receiver.answer = echoing
    await admin.mutate("verifyWebhookEndpoint", endpointId=id)
    await posting.post()
    assert (await endpoint(admin, id))["state"] == "ACTIVE"


async def test_after_five_days_of_failures_it_is_disabled(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    receiver.answer = lambda _: failing()
    for _ in range(2):
        await a_player(posting)
        await posting.lay_out()
        await posting.post()
        assert (await endpoint(admin, id))["state"] == "ACTIVE"
        later(posting.application, days=3)
    await posting.post()
    shown = await endpoint(admin, id)
    assert (shown["state"], shown["problem"]) == ("DISABLED", "FAILING")


async def test_where_most_attempts_fail_it_is_left_alone_for_a_while(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    receiver.answer = lambda _: failing()
    for _ in range(12):
        await a_player(posting)
    await posting.lay_out()
    await posting.post()
    shown = await endpoint(admin, id)
    assert shown["pausedUntil"] is not None
    assert shown["failingSince"] is not None
    tried = len(receiver.events)
    receiver.answer = echoing
    later(posting.application, seconds=OPEN_FIRST.total_seconds() - 10)
    await posting.post()
    assert len(receiver.events) == tried
    later(posting.application, seconds=11)
    await posting.post()
    shown = await endpoint(admin, id)
    assert (shown["pausedUntil"], shown["failingSince"], shown["counts"]["pending"]) == (None, None, 0)


async def test_no_more_attempts_a_second_than_it_may_have(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    await an_endpoint(posting, receiver, admin, events=["wallet.deposited"], rateMax=3)
    for _ in range(5):
        await a_player(posting)
    await posting.lay_out()
    clock = posting.application.clock
    with clock.stopped(clock.now() + timedelta(seconds=5)):
        await posting.post()
        assert len(receiver.events) == 3
    later(posting.application, seconds=6)
    await posting.post()
    assert len(receiver.events) == 5


async def test_events_wait_while_it_is_paused(posting: Posting, receiver: Receiver, admin: Caller) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    await admin.mutate("pauseWebhookEndpoint", endpointId=id)
    await a_player(posting)
    await posting.lay_out()
    await posting.post()
    assert receiver.events == []
    assert (await endpoint(admin, id))["counts"]["pending"] == 1
    await admin.mutate("resumeWebhookEndpoint", endpointId=id)
    await posting.post()
    assert len(receiver.events) == 1


async def test_what_a_lost_worker_had_taken_is_attempted_by_another(
    posting: Posting, receiver: Receiver, admin: Caller
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    await a_player(posting)
    await posting.lay_out()
    resources = posting.application.wired.resources
    queue = DeliveryQueue(resources.database, resources.vault, LEASE)
    taken = await queue.take(UUID(id.removeprefix("whe_")), 10, resources.clock.now() + timedelta(seconds=1))
    assert taken is not None
    assert len(taken.deliveries) == 1
    await posting.post()
    assert receiver.events == []
    later(posting.application, seconds=LEASE.total_seconds() + 2)
    await posting.post()
    assert len(receiver.events) == 1


@pytest.mark.parametrize("together", [True, False], ids=["in one batch", "by two workers at once"])
async def test_both_attempts_of_a_delivery_whose_lease_was_lost_are_kept(
    posting: Posting, receiver: Receiver, admin: Caller, *, together: bool
) -> None:
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    guest = await a_player(posting)
    await posting.lay_out()
    resources = posting.application.wired.resources
    queue, now = DeliveryQueue(resources.database, resources.vault, LEASE), resources.clock.now()
    ends = []
    for at in (now + timedelta(seconds=1), now + 2 * LEASE):
        taken = await queue.take(UUID(id.removeprefix("whe_")), 10, at)
        assert taken is not None
        (delivery,) = taken.deliveries
        ends.append(
            AttemptEnd(delivery=delivery, state=DeliveryState.DELIVERED, next_at=None, status=200, at=at)
        )
    if together:
        await queue.end(ends)
    else:
        await asyncio.gather(*(queue.end([each]) for each in ends for _ in range(4)))
    (shown,) = (await endpoint(admin, id, playerId=guest.id))["deliveries"]["nodes"]
    assert (shown["state"], shown["attempts"]) == ("DELIVERED", 2)
    assert [each["no"] for each in shown["attemptLog"]] == list(range(1, 3 if together else 9))


async def test_addresses_that_are_not_public_are_not_connected_to(receiver: Receiver) -> None:
    sender = WebhookSender(seconds_max=5)
    for url in (receiver.url, receiver.url.replace("127.0.0.1", "localhost")):
        answer = await sender.post(url, {}, b"{}")
        assert answer.attempted.failure is AttemptFailure.ADDRESS_REFUSED
    await sender.close()
    assert receiver.received == []


@pytest.mark.parametrize(
    ("answer", "failure", "kept"),
    [
        (lambda _: web.Response(status=302, headers={"Location": "https://example.com/"}), "STATUS", ""),
        (lambda _: web.Response(text="x" * 10_000), None, "x" * 4096),
        (lambda _: web.Response(body=b"\x00\xff"), None, "\ufffd\ufffd"),
    ],
)
async def test_what_is_kept_of_an_answer(
    receiver: Receiver, answer: object, failure: str | None, kept: str
) -> None:
    receiver.answer = answer  # type: ignore[assignment]
    sender = WebhookSender(local=True, seconds_max=5)
    answered = await sender.post(receiver.url, {}, b"{}")
    await sender.close()
    found = answered.attempted.failure
    assert ((found.value if found else None), answered.body if failure is None else "") == (failure, kept)
