"""The port of master keys: what wraps and unwraps the keys of subjects, and nothing else.

KeysUnusable        a master key cannot be used now; clients see UNAVAILABLE, operators the reason
└── WrongKeys       it never can: it is missing, or not the one of this database
"""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from domain.shared.errors import Unavailable

KEY_BYTES: Final = 32
"""AES-256, for master keys and the keys they wrap."""


class KeysUnusable(Unavailable):
    """The master keys cannot be reached, or are not those of this database.

    The message is for clients. ``reason`` is for the installation's operators; it never contains a key.
    """

    def __init__(self, reason: str) -> None:
        super().__init__("Personal data cannot be read or written now: try again later")
        self.reason = reason


class WrongKeys(KeysUnusable):
    """The keys here are not those that this database was sealed with: another attempt fails likewise."""


class MasterKeys(Protocol):
    """Keys by version. One version is current: it wraps what is new, the others only unwrap what is old.

    Every method raises ``KeysUnusable`` when the keys cannot be reached or do not fit. Nothing is asked of
    the keys before the first call, so that a process starts without them.
    """

    async def current(self) -> int:
        """The version to wrap with."""
        ...

    async def versions(self) -> list[int]:
        """Every version there is, oldest first."""
        ...

    async def wrap(self, version: int, keys: Sequence[bytes]) -> list[bytes]:
        """Each key wrapped by the master key of this version."""
        ...

    async def unwrap(self, version: int, wrapped: Sequence[bytes]) -> list[bytes]:
        """Each key as it was before it was wrapped by this version."""
        ...

    async def renew(self) -> int:
        """Make a version and make it current; where others decide that, the one they made current."""
        ...

    async def retire(self, version: int) -> None:
        """Forget a version for good, where that is ours to do. Nothing may be wrapped by it any more."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


def wrap_with(master: Mapping[int, bytes], version: int, keys: Sequence[bytes]) -> list[bytes]:
    """AES key wrap (RFC 3394) by a master key that is in our own memory."""
    return [aes_key_wrap(_key_of_version(master, version), key) for key in keys]


def unwrap_with(master: Mapping[int, bytes], version: int, wrapped: Sequence[bytes]) -> list[bytes]:
    """What ``wrap_with`` wrapped; RFC 3394 notices a wrong master key and a damaged wrapping."""
    try:
        return [aes_key_unwrap(_key_of_version(master, version), each) for each in wrapped]
    except InvalidUnwrap:
        raise WrongKeys(
            f"version {version} of the master key is not the one that wrapped the keys in this database"
        ) from None


def _key_of_version(master: Mapping[int, bytes], version: int) -> bytes:
    try:
        return master[version]
    except KeyError:
        raise WrongKeys(f"there is no version {version} of the master key here") from None
