"""The composition root: one frozen value holds all a process is made of; nothing else picks adapters."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import chain
from typing import cast

from redis.asyncio import ConnectionPool
from sqlalchemy.pool import QueuePool

from adapters.postgres.command_runner import Binding, CommandRunner
from adapters.postgres.database import EVERY_BRAND, Database
from adapters.postgres.outbox.reactions import ReactionWorker
from adapters.postgres.outbox.relay import Relay
from adapters.valkey.client import pool_of
from adapters.valkey.live.hub import Hub
from adapters.valkey.live.publisher import ValkeyPublisher
from resolvers.authorization.reach import PlayerBrands, Reach
from resolvers.context import Process
from server.composition.bindings import bindings, read_models
from server.composition.event_bus import event_jobs, event_loops
from server.composition.inbound import inbound_worker
from server.composition.process_resources import ProcessResources, open_resources
from server.composition.reactions import reactions
from server.contexts import CONTEXTS
from server.http.health import Health
from server.http.write_probe import database_check, valkey_check
from server.jobs.background import Loop, endless_loop
from server.jobs.job_worker import SystemJobWorker
from server.migrate import later_version_migrated, pending, require_tolerated
from server.observability.command_metrics import MeteredCommandRunner
from server.observability.gauge_sampler import PoolSize
from server.observability.metrics import Metrics
from server.security.access_control import AccessControl
from server.security.policy_sync import policy_sync_of
from server.settings import Settings


@dataclass(frozen=True, slots=True)
class WiredProcess:
    """One process: what resolvers see of it, what machines ask it, and what runs beside it."""

    resources: ProcessResources
    bindings: Mapping[type, Binding]
    process: Process
    database: Database
    health: Health
    loops: tuple[Loop, ...]


@asynccontextmanager
async def wire_process(
    settings: Settings, metrics: Metrics, access: AccessControl
) -> AsyncIterator[WiredProcess]:
    """Open what the process needs, and close it in reverse.

    ``access`` follows the stored policy from then on, if it protects anything.

    Raises:
        UnknownInPolicy: the stored policy speaks of what does not exist here.
        OSError, asyncpg.PostgresError: PostgreSQL cannot be reached. Valkey may be down, see ``Health``.
    """
    database_url, redis_url = str(settings.database_url), str(settings.redis_url)
    async with AsyncExitStack() as closing:
        resources = await closing.enter_async_context(
            open_resources(settings, access=access, signs_audit_heads=settings.background)
        )
        database, clock = resources.database, resources.clock
        valkey = pool_of(redis_url)
        closing.push_async_callback(valkey.aclose)
        hub = Hub(valkey, report=metrics)
        rights = policy_sync_of(access, resources)
        ports = bindings(resources)
        runner = CommandRunner(database, ports, resources.audit)
        work = MeteredCommandRunner(runner, metrics)
        reads = read_models(resources)
        health = Health(
            database=database_check(database),
            valkey=valkey_check(resources.valkey),
            keys=resources.keys.check,
            pending=lambda: pending(database_url),
            tolerated=lambda: require_tolerated(database),
            policy=rights.check,
            audit=resources.audit.check,
        )
        loops = [endless_loop("live", hub.listen), endless_loop("refresh", hub.refresh)]
        if access.coordinates:
            await rights.load(later_version=lambda: later_version_migrated(database_url))
            loops += rights.loops()
        if settings.background:
            jobs = chain.from_iterable(context.jobs(resources, work) for context in CONTEXTS)
            loops.append(_relay_loop(database_url, valkey, metrics))
            kinds = chain(jobs, event_jobs(resources))
            loops.append(Loop("jobs", SystemJobWorker(database, kinds, report=metrics).run))
            loops += event_loops(resources, CONTEXTS, metrics)
            inbound = inbound_worker(resources, runner, metrics)
            loops.append(Loop("inbound webhooks", inbound.run))
            loops.append(Loop("reactions", ReactionWorker(database_url, runner, reactions()).run))
            for context in CONTEXTS:
                loops += context.loops(resources, metrics.of_context(context.name))
        process = Process(
            work, reads, hub, clock, Reach(reads.of(PlayerBrands, EVERY_BRAND).brand_of), rights
        )
        yield WiredProcess(resources, ports, process, database, health, tuple(loops))


def _relay_loop(database_url: str, valkey: ConnectionPool, metrics: Metrics) -> Loop:
    return Loop("relay", Relay(database_url, ValkeyPublisher(valkey), report=metrics).run)


def pool_sizes(database: Database) -> dict[str, Callable[[], PoolSize]]:
    """How full the pools are, for the gauges."""
    hot, composing = database.pool, cast("QueuePool", database.engine.pool)

    def hot_size() -> PoolSize:
        return PoolSize(hot.get_size() - hot.get_idle_size(), hot.get_size(), hot.get_max_size())

    def composing_size() -> PoolSize:
        lent = composing.checkedout()
        return PoolSize(lent, lent + composing.checkedin(), composing.size())

    return {"hot": hot_size, "composing": composing_size}
