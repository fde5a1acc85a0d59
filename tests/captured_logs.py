"""What is logged while a test runs, without what applications in the same process do by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context, ContextVar, copy_context

import structlog
from structlog.testing import capture_logs as capture_all
from structlog.typing import EventDict, WrappedLogger

_BACKGROUND: ContextVar[bool] = ContextVar("background", default=False)


def background_context() -> Context:
    """The context to start an application in, whose loops log at any moment."""
    context = copy_context()
    context.run(_BACKGROUND.set, True)
    return context


@contextmanager
def capture_logs() -> Iterator[list[EventDict]]:
    """The entries logged until the end, but for those of background loops."""
    with capture_all(processors=[_drop_background]) as entries:
        yield entries


def _drop_background(_logger: WrappedLogger, _method: str, entry: EventDict) -> EventDict:
    if _BACKGROUND.get():
        raise structlog.DropEvent
    return entry
