"""Seals and opens personal data in one process; master keys are used only when needed."""

import hmac
import secrets
import time
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Final
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.vault.cipher import Cipher, Purpose, SubjectKey
from adapters.vault.fingerprints import check_index_key, prove_master_key, register_master_key
from adapters.vault.keyring import Keyring, WrappedKey
from adapters.vault.master_keys import KEY_BYTES, MasterKeys, WrongKeys

CACHED_SECONDS_MAX: Final = 60.0
"""How long an unwrapped key stays in memory. It does not undo destruction: a field is opened with the
wrapped key read beside it, and a destroyed key has none."""
CACHED_KEYS_MAX: Final = 10_000
INDEX_KEYS_MAX: Final = 1_000


class Vault:
    """Process-wide. Every method may raise ``KeysUnusable``, which clients see as UNAVAILABLE."""

    def __init__(
        self, keys: MasterKeys, keyring: Keyring, *, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._keys = keys
        self._keyring = keyring
        self._seconds = seconds
        self._open: dict[bytes, tuple[float, AESGCM]] = {}
        self._known: set[int] = set()
        self._index_key: bytes | None = None
        self._index_keys: dict[tuple[str, str], bytes] = {}

    async def new_keys(self, subject_id: UUID, *purposes: Purpose) -> list[SubjectKey]:
        """A new key for each purpose, not kept anywhere yet."""
        # A process that cannot unwrap the others' keys must not wrap any: they could not read its data.
        await self._root()
        version = await self._current()
        keys = [secrets.token_bytes(KEY_BYTES) for _ in purposes]
        wrapped = await self._keys.wrap(version, keys)
        for each, key in zip(wrapped, keys, strict=True):
            self._remember(each, AESGCM(key))
        return [SubjectKey(subject_id, *made, version) for made in zip(purposes, wrapped, strict=True)]

    async def cipher(self, key: SubjectKey) -> Cipher:
        """The cipher of this key."""
        return (await self.ciphers([key]))[0]

    async def ciphers(self, keys: Sequence[SubjectKey]) -> list[Cipher]:
        """The same for many keys; the master keys are asked once for all that have not been seen lately."""
        now = self._seconds()
        found = {key.wrapped: self._seen(key.wrapped, now) for key in keys if key.wrapped is not None}
        if not all(found.values()):
            found |= await self._unwrapped([key for key in keys if key.wrapped and not found[key.wrapped]])
        return [
            Cipher(found[key.wrapped] if key.wrapped is not None else None, key.subject_id, key.purpose)
            for key in keys
        ]

    async def index(self, brand: str, column: str, value: str) -> bytes:
        """The blind index of a value: the same for the same value of the same column and brand, else noise.

        HMAC-SHA-256 under a key of that column and brand. Bring the value as it is compared
        (``domain/players/login.py``), and nothing that could be guessed through, such as a date of birth.
        """
        key = self._index_keys.get((brand, column))
        if key is None:
            key = _mac(await self._root(), f"{brand}|{column}")
            if len(self._index_keys) >= INDEX_KEYS_MAX:  # the brand's name comes from the client
                self._index_keys.clear()
            self._index_keys[brand, column] = key
        return _mac(key, value)

    async def check(self) -> None:
        """Return if the master keys can be reached and are those of this database.

        Raises:
            WrongKeys: they are not. Where nothing has been sealed yet, they become those.
        """
        await prove_master_key(self._keys, self._keyring, await self._keys.current())
        self._index_key = await self._unwrapped_root()

    async def close(self) -> None:
        """Forget every key, and let go of the master keys."""
        self._open.clear()
        self._index_keys.clear()
        self._index_key = None
        await self._keys.close()

    async def _current(self) -> int:
        version = await self._keys.current()
        if version not in self._known:
            await register_master_key(self._keys, self._keyring, version)
            self._known.add(version)
        return version

    async def _root(self) -> bytes:
        """The key of blind indexes. Unwrapping it proves that our master keys are those of this database."""
        if self._index_key is None:
            self._index_key = await self._unwrapped_root()
        return self._index_key

    async def _unwrapped_root(self) -> bytes:
        kept = await self._keyring.index_key() or await self._made_root()
        (key,) = await self._keys.unwrap(kept.kek, [kept.wrapped])
        await check_index_key(self._keyring, key)
        return key

    async def _made_root(self) -> WrappedKey:
        version = await self._current()
        (wrapped,) = await self._keys.wrap(version, [secrets.token_bytes(KEY_BYTES)])
        await self._keyring.add_index_key(WrappedKey(wrapped, version))
        kept = await self._keyring.index_key()
        if kept is None:
            raise WrongKeys(
                f"version {version} of the master key has been retired, or data have been sealed and the key"
                " of blind indexes is missing: restore the schema keyring"
            )
        return kept

    def _seen(self, wrapped: bytes, now: float) -> AESGCM | None:
        until, aead = self._open.get(wrapped, (now, None))
        return aead if until > now else None

    async def _unwrapped(self, keys: Sequence[SubjectKey]) -> dict[bytes, AESGCM]:
        by_version: dict[int, list[bytes]] = {}
        for key in keys:
            if key.wrapped is not None and key.kek is not None:
                by_version.setdefault(key.kek, []).append(key.wrapped)
        made = {}
        for version, wrapped in by_version.items():
            for each, plain in zip(wrapped, await self._keys.unwrap(version, wrapped), strict=True):
                made[each] = AESGCM(plain)
                self._remember(each, made[each])
        return made

    def _remember(self, wrapped: bytes, aead: AESGCM) -> None:
        """Kept in the order of arrival, which is the order in which they are forgotten."""
        self._open.pop(wrapped, None)
        now = self._seconds()
        self._open[wrapped] = (now + CACHED_SECONDS_MAX, aead)
        while True:
            oldest = next(iter(self._open))
            if len(self._open) <= CACHED_KEYS_MAX and self._open[oldest][0] > now:
                return
            del self._open[oldest]


def _mac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), sha256)
