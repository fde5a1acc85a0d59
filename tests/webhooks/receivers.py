"""A system that receives webhooks, on this machine, and the parts of Croupier that post to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

import orjson
from aiohttp import web
from standardwebhooks import Webhook

from adapters.postgres.advisory_locks import lock_session
from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.outbox.relay import Relay
from adapters.postgres.webhooks.fan_out import FanOut
from adapters.postgres.webhooks.queue import DeliveryQueue
from adapters.webhooks.http_sender import WebhookSender
from domain.shared.ids import LANES
from server.contexts.webhooks import WEBHOOKS
from server.jobs.kinds import JobRun
from server.webhooks.catalogue import webhook_catalogue
from server.webhooks.delivery_worker import LEASE, DeliveryWorker, Envelopes
from server.webhooks.envelopes import PolicyEnvelopes
from tests.application import Application, Caller, Json
from tests.event_bus.event_harness import INSTALLATION


@dataclass(frozen=True)
class Received:
    """A request as it arrived."""

    headers: dict[str, str]
    body: bytes

    @property
    def event(self) -> Json:
        """The envelope."""
        event: Json = orjson.loads(self.body)
        return event

    def verified(self, secret: str) -> Json:
        """The envelope, if the signature is good."""
        event: Json = Webhook(secret).verify(self.body, self.headers)
        return event


def echoing(received: Received) -> web.Response:
    """What an endpoint answers that takes everything."""
    event = received.event
    if event["type"].startswith("croupier.webhook.challenge"):
        return web.json_response({"challenge": event["data"]["challenge"]})
    return web.Response(text="taken")


@dataclass
class Receiver:
    """An endpoint's server; ``answer`` may be replaced."""

    url: str = ""
    received: list[Received] = field(default_factory=list)
    answer: Callable[[Received], web.Response] = echoing

    @property
    def events(self) -> list[Json]:
        """The envelopes of events, as they arrived."""
        return [each.event for each in self.received if "playerseq" in each.event]

    @property
    def times(self) -> Counter[str]:
        """How often each id arrived."""
        return Counter(each.headers["webhook-id"] for each in self.received)

    async def handle(self, request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        received = Received(headers, await request.read())
        self.received.append(received)
        return self.answer(received)


@asynccontextmanager
async def a_receiver() -> AsyncIterator[Receiver]:
    """A receiver on a free port of this machine."""
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    receiver.url = f"http://127.0.0.1:{port}/hook"
    try:
        yield receiver
    finally:
        await runner.cleanup()


class _DiscardsFacts:
    """Implements ``Publisher``: subscriptions are not looked at here."""

    async def check(self) -> None: ...

    async def publish(self, facts: Any) -> None: ...

    async def close(self) -> None: ...


class _NoReport:
    """Implements ``AttemptReport``."""

    def attempted(self, **_: Any) -> None: ...


@dataclass
class Posting:
    """What posts events in one process, moved on by hand."""

    application: Application
    second_attempt: timedelta = timedelta(seconds=6)
    """After so long a second attempt is due."""
    other_envelopes: Envelopes | None = None
    """Stand in for those of the policy."""

    @property
    def envelopes(self) -> PolicyEnvelopes:
        """What is posted, by the application's policy."""
        resources = self.application.wired.resources
        access, types = resources.access, webhook_catalogue(resources).types
        return PolicyEnvelopes(types, access.tables, access.catalogue.masks, INSTALLATION)

    def worker(self, sender: WebhookSender) -> DeliveryWorker:
        """A worker as a process has it."""
        resources = self.application.wired.resources
        return DeliveryWorker(
            DeliveryQueue(resources.database, resources.vault, LEASE),
            sender,
            self.other_envelopes or self.envelopes,
            resources.clock,
            _NoReport(),
            lambda: 0.0,
        )

    async def lay_out(self) -> None:
        """Publish what was recorded, and make deliveries of it."""
        url, lanes = self.application.database_url, list(range(LANES))
        settings = {"croupier.brand": EVERY_BRAND}
        relay, fan_out = Relay(url, _DiscardsFacts()), FanOut(self.envelopes)
        async with lock_session(url, "test of webhooks", settings) as connection:
            while await relay._publish_batch(connection, lanes):
                pass
            while await fan_out.work(connection, lanes):
                pass

    async def clean_up(self) -> None:
        """Run the job that ends and deletes what is over."""
        wired = self.application.wired
        (job,) = WEBHOOKS.jobs(wired.resources, wired.process.commands)
        await job.work(cast("JobRun", None))

    async def post(self) -> None:
        """Attempt what is due now, once, and store what came of it; time stands still meanwhile."""
        sender = WebhookSender(local=True, seconds_max=10)
        worker = self.worker(sender)
        with self.application.clock.stopped():
            while await worker.take_due():
                await worker.finish()
        await sender.close()


async def an_endpoint(
    posting: Posting, receiver: Receiver, admin: Caller, **differently: Any
) -> tuple[str, str]:
    """The id and the secret of a verified endpoint that takes every event."""
    given = {"name": "a receiver", "url": receiver.url, "events": ["*"], "role": "auditor"}
    made = await admin.mutate("createWebhookEndpoint", **given | differently)
    assert made["__typename"] == "WebhookEndpointCreated", made
    await posting.post()
    return made["endpoint"]["id"], made["secret"]
