"""What both transports of the endpoint share."""

from collections.abc import Collection
from dataclasses import dataclass

from domain.shared.clock import Clock
from server.http.addresses import Crowd, Proxies
from server.http.context import MakeContext
from server.http.engine import Engine
from server.http.observation import Watch
from server.http.sockets import Sockets


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One schema served under one path."""

    engine: Engine
    make_context: MakeContext
    watch: Watch
    sockets: Sockets
    clock: Clock
    origins: Collection[str]
    proxies: Proxies
    crowd: Crowd
    allow_get: bool
