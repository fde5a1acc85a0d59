"""Encodes and parses WebSocket frames (RFC 6455), as far as a load generator needs. Pure."""

from __future__ import annotations

import struct
from collections.abc import Iterator

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA

HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
)


def client_frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """A client's frame, masked with zeros: a mask is required, but need not be secret here."""
    length = len(payload)
    if length < 126:
        head = bytes((0x80 | opcode, 0x80 | length))
    elif length < 1 << 16:
        head = bytes((0x80 | opcode, 0xFE)) + struct.pack("!H", length)
    else:
        head = bytes((0x80 | opcode, 0xFF)) + struct.pack("!Q", length)
    return head + b"\0\0\0\0" + payload


def server_frames(buffer: bytearray) -> Iterator[tuple[int, bytes]]:
    """(opcode, payload) of every whole frame of a server; what is left of ``buffer`` is an unfinished one."""
    while (bounds := _payload_bounds(buffer)) is not None:
        start, end = bounds
        opcode, payload = buffer[0] & 0x0F, bytes(buffer[start:end])
        del buffer[:end]
        yield opcode, payload


def _payload_bounds(buffer: bytearray) -> tuple[int, int] | None:
    """Where the first frame's payload starts and ends; None while it is not all there."""
    if len(buffer) < 2:
        return None
    length, start = buffer[1] & 0x7F, 2
    if length > 125:
        size = 2 if length == 126 else 8
        start += size
        if len(buffer) < start:
            return None
        length = int.from_bytes(buffer[2:start], "big")
    return (start, start + length) if len(buffer) >= start + length else None
