"""One server process: uvicorn, tuned for many long-lived sockets."""

import gc
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from server.listening import bind, listen
from server.settings import Settings

SOCKET_MESSAGE_BYTES_MAX = 256 * 1024
_KEEP_ALIVE_SECONDS = 75


def serve(settings: Settings, fd: int | None = None) -> None:
    """Serve until SIGTERM or SIGINT, then drain; on the inherited socket `fd`, or on one of our own."""
    listener = bind(settings.host, settings.port) if fd is None else socket.socket(fileno=fd)
    listen(listener)
    tame_garbage_collector()
    Server(_config(settings)).run(sockets=[listener])


def tame_garbage_collector() -> None:
    """Make full collections rare: with 5,000 open sockets one of them stops the process for a second."""
    gc.set_threshold(100_000, 50, 1000)


class Server(uvicorn.Server):
    """uvicorn that ends by itself after draining, instead of raising the signal again."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start accepting; what start-up made will not be looked at by the collector again."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """The first signal drains, the second one hurries."""
        stops = (signal.SIGTERM, signal.SIGINT)
        before = {stop: signal.signal(stop, self._on_signal) for stop in stops}
        try:
            yield
        finally:
            for stop, handler in before.items():
                signal.signal(stop, handler)

    def _on_signal(self, *_: object) -> None:
        self.force_exit = self.should_exit
        self.should_exit = True


def _config(settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        _application(settings),
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=SOCKET_MESSAGE_BYTES_MAX,
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=max(1, round(settings.drain_seconds_max)),
    )


def _application(settings: Settings) -> Any:
    from server.app import create_app  # noqa: PLC0415 - the whole graph: only a process that serves pays for it

    return create_app(settings)
