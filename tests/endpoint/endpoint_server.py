"""The endpoint on a real server, on the loopback interface."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from server.http.bounded_protocol import BoundedHttpProtocol
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.routes import graphql_endpoint
from server.http.websocket.protocol import BoundedWebSocketProtocol
from tests.endpoint.toy import SCHEMA, Toy, ToyContext, authenticate
from tests.endpoint.waiting import until
from tests.uvicorn_without_signals import UvicornWithoutSignals


def routes(toy: Toy | None = None, **options: Any) -> list[BaseRoute]:
    """The endpoint over the toy schema."""
    toy = toy or Toy()

    async def context(connection: Any) -> ToyContext:
        return await authenticate(connection, toy)

    return graphql_endpoint(options.pop("schema", SCHEMA), context=context, **options)


@asynccontextmanager
async def running_server(
    ws_max_size: int = 16 << 20, drain_seconds_max: int = 1, **options: Any
) -> AsyncIterator[str]:
    """The authority (host and port) of a server of the toy endpoint."""
    # asyncio sends small packets at once only on sockets that name their protocol
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(
        Starlette(routes=routes(**options)),
        http=BoundedHttpProtocol,
        ws=BoundedWebSocketProtocol,
        ws_max_size=ws_max_size,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=drain_seconds_max,
    )
    server = UvicornWithoutSignals(config)
    running = asyncio.create_task(server.serve(sockets=[listener]))
    await until(lambda: server.started)
    try:
        yield f"127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await running


TIGHT_LIMITS = Limits(seconds=0.05, init_seconds=0.1, operations=2, sockets=2)
