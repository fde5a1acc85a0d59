"""Whether a request reached us over TLS, as far as we can know it."""

from ipaddress import ip_address

from starlette.requests import HTTPConnection

from server.http.client_address import Proxies


def is_secure(connection: HTTPConnection, proxies: Proxies) -> bool:
    """Over TLS to us, or to a proxy of ours that says so, or without leaving this machine.

    Whoever says that it came in clear is always believed.
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
