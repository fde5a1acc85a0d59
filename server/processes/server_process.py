"""One server process: uvicorn, tuned for many long-lived sockets."""

import gc
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import structlog
import uvicorn

from server.http.bounded_protocol import BoundedHttpProtocol
from server.http.protocol import DrainableState
from server.http.websocket.protocol import BoundedWebSocketProtocol
from server.observability.logging import set_up_logging
from server.processes.backend_servers import with_servers
from server.processes.draining import answer_what_arrived, refuse_new
from server.processes.listen_socket import bind, listen, local_url
from server.processes.preflight import require_installation
from server.settings import Settings

SOCKET_MESSAGE_BYTES_MAX = 256 * 1024
log = structlog.get_logger("croupier.serving")

_KEEP_ALIVE_SECONDS = 75


def serve(
    settings: Settings,
    application: Callable[[Settings], Any],
    fd: int | None = None,
    *,
    api: bool = True,
    supervised: bool = False,
) -> None:
    """Serve what `application` makes until SIGTERM or SIGINT, then drain.

    `api`: it serves the API, not only health and metrics. Accepts on the inherited socket `fd`, or on one of
    our own. PostgreSQL and Valkey are those of `with_servers`. `supervised`: a process that is
    started again until they can be reached, so that is no reason to refuse.

    Raises:
        OperatorError: the keys are not those of the database, or a server cannot be reached.
    """
    set_up_logging(settings.log_level, settings.log_format)
    listener = bind(settings.host, settings.port) if fd is None else socket.socket(fileno=fd)
    if fd is None:  # port 0: the system has chosen one
        settings = settings.model_copy(update={"port": listener.getsockname()[1]})
    with closing(listener), with_servers(settings, check=not supervised, makes=True) as complete:
        require_installation(complete, serves=api)
        config = _config(complete, application(complete))
        listen(listener)
        Server(config, owns_listener=fd is None).run(sockets=[listener])


class Server(uvicorn.Server):
    """uvicorn that ends by itself after draining, instead of raising the signal again."""

    def __init__(self, config: uvicorn.Config, *, owns_listener: bool) -> None:
        super().__init__(config)
        self._state = DrainableState()
        self.server_state = self._state
        self._owns_listener = owns_listener

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start accepting; objects created at start-up are exempt from collection."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()
        log.info("serving", addresses=[local_url(one) for one in sockets or ()])

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer what was sent before the stop, then stop as uvicorn does."""
        for listener in sockets or ():
            if self._owns_listener:
                refuse_new(listener)
        await answer_what_arrived(self._state, sockets or ())
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """The first signal drains, the second one exits at once."""
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


def _config(settings: Settings, application: Any) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        loop="uvloop",
        http=BoundedHttpProtocol,
        ws=BoundedWebSocketProtocol,
        ws_per_message_deflate=False,
        ws_max_size=SOCKET_MESSAGE_BYTES_MAX,
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=max(1, round(settings.drain_seconds_max)),
    )
