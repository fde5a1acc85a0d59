"""A process is lost between what came of an attempt and what that means for the endpoint."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from adapters.webhooks.http_sender import WebhookSender
from server.webhooks.delivery_worker import LEASE
from tests.funded_players import a_funded_player
from tests.webhooks.receivers import Posting, Receiver, an_endpoint
from tests.webhooks.test_posting import endpoint, failing, later

PLANT = """
  create function public.kill() returns trigger language plpgsql as
  $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
  create trigger kill before update of state, failing_since on webhooks.endpoint
    for each row execute function public.kill();
"""
REMOVE = "drop trigger kill on webhooks.endpoint; drop function public.kill()"


@asynccontextmanager
async def endpoints_that_kill(posting: Posting) -> AsyncIterator[None]:
    """The session that would store how an endpoint does ends then, as that of a process that is killed."""
    owner = await asyncpg.connect(posting.application.database_url)
    await owner.execute(PLANT)
    try:
        yield
    finally:
        await owner.execute(REMOVE)
        await owner.close()


async def post_and_be_killed(posting: Posting) -> None:
    """A worker that attempts what is due and gets no further."""
    sender = WebhookSender(local=True, seconds_max=10)
    async with endpoints_that_kill(posting):
        worker = posting.worker(sender)
        assert await worker.take_due()
        with pytest.raises(Exception, match=r"terminat|closed"):
            await worker.finish()
    await sender.close()
    later(posting.application, seconds=LEASE.total_seconds() + 1)


async def test_a_challenge_that_was_answered_before_the_kill_is_posted_again(
    posting: Posting, receiver: Receiver
) -> None:
    admin = posting.application.as_("admin")
    given = {"name": "a receiver", "url": receiver.url, "events": ["*"], "role": "auditor"}
    id = (await admin.mutate("createWebhookEndpoint", **given))["endpoint"]["id"]
    await post_and_be_killed(posting)
    shown = await endpoint(admin, id)
    (challenge,) = shown["deliveries"]["nodes"]
    assert (len(receiver.received), shown["state"], challenge["state"]) == (1, "UNVERIFIED", "PENDING")
    await posting.post()
    shown = await endpoint(admin, id)
    (challenge,) = shown["deliveries"]["nodes"]
    assert (len(receiver.received), shown["state"], challenge["state"]) == (2, "ACTIVE", "DELIVERED")


@pytest.mark.parametrize("status", [200, 500, 410])
async def test_an_attempt_is_stored_with_the_endpoint_s_health(
    posting: Posting, receiver: Receiver, status: int
) -> None:
    admin = posting.application.as_("admin")
    id, _ = await an_endpoint(posting, receiver, admin, events=["wallet.deposited"])
    receiver.answer = lambda _: failing(status)
    guest = await a_funded_player(posting.application, "50.00")
    await posting.lay_out()
    await post_and_be_killed(posting)
    shown = await endpoint(admin, id, playerId=guest.id)
    (event,) = shown["deliveries"]["nodes"]
    assert (event["state"], event["attemptLog"]) == ("PENDING", [])
    assert (shown["state"], shown["failingSince"]) == ("ACTIVE", None)
    await posting.post()
    shown = await endpoint(admin, id, playerId=guest.id)
    (event,) = shown["deliveries"]["nodes"]
    assert [each["status"] for each in event["attemptLog"]] == [status]
    assert shown["state"] == ("DISABLED" if status == 410 else "ACTIVE")
    assert (shown["failingSince"] is None) == (status == 200)
