"""The URL and the further headers of an endpoint, as operators write them."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from domain.shared.errors import BadInput

URL_CHARACTERS_MAX: Final = 500
HEADERS_MAX: Final = 10
HEADER_VALUE_CHARACTERS_MAX: Final = 500
PORTS: Final = frozenset({None, 443, 8443})
"""Of endpoints elsewhere."""

LOCAL_HOSTS: Final = frozenset({"localhost", "127.0.0.1", "::1"})

_PRINTABLE: Final = re.compile(r"[\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+")
_HEADER: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,59}")
_HEADER_VALUE: Final = re.compile(r"[\x20-\x7e]+")
_OURS: Final = re.compile(
    r"webhook-.*|content-.*|host|connection|transfer-encoding|upgrade|te|trailer|expect|user-agent|"
    r"proxy-.*|cookie|keep-alive|accept-encoding|ce-.*|traceparent|tracestate",
    re.IGNORECASE,
)


def endpoint_url(url: str, *, local: bool) -> str:
    """Check an endpoint's URL, which is returned. ``local``: http to this machine is taken, too.

    Which address a name leads to is checked at each connection.

    Raises:
        BadInput: it is not https, names a user, a fragment, or a port that is not open to webhooks.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _refused("This is no URL") from None
    if len(url) > URL_CHARACTERS_MAX or not _PRINTABLE.fullmatch(url) or not parts.hostname:
        raise _refused(f"An absolute URL of at most {URL_CHARACTERS_MAX} characters, percent-encoded")
    if "@" in parts.netloc or "#" in url:
        raise _refused("The URL has no user, no password and no fragment")
    if local and parts.hostname in LOCAL_HOSTS and parts.scheme in ("http", "https"):
        return url
    if parts.scheme != "https":
        raise _refused("Events are posted over https only")
    if port not in PORTS:
        raise _refused("The port is 443 or 8443")
    return url


def endpoint_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Check further headers, which are returned.

    Raises:
        BadInput: too many, or one that Croupier or the protocol sets, or that HTTP does not take.
    """
    if len(headers) > HEADERS_MAX:
        raise BadInput(f"At most {HEADERS_MAX} headers", field="headers")
    if len({name.lower() for name in headers}) < len(headers):
        raise BadInput("Each header once", field="headers")
    for name, value in headers.items():
        if not _HEADER.fullmatch(name) or _OURS.fullmatch(name):
            raise BadInput(
                "A header has letters, digits and dashes, and is none that HTTP or Croupier sets",
                field="headers.name",
            )
        if len(value) > HEADER_VALUE_CHARACTERS_MAX or not _HEADER_VALUE.fullmatch(value):
            raise BadInput(
                f"A header's value has 1 to {HEADER_VALUE_CHARACTERS_MAX} printable ASCII characters",
                field="headers.value",
            )
    return dict(headers)


def _refused(message: str) -> BadInput:
    return BadInput(message, field="url")
