"""graphql-transport-ws on one socket: a task for each of its operations."""

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
"""Operations of closed sockets until they end: the event loop holds tasks only by weak references."""


async def wait_for_abandoned(seconds_max: float) -> int:
    """Before a process ends: wait for mutations whose sockets are closed; returns how many still run."""
    if abandoned_tasks:
        await asyncio.wait(abandoned_tasks, timeout=seconds_max)
    return len(abandoned_tasks)


class RunningOperation:
    """An operation under way. A mutation is never cancelled: its outcome would be unknown."""

    __slots__ = ("mutates", "operation", "task", "variables")

    def __init__(self) -> None:
        self.task: asyncio.Task[None]
        self.mutates = False
        self.operation: GraphQLOperation | None = None
        self.variables: Mapping[str, Any] = {}

    def abandon(self) -> None:
        """Detach it from its socket, and cancel it unless it is a mutation."""
        abandoned_tasks.add(self.task)
        self.task.add_done_callback(abandoned_tasks.discard)
        if not self.mutates:
            self.task.cancel()


@dataclass(slots=True)
class OperationReport:
    """The operation and outcome to report when it ends."""

    operation: GraphQLOperation | None = None
    outcome: str = OK


class WebSocketConnection:
    """One accepted socket, from ``connection_init`` to its close."""

    __slots__ = ("context", "endpoint", "lifetime", "operations", "socket", "stream")

    def __init__(self, endpoint: Endpoint, socket: WebSocket, stream: MessageStream) -> None:
        self.endpoint = endpoint
        self.socket = socket
        self.stream = stream
        self.context: OperationContext
        self.lifetime: asyncio.Timeout
        self.operations: dict[str, RunningOperation] = {}

    async def serve(self) -> None:
        """Serve the socket until either side closes it."""
        try:
            await self.initialise()
            await self.serve_operations()
        except CloseSocket as closing:
            await self.stream.close(closing.code, closing.reason)
        except ClientDisconnected:
            pass
        except Exception as error:  # noqa: BLE001 - a socket never ends with a traceback
            self.endpoint.engine.error_result([error])  # logs it
            await self.stream.close(frames.INTERNAL_ERROR, "Internal error")
        finally:
            for running in self.operations.values():
                running.abandon()

    async def initialise(self) -> None:
        """Wait for ``connection_init`` and authenticate."""
        try:
            async with asyncio.timeout(self.endpoint.engine.limits.init_seconds):
                frame = await self.stream.read()
                while not isinstance(frame, Init):
                    await self.before_init(frame)
                    frame = await self.stream.read()
                self.context = await self.authenticate(frame.payload)
        except TimeoutError:
            raise CloseSocket(frames.INIT_TIMEOUT, "Connection initialisation timeout") from None

    async def before_init(self, frame: Frame) -> None:
        """Answer pings; refuse operations."""
        if isinstance(frame, Subscribe):
            raise CloseSocket(frames.NOT_INITIALISED, "Unauthorized")
        if isinstance(frame, Ping):
            await self.stream.write({"type": "pong"})

    async def authenticate(self, payload: Mapping[str, Any]) -> OperationContext:
        """The context of the caller with this payload and these headers."""
        self.socket.state.connection_init = payload
        try:
            return await self.endpoint.make_context(self.socket)
        except Exception as error:
            error_entry = self.endpoint.engine.error_result([error]).errors[0]
            denied = error_entry["extensions"]["code"] in DENIALS
            raise CloseSocket(
                frames.FORBIDDEN if denied else frames.INTERNAL_ERROR, error_entry["message"]
            ) from error

    async def serve_operations(self) -> None:
        """Serve operations until the credentials expire."""
        principal, session_id = self.context.principal, self.context.session_id
        if not self.endpoint.sockets.add(principal, self, session_id):
            raise CloseSocket(frames.TOO_MANY, "Too many connections")
        try:
            async with asyncio.timeout_at(self.deadline()) as self.lifetime:
                await self.stream.write({"type": "connection_ack"})
                while True:
                    await self.handle_frame(await self.stream.read())
        except TimeoutError:
            raise CloseSocket(frames.FORBIDDEN, "The credentials have expired") from None
        finally:
            self.endpoint.sockets.remove(principal, self, session_id)

    def deadline(self) -> float | None:
        """When the credentials expire, on the event loop's clock."""
        expires_at = self.context.expires_at
        if expires_at is None:
            return None
        left = expires_at - self.endpoint.clock.now()
        return asyncio.get_running_loop().time() + left.total_seconds()

    def revoke(self) -> None:
        """Expire the credentials now."""
        self.lifetime.reschedule(asyncio.get_running_loop().time())

    def recheck(self) -> None:
        """Stop operations the caller may no longer run; mutations are left to end by themselves."""
        guard, context = self.endpoint.engine.guard, self.context.fresh()
        for id, running in self.operations.items():
            if running.mutates or running.operation is None:
                continue
            refusals = guard.check(context, running.operation, running.variables)
            if refusals:
                stopping = asyncio.create_task(self.stop_operation(id, running, refusals))
                abandoned_tasks.add(stopping)
                stopping.add_done_callback(abandoned_tasks.discard)
        guard.after(context)

    async def stop_operation(self, id: str, running: RunningOperation, refusals: Sequence[Exception]) -> None:
        """Stop an operation, and send its client the reason."""
        errors = self.endpoint.engine.error_result(refusals, running.operation).errors
        running.operation = None
        running.abandon()
        if self.operations.get(id) is running:
            await self.stream.write({"id": id, "type": "next", "payload": {"errors": errors, "data": None}})
        await self.end(id, running, {"type": "complete"})

    async def handle_frame(self, frame: Frame) -> None:
        """Handle one message of an initialised connection."""
        match frame:
            case Subscribe():
                await self.start(frame)
            case Complete():
                if frame.id in self.operations:
                    self.operations.pop(frame.id).abandon()
            case Ping():
                await self.stream.write({"type": "pong"})
            case Init():
                raise CloseSocket(frames.TOO_MANY, "Too many initialisation requests")

    async def start(self, frame: Subscribe) -> None:
        """Start an operation in a task of its own."""
        if frame.id in self.operations:
            raise CloseSocket(frames.ID_IN_USE, f"Subscriber for {frame.id} already exists")
        allowed = self.endpoint.engine.limits.operations
        if len(self.operations) >= allowed:
            full = refusal(TOO_COMPLEX, f"A connection runs at most {allowed} operations at a time.")
            errors = self.endpoint.engine.error_result([full]).errors
            await self.stream.write({"id": frame.id, "type": "error", "payload": errors})
            return
        running = self.operations[frame.id] = RunningOperation()
        running.task = asyncio.create_task(self.run_operation(frame, running))

    async def run_operation(self, frame: Subscribe, running: RunningOperation) -> None:
        """Run one operation, send its answers and report it."""
        started = perf_counter()
        report = OperationReport()
        try:
            await self.answer(frame, running, report)
        except Exception as error:  # noqa: BLE001 - judged and masked like any other
            answer = self.endpoint.engine.error_result([error], report.operation)
            report.outcome = answer.outcome
            await self.end(frame.id, running, {"type": "error", "payload": answer.errors})
        finally:
            self.endpoint.observer.finished(report.operation, "websocket", report.outcome, started)

    async def check_session(self) -> None:
        """Check that the caller's session has not ended; if it has, the socket closes with 4403."""
        if self.context.check_session is None:
            return
        try:
            await self.context.check_session()
        except Unauthenticated:
            self.revoke()
            raise

    async def answer(self, frame: Subscribe, running: RunningOperation, report: OperationReport) -> None:
        """Send each answer of an operation, then ``complete``. Raises the errors that refuse it."""
        await self.check_session()
        engine, context = self.endpoint.engine, self.context.fresh()
        operation = report.operation = engine.find(frame.call)
        running.mutates = operation.kind is OperationType.MUTATION
        running.operation, running.variables = operation, frame.call.variables
        source = engine.subscribe if operation.kind is OperationType.SUBSCRIPTION else engine.single_result
        async with aclosing(source(operation, frame.call, context)) as answers:
            async for answer in answers:
                report.outcome = answer.outcome
                if not answer.executed:
                    return await self.end(frame.id, running, {"type": "error", "payload": answer.errors})
                if self.operations.get(frame.id) is running:
                    await self.stream.write({"id": frame.id, "type": "next", "payload": answer.body})
        return await self.end(frame.id, running, {"type": "complete"})

    async def end(self, id: str, running: RunningOperation, message: dict[str, Any]) -> None:
        """Free the id, then send the last message under it; nothing where the client has ended it."""
        if self.operations.get(id) is running:
            del self.operations[id]
            await self.stream.write({"id": id, **message})
