"""Which web pages may open a socket. Browsers do not apply CORS to WebSocket handshakes, so we must."""

from collections.abc import Collection
from typing import Final
from urllib.parse import SplitResult, urlsplit

DEFAULT_PORTS: Final = {"http": 80, "https": 443}


def origin_allowed(origin: str | None, host: str | None, allowed: Collection[str]) -> bool:
    """Whether a handshake with these headers comes from our own pages, or from no page at all.

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
    """Host and port, with the port that is left out."""
    return url.hostname, url.port or default_port
