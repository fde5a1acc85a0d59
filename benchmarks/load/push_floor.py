"""The floor of the subscription benchmark: forwards bytes of one Valkey channel to WebSockets.

No GraphQL, no relay, no reads: a message "<index> <bytes>" goes to the socket that was opened as /<index>.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import redis.asyncio as redis
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from benchmarks.load.serve_app import serve

CHANNEL = "bench:push"
GREETING = '{"seq": 0}'


class PushSockets:
    """The open sockets by index."""

    def __init__(self) -> None:
        self.open: dict[int, WebSocket] = {}

    async def keep_open(self, socket: WebSocket) -> None:
        """Send the greeting to one socket and keep it open until the client closes it."""
        index = int(socket.path_params["index"])
        await socket.accept("graphql-transport-ws")
        await socket.send_text(GREETING)
        self.open[index] = socket
        try:
            while True:
                await socket.receive_text()
        except WebSocketDisconnect:
            del self.open[index]

    async def listen(self, redis_url: str) -> None:
        """Forward every message; for ever."""
        async with redis.from_url(redis_url).pubsub() as pubsub:
            await pubsub.subscribe(CHANNEL)
            async for message in pubsub.listen():
                if message["type"] == "message":
                    index, _, text = message["data"].partition(b" ")
                    await self.open[int(index)].send_text(text.decode())


def create_app(redis_url: str) -> Starlette:
    """The application with its one route."""
    sockets = PushSockets()

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        listening = asyncio.create_task(sockets.listen(redis_url))
        yield
        listening.cancel()

    return Starlette(routes=[WebSocketRoute("/{index:int}", sockets.keep_open)], lifespan=lifespan)


if __name__ == "__main__":
    plan = json.loads(sys.argv[1])
    serve(create_app(plan["redis_url"]), plan["fd"])
