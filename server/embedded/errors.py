"""Errors of the embedded servers.

EmbeddedError
├── DirectoryInUse         another Croupier uses the data directory
├── NoBinaries             no PostgreSQL or Valkey program was found
├── WrongMajorVersion      the data was written by another PostgreSQL major version
├── DirectoryUnreachable   the account the servers run as cannot reach a directory
└── ServerDied             a server ended, or never became ready
"""

from pathlib import Path

from server.errors import OperatorError


class EmbeddedError(OperatorError):
    """An embedded server cannot be run."""


class DirectoryInUse(EmbeddedError):
    """Another Croupier uses the data directory.

    `database_url` and `redis_url` are where its servers are; None while it is still starting.
    """

    def __init__(self, directory: Path, announced: dict[str, str | int]) -> None:
        super().__init__(
            f"{directory} is in use by another Croupier (process {announced.get('pid', 'unknown')}): "
            "stop that one first, or set CROUPIER_DATA_DIR to another directory"
        )
        self.database_url = _text(announced.get("database_url"))
        self.redis_url = _text(announced.get("redis_url"))


class NoBinaries(EmbeddedError):
    """No usable PostgreSQL or Valkey program was found."""


class WrongMajorVersion(EmbeddedError):
    """The data directory was written by another PostgreSQL major version."""


class DirectoryUnreachable(EmbeddedError):
    """The account the servers run as cannot reach a directory it needs."""


class ServerDied(EmbeddedError):
    """A server ended, or did not become ready in time."""


def _text(value: str | int | None) -> str | None:
    return value if isinstance(value, str) else None
