"""Background loops of one process: restarted after failures, finished before it ends."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

import structlog

DELAY_SECONDS_FIRST = 0.05
DELAY_SECONDS_MAX = 1.0
_STEADY_SECONDS = 10.0
_LOG_INTERVAL_SECONDS = 30.0
_CANCELLED_SECONDS_MAX = 1.0
_CANCEL_AGAIN_SECONDS = 0.2

log = structlog.get_logger("croupier.background")


@dataclass(frozen=True, slots=True)
class Loop:
    """Work without end, by name. ``run`` works until the event is set; when it raises, it is run again."""

    name: str
    run: Callable[[asyncio.Event], Awaitable[None]]


def endless_loop(name: str, run: Callable[[], Awaitable[None]]) -> Loop:
    """A loop with nothing to finish: it is ended at once when the process stops."""

    async def until_stopped(stopping: asyncio.Event) -> None:
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(_run_forever(run))
            await stopping.wait()
            await _end(running)

    return Loop(name, until_stopped)


class RestartReport(Protocol):
    """Receives reports about failed loops."""

    def restarted(self, loop: str) -> None:
        """This loop is being run again after a failure."""
        ...


class Background:
    """Keeps loops running between entering and leaving; leaving lets them finish, for so long at most."""

    def __init__(self, loops: Iterable[Loop], *, drain_seconds_max: float, report: RestartReport) -> None:
        self._loops = tuple(loops)
        self._drain_seconds_max = drain_seconds_max
        self._report = report
        self._stopping = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        self._tasks = [asyncio.create_task(self._keep(loop), name=loop.name) for loop in self._loops]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=self._drain_seconds_max)
        for task in late:
            log.warning("loop did not finish in time", loop=task.get_name())
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=_CANCELLED_SECONDS_MAX)

    async def _keep(self, loop: Loop) -> None:
        """Run it until we stop, again after each failure: at once first, then after longer pauses."""
        now = asyncio.get_running_loop().time
        delay, told_at = DELAY_SECONDS_FIRST, float("-inf")
        while not self._stopping.is_set():
            started_at = now()
            try:
                await loop.run(self._stopping)
            except Exception as error:  # noqa: BLE001 - whatever it was, the work must go on
                steady = now() - started_at > _STEADY_SECONDS
                delay = DELAY_SECONDS_FIRST if steady else min(delay * 2, DELAY_SECONDS_MAX)
                self._report.restarted(loop.name)
                # An outage makes a loop fail every second; one line in a while is enough.
                if now() - told_at > _LOG_INTERVAL_SECONDS:
                    log.warning("loop failed and is run again", loop=loop.name, error=_error_line(error))
                    told_at = now()
                await pause(delay, self._stopping)


async def pause(seconds: float, stopping: asyncio.Event) -> None:
    """Wait, but no longer than until the process is to stop."""
    try:
        async with asyncio.timeout(seconds):
            await stopping.wait()
    except TimeoutError:
        return


async def _end(task: asyncio.Task[None]) -> None:
    """Cancel a task until it has ended: what it waits for may lose a cancellation."""
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=_CANCEL_AGAIN_SECONDS)


async def _run_forever(run: Callable[[], Awaitable[None]]) -> None:
    await run()
    raise RuntimeError("an endless loop has ended")


def _error_line(error: BaseException) -> str:
    """Kind and first line of the innermost failure: PostgreSQL names personal values in further lines."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return f"{type(error).__name__}: {error}".partition("\n")[0]
