"""The loops in which a process posts events."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from adapters.event_bus.cloud_events import Installation
from adapters.postgres.outbox.lane_owner import LaneOwner
from adapters.postgres.webhooks.fan_out import LOCK_GROUP, FanOut
from adapters.postgres.webhooks.queue import DeliveryQueue
from adapters.webhooks.http_sender import WebhookSender
from server.composition.process_resources import ProcessResources
from server.jobs.background import Loop
from server.webhooks.catalogue import webhook_catalogue
from server.webhooks.delivery_worker import LEASE, AttemptReport, DeliveryWorker
from server.webhooks.envelopes import PolicyEnvelopes

IDLE_SECONDS_MAX: Final = 0.05


class NoReceiver:
    """Implements ``Receiver``: deliveries go into the database whose lanes are read."""

    async def check(self) -> None:
        """Nothing else has to be reached."""

    async def close(self) -> None:
        """Nothing is held."""


def webhook_loops(resources: ProcessResources, report: AttemptReport) -> Iterator[Loop]:
    """Laying events out, and attempting deliveries."""
    catalogue = webhook_catalogue(resources)
    lanes = LaneOwner(
        str(resources.settings.database_url),
        "croupier webhooks",
        LOCK_GROUP,
        NoReceiver(),
        idle_seconds_max=IDLE_SECONDS_MAX,
        owns=lambda _lanes: None,
    )
    access = resources.access
    installation = Installation(resources.settings.issuer, resources.settings.base_url)
    envelopes = PolicyEnvelopes(catalogue.types, access.tables, access.catalogue.masks, installation)
    yield Loop("webhook fan-out", partial(lanes.run, FanOut(envelopes).work))
    worker = DeliveryWorker(
        DeliveryQueue(resources.database, resources.vault, LEASE),
        WebhookSender(local=resources.settings.allows_local_webhooks),
        envelopes,
        resources.clock,
        report,
    )
    yield Loop("webhook deliveries", worker.run)
