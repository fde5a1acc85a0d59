"""Serves an ASGI application on an inherited socket, configured as Croupier's own server."""

from __future__ import annotations

import socket
from typing import Any

import uvicorn

from server.garbage_collector import make_collections_rare
from server.observability.logging import set_up_logging
from server.processes.listen_socket import listen
from server.processes.server_process import Server


def serve(application: Any, fd: int) -> None:
    """Serve until SIGTERM."""
    set_up_logging("warning", "console")
    listener = socket.socket(fileno=fd)
    make_collections_rare()
    config = uvicorn.Config(
        application,
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    listen(listener)
    Server(config, owns_listener=True).run(sockets=[listener])
