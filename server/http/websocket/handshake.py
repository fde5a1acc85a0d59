"""The endpoint's WebSocket route: the handshake."""

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
        spoken = PROTOCOL in scope["subprotocols"]
        await send({"type": "websocket.accept", "subprotocol": PROTOCOL if spoken else None})
        pipe = MessageStream(receive, send, self.endpoint.engine.limits)
        if spoken:
            await self.serve(socket, pipe)
        else:
            await pipe.close(NOT_ACCEPTABLE, "Subprotocol not acceptable")

    async def serve(self, socket: WebSocket, pipe: MessageStream) -> None:
        """Speak with a client, unless too many are there from the same address: before it says who it is."""
        address, crowd = self.endpoint.proxies.client(socket), self.endpoint.crowd
        if not crowd.enter(address):
            await pipe.close(TOO_MANY, "Too many connections from one address")
            return
        try:
            await WebSocketConnection(self.endpoint, socket, pipe).serve()
        finally:
            crowd.leave(address)
