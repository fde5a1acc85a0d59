"""Whose document is read next: one at a time of those who wait in one queue."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from server.http.errors import RATE_LIMITED, refusal

WAITING_MAX: Final = 256
WAITING_PER_CALLER_MAX: Final = 64


class ReadingQueue:
    """Gives turns to read a document, to each caller in rotation.

    Reading takes up to a tenth of a second of the processor. Several at once would each make the event loop's
    turn longer, and none would be ready sooner.
    """

    def __init__(self, waiting_max: int = WAITING_MAX, per_caller_max: int = WAITING_PER_CALLER_MAX) -> None:
        self._waiting_max = waiting_max
        self._per_caller_max = per_caller_max
        self._callers: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._reading = False
        self.waiting = 0

    @asynccontextmanager
    async def turn(self, caller: str) -> AsyncIterator[None]:
        """Wait for a turn, and hold it.

        Raises:
            GraphQLError: RATE_LIMITED, too many wait already.
        """
        if self._reading:
            await self._wait(caller)
        self._reading = True
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, caller: str) -> None:
        if self.waiting >= self._waiting_max or len(self._callers.get(caller, ())) >= self._per_caller_max:
            raise refusal(RATE_LIMITED, "Too many new documents wait to be read. Wait 1 s.", retryAfter=1)
        called = asyncio.get_running_loop().create_future()
        self._callers.setdefault(caller, deque()).append(called)
        self.waiting += 1
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():  # the turn was given to a task that is cancelled
                self._pass_on()
            else:
                self._remove(caller, called)
            raise
        finally:
            self.waiting -= 1

    def _pass_on(self) -> None:
        """Give the turn to the next. ``_reading`` is true until it is taken: no third comes between."""
        self._reading = False
        while self._callers and not self._reading:
            caller, own = next(iter(self._callers.items()))
            called = own.popleft()
            self._callers.move_to_end(caller)
            if not own:
                del self._callers[caller]
            if not called.done():
                called.set_result(None)
                self._reading = True

    def _remove(self, caller: str, called: asyncio.Future[None]) -> None:
        own = self._callers.get(caller)
        if own is not None and called in own:
            own.remove(called)
            if not own:
                del self._callers[caller]
