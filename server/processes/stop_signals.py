"""Stops a command on SIGTERM, SIGINT or SIGHUP."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class StopRequested(BaseException):
    """A stop signal arrived. Not an Exception: no handler may mistake it for a failure."""


@contextmanager
def stopping_on_signals(on_second_signal: Callable[[], None] = lambda: None) -> Iterator[None]:
    """The first SIGTERM, SIGINT or SIGHUP raises StopRequested; a later one calls `on_second_signal`.

    StopRequested ends the block normally. A signal that is ignored (nohup) stays so.
    """
    asked = False

    def on_signal(*_: object) -> None:
        nonlocal asked
        if asked:
            on_second_signal()
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
