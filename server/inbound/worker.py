"""Hands received webhooks to their handlers: in the order of the provider's time, parked where they fail.

A handler and the end of its webhook are one transaction, so that what a handler writes to the database is
written once, whenever a worker ends. What it does elsewhere may happen twice. A webhook that waits for its
next attempt holds back later ones of its subject; a parked one does not, and is late when it is handled
again.
"""

import asyncio
from collections.abc import Iterable
from datetime import timedelta
from typing import Final, Protocol

import structlog

from adapters.postgres.advisory_locks import Connection, lock_session, try_lock
from adapters.postgres.command_runner import Call
from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.inbound.queue import (
    LOCK_GROUP,
    InboundCounts,
    InboundQueue,
    WaitingWebhook,
    WebhookGoneError,
    mark_done,
)
from adapters.postgres.outbox.idle_pauses import IdlePauses
from adapters.postgres.outbox.reactions import TransactionRunner
from domain.inbound.providers import UNREADABLE, InboundProvider, Signed
from domain.inbound.retries import NO_HANDLER_LIFE, UNAVAILABLE_PAUSE, pause_after
from domain.shared.actor import system
from domain.shared.clock import Clock
from domain.shared.errors import Unavailable
from domain.shared.ids import LANES
from server.inbound.receiver import providers_by_name

HANDLER_SECONDS_MAX: Final = 30.0
IDLE_SECONDS_MIN: Final = 0.01
IDLE_SECONDS_MAX: Final = 0.2
STANDBY_SECONDS: Final = 2.0

NO_HANDLER: Final = "NoHandler"
"""The failure of a webhook whose provider this version does not have."""

_SETTINGS: Final = {"croupier.brand": EVERY_BRAND}

_log = structlog.get_logger("croupier.inbound")


class WorkerReport(Protocol):
    """Receives the worker's figures."""

    def handled(self, provider: str, outcome: str, waited_seconds: float | None) -> None:
        """A handler has ended: ``done``, ``failed``, ``parked`` or ``duplicate``; from receipt if done."""
        ...

    def queued(self, counts: InboundCounts) -> None:
        """So many wait and are parked."""
        ...


class InboundWorker:
    """Handles what this process owns the lanes of. Any number may run, survivors take over."""

    def __init__(
        self,
        database_url: str,
        queue: InboundQueue,
        runner: TransactionRunner,
        providers: Iterable[InboundProvider],
        clock: Clock,
        report: WorkerReport,
    ) -> None:
        self._database_url = database_url
        self._queue = queue
        self._runner = runner
        self._providers = providers_by_name(providers)
        self._clock = clock
        self._report = report

    async def run(self, stopping: asyncio.Event) -> None:
        """Work until ``stopping``. Raises when PostgreSQL is lost: call it again."""
        async with lock_session(self._database_url, "croupier inbound", _SETTINGS) as connection:
            owned: list[int] = []
            look_at, idle = 0.0, IdlePauses(IDLE_SECONDS_MIN, IDLE_SECONDS_MAX)
            now = asyncio.get_running_loop().time
            while not stopping.is_set():
                if now() >= look_at:
                    free = [each for each in range(LANES) if each not in owned]
                    owned += [each for each in free if await try_lock(connection, LOCK_GROUP, each)]
                    self._report.queued(await self._queue.counts(connection))
                    look_at = now() + STANDBY_SECONDS
                done = await self.handle_due(connection, owned) if owned else 0
                if done:
                    idle.found()
                else:
                    await asyncio.sleep(idle.next())

    async def handle_due(self, connection: Connection, lanes: list[int]) -> int:
        """Handle what is due in these lanes, of each subject one; how many that were."""
        due = await self._queue.due(connection, lanes, self._clock.now())
        for waiting in due:
            await self._handle(connection, waiting)
        return len(due)

    async def _handle(self, connection: Connection, waiting: WaitingWebhook) -> None:
        provider = self._providers.get(waiting.provider)
        if provider is None:
            if self._clock.now() - waiting.received_at < NO_HANDLER_LIFE:
                await self._failed(connection, waiting, NO_HANDLER, counts=False)
            else:
                await self._park(connection, waiting, NO_HANDLER)
            return
        try:
            headers, body = await self._queue.content(connection, waiting)
            if not waiting.is_read:
                await self._read_again(connection, waiting, provider, headers, body)
                return
            origin = system("inbound", waiting.brand, f"{waiting.provider}:{waiting.id}")
            call = Call(provider.handler, waiting.message(headers, body), origin)
            async with asyncio.timeout(HANDLER_SECONDS_MAX):
                await self._runner.run_together([call], mark_done(waiting, self._clock.now()))
        except WebhookGoneError:
            return
        except Unavailable as failure:
            await self._failed(connection, waiting, type(failure).__name__, counts=False)
        except Exception as failure:  # noqa: BLE001 - whatever it is, other subjects' webhooks go on
            await self._failed(connection, waiting, type(failure).__name__, counts=True)
        else:
            waited = (self._clock.now() - waiting.received_at).total_seconds()
            self._report.handled(waiting.provider, "done", waited)

    async def _read_again(
        self,
        connection: Connection,
        waiting: WaitingWebhook,
        provider: InboundProvider,
        headers: dict[str, str],
        body: bytes,
    ) -> None:
        """Read what could not be read when it came; it is handled in its turn."""
        signed = Signed(waiting.event_id, waiting.occurred_at)
        accepted = provider.accepted(headers, body, signed, waiting.received_at)
        if not accepted.readable:
            await self._park(connection, waiting, UNREADABLE)
        elif not await self._queue.described(connection, waiting, accepted, self._clock.now()):
            self._report.handled(waiting.provider, "duplicate", None)

    async def _failed(
        self, connection: Connection, waiting: WaitingWebhook, failure: str, *, counts: bool
    ) -> None:
        pause: timedelta | None = UNAVAILABLE_PAUSE
        if counts:
            pause = pause_after(waiting.attempts + 1)
        if pause is None:
            await self._park(connection, waiting, failure)
            return
        _log.warning(
            "webhook failed",
            provider=waiting.provider,
            id=str(waiting.id),
            failure=failure,
            attempts=waiting.attempts + counts,
        )
        self._report.handled(waiting.provider, "failed", None)
        await self._queue.failed(connection, waiting, failure, self._clock.now(), pause, counts=counts)

    async def _park(self, connection: Connection, waiting: WaitingWebhook, failure: str) -> None:
        _log.error("webhook parked", provider=waiting.provider, id=str(waiting.id), failure=failure)
        self._report.handled(waiting.provider, "parked", None)
        await self._queue.failed(connection, waiting, failure, self._clock.now(), None, counts=True)
