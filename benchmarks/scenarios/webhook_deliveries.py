"""Webhooks to a receiver that fails 20 % of requests at random and hangs at 5 %."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import aiohttp
import asyncpg
import psutil
import structlog

from adapters.event_bus.cloud_events import Installation, KeptEvent, encode_event
from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.outbox.lane_owner import LaneOwner
from adapters.postgres.outbox.relay import Relay
from adapters.postgres.webhooks.endpoints import PostgresWebhookEndpoints
from adapters.postgres.webhooks.fan_out import LOCK_GROUP, READER, FanOut
from adapters.postgres.webhooks.queue import DeliveryQueue
from adapters.webhooks.http_sender import WebhookSender
from adapters.webhooks.signatures import signed_headers
from benchmarks.environment.api_servers import BenchServerConfig, load_server
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import RATE, Figures, latencies
from benchmarks.scenarios.event_bus import FILL, NoWatchers
from benchmarks.suite import BenchmarkRun
from domain.shared.clock import SystemClock
from domain.shared.ids import LANES, new_id
from domain.webhooks.endpoints import new_secret
from domain.webhooks.model import EndpointState, SigningSecret, WebhookEndpoint
from server.composition.process_resources import ProcessResources, open_resources
from server.security.access_control import shipped_access_control
from server.webhooks.catalogue import webhook_catalogue
from server.webhooks.delivery_worker import LEASE, DeliveryWorker
from server.webhooks.envelopes import PolicyEnvelopes
from server.webhooks.loops import NoReceiver

TITLE = "Webhooks to a receiver that fails 20 % and hangs 5 %"
FAILING, HANGING = 0.20, 0.05
ANSWER_SECONDS_MAX = 1.0
"""Instead of 15 s, for both senders."""

INSTALLATION = Installation("bench", "http://127.0.0.1:8000")
PLAYERS = 500
STEADY_PER_SECOND = 200
SEQUENTIAL_EVENTS = 250
WAIT_SECONDS_MAX = 300.0

STATE = """
  select count(*) filter (where state = 'DELIVERED') as delivered, max(next_at) as last_at
    from webhooks.delivery where endpoint_id = $1
"""


def measure(bench: BenchmarkRun) -> Finding:
    """Measure deliveries in any order and in order, the delay of first attempts, and a sequential sender."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    finding = Finding("webhook_deliveries", TITLE)
    dsn = bench.databases.empty("webhooks")
    config = BenchServerConfig(bench.databases, dsn)
    with load_server(
        config, "benchmarks.load.webhook_receiver", failing=FAILING, hanging=HANGING
    ) as receiver:
        run = DeliveryRun(bench, config, f"http://127.0.0.1:{receiver.port}")
        figures = asyncio.run(run.measured())
    for name, values in figures.items():
        finding.add_single_run(name, **values)
        bench.print_run(name, values)
    free, ordered, alone = (
        figures[name] for name in ("in any order", "in order per player", "sequential sender")
    )
    finding.add_ratio("deliveries / sequential sender", free[RATE] / alone[RATE], target=3)
    finding.add_ratio(
        "never delivered", run.events * 2 - free["taken"] - ordered["taken"], target=0, at_most=True
    )
    finding.add_ratio("out of order where order is asked", ordered["out_of_order"], target=0, at_most=True)
    finding.add_ratio(
        "memory, all / a fifth", free["rss_mib"] / free["early_rss_mib"], target=1.25, at_most=True
    )
    finding.notes += [
        f"{run.events:,} events of {PLAYERS} players, one endpoint; {ANSWER_SECONDS_MAX:.0f} s for an answer",
        "the clock is set forward to the attempts of the schedule as soon as nothing is in flight",
        f"delays: from commit to the first attempt at {STEADY_PER_SECOND} events/s, the clock left alone",
        "sequential sender: the same bodies, signed beforehand, one request after another, again at once",
    ]
    return finding


class SettableClock:
    """The system's clock, which can be set forward."""

    def __init__(self) -> None:
        self._clock = SystemClock()
        self.ahead = timedelta()

    def now(self) -> datetime:
        """See ``Clock``."""
        return self._clock.now() + self.ahead


class Waits:
    """Implements ``AttemptReport``: how long first attempts waited."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def attempted(self, *, delivered: bool, milliseconds: int, waited_seconds: float | None) -> None:  # noqa: ARG002
        """See ``AttemptReport``."""
        if waited_seconds is not None:
            self.seconds.append(waited_seconds)


class DeliveryRun:
    """One run: its database, receiver and players."""

    def __init__(self, bench: BenchmarkRun, config: BenchServerConfig, receiver: str) -> None:
        self.events = bench.scale.replay_rows
        self.seconds = bench.scale.seconds
        self.settings = config.settings
        self.dsn = str(config.settings.database_url)
        self.receiver = receiver
        self.ids = [new_id() for _ in range(PLAYERS)]
        self.was_idle = False
        """At the look before, too: what has ended is stored by now."""

    async def measured(self) -> dict[str, Figures]:
        """Every case, once."""
        async with open_resources(self.settings, access=shipped_access_control()) as resources:
            return {
                "in any order": await self._delivered(resources, in_order=False),
                "in order per player": await self._delivered(resources, in_order=True),
                f"{STEADY_PER_SECOND}/s": await self._steady(resources),
                "sequential sender": await self._sequential(),
            }

    async def _delivered(self, resources: ProcessResources, *, in_order: bool) -> Figures:
        clock, process = SettableClock(), psutil.Process()
        async with self._posting(resources, clock, Waits(), in_order=in_order) as (owner, worker, endpoint):
            await owner.execute(FILL, self.events, self.ids)
            started, early = time.perf_counter(), 0.0
            while (row := await owner.fetchrow(STATE, endpoint))["delivered"] < self.events:
                if not early and row["delivered"] >= self.events // 5:
                    early = process.memory_info().rss / 2**20
                self._skip_idle_time(clock, worker, row["last_at"])
                self._check_time(started)
                await asyncio.sleep(0.05)
            seconds = time.perf_counter() - started
            rss = process.memory_info().rss / 2**20
            found = await self._asked("figures")
        return {RATE: self.events / seconds, "early_rss_mib": early, "rss_mib": rss} | {
            name: float(count) for name, count in found.items()
        }

    async def _steady(self, resources: ProcessResources) -> Figures:
        waits, step = Waits(), 10
        async with self._posting(resources, SettableClock(), waits, in_order=False) as (owner, _, _endpoint):
            started = time.perf_counter()
            for done in range(0, int(STEADY_PER_SECOND * self.seconds), step):
                await owner.execute(FILL, step, self.ids[done % PLAYERS :][:step])
                await asyncio.sleep(max(0.0, started + done / STEADY_PER_SECOND - time.perf_counter()))
            while len(waits.seconds) < int(STEADY_PER_SECOND * self.seconds):
                self._check_time(started)
                await asyncio.sleep(0.05)
        return latencies(waits.seconds)

    async def _sequential(self) -> Figures:
        """One request after another, each until it is taken."""
        owner = await asyncpg.connect(self.dsn)
        rows = await owner.fetch(
            "select part, position, id, player_id, brand, name, version, player_seq, payload::text, "
            "correlation_id, at from outbox.published order by part, position limit $1",
            SEQUENTIAL_EVENTS,
        )
        await owner.close()
        await self._asked("forget", method="POST")
        secret, now = new_secret(), SystemClock().now()
        bodies = [(f"evt_{row['id']}", encode_event(KeptEvent(*row), INSTALLATION)) for row in rows]
        signed = [(body, signed_headers([secret], id, now, body)) for id, body in bodies]
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS_MAX)
        started = time.perf_counter()
        async with aiohttp.ClientSession(timeout=timeout) as session:
            for body, headers in signed:
                while not await _is_taken(session, f"{self.receiver}/hook", body, headers):
                    pass
        return {RATE: len(signed) / (time.perf_counter() - started)}

    @asynccontextmanager
    async def _posting(
        self, resources: ProcessResources, clock: SettableClock, waits: Waits, *, in_order: bool
    ) -> AsyncIterator[tuple[Any, DeliveryWorker, UUID]]:
        """Relay, fan-out and worker of one process, with one endpoint; the receiver begins anew."""
        await self._asked("forget", method="POST")
        owner = await asyncpg.connect(self.dsn)
        await owner.execute("update webhooks.endpoint set state = 'DISABLED'")
        endpoint = await self._add_endpoint(resources, in_order=in_order)
        access = resources.access
        envelopes = PolicyEnvelopes(
            webhook_catalogue(resources).types, access.tables, access.catalogue.masks, INSTALLATION
        )
        lanes = LaneOwner(
            self.dsn, "bench webhooks", LOCK_GROUP, NoReceiver(), idle_seconds_max=0.05, owns=lambda _: None
        )
        sender = WebhookSender(local=True, seconds_max=ANSWER_SECONDS_MAX)
        queue = DeliveryQueue(resources.database, resources.vault, LEASE)
        worker = DeliveryWorker(queue, sender, envelopes, clock, waits)
        stopping, fan_out = asyncio.Event(), FanOut(envelopes)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(Relay(self.dsn, NoWatchers()).run(stopping))
            tasks.create_task(lanes.run(fan_out.work, stopping))
            tasks.create_task(worker.run(stopping))
            await _until_reading(owner)
            yield owner, worker, endpoint
            stopping.set()
        await owner.close()

    async def _add_endpoint(self, resources: ProcessResources, *, in_order: bool) -> UUID:
        now = SystemClock().now()
        endpoint = WebhookEndpoint(
            id=new_id(),
            brand="default",
            name=f"bench {new_id()}",
            url=f"{self.receiver}/hook",
            events=("*",),
            role="auditor",
            in_order=in_order,
            rate_max=None,
            state=EndpointState.ACTIVE,
            problem=None,
            header_names=(),
            secrets=(SigningSecret(1, now, None),),
            created_by="operator:bench",
            created_at=now,
        )
        async with resources.database.transaction(EVERY_BRAND) as connection:
            endpoints = PostgresWebhookEndpoints(connection, "default", resources.vault)
            await endpoints.add(endpoint, {}, new_secret())
        return endpoint.id

    def _skip_idle_time(self, clock: SettableClock, worker: DeliveryWorker, last_at: datetime | None) -> None:
        """Set the clock forward until all is due, when every attempt that has begun is over and stored."""
        is_idle = not any(worker._in_flight.values()) and not worker._ended  # noqa: SLF001
        was_idle, self.was_idle = self.was_idle, is_idle
        if was_idle and is_idle and last_at is not None and last_at > clock.now():
            clock.ahead += last_at - clock.now()

    def _check_time(self, started: float) -> None:
        if time.perf_counter() - started > WAIT_SECONDS_MAX:
            raise TimeoutError(f"not all is delivered after {WAIT_SECONDS_MAX:.0f} s")

    async def _asked(self, what: str, method: str = "GET") -> Any:
        async with (
            aiohttp.ClientSession() as session,
            session.request(method, f"{self.receiver}/{what}") as answer,
        ):
            return await answer.json() if method == "GET" else None


async def _until_reading(owner: Any) -> None:
    """Wait for the first look of the fan-out: it begins with the events after it."""
    found = 0
    while found < LANES:
        await asyncio.sleep(0.05)
        found = await owner.fetchval("select count(*) from outbox.reader where name = $1", READER)


async def _is_taken(session: aiohttp.ClientSession, url: str, body: bytes, headers: dict[str, str]) -> bool:
    try:
        async with session.post(url, data=body, headers=headers) as answer:
            return answer.status == 200
    except TimeoutError:
        return False
