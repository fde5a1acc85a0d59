"""Two providers of tests, whose handler notes what it is given, and the parts that hand it over."""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from uuid import uuid4

import httpx
from standardwebhooks import Webhook

from adapters.inbound.body_digest import BodyDigest
from adapters.inbound.standard_webhooks import StandardWebhooks
from adapters.postgres.advisory_locks import lock_session
from adapters.postgres.command_runner import CommandRunner
from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.inbound.queue import InboundCounts, InboundQueue
from domain.inbound.events import InboundMessage
from domain.inbound.providers import Described, Headers, InboundProvider
from domain.shared.facts import Fact, Facts
from domain.shared.ids import LANES, new_id
from server.contexts.plugin import ContextPlugin
from server.inbound.worker import InboundWorker
from tests.application import Application

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
DIGEST_SECRET = "known to both"
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


class Noted(Fact):
    """The effect of a handler in the database."""

    name: ClassVar[str] = "player.conditions_changed"


@dataclass
class Handler:
    """What was handed over; ``faults`` of an event id are raised instead, each once."""

    handled: list[InboundMessage] = field(default_factory=list)
    faults: dict[str, list[Exception]] = field(default_factory=dict)

    async def note(self, message: InboundMessage, facts: Facts) -> None:
        """Record a fact, then fail where that is planted."""
        await facts.record(Noted(player_id=new_id(), brand=message.brand, seq=1, payload={"missing": []}))
        if planted := self.faults.get(message.event_id):
            raise planted.pop(0)
        self.handled.append(message)

    def order(self, subject: str) -> list[tuple[str, bool]]:
        """The kinds of a subject as they were handled, and whether they were late."""
        return [(each.event_type, each.late) for each in self.handled if each.subject == subject]


HANDLER = Handler()


async def handle_test_webhook(message: InboundMessage, facts: Facts) -> None:
    await HANDLER.note(message, facts)


def describe(_headers: Headers, body: bytes) -> Described:
    said = json.loads(body)
    at = datetime.fromisoformat(said["at"]) if "at" in said else None
    return Described(said["kind"], said.get("id"), said.get("subject"), at)


async def _acme_secrets(brand: str) -> Sequence[str]:
    return [SECRET] if brand in ("default", "rival") else []


async def _digest_secrets(brand: str) -> Sequence[str]:
    return ["the former", DIGEST_SECRET] if brand == "default" else []


ACME = InboundProvider(
    name="acme",
    verifier=StandardWebhooks(),
    secrets=_acme_secrets,
    describe=describe,
    handler=handle_test_webhook,
)
CHECKS = InboundProvider(
    name="checks",
    verifier=BodyDigest(header="X-Payload-Digest", algorithm_header="X-Payload-Digest-Alg"),
    secrets=_digest_secrets,
    describe=describe,
    handler=handle_test_webhook,
)
CONTEXT = ContextPlugin("inbound_test", service="profile", inbound=lambda _resources: (ACME, CHECKS))


def a_body(kind: str = "reviewed", **more: Any) -> bytes:
    """A body that ``describe`` reads, written as no serialiser would."""
    return json.dumps({"kind": kind, "id": f"{uuid4()}", **more}, indent=3).encode()


@dataclass
class Receiving:
    """The application with both providers, and its worker, moved on by hand."""

    application: Application
    handled_as: list[tuple[str, str]] = field(default_factory=list)

    async def send(self, body: bytes, *, to: str = "acme", **headers: str) -> httpx.Response:
        """A request that acme has signed now; ``headers`` instead of its own."""
        at = self.application.clock.now()
        id = f"msg_{uuid4()}"
        signed = {
            "webhook-id": id,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": Webhook(SECRET).sign(id, at, body.decode()),
        }
        own = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.application.client.post(f"/webhooks/{to}", content=body, headers=signed | own)

    async def send_digested(self, body: bytes, algorithm: Any = "sha256", **headers: str) -> httpx.Response:
        """A request of the other provider."""
        digest = hmac.digest(DIGEST_SECRET.encode(), body, algorithm).hex()
        own = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.application.client.post(
            "/webhooks/checks", content=body, headers={"x-payload-digest": digest} | own
        )

    def worker(self, *providers: InboundProvider) -> InboundWorker:
        """A worker as a process has it; ``providers`` instead of both."""
        wired = self.application.wired
        resources = wired.resources
        return InboundWorker(
            self.application.database_url,
            InboundQueue(resources.database, resources.vault),
            CommandRunner(resources.database, wired.bindings, resources.audit),
            providers or (ACME, CHECKS),
            resources.clock,
            self,
        )

    async def handle(self, *providers: InboundProvider) -> None:
        """Hand over what is due."""
        settings = {"croupier.brand": EVERY_BRAND}
        async with lock_session(self.application.database_url, "test of inbound", settings) as connection:
            worker = self.worker(*providers)
            while await worker.handle_due(connection, list(range(LANES))):
                pass

    def handled(self, provider: str, outcome: str, waited_seconds: float | None) -> None:
        """See ``WorkerReport``."""
        self.handled_as.append((provider, outcome))

    def queued(self, counts: InboundCounts) -> None:
        """See ``WorkerReport``."""

    def later(self, **time: float) -> None:
        """Time passes."""
        self.application.clock.ahead += timedelta(**time)

    async def rows(self, what: str, subject: str) -> list[tuple[Any, ...]]:
        """Columns of the webhooks of a subject, by the provider's time."""
        return await self.application.rows(
            f"select {what} from inbound.webhook where subject = $1 order by occurred_at", subject
        )

    async def effects(self, subject: str) -> int:
        """How many effects the handling of a subject's webhooks had in the database."""
        ((count,),) = await self.application.rows(
            "select count(*) from outbox.event join inbound.webhook w"
            " on correlation_id = w.provider || ':' || w.id where w.subject = $1",
            subject,
        )
        return int(count)
