"""Whether a request reached us over TLS."""

from ipaddress import ip_address

from starlette.requests import HTTPConnection

from server.http.client_address import Proxies


def is_secure(connection: HTTPConnection, proxies: Proxies) -> bool:
    """Over TLS to us, or to a trusted proxy that states it, or from this machine.

    A forwarded scheme of http counts from any peer.
    """
    if connection.url.scheme == "https":
        return True
    peer = connection.client.host if connection.client else ""
    said = connection.headers.get("x-forwarded-proto", "").rpartition(",")[2].strip().lower()
    if said:
        return said == "https" and proxies.trusts(peer)
    return _is_loopback(peer)


def _is_loopback(peer: str) -> bool:
    try:
        address = ip_address(peer)
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback
