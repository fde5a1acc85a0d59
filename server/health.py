"""`python -m server.health URL`: exit status 0 when the URL answers 200, else 1.

For container health checks, which run every few seconds: it imports very little.
"""

import http.client
import sys
from contextlib import closing
from urllib.parse import urlsplit

SECONDS_MAX = 3.0


def is_healthy(url: str) -> bool:
    """Whether a GET of this http URL is answered with 200 in time."""
    place = urlsplit(url)
    with closing(http.client.HTTPConnection(place.hostname or "", place.port, timeout=SECONDS_MAX)) as probe:
        try:
            probe.request("GET", place.path or "/")
            return probe.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False


if __name__ == "__main__":
    sys.exit(0 if is_healthy(sys.argv[1]) else 1)
