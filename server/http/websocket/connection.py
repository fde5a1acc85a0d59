"""graphql-transport-ws on one socket: a task for each of its operations."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from functools import partial
from time import perf_counter
from typing import Any, Final

from graphql import OperationType
from starlette.websockets import WebSocket

from domain.identity.sign_in.lockout import network_of
from domain.shared.credentials import CredentialEnd
from resolvers.errors import Unauthenticated
from server.http.errors import DENIALS, TOO_COMPLEX, ClientDisconnected, CloseSocket, refusal
from server.http.graphql_api.context import OperationContext
from server.http.graphql_api.endpoint import Endpoint
from server.http.websocket import frames
from server.http.websocket.frames import Complete, Frame, Init, Ping, Subscribe
from server.http.websocket.message_stream import MessageStream
from server.http.websocket.running_operation import OperationReport, RunningOperation, abandoned_tasks

LAST_PUSH_SECONDS: Final = 1.0
"""For how long subscriptions of a player who is barred go on, to push the status that bars them."""


class WebSocketConnection:
    """One accepted socket, from ``connection_init`` to its close."""

    __slots__ = (
        "answering",
        "context",
        "ended_by",
        "endpoint",
        "lifetime",
        "operations",
        "parsing",
        "socket",
        "stream",
        "unended",
    )

    def __init__(self, endpoint: Endpoint, socket: WebSocket, stream: MessageStream) -> None:
        self.endpoint = endpoint
        self.socket = socket
        self.stream = stream
        self.context: OperationContext
        self.lifetime: asyncio.Timeout
        self.ended_by: CredentialEnd | None = None
        self.operations: dict[str, RunningOperation] = {}
        """Those whose last message has not been sent, by the client's id."""
        self.unended: set[asyncio.Task[None]] = set()
        """The tasks of all, those that were cancelled and have not ended included."""
        self.parsing = asyncio.Lock()
        self.answering = asyncio.Semaphore(endpoint.engine.limits.answers)

    async def serve(self) -> None:
        """Serve the socket until either side closes it."""
        closing = await self.reason_to_close()
        if closing is not None:
            await self.stream.close(closing.code, closing.reason)

    async def reason_to_close(self) -> CloseSocket | None:
        """Serve until the socket has to be closed, and abandon its operations. None: the client has closed.

        They are abandoned first: a client that does not read may delay the close frame.
        """
        try:
            await self.initialise()
            await self.serve_operations()
        except CloseSocket as closing:
            return closing
        except ClientDisconnected:
            pass
        except Exception as error:  # noqa: BLE001 - a socket never ends with a traceback
            self.endpoint.engine.error_result([error])  # logs it
            return CloseSocket(frames.INTERNAL_ERROR, "Internal error")
        finally:
            for running in self.operations.values():
                running.abandon()
        return None

    async def initialise(self) -> None:
        """Wait for ``connection_init`` and authenticate."""
        try:
            async with asyncio.timeout(self.endpoint.engine.limits.init_seconds):
                frame = await self.stream.read()
                while not isinstance(frame, Init):
                    await self.before_init(frame)
                    frame = await self.stream.read()
                self.context = await self.authenticate(frame.payload)
                if self.context.principal is not None:
                    self.stream.one_at_a_time = None
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
        """Serve operations until the credentials expire. Never returns: an exception ends it."""
        principal, credential_ids = self.context.principal, self.context.credential_ids
        if not self.endpoint.sockets.add(principal, self, credential_ids):
            raise CloseSocket(frames.TOO_MANY, "Too many connections")
        try:
            async with asyncio.timeout_at(self.deadline()) as self.lifetime:
                await self.stream.write({"type": "connection_ack"})
                while True:
                    await self.handle_frame(await self.stream.read())
        except TimeoutError:
            if self.ended_by is None:
                raise CloseSocket(frames.EXPIRED, "The credentials have expired") from None
            raise CloseSocket(*frames.ENDED_CREDENTIALS[self.ended_by]) from None
        finally:
            self.endpoint.sockets.remove(principal, self, credential_ids)

    def deadline(self) -> float | None:
        """When the credentials expire, on the event loop's clock."""
        expires_at = self.context.expires_at
        if expires_at is None:
            return None
        left = expires_at - self.endpoint.clock.now()
        return asyncio.get_running_loop().time() + left.total_seconds()

    def revoke(self, ended: CredentialEnd) -> None:
        """Close for this reason, unless it closes for another already.

        Players who may not sign in any more get a moment for what their subscriptions push of that; their
        operations are refused, since the session has ended.
        """
        if self.ended_by is not None or self.lifetime.expired():
            return
        self.ended_by = ended
        more = LAST_PUSH_SECONDS if ended is CredentialEnd.ACCOUNT else 0.0
        self.lifetime.reschedule(asyncio.get_running_loop().time() + more)

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
        caller = self.context.principal or network_of(self.endpoint.proxies.client(self.socket))
        full = self.too_many(caller)
        if full is not None:
            errors = self.endpoint.engine.error_result([full]).errors
            await self.stream.write({"id": frame.id, "type": "error", "payload": errors})
            return
        running = self.operations[frame.id] = RunningOperation()
        running.task = asyncio.create_task(self.run_operation(frame, running))
        self.unended.add(running.task)
        running.task.add_done_callback(partial(self.ended, caller))

    def too_many(self, caller: str) -> Exception | None:
        """Why the caller may start no further operation now; None: it is counted.

        What was cancelled counts until it has ended. A socket may have as many of these as of others, so that
        a client may complete all it has and start as many at once.
        """
        allowed = self.endpoint.engine.limits.operations
        if len(self.operations) >= allowed or len(self.unended) >= 2 * allowed:
            return refusal(TOO_COMPLEX, f"A connection runs at most {allowed} operations at a time.")
        if not self.endpoint.sockets.operations.start(caller):
            return refusal(TOO_COMPLEX, "Too many operations of one caller run at a time.")
        return None

    def ended(self, caller: str, task: asyncio.Task[None]) -> None:
        """Count an operation no more: its task has ended."""
        self.unended.discard(task)
        self.endpoint.sockets.operations.end(caller)

    async def run_operation(self, frame: Subscribe, running: RunningOperation) -> None:
        """Run one operation, send its answers and report it."""
        started = perf_counter()
        report = OperationReport()
        try:
            await self.answer(frame, running, report)
        except Exception as error:  # noqa: BLE001 - judged and masked like any other
            answer = self.endpoint.engine.error_result([error], report.operation)
            report.outcome = answer.outcome
            if running.is_wanted():
                await self.end(frame.id, running, {"type": "error", "payload": answer.errors})
        finally:
            self.endpoint.observer.finished(report.operation, "websocket", report.outcome, started)

    async def check_credentials(self, *, used: bool = False) -> None:
        """Check that no credential of the caller has ended; if one has, their sockets close.

        Raises:
            Unauthenticated: one has.
            Unavailable: that cannot be checked now.
        """
        if self.context.check_credentials is None:
            return
        try:
            await self.context.check_credentials(used=used)
        except Unauthenticated as refused:
            self.endpoint.sockets.revoke_all_with(self.context.credential_ids, refused.ended)
            raise

    async def answer(self, frame: Subscribe, running: RunningOperation, report: OperationReport) -> None:
        """Send each answer of an operation, then ``complete``. Raises the errors that refuse it."""
        engine = self.endpoint.engine
        async with self.answering:
            await self.check_credentials(used=True)
            if not running.is_wanted():
                return
            async with self.parsing:
                # One document of a socket in each turn of the event loop, not a hundred.
                await asyncio.sleep(0)
                operation = report.operation = await engine.find(frame.call, self.context)
            if not running.is_wanted():
                return
        context = self.context.fresh()
        running.mutates = operation.kind is OperationType.MUTATION
        running.operation, running.variables = operation, frame.call.variables
        source = engine.subscribe if operation.kind is OperationType.SUBSCRIPTION else engine.single_result
        async with aclosing(source(operation, frame.call, context, self.answering)) as answers:
            async for answer in answers:
                report.outcome = answer.outcome
                if not running.is_wanted():
                    return
                if not answer.executed:
                    await self.end(frame.id, running, {"type": "error", "payload": answer.errors})
                    return
                await self.stream.write({"id": frame.id, "type": "next", "payload": answer.body})
        if running.is_wanted():
            await self.end(frame.id, running, {"type": "complete"})

    async def end(self, id: str, running: RunningOperation, message: dict[str, Any]) -> None:
        """Send the last message under an id, then free the id; nothing where the client has ended it.

        In this order: a client that does not read could otherwise have any number of messages wait.
        """
        if self.operations.get(id) is running:
            await self.stream.write({"id": id, **message})
        if self.operations.get(id) is running:
            del self.operations[id]
