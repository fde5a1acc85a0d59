"""uvicorn's WebSocket protocol, but for the end of a connection whose frames it refuses to read."""

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol


class ReadingToTheEndProtocol(WebSocketsSansIOProtocol):
    """Lets the close frame arrive when a frame is refused while its client is still sending it.

    uvicorn closes the socket at once. Bytes of the client that arrive then make the kernel reset the
    connection, and a client whose writing fails so does not see why: 1006 instead of 1009. Here the server
    ends its own half only and reads on, throwing away what comes, until the client has ended the other half
    or `close_timeout` is over (RFC 6455, 7.1.1).
    """

    refused_frame = False

    def data_received(self, data: bytes) -> None:
        """Bytes of the client; of no interest once some of them have been refused."""
        if not self.refused_frame:
            super().data_received(data)

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
        if not self.transport.can_write_eof():  # TLS: a proxy's business here
            self.transport.close()
            return
        self.transport.write_eof()
        if self.read_paused:
            self.read_paused = False
            self.transport.resume_reading()
        self.close_timer = self.loop.call_later(self.close_timeout, self.transport.close)
