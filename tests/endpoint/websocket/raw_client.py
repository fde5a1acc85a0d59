"""Client sockets that reset, or never read: what no library's client does."""

import asyncio
import json
import socket
import struct
from typing import Any

from tests.endpoint.websocket.socket_client import PROTOCOL

TEXT, CONTINUATION, CLOSE, PING, PONG = 0x1, 0x0, 0x8, 0x9, 0xA


def frame(payload: bytes, opcode: int = TEXT, *, final: bool = True) -> bytes:
    """A client's frame, masked with zeros."""
    length = len(payload)
    head = bytes(((0x80 if final else 0) | opcode,))
    if length < 126:
        head += bytes((0x80 | length,))
    else:
        head += b"\xfe" + struct.pack("!H", length)
    return head + bytes(4) + payload


def text(message: Any) -> bytes:
    return frame(json.dumps(message).encode())


def request(authority: str = "127.0.0.1") -> bytes:
    lines = ("GET /graphql HTTP/1.1", f"Host: {authority}", "Connection: Upgrade", "Upgrade: websocket")
    more = (
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Protocol: {PROTOCOL}",
    )
    return "\r\n".join((*lines, *more, "", "")).encode()


async def connected(authority: str) -> socket.socket:
    """A connection that buffers little; it is not read unless the test does."""
    host, port = authority.split(":")
    one = socket.socket()
    one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    one.setblocking(False)
    await asyncio.get_running_loop().sock_connect(one, (host, int(port)))
    return one


async def upgraded(authority: str) -> socket.socket:
    """A socket after its handshake; what comes then is not read."""
    loop, one = asyncio.get_running_loop(), await connected(authority)
    await loop.sock_sendall(one, request(authority))
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        answer += await loop.sock_recv(one, 1)
    return one


def reset(one: socket.socket) -> None:
    """End the connection without a close frame or an end of stream."""
    one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    one.close()
