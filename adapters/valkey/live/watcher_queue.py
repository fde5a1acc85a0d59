"""The unread facts of one watcher; bounded, so that a slow reader does not use up memory."""

from asyncio import Future, get_running_loop
from collections import deque

from domain.shared.facts import PublishedFact

UNREAD_MAX = 64


class WatcherQueue:
    """Facts in order for one watcher; ``None``: facts may have been missed, read again."""

    __slots__ = ("_refresh_due", "_unread", "_unread_max", "_waiting", "started")

    def __init__(self, unread_max: int = UNREAD_MAX) -> None:
        self._unread: deque[PublishedFact] = deque()
        self._unread_max = unread_max
        self._refresh_due = False
        self._waiting: Future[None] | None = None
        self.started = False
        """Whether its owner may already have read, so that what it missed before matters."""

    def put(self, fact: PublishedFact) -> bool:
        """Deliver; False when the watcher was too slow and one new read replaces its unread facts."""
        full = len(self._unread) >= self._unread_max
        if full:
            self.request_refresh()
        else:
            self._unread.append(fact)
            self._wake()
        return not full

    def request_refresh(self) -> None:
        """Have the watcher read again; drops unread facts, which are older than that read."""
        self._unread.clear()
        self._refresh_due = True
        self._wake()

    def __len__(self) -> int:
        return len(self._unread) + self._refresh_due

    def __aiter__(self) -> "WatcherQueue":
        return self

    async def __anext__(self) -> PublishedFact | None:
        """Wait for the next. Giving up waiting (a timeout, a cancellation) loses nothing."""
        while not self._refresh_due and not self._unread:
            self._waiting = get_running_loop().create_future()
            await self._waiting
        if self._refresh_due:
            self._refresh_due = False
            return None
        return self._unread.popleft()

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)
