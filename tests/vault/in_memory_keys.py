"""Master keys for tests: in memory, countable, and out of reach when told so."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from adapters.vault.master_keys import KeysUnusable, unwrap_with, wrap_with


class InMemoryKeys:
    """Implements ``MasterKeys``; set ``down`` and nothing works."""

    def __init__(self) -> None:
        self.keys = {1: secrets.token_bytes(32)}
        self.down = False
        self.unwrapped: list[int] = []

    async def current(self) -> int:
        self._ask()
        return max(self.keys)

    async def versions(self) -> list[int]:
        self._ask()
        return sorted(self.keys)

    async def wrap(self, version: int, keys: Sequence[bytes]) -> list[bytes]:
        self._ask()
        return wrap_with(self.keys, version, keys)

    async def unwrap(self, version: int, wrapped: Sequence[bytes]) -> list[bytes]:
        self._ask()
        self.unwrapped.append(len(wrapped))
        return unwrap_with(self.keys, version, wrapped)

    async def renew(self) -> int:
        self._ask()
        self.keys[max(self.keys) + 1] = secrets.token_bytes(32)
        return max(self.keys)

    async def retire(self, version: int) -> None:
        self._ask()
        del self.keys[version]

    async def close(self) -> None:
        """Nothing to let go of."""

    def _ask(self) -> None:
        if self.down:
            raise KeysUnusable("they are down")
