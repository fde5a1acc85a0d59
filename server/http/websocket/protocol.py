"""uvicorn's WebSocket protocol, with bounds on what is kept of and for a client."""

import asyncio
from typing import Any, Final

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame

from server.http.paced_reads import PIECE_BYTES, PacedReads
from server.http.stalled_writes import CLOSING_SECONDS, STOPPING_SECONDS, StalledWrites
from server.http.websocket.control_budget import ControlBudget
from server.http.websocket.frames import POLICY_VIOLATION, STOPPING, STOPPING_REASON

FRAGMENTS_MAX: Final = 1_024
"""Of one message. Fragments may be empty: the limit on a message's size does not limit their number."""

CLOSING_BYTES_MAX: Final = 4 * PIECE_BYTES
"""Parsed of what a client still sends when our close frame is sent, to find its own."""


class BoundedWebSocketProtocol(WebSocketsSansIOProtocol):
    """Reads from a client only as fast as the application takes its messages and the client takes answers.

    uvicorn answers pings at once and without end, also to a client that does not read, and turns all it has
    received into messages. Here no more than a piece is parsed before the application has taken the messages
    in it, and nothing while more answers wait for the client than the transport's high-water mark.
    Pings and pongs are counted, and so are the fragments of a message.

    When a frame is refused while its client is still sending it, the close frame arrives. uvicorn closes the
    socket at once: bytes of the client that arrive then make the kernel reset the connection, and a client
    whose writing fails so does not see why: 1006 instead of 1009. Here the server ends its own half only and
    reads on, throwing away what comes, until the client has ended the other half or `close_timeout` is over
    (RFC 6455, 7.1.1).

    The same is done when the application closes and the client goes on sending: after `CLOSING_BYTES_MAX` its
    close frame is looked for no more.
    """

    refused_frame = False
    closing_bytes = 0
    reads: PacedReads
    stalled: StalledWrites

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.control = ControlBudget(self.loop.time)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client has connected."""
        super().connection_made(transport)
        self.reads = PacedReads(self.transport, self.takes_frames, self.parse_piece)
        self.stalled = StalledWrites(self.transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is over."""
        self.stalled.stop()
        self.reads.end()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """More waits for the client than should: read nothing more from it."""
        super().pause_writing()
        self.stalled.pause()
        self.reads.read_on()

    def resume_writing(self) -> None:
        """The client has read."""
        super().resume_writing()
        self.stalled.resume()
        self.reads.read_on()

    def keepalive_timeout(self) -> None:
        """The client has not answered a ping in time: close."""
        super().keepalive_timeout()
        self.stalled.end(CLOSING_SECONDS)

    def shutdown(self) -> None:
        """The process stops: send the close frame, and close. Of what is not begun nothing is begun."""
        self.reads.end()
        while not self.queue.empty():
            self.queue.get_nowait()
        if self.handshake_complete and not self.close_sent:
            self.close_for_stop()
        else:
            super().shutdown()
        self.stalled.end(STOPPING_SECONDS)

    def close_for_stop(self) -> None:
        """What uvicorn does to open sockets when it stops, and the reason in the close frame."""
        self.stop_keepalive()
        self.queue.put_nowait({"type": "websocket.disconnect", "code": STOPPING, "reason": STOPPING_REASON})
        self.conn.send_close(STOPPING, STOPPING_REASON)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.transport.close()

    async def run_asgi(self) -> None:
        """Run the application to its end; after that the client gets a while to read the rest."""
        await super().run_asgi()
        if not self.disconnected:
            self.stalled.end(CLOSING_SECONDS)

    async def receive(self) -> Any:
        """The next event; waits while the client does not read."""
        await self.writable.wait()
        event = await self.queue.get()
        self.reads.read_on()
        return event

    async def send(self, message: Any) -> None:
        """Send an event of the application; waits while the client does not read.

        Raises:
            ClientDisconnected: the socket was closed here, which the application has not read yet.
        """
        await self.writable.wait()
        if self.close_sent:  # uvicorn would take it for a mistake of the application
            raise ClientDisconnected
        await super().send(message)
        if message["type"] != "websocket.send":  # accepted or closed: frames may be read now
            self.reads.read_on()

    def data_received(self, data: bytes) -> None:
        """Bytes of the client."""
        self.reads.receive(data)

    def parse_piece(self, piece: memoryview) -> None:
        """Parse a piece of what was received; after our close frame only so much of it."""
        if self.close_sent:
            self.closing_bytes += len(piece)
        if self.closing_bytes > CLOSING_BYTES_MAX:
            self.discard_rest()
        else:
            super().data_received(piece)  # type: ignore[arg-type]

    def discard_rest(self) -> None:
        """End our half of the connection, and throw away what comes until the client ends its own."""
        self.frames = []
        self.reads.discard()
        if self.transport.can_write_eof():
            self.transport.write_eof()
        else:  # TLS: a proxy's business here
            self.transport.close()

    def takes_frames(self) -> bool:
        """Whether further frames can be dealt with now."""
        if self.close_sent:  # they are thrown away, but for the client's close frame
            return True
        accepted = self.handshake_complete or not self.handshake_initiated
        return accepted and self.queue.empty() and self.writable.is_set()

    def handle_ping(self) -> None:
        """Send the pong."""
        if self.counts_control_frame():
            super().handle_ping()

    def handle_pong(self, event: Frame) -> None:
        """The client answers our ping, or tells that it is there."""
        if self.counts_control_frame():
            super().handle_pong(event)

    def handle_cont(self, event: Frame) -> None:
        """A further fragment of a message."""
        if len(self.frames) >= FRAGMENTS_MAX:
            self.refuse("Too many fragments")
        else:
            super().handle_cont(event)

    def send_receive_event_to_app(self) -> None:
        """A message is complete."""
        if not self.refused_frame:
            super().send_receive_event_to_app()

    def counts_control_frame(self) -> bool:
        """Count a ping or pong; False where it is one too many, or comes after one."""
        if not self.refused_frame and not self.control.spend():
            self.refuse("Too many control frames")
        return not self.refused_frame

    def refuse(self, reason: str) -> None:
        """Fail the connection (RFC 6455, 7.1.7)."""
        if not self.refused_frame:
            self.conn.fail(POLICY_VIOLATION, reason)
            self.handle_parser_exception()

    def handle_parser_exception(self) -> None:
        """Say why, to the client and to the application, and wait for the client's end."""
        refused = self.conn.close_sent
        if refused is None:
            raise RuntimeError("the parser failed and sent no close frame")
        self.refused_frame = True
        self.stop_keepalive()
        self.queue.put_nowait(
            {"type": "websocket.disconnect", "code": refused.code, "reason": refused.reason}
        )
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.discard_rest()
        if self.close_timer is None and not self.transport.is_closing():
            self.close_timer = self.loop.call_later(self.close_timeout, self.transport.close)
