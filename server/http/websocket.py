"""The endpoint's WebSocket route: the handshake."""

from dataclasses import dataclass

from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from server.http.endpoint import Endpoint
from server.http.frames import NOT_ACCEPTABLE, PROTOCOL, TOO_MANY
from server.http.origin import origin_allowed
from server.http.pipe import Pipe
from server.http.session import Session


@dataclass(frozen=True, slots=True)
class SocketDoor:
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
        pipe = Pipe(receive, send, self.endpoint.engine.limits)
        if spoken:
            await self.serve(socket, pipe)
        else:
            await pipe.close(NOT_ACCEPTABLE, "Subprotocol not acceptable")

    async def serve(self, socket: WebSocket, pipe: Pipe) -> None:
        """Speak with a client, unless too many are there from the same address: before it says who it is."""
        address, crowd = self.endpoint.proxies.client(socket), self.endpoint.crowd
        if not crowd.enter(address):
            await pipe.close(TOO_MANY, "Too many connections from one address")
            return
        try:
            await Session(self.endpoint, socket, pipe).serve()
        finally:
            crowd.leave(address)
