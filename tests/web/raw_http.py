"""HTTP by hand: exact bytes to a server, and every answer that comes before it closes the connection."""

from __future__ import annotations

import re
import socket
import ssl
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

QUESTION = b'{"query":"{ viewer { kind } }"}'
ANSWER = b'{"data":{"viewer":'

H2C = ("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA")
UNKNOWN = ("Connection: upgrade", "Upgrade: gopher/1.0")
OFFERS = {"h2c": H2C, "an unknown protocol": UNKNOWN, "two of them": (*UNKNOWN[:1], "Upgrade: h2c, gopher")}


def head(*headers: str, method: str = "POST", host: str = "127.0.0.1") -> bytes:
    """The head of a request to /graphql."""
    lines = (f"{method} /graphql HTTP/1.1", f"Host: {host}", "Content-Type: application/json", *headers)
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def statuses(answers: bytes) -> list[int]:
    """The status of every answer in what a server sent."""
    return [int(found) for found in re.findall(rb"HTTP/1\.1 (\d{3}) ", answers)]


def exchange(authority: str, pieces: Iterable[bytes], *, tls: ssl.SSLContext | None = None) -> bytes:
    """All that the server sends until it closes the connection; fails if it has not within 20 s."""
    host, port = authority.rsplit(":", 1)
    with socket.create_connection((host, int(port)), timeout=20) as plain:
        connection = tls.wrap_socket(plain, server_hostname="casino.example") if tls else plain
        with connection:
            for piece in pieces:
                connection.sendall(piece)
            received = b""
            while more := connection.recv(65536):
                received += more
    return received
