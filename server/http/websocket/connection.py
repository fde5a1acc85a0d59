"""graphql-transport-ws on one socket: many operations, one task for each, none for the socket itself."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from graphql import OperationType
from starlette.websockets import WebSocket

from resolvers.errors import Unauthenticated
from server.http.errors import DENIALS, TOO_COMPLEX, ClientDisconnected, CloseSocket, refusal
from server.http.graphql_api.context import OperationContext
from server.http.graphql_api.documents import GraphQLOperation
from server.http.graphql_api.endpoint import Endpoint
from server.http.graphql_api.operation_metrics import OK
from server.http.websocket import frames
from server.http.websocket.frames import Complete, Frame, Init, Ping, Subscribe
from server.http.websocket.message_stream import MessageStream

abandoned_tasks: set[asyncio.Task[None]] = set()
"""Operations nobody waits for any more, until they are done: the event loop keeps tasks only weakly."""


async def wait_for_abandoned(seconds_max: float) -> int:
    """Before a process ends: wait for mutations whose sockets are gone; how many still run after that."""
    if abandoned_tasks:
        await asyncio.wait(abandoned_tasks, timeout=seconds_max)
    return len(abandoned_tasks)


class RunningOperation:
    """An operation under way. A mutation is never cancelled: nobody could tell what it has done."""

    __slots__ = ("mutates", "operation", "task", "variables")

    def __init__(self) -> None:
        self.task: asyncio.Task[None]
        self.mutates = False
        self.operation: GraphQLOperation | None = None
        self.variables: Mapping[str, Any] = {}

    def abandon(self) -> None:
        """Let go of it, and stop it unless it changes something."""
        abandoned_tasks.add(self.task)
        self.task.add_done_callback(abandoned_tasks.discard)
        if not self.mutates:
            self.task.cancel()


@dataclass(slots=True)
class OperationReport:
    """What is known of an operation when it ends."""

    operation: GraphQLOperation | None = None
    outcome: str = OK


class WebSocketConnection:
    """One accepted socket, from ``connection_init`` to its close."""

    __slots__ = ("context", "endpoint", "lifetime", "operations", "pipe", "socket")

    def __init__(self, endpoint: Endpoint, socket: WebSocket, pipe: MessageStream) -> None:
        self.endpoint = endpoint
        self.socket = socket
        self.pipe = pipe
        self.context: OperationContext
        self.lifetime: asyncio.Timeout
        self.operations: dict[str, RunningOperation] = {}

    async def serve(self) -> None:
        """Speak the protocol until either side closes."""
        try:
            await self.initialise()
            await self.converse()
        except CloseSocket as closing:
            await self.pipe.close(closing.code, closing.reason)
        except ClientDisconnected:
            pass
        except Exception as error:  # noqa: BLE001 - a socket never ends with a traceback
            self.endpoint.engine.refused([error])  # logs it
            await self.pipe.close(frames.INTERNAL_ERROR, "Internal error")
        finally:
            for running in self.operations.values():
                running.abandon()

    async def initialise(self) -> None:
        """Wait for ``connection_init`` and find out who this is."""
        try:
            async with asyncio.timeout(self.endpoint.engine.limits.init_seconds):
                frame = await self.pipe.read()
                while not isinstance(frame, Init):
                    await self.before_init(frame)
                    frame = await self.pipe.read()
                self.context = await self.authenticate(frame.payload)
        except TimeoutError:
            raise CloseSocket(frames.INIT_TIMEOUT, "Connection initialisation timeout") from None

    async def before_init(self, frame: Frame) -> None:
        """Pings may come at any time, operations may not."""
        if isinstance(frame, Subscribe):
            raise CloseSocket(frames.NOT_INITIALISED, "Unauthorized")
        if isinstance(frame, Ping):
            await self.pipe.write({"type": "pong"})

    async def authenticate(self, payload: Mapping[str, Any]) -> OperationContext:
        """The context of whoever sent this payload and these headers."""
        self.socket.state.connection_init = payload
        try:
            return await self.endpoint.make_context(self.socket)
        except Exception as error:
            verdict = self.endpoint.engine.refused([error]).errors[0]
            denied = verdict["extensions"]["code"] in DENIALS
            raise CloseSocket(
                frames.FORBIDDEN if denied else frames.INTERNAL_ERROR, verdict["message"]
            ) from error

    async def converse(self) -> None:
        """Serve operations for as long as the credentials hold."""
        principal, session_id = self.context.principal, self.context.session_id
        if not self.endpoint.sockets.seat(principal, self, session_id):
            raise CloseSocket(frames.TOO_MANY, "Too many connections")
        try:
            async with asyncio.timeout_at(self.deadline()) as self.lifetime:
                await self.pipe.write({"type": "connection_ack"})
                while True:
                    await self.obey(await self.pipe.read())
        except TimeoutError:
            raise CloseSocket(frames.FORBIDDEN, "The credentials have expired") from None
        finally:
            self.endpoint.sockets.leave(principal, self, session_id)

    def deadline(self) -> float | None:
        """When the credentials expire, on the event loop's clock."""
        expires_at = self.context.expires_at
        if expires_at is None:
            return None
        left = expires_at - self.endpoint.clock.now()
        return asyncio.get_running_loop().time() + left.total_seconds()

    def revoke(self) -> None:
        """Let the credentials expire now."""
        self.lifetime.reschedule(asyncio.get_running_loop().time())

    def recheck(self) -> None:
        """End what the caller may no longer do; what changes something is left to end by itself."""
        guard, context = self.endpoint.engine.guard, self.context.fresh()
        for id, running in self.operations.items():
            if running.mutates or running.operation is None:
                continue
            refusals = guard.check(context, running.operation, running.variables)
            if refusals:
                withdrawal = asyncio.create_task(self.withdraw(id, running, refusals))
                abandoned_tasks.add(withdrawal)
                withdrawal.add_done_callback(abandoned_tasks.discard)
        guard.after(context)

    async def withdraw(self, id: str, running: RunningOperation, refusals: Sequence[Exception]) -> None:
        """Stop an operation, and tell its client why."""
        errors = self.endpoint.engine.refused(refusals, running.operation).errors
        running.operation = None
        running.abandon()
        if self.operations.get(id) is running:
            await self.pipe.write({"id": id, "type": "next", "payload": {"errors": errors, "data": None}})
        await self.end(id, running, {"type": "complete"})

    async def obey(self, frame: Frame) -> None:
        """Act on one message of an initialised connection."""
        match frame:
            case Subscribe():
                await self.start(frame)
            case Complete():
                if frame.id in self.operations:
                    self.operations.pop(frame.id).abandon()
            case Ping():
                await self.pipe.write({"type": "pong"})
            case Init():
                raise CloseSocket(frames.TOO_MANY, "Too many initialisation requests")

    async def start(self, frame: Subscribe) -> None:
        """Begin an operation in a task of its own."""
        if frame.id in self.operations:
            raise CloseSocket(frames.ID_IN_USE, f"Subscriber for {frame.id} already exists")
        allowed = self.endpoint.engine.limits.operations
        if len(self.operations) >= allowed:
            full = refusal(TOO_COMPLEX, f"A connection runs at most {allowed} operations at a time.")
            errors = self.endpoint.engine.refused([full]).errors
            await self.pipe.write({"id": frame.id, "type": "error", "payload": errors})
            return
        running = self.operations[frame.id] = RunningOperation()
        running.task = asyncio.create_task(self.carry_out(frame, running))

    async def carry_out(self, frame: Subscribe, running: RunningOperation) -> None:
        """Run one operation, send what it answers and report it."""
        started = perf_counter()
        report = OperationReport()
        try:
            await self.answer(frame, running, report)
        except Exception as error:  # noqa: BLE001 - judged and masked like any other
            answer = self.endpoint.engine.refused([error], report.operation)
            report.outcome = answer.outcome
            await self.end(frame.id, running, {"type": "error", "payload": answer.errors})
        finally:
            self.endpoint.watch.finished(report.operation, "websocket", report.outcome, started)

    async def hold(self) -> None:
        """Make sure that the caller is still signed in; the socket of whoever is not closes with 4403."""
        if self.context.hold is None:
            return
        try:
            await self.context.hold()
        except Unauthenticated:
            self.revoke()
            raise

    async def answer(self, frame: Subscribe, running: RunningOperation, report: OperationReport) -> None:
        """Send each answer of an operation, and that it is complete. Raises what refuses it."""
        await self.hold()
        engine, context = self.endpoint.engine, self.context.fresh()
        operation = report.operation = engine.find(frame.call)
        running.mutates = operation.kind is OperationType.MUTATION
        running.operation, running.variables = operation, frame.call.variables
        source = engine.subscribe if operation.kind is OperationType.SUBSCRIPTION else engine.once
        async with aclosing(source(operation, frame.call, context)) as answers:
            async for answer in answers:
                report.outcome = answer.outcome
                if not answer.executed:
                    return await self.end(frame.id, running, {"type": "error", "payload": answer.errors})
                if self.operations.get(frame.id) is running:
                    await self.pipe.write({"id": frame.id, "type": "next", "payload": answer.body})
        return await self.end(frame.id, running, {"type": "complete"})

    async def end(self, id: str, running: RunningOperation, message: dict[str, Any]) -> None:
        """Free the id, then send the last message under it; nothing where the client has moved on."""
        if self.operations.get(id) is running:
            del self.operations[id]
            await self.pipe.write({"id": id, **message})
