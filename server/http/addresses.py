"""Which address a request came from, believing nobody but our own proxies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import HTTPConnection

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

HOPS_MAX = 32
"""Proxies in front of us; a longer list of them is somebody's invention."""


@dataclass(frozen=True, slots=True)
class Proxies:
    """The networks whose ``x-forwarded-for`` is true. With none, the peer's address is the client's."""

    trusted: tuple[Network, ...] = ()

    @classmethod
    def of(cls, networks: Iterable[str]) -> "Proxies":
        """``10.0.0.0/8``, ``::1``, ...

        Raises:
            ValueError: not an address or network.
        """
        return cls(tuple(ip_network(text.strip()) for text in networks))

    def client(self, connection: HTTPConnection) -> str | None:
        """The client's address; None where there is none to know, as on a unix socket."""
        peer = _address(connection.client.host) if connection.client else None
        if peer is None:
            return None
        found = peer
        # Each proxy appends whom it heard from: read from our end, as far as the proxies are ours.
        for hop in reversed(_hops(connection)):
            if not self._trusts(found):
                break
            address = _address(hop)
            if address is None:
                break
            found = address
        return str(found)

    def _trusts(self, address: Address) -> bool:
        return any(address.version == network.version and address in network for network in self.trusted)


def _hops(connection: HTTPConnection) -> Sequence[str]:
    listed = ",".join(connection.headers.getlist("x-forwarded-for"))
    return listed.split(",")[-HOPS_MAX:] if listed else ()


def _address(text: str) -> Address | None:
    """An address, maybe with a port; an IPv4 address in IPv6's clothes is undressed."""
    bare = text.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
