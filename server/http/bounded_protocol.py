"""The HTTP protocol of this server, with bounds on what one client can make it keep, do or wait for."""

import asyncio
from http import HTTPStatus
from typing import Any, Final

from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from server.http.paced_reads import PacedReads
from server.http.protocol import UpgradeIgnoringProtocol
from server.http.stalled_writes import STOPPING_SECONDS, StalledWrites

HEAD_BYTES_MAX: Final = 32 * 1024
"""Of a request's head, as in nginx. So much more than there is body may all else of a request be."""

HEADERS_MAX: Final = 200
"""Of a request; counted after each piece that is parsed, so that a short head may have more."""


class RequestFlow(FlowControl):
    """Reads on only when no further request waits: uvicorn would whenever a body is waited for."""

    def __init__(self, transport: asyncio.Transport, protocol: "BoundedHttpProtocol") -> None:
        super().__init__(transport)
        self._protocol = protocol

    def resume_reading(self) -> None:
        """More is wanted: the rest of a body, or the next request."""
        if self.read_paused and not self._protocol.pipeline:
            self.read_paused = False
            self._protocol.reads.read_on_soon()


class BoundedHttpProtocol(UpgradeIgnoringProtocol):
    """Reads from a client only as fast as its requests are answered, and no endless head.

    uvicorn turns all it has received into requests that wait for the one before them, and sets no bound to a
    head. Here no more than a piece is parsed while a request waits; headers are counted, and so are the bytes
    that are no body: those of heads, of tiny chunks, of their extensions and of trailers. Trailers are left
    out: uvicorn adds them to the headers of the request under way.

    A connection whose client takes nothing of a long answer is aborted; uvicorn would wait for ever. A
    process that stops answers the request under way on each connection, if it arrives within a second, not
    those that wait behind it, and closes (RFC 9112, 9.6).
    """

    reads: PacedReads
    stalled: StalledWrites
    answering: RequestResponseCycle | None = None
    """The request that is answered now, or was last."""

    _in_head = False
    _bytes_of_no_body = 0
    _arrival_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has connected."""
        super().connection_made(transport)
        self.flow = RequestFlow(transport, self)
        self.reads = PacedReads(transport, self._takes_requests, self._parse_piece)
        self.stalled = StalledWrites(transport)

    def data_received(self, data: bytes) -> None:
        """Bytes of the client."""
        self.reads.receive(data)

    def handle_websocket_upgrade(self) -> None:
        """Hand the connection to the WebSocket protocol."""
        self.reads.end()
        self.transport.resume_reading()
        super().handle_websocket_upgrade()

    def on_message_begin(self) -> None:
        """The start of a request."""
        self._in_head, self._bytes_of_no_body = True, 0
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; trailers are left out."""
        if self._in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The end of the head."""
        self._in_head = False
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Part of the body."""
        self._bytes_of_no_body = max(0, self._bytes_of_no_body - 2 * len(body))
        super().on_body(body)

    def refuse(self, status: HTTPStatus, message: str) -> None:
        """Answer a request that cannot be read, and close; while another is answered, close after that."""
        answering = self.answering
        if answering is None or answering.response_complete:
            super().refuse(status, message)
        elif answering is not self.cycle or not answering.more_body:
            self._end_after_answer(answering)
        elif answering.response_started:
            self.transport.close()
        else:
            super().refuse(status, message)

    def pause_writing(self) -> None:
        """More waits for the client than should."""
        super().pause_writing()
        self.stalled.pause()

    def resume_writing(self) -> None:
        """The client has read."""
        super().resume_writing()
        self.stalled.resume()

    def shutdown(self) -> None:
        """The process stops: close, once the answer under way is sent."""
        self.drop_waiting()
        super().shutdown()
        self.stalled.end(STOPPING_SECONDS)
        self._arrival_timer = self.loop.call_later(STOPPING_SECONDS, self._abort_unless_arrived)

    def drop_waiting(self) -> None:
        """Answer no request that waits behind the one under way."""
        if self.answering is not None and self.pipeline:
            self._end_after_answer(self.answering)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is over."""
        self.stalled.stop()
        self.reads.end()
        if self._arrival_timer is not None:
            self._arrival_timer.cancel()
        super().connection_lost(exc)

    def _takes_requests(self) -> bool:
        return not self.flow.read_paused and not self.transport.is_closing()

    def _parse_piece(self, piece: memoryview) -> None:
        self._bytes_of_no_body += len(piece)
        self.parse(piece)
        if self.transport.is_closing():
            return
        if self._in_head and len(self.headers) > HEADERS_MAX:
            self.refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The request has too many headers.")
        elif self._bytes_of_no_body > HEAD_BYTES_MAX:
            self.refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "Too much of the request is no body.")

    def _abort_unless_arrived(self) -> None:
        cycle: RequestResponseCycle | None = self.cycle  # None: its first request never came
        if cycle is not None and cycle.more_body:
            self.transport.abort()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self.answering = cycle
        super()._start_asgi_task(cycle, app)

    def _end_after_answer(self, answering: RequestResponseCycle) -> None:
        """Close when this request is answered: those behind it are dropped, and what comes is thrown away."""
        self.pipeline.clear()
        self.cycle = answering
        answering.keep_alive = False
        self.reads.discard()
