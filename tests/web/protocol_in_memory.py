"""The HTTP protocol of the server without a socket: the test decides how reads are cut."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import uvicorn

from server.http.protocol import DrainableState, UpgradeIgnoringProtocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class RecordingTransport(asyncio.Transport):
    """Keeps what is written, and whether it reads and was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.reading = True
        self.aborted = False
        self.closed = asyncio.Event()

    def write(self, data: Any) -> None:
        self.written += data

    def close(self) -> None:
        self.closed.set()

    def is_closing(self) -> bool:
        return self.closed.is_set()

    def abort(self) -> None:
        self.aborted = True

    def get_write_buffer_size(self) -> int:
        return 0

    def pause_reading(self) -> None:
        self.reading = False

    def resume_reading(self) -> None:
        self.reading = True


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Answers with the body, and nothing of it must be missing."""
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": scope["path"].encode() + b" " + body})


async def answered(pieces: Sequence[bytes], *, stopping: bool = False) -> bytes:
    """What the protocol writes when it receives these pieces, one read each, until it closes."""
    config = uvicorn.Config(echo, http=UpgradeIgnoringProtocol, log_config=None)
    config.load()
    state = DrainableState()
    state.stopping = stopping
    protocol, transport = UpgradeIgnoringProtocol(config, state, {}), RecordingTransport()
    protocol.connection_made(transport)
    for piece in pieces:
        if not transport.is_closing():
            protocol.data_received(piece)
        await asyncio.sleep(0)
    await asyncio.wait_for(transport.closed.wait(), 10)
    protocol.connection_lost(None)
    return transport.written
