"""Refuses unencrypted connections to hosts outside this machine and private networks."""

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

PLAINTEXT_SCHEMES: Final = frozenset({"http", "redis", "valkey", "kafka", "amqp"})
PRIVATE_SUFFIXES: Final = (".internal", ".local", ".localhost", ".svc")
"""Suffixes of host names that exist only in private networks."""


def is_unencrypted_and_public(url: str) -> bool:
    """Whether a URL is unencrypted and its host is neither this machine nor a private one.

    A host name of one part (``valkey``, as containers are named) is private; names are not resolved.
    """
    parts = urlsplit(url)
    return parts.scheme in PLAINTEXT_SCHEMES and not _is_private_host(parts.hostname or "localhost")


def unencrypted_url_error(urls: Iterable[tuple[str, object]]) -> str | None:
    """One line about the first of these settings, by name, that is; without the URL and its secrets."""
    for name, url in urls:
        if url is not None and is_unencrypted_and_public(str(url)):
            return (
                f"CROUPIER_{name.upper()}: would go in plain text to a host that is not private; use TLS,"
                " or set CROUPIER_ALLOW_PLAIN_TRANSPORT=true"
            )
    return None


def _is_private_host(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(PRIVATE_SUFFIXES)
    return address.is_loopback or address.is_private
