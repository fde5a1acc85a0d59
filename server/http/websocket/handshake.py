"""The WebSocket handshake of the endpoint."""

import asyncio
from dataclasses import dataclass

from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from server.http.graphql_api.endpoint import Endpoint
from server.http.web_origin import origin_allowed
from server.http.websocket.connection import WebSocketConnection
from server.http.websocket.frames import NOT_ACCEPTABLE, PROTOCOL, TOO_MANY
from server.http.websocket.message_stream import MessageStream


@dataclass(frozen=True, slots=True)
class GraphQLWebSocketApp:
    """The ASGI application that graphql-transport-ws clients connect to."""

    endpoint: Endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one socket until either side closes it."""
        socket = WebSocket(scope, receive, send)
        await receive()  # websocket.connect
        headers = socket.headers
        if not origin_allowed(headers.get("origin"), headers.get("host"), self.endpoint.origins):
            await send({"type": "websocket.close", "code": 1008})  # before accept: the server answers 403
            return
        supported = PROTOCOL in scope["subprotocols"]
        async with self.endpoint.sockets.anonymous_messages:  # many may come at once
            await asyncio.sleep(0)
            await send({"type": "websocket.accept", "subprotocol": PROTOCOL if supported else None})
        stream = MessageStream(
            receive, send, self.endpoint.engine.limits, self.endpoint.sockets.anonymous_messages
        )
        if supported:
            await self.serve(socket, stream)
        else:
            await stream.close(NOT_ACCEPTABLE, "Subprotocol not acceptable")

    async def serve(self, socket: WebSocket, stream: MessageStream) -> None:
        """Serve a client, unless its address has too many sockets; checked before it authenticates."""
        address, connection_limiter = self.endpoint.proxies.client(socket), self.endpoint.connection_limiter
        if not connection_limiter.acquire(address):
            await stream.close(TOO_MANY, "Too many connections from one address")
            return
        try:
            await WebSocketConnection(self.endpoint, socket, stream).serve()
        finally:
            connection_limiter.release(address)
