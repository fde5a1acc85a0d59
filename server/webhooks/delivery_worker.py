"""Attempts what is due at endpoints: many at a time, none of which another endpoint waits for."""

import asyncio
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol
from uuid import UUID

import orjson
import structlog

from adapters.postgres.outbox.idle_pauses import IdlePauses
from adapters.postgres.webhooks.queue import (
    AttemptEnd,
    DeliveryQueue,
    DueDelivery,
    DueEndpoint,
    EndpointAddress,
    EndpointHealth,
)
from adapters.webhooks.http_sender import Answer, WebhookSender, request_headers
from adapters.webhooks.signatures import SIGNATURE, signed_headers
from domain.shared.clock import Clock
from domain.webhooks.circuit import DISABLED_AFTER, Circuit
from domain.webhooks.model import (
    REQUEST_BYTES_KEPT,
    AttemptFailure,
    AttemptRequest,
    DeliveryKind,
    DeliveryState,
    EndpointProblem,
    EndpointState,
    RequestHeader,
)
from domain.webhooks.retries import Attempted, next_attempt_at
from server.jobs.background import pause

IN_FLIGHT_MAX: Final = 256
"""Attempts of one process at a time."""

PER_ENDPOINT_MAX: Final = 32
"""Of them at one endpoint."""

LEASE: Final = timedelta(seconds=30)
"""After so long what a lost worker has taken is due again; longer than an attempt may last."""

IDLE_SECONDS: Final = 0.05
STORED_SECONDS: Final = 0.02
STORED_MAX: Final = 200
STOP_SECONDS: Final = 3.0
"""How long attempts may go on when the process stops; what has not ended is attempted again by another."""

_CHANCE: Final = secrets.SystemRandom()

log = structlog.get_logger("croupier.webhooks")


def share_of_free(here: int, free: int) -> int:
    """How many of the free attempts an endpoint with ``here`` may begin: it has no more than it leaves free.

    So endpoints that answer slowly, however many, leave some for one that has none.
    """
    return max(0, -(-(free - here) // 2))


class Envelopes(Protocol):
    """Writes what is posted."""

    def body(self, endpoint: DueEndpoint, delivery: DueDelivery) -> bytes | None:
        """The event as the endpoint's role may read it; None where it may not read it at all."""
        ...


class AttemptReport(Protocol):
    """Receives the worker's figures."""

    def attempted(self, *, delivered: bool, milliseconds: int, waited_seconds: float | None) -> None:
        """An attempt has ended; ``waited_seconds``: from the event to its first attempt, None for others."""
        ...


class DeliveryWorker:
    """One process's worker. Any number may run."""

    def __init__(
        self,
        queue: DeliveryQueue,
        sender: WebhookSender,
        envelopes: Envelopes,
        clock: Clock,
        report: AttemptReport,
        chance: Callable[[], float] = _CHANCE.random,
    ) -> None:
        self._queue = queue
        self._sender = sender
        self._envelopes = envelopes
        self._clock = clock
        self._report = report
        self._chance = chance
        self._circuits: dict[EndpointAddress, Circuit] = {}
        self._in_flight: dict[UUID, set[asyncio.Task[None]]] = {}
        self._ended: list[tuple[DueEndpoint, AttemptEnd]] = []
        self._some_ended = asyncio.Event()
        self._storing = asyncio.Lock()

    async def run(self, stopping: asyncio.Event) -> None:
        """Attempt what is due until ``stopping``. Raises when PostgreSQL is lost: call it again."""
        async with asyncio.TaskGroup() as tasks:
            storing, idle = tasks.create_task(self._store_ends()), IdlePauses(IDLE_SECONDS, IDLE_SECONDS)
            try:
                while not stopping.is_set():
                    if await self.take_due():
                        idle.found()
                    else:
                        await pause(idle.next(), stopping)
            finally:
                try:
                    await self.finish()
                finally:
                    storing.cancel()
                    await self._sender.close()

    async def take_due(self) -> int:
        """Begin attempts of what is due, as far as there is room; how many."""
        begun = 0
        for address, state in await self._queue.due_endpoints(self._clock.now()):
            room = self._room(address, state)
            if room < 1:
                continue
            async with self._storing:  # which locks endpoints: one that is locked has nothing to take
                endpoint = await self._queue.take(address.endpoint_id, room, self._clock.now())
            if endpoint is None:
                continue
            for delivery in endpoint.deliveries:
                self._begin(endpoint, delivery)
            begun += len(endpoint.deliveries)
        return begun

    def _room(self, at: EndpointAddress, state: EndpointState) -> int:
        """How many attempts may begin at an endpoint; a challenge is posted however the last ones ended."""
        here = len(self._in_flight.get(at.endpoint_id, ()))
        free = IN_FLIGHT_MAX - sum(map(len, self._in_flight.values()))
        if state is EndpointState.UNVERIFIED:
            allowed = PER_ENDPOINT_MAX - here
        else:
            allowed = self._circuit(at).room(self._clock.now(), here, PER_ENDPOINT_MAX)
        return min(allowed, share_of_free(here, free))

    def _circuit(self, at: EndpointAddress) -> Circuit:
        return self._circuits.setdefault(at, Circuit())

    def _begin(self, endpoint: DueEndpoint, delivery: DueDelivery) -> None:
        tasks = self._in_flight.setdefault(endpoint.id, set())
        task = asyncio.create_task(self._attempt(endpoint, delivery))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    async def _attempt(self, endpoint: DueEndpoint, delivery: DueDelivery) -> None:
        try:
            await self._post(endpoint, delivery)
        except Exception:
            # It is tried again by the schedule, and ends as failed with a reason that is shown.
            log.exception("attempt failed", delivery=str(delivery.id), event_type=delivery.event_type)
            failed = Attempted(None, AttemptFailure.NOT_SENT)
            answer = Answer(failed, body="", milliseconds=0)
            self._keep(endpoint, self._end(delivery, failed, answer, self._clock.now()))

    async def _post(self, endpoint: DueEndpoint, delivery: DueDelivery) -> None:
        body = self._envelopes.body(endpoint, delivery)
        if body is None:
            withheld = AttemptEnd(delivery=delivery, state=DeliveryState.WITHHELD, next_at=None)
            self._keep(endpoint, withheld)
            return
        at = self._clock.now()
        signed = signed_headers(endpoint.secrets, f"evt_{delivery.event_id}", at, body)
        headers = request_headers(endpoint.headers | signed)
        answer = await self._sender.post(endpoint.url, headers, body)
        attempted = _judged(delivery, answer)
        waited = (at - delivery.at).total_seconds() if delivery.attempt == 1 else None
        self._report.attempted(
            delivered=attempted.delivered, milliseconds=answer.milliseconds, waited_seconds=waited
        )
        self._circuit(endpoint.address).record(self._clock.now(), delivered=attempted.delivered)
        request = _kept_request(headers, {*endpoint.headers, SIGNATURE}, body)
        end = replace(self._end(delivery, attempted, answer, at), request=request)
        self._keep(endpoint, end)

    def _end(self, delivery: DueDelivery, attempted: Attempted, answer: Answer, at: datetime) -> AttemptEnd:
        state, next_at = DeliveryState.DELIVERED, None
        if not attempted.delivered:
            next_at = next_attempt_at(
                delivery.kind, delivery.attempt, attempted, self._clock.now(), self._chance
            )
            state = DeliveryState.PENDING if next_at else DeliveryState.FAILED
        return AttemptEnd(
            delivery=delivery,
            state=state,
            next_at=next_at,
            status=attempted.status,
            failure=attempted.failure,
            at=at,
            milliseconds=answer.milliseconds,
            response=answer.body,
        )

    def _keep(self, endpoint: DueEndpoint, end: AttemptEnd) -> None:
        self._ended.append((endpoint, end))
        self._some_ended.set()

    async def _store_ends(self) -> None:
        """Store what came of attempts, many at a time."""
        while True:
            await self._some_ended.wait()
            await asyncio.sleep(STORED_SECONDS)
            await self._store()

    async def _store(self) -> None:
        """Store the oldest, and what follows for endpoints; what could not be stored stays until it is."""
        async with self._storing:
            ends = self._ended[:STORED_MAX]
            by_address: dict[EndpointAddress, list[AttemptEnd]] = {}
            for endpoint, end in ends:
                by_address.setdefault(endpoint.address, []).append(end)
            if ends:
                async with self._queue.ending([end for _, end in ends]) as health:
                    for address, of_one in by_address.items():
                        await self._settle(health, address, of_one)
                del self._ended[: len(ends)]
            if not self._ended:
                self._some_ended.clear()

    async def _settle(self, health: EndpointHealth, at: EndpointAddress, ends: Sequence[AttemptEnd]) -> None:
        """Store how an endpoint does, and move it where that decides it."""
        active = EndpointState.ACTIVE, EndpointState.PAUSED
        for end in ends:
            if end.delivery.kind is DeliveryKind.CHALLENGE and end.state is not DeliveryState.PENDING:
                await self._settle_challenge(health, at, end)
            elif end.status == 410:  # noqa: PLR2004 - HTTP's own
                await health.settle(at, EndpointState.DISABLED, EndpointProblem.GONE, *active)
                log.warning("endpoint disabled: it is gone", endpoint=str(at.endpoint_id))
        made = [end for end in ends if end.at is not None and end.failure is not AttemptFailure.NOT_SENT]
        if not made:
            return
        now, delivered = self._clock.now(), any(end.failure is None for end in made)
        since = await health.record(at, now, delivered=delivered, paused_until=self._circuit(at).open_until)
        if since is not None and now - since > DISABLED_AFTER:
            await health.settle(at, EndpointState.DISABLED, EndpointProblem.FAILING, *active)
            log.warning("endpoint disabled: every attempt has failed", endpoint=str(at.endpoint_id))

    async def _settle_challenge(self, health: EndpointHealth, at: EndpointAddress, end: AttemptEnd) -> None:
        unverified = EndpointState.UNVERIFIED
        if end.state is DeliveryState.DELIVERED:
            await health.settle(at, EndpointState.ACTIVE, None, unverified)
        else:
            failed = EndpointProblem.CHALLENGE_FAILED
            await health.settle(at, unverified, failed, unverified)

    async def finish(self) -> None:
        """Let attempts that have begun end, for a moment at most, and store what came of them."""
        flying = [task for tasks in self._in_flight.values() for task in tasks]
        if flying:
            _, late = await asyncio.wait(flying, timeout=STOP_SECONDS)
            for task in late:
                task.cancel()
        await self._store()
        while self._ended:
            await self._store()


def _kept_request(headers: Mapping[str, str], secret: Collection[str], body: bytes) -> AttemptRequest:
    """The request as it is kept, without the values of ``secret`` headers."""
    kept = (RequestHeader(name, None if name in secret else value) for name, value in headers.items())
    text = body.decode() if len(body) <= REQUEST_BYTES_KEPT else None
    return AttemptRequest(headers=tuple(kept), body_bytes=len(body), body=text)


def _judged(delivery: DueDelivery, answer: Answer) -> Attempted:
    """What came of an attempt; a challenge has to be echoed, too."""
    if delivery.kind is not DeliveryKind.CHALLENGE or not answer.attempted.delivered:
        return answer.attempted
    challenge = orjson.loads(delivery.payload)["challenge"]
    if _echoed(answer.body) == challenge:
        return answer.attempted
    return Attempted(answer.attempted.status, AttemptFailure.CHALLENGE_NOT_ECHOED)


def _echoed(body: str) -> str | None:
    """The challenge in an answer: the whole text, or ``challenge`` of a JSON object."""
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError:
        return body.strip()
    echoed = said.get("challenge") if isinstance(said, dict) else said
    return echoed if isinstance(echoed, str) else None
