"""A delivery is replayed while a worker that was taken for lost still attempts it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from adapters.postgres.webhooks.queue import AttemptEnd, DeliveryQueue
from domain.webhooks.model import DeliveryState
from server.webhooks.delivery_worker import LEASE
from tests.funded_players import a_funded_player
from tests.webhooks.receivers import Posting, Receiver, an_endpoint
from tests.webhooks.test_posting import endpoint, later


async def test_an_attempt_from_before_a_replay_does_not_end_it(posting: Posting, receiver: Receiver) -> None:
    application, admin = posting.application, posting.application.as_("admin")
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    guest = await a_funded_player(application, "50.00")
    await posting.lay_out()
    resources = application.wired.resources
    queue, whe = DeliveryQueue(resources.database, resources.vault, LEASE), UUID(id.removeprefix("whe_"))
    frozen = await queue.take(whe, 10, resources.clock.now() + timedelta(seconds=1))
    later(application, seconds=LEASE.total_seconds() + 2)
    await posting.post()
    assert len(receiver.events) == 1
    (arrived,) = (await endpoint(admin, id, playerId=guest.id))["deliveries"]["nodes"]
    replayed = await admin.mutate("replayWebhookDeliveries", endpointId=id, ids=[arrived["id"]])
    assert replayed["count"] == 1
    again = await queue.take(whe, 10, resources.clock.now() + timedelta(seconds=1))
    assert frozen is not None
    assert again is not None
    (before,), (present,) = frozen.deliveries, again.deliveries
    assert before.attempt == present.attempt == 1
    now = resources.clock.now()
    for taken, state in ((before, "PENDING"), (present, "DELIVERED")):
        end = AttemptEnd(delivery=taken, state=DeliveryState.DELIVERED, next_at=None, status=200, at=now)
        await queue.end([end])
        (shown,) = (await endpoint(admin, id, playerId=guest.id))["deliveries"]["nodes"]
        assert shown["state"] == state
