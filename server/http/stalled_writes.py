"""Ends connections whose clients do not read what is sent to them."""

import asyncio
from typing import Final

STALLED_SECONDS: Final = 10.0
"""How long a client may take nothing while more than the high-water mark (64 KiB) waits for it."""

CLOSING_SECONDS: Final = 5.0
"""How long it may take nothing after we have closed the connection."""

STOPPING_SECONDS: Final = 1.0
"""How long it may take nothing once the process stops."""


class StalledWrites:
    """Aborts a connection whose client takes nothing for some seconds while something waits for it.

    Closing is not enough: a transport closes when everything is written, which may be never.
    """

    __slots__ = ("_ending", "_seconds", "_timer", "_transport", "_waiting_bytes")

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._timer: asyncio.TimerHandle | None = None
        self._seconds = 0.0
        self._waiting_bytes = 0
        self._ending = False

    def pause(self) -> None:
        """Watch from now on: more waits than should."""
        if not self._ending:
            self._watch(STALLED_SECONDS)

    def resume(self) -> None:
        """Watch no more: the client has read."""
        if not self._ending:
            self.stop()

    def end(self, seconds: float) -> None:
        """Watch until the connection is lost: it is being closed."""
        self._ending = True
        self._watch(seconds)

    def stop(self) -> None:
        """Watch no more: the connection is lost."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _watch(self, seconds: float) -> None:
        self.stop()
        self._seconds = seconds
        self._waiting_bytes = self._transport.get_write_buffer_size()
        self._timer = asyncio.get_running_loop().call_later(seconds, self._check)

    def _check(self) -> None:
        if 0 < self._waiting_bytes <= self._transport.get_write_buffer_size():
            self._timer = None
            self._transport.abort()
        else:
            self._watch(self._seconds)
