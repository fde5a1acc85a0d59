"""The parts of the endpoint that HTTP and WebSocket share."""

from collections.abc import Collection
from dataclasses import dataclass

from domain.shared.clock import Clock
from server.http.client_address import ConnectionLimiter, Proxies
from server.http.graphql_api.context import MakeContext
from server.http.graphql_api.engine import Engine
from server.http.graphql_api.operation_metrics import OperationObserver
from server.http.websocket.socket_registry import SocketRegistry


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One schema served under one path."""

    engine: Engine
    make_context: MakeContext
    observer: OperationObserver
    sockets: SocketRegistry
    clock: Clock
    origins: Collection[str]
    proxies: Proxies
    connection_limiter: ConnectionLimiter
    allow_get: bool
