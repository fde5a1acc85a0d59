"""Being asked to stop."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class StopRequested(BaseException):
    """We were asked to stop. Not an Exception: nothing on the way may mistake it for a failure."""


@contextmanager
def stopping_on_signals(hurry: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Inside the block the first SIGTERM, SIGINT or SIGHUP raises Stopped; a later one calls `hurry`.

    Leaving the block by Stopped is a normal end. A signal that is ignored (nohup) stays so.
    """
    asked = False

    def on_signal(*_: object) -> None:
        nonlocal asked
        if asked:
            hurry()
            return
        asked = True
        raise StopRequested

    before = {stop: signal.getsignal(stop) for stop in _STOP_SIGNALS}
    for stop, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(stop, on_signal)
    try:
        yield
    except StopRequested:
        pass
    finally:
        for stop, handler in before.items():
            signal.signal(stop, handler)
