"""Embedded PostgreSQL and Valkey, without installation: `with EmbeddedServers(data_dir) as servers:`."""

from server.embedded.errors import (
    DirectoryInUse,
    DirectoryUnreachable,
    EmbeddedError,
    NoBinaries,
    ServerDied,
    WrongMajorVersion,
)
from server.embedded.servers import EmbeddedServers

__all__ = [
    "DirectoryInUse",
    "DirectoryUnreachable",
    "EmbeddedError",
    "EmbeddedServers",
    "NoBinaries",
    "ServerDied",
    "WrongMajorVersion",
]
