"""The listening socket that all server processes of one Croupier share."""

import errno
import socket

from adapters.web_addresses import reachable_address, web_origin
from server.errors import OperatorError

BACKLOG = 2048


class PortTaken(OperatorError):
    """The address cannot be listened on."""


_REMEDIES = {
    errno.EADDRINUSE: "another program listens there: stop it, or choose another port with --port",
    errno.EACCES: "ports below 1024 are reserved: choose a higher one with --port",
    errno.EADDRNOTAVAIL: "this machine has no such address: correct --host",
}


def bind(host: str, port: int) -> socket.socket:
    """A socket bound to the address, inheritable, not yet listening; raises PortTaken."""
    listener = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.set_inheritable(True)
    except OSError as refused:
        if listener is not None:
            listener.close()
        raise port_taken(host, port, refused) from None
    return listener


def listen(listener: socket.socket) -> None:
    """Start queueing connections, so that clients wait instead of failing while processes start."""
    try:
        listener.listen(BACKLOG)
    except OSError as refused:
        host, port = listener.getsockname()[:2]
        raise port_taken(host, port, refused) from None


def port_taken(host: str, port: int, refused: OSError) -> PortTaken:
    """The error as one line with a remedy."""
    code = refused.errno or 0
    remedy = _REMEDIES.get(code, f"{refused.strerror}: correct --host")
    return PortTaken(f"cannot listen on {host} port {port}: {remedy}")


def local_url(listener: socket.socket) -> str:
    """The socket's URL on this machine: the loopback for a wildcard address."""
    host, port = listener.getsockname()[:2]
    return web_origin(reachable_address(host), port)
