"""Checks the Origin header, of WebSocket handshakes too: browsers do not apply CORS to those."""

from collections.abc import Collection
from typing import Final
from urllib.parse import SplitResult, urlsplit

DEFAULT_PORTS: Final = {"http": 80, "https": 443}


def origin_allowed(origin: str | None, host: str | None, allowed: Collection[str]) -> bool:
    """Whether a request with these headers comes from our own or an allowed page, or from no page at all.

    Compares host and port, not the scheme: TLS may end at a proxy. ``allowed`` lists further origins as
    browsers send them (``https://shop.example``).
    """
    if origin is None or origin in allowed:
        return True
    try:
        page = urlsplit(origin)
        port = DEFAULT_PORTS.get(page.scheme)
        return page.hostname is not None and host_and_port(page, port) == host_and_port(
            urlsplit(f"//{host or ''}"), port
        )
    except ValueError:
        return False


def host_and_port(url: SplitResult, default_port: int | None) -> tuple[str | None, int | None]:
    """Host and port; the default port where none is given."""
    return url.hostname, url.port or default_port
