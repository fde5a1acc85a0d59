"""A web server that runs in the test's own process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn


class UvicornWithoutSignals(uvicorn.Server):
    """Leaves SIGINT and SIGTERM to pytest."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
