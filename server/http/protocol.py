"""uvicorn's HTTP protocol, but for requests that offer an upgrade this server does not take."""

from http import HTTPStatus

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

_HOP_BY_HOP = frozenset({b"connection", b"upgrade", b"http2-settings", b"keep-alive", b"proxy-connection"})
_BODY_FOLLOWS = frozenset({b"content-length", b"transfer-encoding"})


class DrainableState(ServerState):
    """uvicorn's state of a server, and whether it answers only what has arrived already."""

    stopping = False


class UpgradeIgnoringProtocol(HttpToolsProtocol):
    """Reads a request that offers an upgrade other than to `websocket` as if it offered none.

    A server may ignore an offer (RFC 9110, 7.8), and then the request stays an ordinary one. llhttp stops
    reading at the end of the head of every request with an offer: uvicorn would answer it without its body,
    and read the body as the next request. Here the head is read again without the offer, by a new parser, so
    that length and transfer coding count. The request is answered once, and the connection is closed: what
    the client sends after the request, in whichever protocol, is thrown away.
    """

    _offer_ignored = False
    _connect_refused = False

    def _should_upgrade(self) -> bool:
        """Whether it is the opening of a WebSocket: GET, HTTP/1.1 and without a body (RFC 6455, 4.1)."""
        return (
            super()._should_upgrade()
            and self.parser.get_method() == b"GET"
            and self.parser.get_http_version() == "1.1"
            and not any(name in _BODY_FOLLOWS for name, _ in self.headers)
        )

    def on_headers_complete(self) -> None:
        """Start the request, unless its head has to be read again."""
        if not self.parser.should_upgrade() or self._should_upgrade():
            super().on_headers_complete()
            if isinstance(self.server_state, DrainableState) and self.server_state.stopping:
                self._close_after_answer()
        elif self.parser.get_method() == b"CONNECT":
            self._connect_refused = True
        else:
            self._offer_ignored = True

    def _close_after_answer(self) -> None:
        cycle: RequestResponseCycle | None = self.cycle  # None: the first request opens a WebSocket
        if cycle is not None:
            cycle.keep_alive = False

    def on_body(self, body: bytes) -> None:
        """Part of the body."""
        if not self._reads_again():
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The end of the request."""
        if not self._reads_again():
            super().on_message_complete()

    def data_received(self, data: bytes) -> None:
        """Bytes of the client."""
        self.parse(data)

    def parse(self, data: bytes | memoryview) -> None:
        """Parse what was received."""
        self._unset_keepalive_if_required()
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as offered:
            self._on_offer(data[offered.args[0] :])
        except httptools.HttpParserError:
            self.refuse(HTTPStatus.BAD_REQUEST, "Invalid HTTP request received.")

    def _on_offer(self, rest: bytes | memoryview) -> None:
        if self._connect_refused:
            self.refuse(HTTPStatus.BAD_REQUEST, "Invalid HTTP request received.")
        elif self._offer_ignored:
            self._read_again(rest)
        else:
            self.handle_websocket_upgrade()

    def _reads_again(self) -> bool:
        return self._offer_ignored or self._connect_refused

    def _read_again(self, rest: bytes | memoryview) -> None:
        method, version = self.parser.get_method(), self.parser.get_http_version().encode()
        kept = [(name, value) for name, value in self.headers if name not in _HOP_BY_HOP]
        lines = [b"%b: %b\r\n" % header for header in (*kept, (b"connection", b"close"))]
        head = b"%b %b HTTP/%b\r\n%b\r\n" % (method, self.url, version, b"".join(lines))
        self._offer_ignored = False
        self.parser = httptools.HttpRequestParser(self)
        self.parser.set_dangerous_leniencies(lenient_data_after_close=True)
        self.parse(head + rest)

    def refuse(self, status: HTTPStatus, message: str) -> None:
        """Answer a request that cannot be read, and close the connection."""
        self.logger.warning(message)
        head = (
            f"HTTP/1.1 {status} {status.phrase}",
            "content-type: text/plain; charset=utf-8",
            f"content-length: {len(message)}",
            "connection: close",
        )
        self.transport.write("\r\n".join((*head, "", message)).encode("ascii"))
        self.transport.close()
