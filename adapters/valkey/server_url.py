"""What a URL of Valkey may say; redis-py takes every parameter, and fails at the first connection."""

from typing import Final
from urllib.parse import parse_qsl, urlsplit

PARAMETERS: Final = frozenset(
    {"db", "username", "password", "client_name"}
    | {"ssl_cert_reqs", "ssl_ca_certs", "ssl_certfile", "ssl_keyfile", "ssl_check_hostname"}
)


def require_readable(url: str) -> str:
    """The URL, which we can use.

    Raises:
        ValueError: says what is wrong, in one line without a value of the URL.
    """
    try:
        parts = urlsplit(url)
        several = "," in parts.netloc.rpartition("@")[2]
        port = None if several else parts.port
    except ValueError:
        raise ValueError("cannot be read: redis://:password@host:6379/0") from None
    if several or port == 0:
        raise ValueError("names one host: put a proxy or a virtual address before several")
    for name, _ in parse_qsl(parts.query, keep_blank_values=True):
        if name not in PARAMETERS:
            shown = name if name.isidentifier() else "its name is none"
            raise ValueError(f"has a parameter that is not known: {shown}; take it out")
    return url
