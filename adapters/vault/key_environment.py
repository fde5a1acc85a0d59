"""Master keys given to the process, by its environment."""

import base64
import binascii
from collections.abc import Mapping, Sequence

from adapters.vault.master_keys import KEY_BYTES, WrongKeys, unwrap_with, wrap_with


def parse_keys(text: str) -> dict[int, bytes]:
    """Keys by version, from ``1:<base64 of 32 bytes>,2:...``.

    Raises:
        ValueError: anything else; the message repeats no key.
    """
    keys = {}
    for number, part in enumerate(text.split(","), 1):
        version, _, encoded = part.strip().partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except binascii.Error:
            key = b""
        if not version.isdecimal() or int(version) < 1 or len(key) != KEY_BYTES:
            raise ValueError(f"entry {number} is not <version>:<base64 of {KEY_BYTES} bytes>")
        if int(version) in keys:
            raise ValueError(f"entry {number} is another key of version {int(version)}")
        keys[int(version)] = key
    return keys


class EnvironmentKeys:
    """Implements ``MasterKeys`` over keys that are made, made current and removed outside.

    The highest version is current unless ``current`` says otherwise, which it does while not yet every
    process has been given the newest.
    """

    def __init__(self, keys: Mapping[int, bytes], current: int | None = None) -> None:
        self._keys = dict(keys)
        self._current = max(self._keys) if current is None else current

    async def current(self) -> int:
        """The version that was named, or the highest."""
        if self._current not in self._keys:
            raise WrongKeys(f"the current version of the master key, {self._current}, was not given")
        return self._current

    async def versions(self) -> list[int]:
        """Every version that was given."""
        return sorted(self._keys)

    async def wrap(self, version: int, keys: Sequence[bytes]) -> list[bytes]:
        return wrap_with(self._keys, version, keys)

    async def unwrap(self, version: int, wrapped: Sequence[bytes]) -> list[bytes]:
        return unwrap_with(self._keys, version, wrapped)

    async def renew(self) -> int:
        """The current one: new keys are made outside."""
        return await self.current()

    async def retire(self, version: int) -> None:
        """Nothing: keys are removed outside."""

    async def close(self) -> None:
        """Nothing to let go of."""
