"""Replaces the master key without a stop: the keys it wraps are wrapped anew, sealed data is not touched."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from adapters.vault.cipher import SubjectKey
from adapters.vault.fingerprints import register_master_key
from adapters.vault.keyring import Keyring, WrappedKey
from adapters.vault.master_keys import KeysUnusable, MasterKeys

BATCH_KEYS_MAX: Final = 500


@dataclass(frozen=True, slots=True)
class MasterKeyVersion:
    """A version of the master key: whether we have it, what it wraps, and how it stands."""

    number: int
    current: bool
    here: bool
    keys: int
    known_at: datetime | None
    retired_at: datetime | None


class MasterKeyRotation:
    """What may be done to the master keys of one database. Everything can be repeated after a failure.

    Every method raises ``KeysUnusable`` when the master keys cannot be reached.
    """

    def __init__(self, keys: MasterKeys, keyring: Keyring, *, batch_keys: int = BATCH_KEYS_MAX) -> None:
        self._keys = keys
        self._keyring = keyring
        self._batch_keys = batch_keys

    async def rotate(self, progress: Callable[[int], None] = lambda _done: None) -> tuple[int, int]:
        """Make a new version current, and wrap every key by it; gives the version and how many they were.

        ``progress`` is called with how many are done. Concurrent readers find each key wrapped by one version
        or the other, and have both.
        """
        version = await self._keys.renew()
        return version, await self.rewrap(version, progress)

    async def rewrap(self, version: int, progress: Callable[[int], None] = lambda _done: None) -> int:
        """Wrap every key by this version; gives how many were not yet."""
        await register_master_key(self._keys, self._keyring, version)
        done = await self._rewrap_index_key(version)
        # A process that had not yet seen the new version may have added a key behind our back.
        while once := await self._pass(version, done, progress):
            done += once
        return done

    async def retire(self, version: int, *, grace_seconds: float) -> None:
        """Let a version go for good, once nothing is wrapped by it.

        From the first moment nothing new is wrapped by it. It is given up ``grace_seconds`` later, for those
        who read a wrapped key just before and are about to unwrap it.

        Raises:
            StillInUse: it still wraps something; nothing has changed.
            KeysUnusable: besides, it is the current one, or there is none such.
        """
        if version not in {each.number for each in await self.versions()}:
            raise KeysUnusable(f"there is no version {version} of the master key")
        if version == await self._keys.current():
            raise KeysUnusable(f"version {version} is the current one: rotate first")
        await self._keyring.retire(version)
        await asyncio.sleep(grace_seconds)
        await self._keys.retire(version)

    async def versions(self) -> list[MasterKeyVersion]:
        """Every version that is here or has ever wrapped something, oldest first."""
        here, current = await self._keys.versions(), await self._keys.current()
        kept = {row["version"]: row for row in await self._keyring.versions()}
        return [
            MasterKeyVersion(
                number,
                number == current,
                number in here,
                row["keys"] if row else 0,
                row["known_at"] if row else None,
                row["retired_at"] if row else None,
            )
            for number, row in ((number, kept.get(number)) for number in sorted({*here, *kept}))
        ]

    async def _pass(self, version: int, before: int, progress: Callable[[int], None]) -> int:
        done = 0
        last: SubjectKey | None = None
        while batch := await self._keyring.stale(version, last, self._batch_keys):
            done += await self._keyring.rewrap(version, batch, await self._wrapped(version, batch))
            last = batch[-1]
            progress(before + done)
        return done

    async def _wrapped(self, version: int, batch: Sequence[SubjectKey]) -> list[bytes]:
        by_version: dict[int, list[bytes]] = {}
        for key in batch:
            if key.kek is not None and key.wrapped is not None:
                by_version.setdefault(key.kek, []).append(key.wrapped)
        plain: dict[bytes, bytes] = {}
        for old, wrapped in by_version.items():
            plain |= zip(wrapped, await self._keys.unwrap(old, wrapped), strict=True)
        return await self._keys.wrap(version, [plain[key.wrapped] for key in batch if key.wrapped])

    async def _rewrap_index_key(self, version: int) -> int:
        kept = await self._keyring.index_key()
        if kept is None or kept.kek == version:
            return 0
        (wrapped,) = await self._keys.wrap(version, await self._keys.unwrap(kept.kek, [kept.wrapped]))
        await self._keyring.rewrap_index_key(kept, WrappedKey(wrapped, version))
        return 1
