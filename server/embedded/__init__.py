"""Real PostgreSQL and Valkey that need no installation: `with EmbeddedServers(data_dir) as servers:`."""

from server.embedded.errors import EmbeddedError, InUse, NoBinaries, ServerDied, Unreachable, WrongMajor
from server.embedded.servers import EmbeddedServers

__all__ = [
    "EmbeddedError",
    "EmbeddedServers",
    "InUse",
    "NoBinaries",
    "ServerDied",
    "Unreachable",
    "WrongMajor",
]
