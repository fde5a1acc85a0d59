"""Reads and writes the messages of one accepted socket."""

from typing import Any

from starlette.types import Receive, Send

from server.http.errors import ClientDisconnected
from server.http.graphql_api.limits import Limits
from server.http.json_encoding import encode_json
from server.http.websocket.frames import Frame, read_frame


class MessageStream:
    """Reads and writes whole messages; sends nothing once either side has closed."""

    __slots__ = ("_receive", "_send", "closed", "limits")

    def __init__(self, receive: Receive, send: Send, limits: Limits) -> None:
        self._receive = receive
        self._send = send
        self.limits = limits
        self.closed = False

    async def read(self) -> Frame:
        """The next message. Raises ClientDisconnected or CloseSocket."""
        event = await self._receive()
        if event["type"] == "websocket.disconnect":
            self.closed = True
            raise ClientDisconnected
        return read_frame(event.get("text"), self.limits)

    async def write(self, message: dict[str, Any]) -> None:
        """Send one message; waits while the client reads slowly."""
        await self.send({"type": "websocket.send", "text": encode_json(message).decode()})

    async def close(self, code: int, reason: str) -> None:
        """Close the socket, if it is still open."""
        await self.send({"type": "websocket.close", "code": code, "reason": reason})
        self.closed = True

    async def send(self, event: dict[str, Any]) -> None:
        """Send an ASGI event."""
        if self.closed:
            return
        try:
            await self._send(event)
        except OSError:  # raised by ASGI servers when the client has disconnected meanwhile
            self.closed = True
