"""GraphQL over HTTP, and the function that builds the endpoint's routes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Final

import strawberry
from graphql import OperationType
from starlette.requests import ClientDisconnect, Request
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send

from domain.shared.clock import Clock, SystemClock
from server.http.client_address import ConnectionLimiter, Proxies
from server.http.errors import (
    BAD_USER_INPUT,
    PUBLIC_ERRORS,
    RATE_LIMITED,
    UNAUTHENTICATED,
    ErrorCodes,
    RequestRefused,
    refusal,
    retry_headers,
)
from server.http.graphql_api.context import MakeContext
from server.http.graphql_api.documents import GraphQLOperation
from server.http.graphql_api.endpoint import Endpoint
from server.http.graphql_api.engine import Engine, OperationResult
from server.http.graphql_api.error_masking import ErrorMask
from server.http.graphql_api.guard import Guard
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.negotiation import GRAPHQL_RESPONSE, JSON, preferred_media_type
from server.http.graphql_api.operation_metrics import Observe, OperationObserver, ignore_observation
from server.http.graphql_api.persisted_documents import NONE
from server.http.graphql_api.request import GraphQLRequest
from server.http.json_encoding import encode_json
from server.http.request_response import (
    BEARER_CHALLENGE,
    STATUS,
    RawHeaders,
    read_graphql_request,
    send_response,
)
from server.http.websocket.handshake import GraphQLWebSocketApp
from server.http.websocket.socket_registry import SocketRegistry

DEFAULT_LIMITS: Final = Limits()
SYSTEM_CLOCK: Final = SystemClock()
DEFAULT_GUARD: Final = Guard()
NO_PROXIES: Final = Proxies()
NOT_ACCEPTABLE: Final = RequestRefused(406, f"Accept {GRAPHQL_RESPONSE} or {JSON}.").body


@dataclass(frozen=True, slots=True)
class GraphQLHttpApp:
    """The ASGI application behind the endpoint's HTTP route."""

    endpoint: Endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        media = preferred_media_type(request.headers.get("accept", ""))
        if media is None:
            await send_response(send, 406, JSON, encode_json(NOT_ACCEPTABLE))
            return
        try:
            call = await read_graphql_request(
                request, self.endpoint.engine.limits, allow_get=self.endpoint.allow_get
            )
            status, answer = await self.answer(request, call, media)
        except RequestRefused as refused:
            await send_response(send, refused.status, media, encode_json(refused.body), refused.headers)
        except ClientDisconnect:
            return
        else:
            await send_response(
                send, status, media, self.endpoint.engine.encode(answer), headers_of(status, answer)
            )

    async def answer(self, request: Request, call: GraphQLRequest, media: str) -> tuple[int, OperationResult]:
        """Status and body for a well-formed request."""
        engine, started = self.endpoint.engine, perf_counter()
        operation, refused_status = None, 0
        try:
            context = await self.endpoint.make_context(request)
            refused_status = 200 if media == JSON else 0
            operation = self.check_method(await engine.find(call, context), request.method)
            answer = await engine.run(operation, call, context)
        except RequestRefused:
            raise
        except Exception as error:  # noqa: BLE001 - judged and masked like any other
            answer = engine.error_result([error], operation)
        self.endpoint.observer.finished(operation, "http", answer.outcome, started)
        if answer.outcome == RATE_LIMITED:
            refused_status = 0  # proxies and clients that do not parse GraphQL slow down, too
        return 200 if answer.executed else refused_status or STATUS.get(answer.outcome, 400), answer

    def check_method(self, operation: GraphQLOperation, method: str) -> GraphQLOperation:
        """The operation, if it may be sent over HTTP by this method."""
        if operation.kind is OperationType.SUBSCRIPTION:
            raise refusal(BAD_USER_INPUT, "Subscriptions need a WebSocket (graphql-transport-ws).")
        if operation.kind is OperationType.MUTATION and method != "POST":
            raise RequestRefused(405, "Mutations are sent by POST.", [(b"allow", b"POST")])
        return operation


def headers_of(status: int, answer: OperationResult) -> RawHeaders:
    """The additional headers of these statuses."""
    if status == STATUS[UNAUTHENTICATED]:
        return [BEARER_CHALLENGE]
    if status == STATUS[RATE_LIMITED]:
        seconds = answer.errors[0]["extensions"].get("retryAfter", 1)
        return [(b"retry-after", str(seconds).encode())]
    return [(name.encode(), value.encode()) for name, value in retry_headers(status).items()]


def graphql_endpoint(
    schema: strawberry.Schema,
    *,
    context: MakeContext,
    limits: Limits = DEFAULT_LIMITS,
    guard: Guard = DEFAULT_GUARD,
    codes: ErrorCodes = PUBLIC_ERRORS,
    observe: Observe = ignore_observation,
    known_operations: Collection[str] = (),
    sockets: SocketRegistry | None = None,
    clock: Clock = SYSTEM_CLOCK,
    origins: Collection[str] = (),
    proxies: Proxies = NO_PROXIES,
    connection_limiter: ConnectionLimiter | None = None,
    allow_get: bool = False,
    persisted: Mapping[str, str] = NONE,
    path: str = "/graphql",
) -> list[BaseRoute]:
    """Routes that serve a schema by HTTP POST and by graphql-transport-ws.

    ``codes`` maps the exceptions clients may read (see errors.py), all others are masked and logged.
    ``guard`` checks every operation before it runs; without one, introspection is refused.
    ``known_operations`` are the names of operations that may become labels. ``origins`` are web origins
    besides our own that may open sockets; ``connection_limiter`` limits sockets by client address, which
    ``proxies`` determine. ``allow_get`` accepts queries, never mutations, by GET.
    ``persisted`` are documents that clients may name by the SHA-256 of their text.
    """
    engine = Engine(schema, limits, ErrorMask(codes, limits.errors), guard, persisted)
    endpoint = Endpoint(
        engine=engine,
        make_context=context,
        observer=OperationObserver(observe, frozenset(known_operations)),
        sockets=sockets or SocketRegistry(limits.sockets, limits.caller_operations),
        clock=clock,
        origins=frozenset(origins),
        proxies=proxies,
        connection_limiter=connection_limiter or ConnectionLimiter(0),
        allow_get=allow_get,
    )
    return [Route(path, GraphQLHttpApp(endpoint)), WebSocketRoute(path, GraphQLWebSocketApp(endpoint))]
