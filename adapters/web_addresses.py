"""Web addresses made of their parts: the only place where host and port become a URL."""

from typing import Final
from urllib.parse import urlsplit

LOCAL_NAME: Final = "localhost"
"""The name of this machine: browsers keep passkeys for names only, never for IP addresses."""

WILDCARDS: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - only compared
"""Addresses that listen everywhere -> the address that reaches them on this machine."""

LOOPBACK: Final = frozenset(WILDCARDS.values())


def web_origin(host: str, port: int | None = None, scheme: str = "http") -> str:
    """Scheme, host and port as a URL without a path; IPv6 addresses are bracketed."""
    named = f"[{host}]" if ":" in host else host
    return f"{scheme}://{named}" if port is None else f"{scheme}://{named}:{port}"


def origin_of(url: str) -> str:
    """The origin of a URL: scheme, host in lower case, and the port where it is not the scheme's own."""
    parts = urlsplit(url)
    default = {"http": 80, "https": 443}.get(parts.scheme)
    return web_origin(parts.hostname or "", None if parts.port == default else parts.port, parts.scheme)


def reachable_address(host: str) -> str:
    """The address by which this machine itself reaches what listens on ``host``."""
    return WILDCARDS.get(host, host)


def public_name(host: str) -> str:
    """The name by which people reach what listens on ``host``: ``localhost`` for this machine."""
    return LOCAL_NAME if reachable_address(host) in LOOPBACK else host
