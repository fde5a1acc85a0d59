"""Which addresses a webhook may be posted to: public ones, checked where the socket is made.

What a URL says is no protection: a name may lead to another address each time it is asked for. The check
sees the address of every connection, after resolution, whatever way the address was written.
"""

import ipaddress
import socket
from typing import Any, Final

_TRANSLATED: Final = tuple(
    ipaddress.ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)
"""IPv6 networks that stand for IPv4 ones behind them: NAT64, 6to4, Teredo."""


_OTHERS: Final = tuple(
    ipaddress.ip_network(each) for each in ("fec0::/10", "3fff::/20", "192.88.99.0/24", "168.63.129.16/32")
)
"""What Python takes for public: site-local, documentation, relays of 6to4, and Azure's own host in each."""


class AddressRefused(OSError):
    """The address is not public."""


def is_public(address: str) -> bool:
    """Whether an IP address, with or without a zone, is one of the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        elif any(ip in network for network in _TRANSLATED):
            return False
    if any(ip in network for network in _OTHERS):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def public_socket(info: tuple[Any, ...]) -> socket.socket:
    """A socket to a public address, for ``aiohttp.TCPConnector(socket_factory=...)``.

    Raises:
        AddressRefused: the address is not public.
    """
    family, kind, protocol, _, address = info
    if not is_public(address[0]):
        raise AddressRefused("the address is not public")
    return socket.socket(family, kind, protocol)


def local_socket(info: tuple[Any, ...]) -> socket.socket:
    """The same, for development: addresses of this machine are taken, too.

    Raises:
        AddressRefused: the address is neither public nor this machine's.
    """
    family, kind, protocol, _, address = info
    if not ipaddress.ip_address(address[0].partition("%")[0]).is_loopback:
        return public_socket(info)
    return socket.socket(family, kind, protocol)
