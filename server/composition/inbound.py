"""Webhooks of other systems: the providers of all contexts, their route and their worker."""

from collections.abc import Iterator
from typing import cast

from starlette.routing import Route

from adapters.postgres.inbound.queue import InboundQueue
from adapters.postgres.inbound.store import InboundStore
from adapters.postgres.outbox.reactions import TransactionRunner
from adapters.valkey.rate_limiter import RateLimiter
from domain.inbound.providers import InboundProvider
from server.composition.process_resources import ProcessResources
from server.contexts import CONTEXTS
from server.contexts.inbound.metrics import InboundMetrics
from server.http.client_address import Proxies
from server.http.inbound import inbound_routes
from server.inbound.receiver import InboundReceiver
from server.inbound.worker import InboundWorker
from server.observability.metrics import Metrics


def inbound_providers(resources: ProcessResources) -> Iterator[InboundProvider]:
    """Those whose webhooks some context handles."""
    for context in CONTEXTS:
        yield from context.inbound(resources)


def receiving_routes(
    resources: ProcessResources, metrics: Metrics, rates: RateLimiter, proxies: Proxies
) -> list[Route]:
    """The route of every provider.

    Raises:
        ProviderTwiceError: two contexts handle one provider.
    """
    store = InboundStore(resources.database, resources.vault)
    receiver = InboundReceiver(inbound_providers(resources), store, resources.clock, _report(metrics))
    return inbound_routes(receiver, rates, proxies)


def inbound_worker(resources: ProcessResources, runner: TransactionRunner, metrics: Metrics) -> InboundWorker:
    """What hands webhooks to their handlers.

    Raises:
        ProviderTwiceError: two contexts handle one provider.
    """
    return InboundWorker(
        str(resources.settings.database_url),
        InboundQueue(resources.database, resources.vault),
        runner,
        inbound_providers(resources),
        resources.clock,
        _report(metrics),
    )


def _report(metrics: Metrics) -> InboundMetrics:
    return cast("InboundMetrics", metrics.of_context("inbound"))
