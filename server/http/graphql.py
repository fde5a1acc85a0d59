"""GraphQL over HTTP, and the one function that builds the endpoint."""

from collections.abc import Collection
from dataclasses import dataclass
from time import perf_counter
from typing import Final

import strawberry
from graphql import OperationType
from starlette.requests import ClientDisconnect, Request
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send

from domain.shared.clock import Clock, SystemClock
from server.http.addresses import Crowd, Proxies
from server.http.body import Call
from server.http.context import MakeContext
from server.http.documents import Operation
from server.http.endpoint import Endpoint
from server.http.engine import Answer, Engine
from server.http.errors import (
    BAD_USER_INPUT,
    EXPECTED,
    RATE_LIMITED,
    UNAUTHENTICATED,
    ErrorCodes,
    Refused,
    refusal,
)
from server.http.exchange import CHALLENGE, STATUS, RawHeaders, read_call, respond
from server.http.guard import Guard
from server.http.limits import Limits
from server.http.masking import Mask
from server.http.negotiation import JSON, RESPONSE, preferred
from server.http.observation import Observe, Watch, ignore
from server.http.sockets import Sockets
from server.http.websocket import SocketDoor
from server.http.wire import encode

DEFAULTS: Final = Limits()
SYSTEM: Final = SystemClock()
GUARD: Final = Guard()
PROXIES: Final = Proxies()
NOT_ACCEPTABLE: Final = Refused(406, f"Accept {RESPONSE} or {JSON}.").body


@dataclass(frozen=True, slots=True)
class HttpDoor:
    """The ASGI application behind the endpoint's HTTP route."""

    endpoint: Endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; refuse it as early as it can be refused."""
        request = Request(scope, receive)
        media = preferred(request.headers.get("accept", ""))
        if media is None:
            await respond(send, 406, JSON, encode(NOT_ACCEPTABLE))
            return
        try:
            call = await read_call(request, self.endpoint.engine.limits, allow_get=self.endpoint.allow_get)
            status, answer = await self.answer(request, call, media)
        except Refused as refused:
            await respond(send, refused.status, media, encode(refused.body), refused.headers)
        except ClientDisconnect:
            return
        else:
            await respond(
                send, status, media, self.endpoint.engine.encode(answer), headers_of(status, answer)
            )

    async def answer(self, request: Request, call: Call, media: str) -> tuple[int, Answer]:
        """Status and body for a well-formed request."""
        engine, started = self.endpoint.engine, perf_counter()
        operation, refused_status = None, 0
        try:
            context = await self.endpoint.make_context(request)
            refused_status = 200 if media == JSON else 0
            operation = self.suitable(engine.find(call), request.method)
            answer = await engine.run(operation, call, context)
        except Refused:
            raise
        except Exception as error:  # noqa: BLE001 - judged and masked like any other
            answer = engine.refused([error], operation)
        self.endpoint.watch.finished(operation, "http", answer.outcome, started)
        if answer.outcome == RATE_LIMITED:
            refused_status = 0  # proxies and clients that know no GraphQL slow down, too
        return 200 if answer.executed else refused_status or STATUS.get(answer.outcome, 400), answer

    def suitable(self, operation: Operation, method: str) -> Operation:
        """The operation, if HTTP and the method are fit for it."""
        if operation.kind is OperationType.SUBSCRIPTION:
            raise refusal(BAD_USER_INPUT, "Subscriptions need a WebSocket (graphql-transport-ws).")
        if operation.kind is OperationType.MUTATION and method != "POST":
            raise Refused(405, "Mutations are sent by POST.", [(b"allow", b"POST")])
        return operation


def headers_of(status: int, answer: Answer) -> RawHeaders:
    """What HTTP wants to be said besides, with these statuses."""
    if status == STATUS[UNAUTHENTICATED]:
        return [CHALLENGE]
    if status == STATUS[RATE_LIMITED]:
        seconds = answer.errors[0]["extensions"].get("retryAfter", 1)
        return [(b"retry-after", str(seconds).encode())]
    return []


def graphql_endpoint(
    schema: strawberry.Schema,
    *,
    context: MakeContext,
    limits: Limits = DEFAULTS,
    guard: Guard = GUARD,
    codes: ErrorCodes = EXPECTED,
    observe: Observe = ignore,
    known_operations: Collection[str] = (),
    sockets: Sockets | None = None,
    clock: Clock = SYSTEM,
    origins: Collection[str] = (),
    proxies: Proxies = PROXIES,
    crowd: Crowd | None = None,
    allow_get: bool = False,
    path: str = "/graphql",
) -> list[BaseRoute]:
    """Routes that serve a schema by HTTP POST and by graphql-transport-ws.

    ``codes`` says which exceptions clients may read (see errors.py), all others are masked and logged.
    ``guard`` sees every operation before it runs; without one, nobody introspects. ``known_operations``
    are the names of operations that may become labels. ``origins`` are web origins besides our own that
    may open sockets; ``crowd`` bounds how many from one address, as ``proxies`` tell it. ``allow_get`` lets
    queries, never mutations, come by GET.
    """
    engine = Engine(schema, limits, Mask(codes, limits.errors), guard)
    endpoint = Endpoint(
        engine=engine,
        make_context=context,
        watch=Watch(observe, frozenset(known_operations)),
        sockets=sockets or Sockets(limits.sockets),
        clock=clock,
        origins=frozenset(origins),
        proxies=proxies,
        crowd=crowd or Crowd(0),
        allow_get=allow_get,
    )
    return [Route(path, HttpDoor(endpoint)), WebSocketRoute(path, SocketDoor(endpoint))]
