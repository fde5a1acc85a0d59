"""What can go wrong with the embedded servers.

EmbeddedError
├── InUse            another Croupier owns the data directory
├── NoBinaries       no PostgreSQL or Valkey program was found
├── WrongMajor       the data was written by another PostgreSQL major version
├── Unreachable      the account the servers run as cannot get to a directory
└── ServerDied       a server ended, or never became ready

Every message is one line that ends with what to do about it.
"""


class EmbeddedError(RuntimeError):
    """An embedded server cannot be run; the message names the remedy."""


class InUse(EmbeddedError):
    """Another Croupier owns the data directory."""


class NoBinaries(EmbeddedError):
    """No usable PostgreSQL or Valkey program was found."""


class WrongMajor(EmbeddedError):
    """The data directory was written by another PostgreSQL major version."""


class Unreachable(EmbeddedError):
    """The account the servers run as cannot reach a directory it needs."""


class ServerDied(EmbeddedError):
    """A server ended, or did not become ready in time."""
