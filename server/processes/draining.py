"""A stopping server still answers requests that were fully sent before their connection was closed.

A listening socket that is closed makes the kernel reset the connections that wait in its queue, and a
connection that is closed with unread bytes is reset too. Their clients had sent a request, and do not know
whether it was carried out. So: new connections are refused first, those in the queue are accepted, bytes that
have arrived are read, and answers say `connection: close` before idle connections are closed.
"""

import asyncio
import fcntl
import socket
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterable

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from server.http.bounded_protocol import BoundedHttpProtocol
from server.http.protocol import DrainableState

_QUEUE_SECONDS_MAX = 2.0
_IDLE_SECONDS = 0.25
_LOOK_SECONDS = 0.01

# Berkeley packet filter over the TCP header: drops a SYN without ACK, which asks for a new connection, and
# lets through all else, so that handshakes which have begun are completed.
_FLAGS_OFFSET, _SYN_ACK, _SYN = 13, 0x12, 0x02
_REFUSE_NEW = b"".join(
    struct.pack("HBBI", *instruction)
    for instruction in (
        (0x30, 0, 0, _FLAGS_OFFSET),  # load the byte of flags
        (0x54, 0, 0, _SYN_ACK),  # and
        (0x15, 0, 1, _SYN),  # equal?
        (0x06, 0, 0, 0),  # drop
        (0x06, 0, 0, 0xFFFFFFFF),  # accept
    )
)
_SO_ATTACH_FILTER = 26
# struct tcp_info (linux/tcp.h): of a listening socket, tcpi_unacked is the length of its queue.
_TCP_INFO_UNACKED = struct.Struct("=8B5I")


def refuse_new(listener: socket.socket) -> None:
    """Let the kernel ignore attempts to connect; those that wait in the queue stay there.

    A client that tries meanwhile tries again after a second, and is refused once the socket is closed. Only
    the owner of the socket calls it: it holds for every process that accepts on it.
    """
    import ctypes  # noqa: PLC0415 - of use once in the life of a process

    if sys.platform != "linux":
        return
    program = ctypes.create_string_buffer(_REFUSE_NEW, len(_REFUSE_NEW))
    filter_program = struct.pack("HP", len(_REFUSE_NEW) // 8, ctypes.addressof(program))
    listener.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, filter_program)


def queue_length(listener: socket.socket) -> int:
    """How many connections wait to be accepted; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    information = listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _TCP_INFO_UNACKED.size)
    return int(_TCP_INFO_UNACKED.unpack(information)[-1])


async def answer_what_arrived(state: DrainableState, listeners: Iterable[socket.socket]) -> None:
    """Wait until the queues are empty and all that has arrived on idle connections is read.

    Gives up after 2 s. From now on every answer tells its client to close the connection.
    """
    listeners = tuple(listeners)
    state.stopping = True
    for connection in state.connections:
        if isinstance(connection, BoundedHttpProtocol):
            connection.drop_waiting()
        if isinstance(connection, HttpToolsProtocol) and not _is_idle(connection):
            connection.cycle.keep_alive = False
    await _until(lambda: not any(map(queue_length, listeners)))
    if any(map(_is_idle, state.connections)):
        # Clients that use their connection at this moment receive such an answer on it.
        await asyncio.sleep(_IDLE_SECONDS)
    await _until(lambda: not any(map(_has_unread_bytes, state.connections)))


async def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _QUEUE_SECONDS_MAX
    while not holds() and time.monotonic() < deadline:  # noqa: ASYNC110 - the kernel tells no event
        await asyncio.sleep(_LOOK_SECONDS)


def _is_idle(connection: object) -> bool:
    if not isinstance(connection, HttpToolsProtocol):
        return False
    cycle: RequestResponseCycle | None = connection.cycle  # None until the first request
    return cycle is None or cycle.response_complete


def _has_unread_bytes(connection: object) -> bool:
    if not _is_idle(connection):
        return False
    raw = connection.transport.get_extra_info("socket")  # type: ignore[attr-defined]
    if raw is None or raw.fileno() < 0:
        return False
    return bool(struct.unpack("i", fcntl.ioctl(raw.fileno(), termios.FIONREAD, b"\0\0\0\0"))[0])
