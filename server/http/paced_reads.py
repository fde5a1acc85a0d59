"""Parses what a connection receives in pieces, and no more at a time than is dealt with."""

import asyncio
from collections.abc import Callable
from typing import Final

PIECE_BYTES: Final = 4096
"""Parsed in one turn of the event loop. uvloop reads 256,000 at most: 14,000 requests, or 40,000 pings."""


class PacedReads:
    """Bytes of a connection on their way from its transport to its parser.

    ``takes`` tells whether a further piece can be dealt with now, ``parse`` parses one. More is received only
    when all of it is parsed. uvloop delivers up to 32 full reads of one connection before it turns to the
    next, unless reading is paused.
    """

    __slots__ = (
        "_discards",
        "_ended",
        "_parse",
        "_takes",
        "_transport",
        "_turn",
        "unparsed",
    )

    def __init__(
        self, transport: asyncio.Transport, takes: Callable[[], bool], parse: Callable[[memoryview], None]
    ) -> None:
        self._transport = transport
        self._takes = takes
        self._parse = parse
        self._turn: asyncio.Handle | None = None
        self._discards = self._ended = False
        self.unparsed = memoryview(b"")

    def receive(self, data: bytes) -> None:
        """Bytes of the client."""
        if self._discards or self._ended:
            self._pause_or_resume(len(data))
        else:
            self.unparsed = memoryview(bytes(self.unparsed) + data if self.unparsed else data)
            self.read_on()

    def read_on(self) -> None:
        """Parse a piece of what was received, if it can be taken; receive more only when all is parsed."""
        if self.unparsed and self._takes():
            piece, self.unparsed = self.unparsed[:PIECE_BYTES], self.unparsed[PIECE_BYTES:]
            self._parse(piece)
        self._pause_or_resume(len(self.unparsed))

    def read_on_soon(self) -> None:
        """Do so in the next turn of the event loop."""
        if self._turn is None and not self._ended:
            self._turn = asyncio.get_running_loop().call_soon(self._next_turn)

    def discard(self) -> None:
        """Parse nothing more: throw away what was received and what comes."""
        self._discards = True
        self.unparsed = memoryview(b"")
        self.read_on_soon()

    def end(self) -> None:
        """Throw away what was received, and leave the transport alone: it is closed or another protocol's."""
        self._ended = True
        self.unparsed = memoryview(b"")
        if self._turn is not None:
            self._turn.cancel()
            self._turn = None

    def _next_turn(self) -> None:
        self._turn = None
        self.read_on()

    def _pause_or_resume(self, left_bytes: int) -> None:
        if self._ended or self._transport.is_closing():
            self.end()
            return
        takes = self._discards or self._takes()
        if takes and left_bytes < PIECE_BYTES and not self.unparsed:
            self._transport.resume_reading()
            return
        self._transport.pause_reading()
        if takes:
            self.read_on_soon()
