"""Reads and writes the messages of one accepted socket."""

import asyncio
from typing import Any

from starlette.types import Receive, Send

from server.http.errors import ClientDisconnected, CloseSocket
from server.http.graphql_api.limits import Limits
from server.http.json_encoding import encode_json
from server.http.websocket.control_budget import ControlBudget
from server.http.websocket.frames import TOO_MANY, Frame, Ping, Pong, read_frame


class MessageStream:
    """Reads and writes whole messages; sends nothing once either side has closed."""

    __slots__ = ("_control", "_receive", "_send", "closed", "limits", "one_at_a_time")

    def __init__(self, receive: Receive, send: Send, limits: Limits, one_at_a_time: asyncio.Lock) -> None:
        self._receive = receive
        self._send = send
        self._control = ControlBudget(asyncio.get_running_loop().time)
        self.limits = limits
        self.one_at_a_time: asyncio.Lock | None = one_at_a_time
        """Shared with other sockets: one message of them all is read in a turn of the event loop."""
        self.closed = False

    async def read(self) -> Frame:
        """The next message. Raises ClientDisconnected or CloseSocket."""
        event = await self._receive()
        if event["type"] == "websocket.disconnect":
            self.closed = True
            raise ClientDisconnected
        if self.one_at_a_time is None:
            frame = read_frame(event.get("text"), self.limits)
        else:
            async with self.one_at_a_time:
                await asyncio.sleep(0)
                frame = read_frame(event.get("text"), self.limits)
        if isinstance(frame, Ping | Pong) and not self._control.spend():
            raise CloseSocket(TOO_MANY, "Too many pings and pongs")
        return frame

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
