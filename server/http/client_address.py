"""The client address of a request; forwarded headers count only from trusted proxies."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import HTTPConnection

from domain.identity.sign_in.lockout import network_of

IPAddress = IPv4Address | IPv6Address
IPNetwork = IPv4Network | IPv6Network

HOPS_MAX = 32
"""The most proxies in front of us: earlier entries of x-forwarded-for are ignored."""


@dataclass(frozen=True, slots=True)
class Proxies:
    """The networks whose ``x-forwarded-for`` is trusted. With none, the peer's address is the client's."""

    trusted: tuple[IPNetwork, ...] = ()

    @classmethod
    def of(cls, networks: Iterable[str]) -> "Proxies":
        """``10.0.0.0/8``, ``::1``, ...

        Raises:
            ValueError: not an address or network.
        """
        return cls(tuple(ip_network(text.strip()) for text in networks))

    def client(self, connection: HTTPConnection) -> str | None:
        """The client's address; None where there is none, as on a unix socket."""
        peer = _parse_address(connection.client.host) if connection.client else None
        if peer is None:
            return None
        found = peer
        # Each proxy appends the address it received from: read from our end, as far as proxies are trusted.
        for hop in reversed(_hops(connection)):
            if not self._trusts(found):
                break
            address = _parse_address(hop)
            if address is None:
                break
            found = address
        return str(found)

    def trusts(self, peer: str) -> bool:
        """Whether the peer at this address is a trusted proxy."""
        address = _parse_address(peer)
        return address is not None and self._trusts(address)

    def scheme(self, connection: HTTPConnection) -> str | None:
        """The client's scheme, ``http`` or ``https``, where a trusted proxy in front of us states it."""
        peer = _parse_address(connection.client.host) if connection.client else None
        said = connection.headers.get("x-forwarded-proto", "").rpartition(",")[2].strip().lower()
        return said if peer and self._trusts(peer) and said in {"http", "https"} else None

    def _trusts(self, address: IPAddress) -> bool:
        return any(address.version == network.version and address in network for network in self.trusted)


class ConnectionLimiter:
    """Counts the open connections of each address and limits them. ``per_address_max`` 0: no limit.

    An IPv6 customer has a whole /64: all of it counts as one address.
    """

    def __init__(self, per_address_max: int) -> None:
        self._max = per_address_max
        self._open: Counter[str] = Counter()

    def acquire(self, address: str | None) -> bool:
        """Count one more; False where this address has too many. Unknown addresses are not limited."""
        if address is None or not self._max:
            return True
        network = network_of(address)
        if self._open[network] >= self._max:
            return False
        self._open[network] += 1
        return True

    def release(self, address: str | None) -> None:
        """Count one less."""
        if address is not None and self._max:
            network = network_of(address)
            self._open[network] -= 1
            if not self._open[network]:
                del self._open[network]


def _hops(connection: HTTPConnection) -> Sequence[str]:
    listed = ",".join(connection.headers.getlist("x-forwarded-for"))
    return listed.split(",")[-HOPS_MAX:] if listed else ()


def _parse_address(text: str) -> IPAddress | None:
    """An address, maybe with a port; an IPv4-mapped IPv6 address as IPv4."""
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
