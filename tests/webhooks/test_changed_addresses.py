"""What came of a request to an endpoint's former URL says nothing about the URL that it has now."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from adapters.webhooks.http_sender import Answer, WebhookSender
from tests.application import Caller, Json
from tests.funded_players import a_funded_player
from tests.webhooks.receivers import Posting, Receiver, a_receiver, an_endpoint
from tests.webhooks.test_posting import endpoint, failing


class ChangedMeanwhile(WebhookSender):
    """Posts as always; something else happens before the answer is here."""

    def __init__(self, meanwhile: Callable[[], Awaitable[Any]]) -> None:
        super().__init__(local=True, seconds_max=10)
        self._meanwhile = meanwhile

    async def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        answer = await super().post(url, headers, body)
        await self._meanwhile()
        return answer


async def moved(admin: Caller, id: str, url: str) -> Json:
    """The endpoint at another URL."""
    given = {"name": "a receiver", "events": ["*"], "role": "auditor", "inOrder": False}
    return await admin.mutate("changeWebhookEndpoint", endpointId=id, url=url, **given)


async def test_a_challenge_that_the_former_url_answers_does_not_verify_the_new_one(
    posting: Posting, receiver: Receiver
) -> None:
    admin = posting.application.as_("admin")
    given = {"name": "a receiver", "url": receiver.url, "events": ["*"], "role": "auditor"}
    id = (await admin.mutate("createWebhookEndpoint", **given))["endpoint"]["id"]
    async with a_receiver() as other:
        sender = ChangedMeanwhile(lambda: moved(admin, id, other.url))
        worker = posting.worker(sender)
        await worker.take_due()
        await worker.finish()
        await sender.close()
        assert len(receiver.received) == 1
        shown = await endpoint(admin, id)
        assert (shown["state"], other.received) == ("UNVERIFIED", [])
        await posting.post()
        assert (await endpoint(admin, id))["state"] == "ACTIVE"
        assert {each.event["type"] for each in other.received} == {"croupier.webhook.challenge.v1"}


async def test_failures_of_the_former_url_do_not_hold_up_the_new_one(
    posting: Posting, receiver: Receiver
) -> None:
    admin = posting.application.as_("admin")
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    receiver.answer = lambda _: failing()
    for _ in range(12):
        await a_funded_player(posting.application, "50.00")
    await posting.lay_out()
    sender = WebhookSender(local=True, seconds_max=10)
    worker = posting.worker(sender)
    while await worker.take_due():
        await worker.finish()
    assert (await endpoint(admin, id))["pausedUntil"] is not None
    async with a_receiver() as other:
        await moved(admin, id, other.url)
        await worker.take_due()
        await worker.finish()
        await sender.close()
        shown = await endpoint(admin, id)
        assert (shown["state"], shown["pausedUntil"], shown["failingSince"]) == ("ACTIVE", None, None)


async def test_what_arrived_before_an_orderly_stop_is_not_posted_again(
    posting: Posting, receiver: Receiver
) -> None:
    admin = posting.application.as_("admin")
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    await a_funded_player(posting.application, "50.00")
    await posting.lay_out()
    stopping = asyncio.Event()

    async def stop_soon() -> None:
        asyncio.get_running_loop().call_later(0.005, stopping.set)

    await posting.worker(ChangedMeanwhile(stop_soon)).run(stopping)
    (delivery,) = (await endpoint(admin, id))["deliveries"]["nodes"][:1]
    assert (len(receiver.events), delivery["state"]) == (1, "DELIVERED")
