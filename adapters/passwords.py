"""Password hashes by argon2id, off the event loop, never more at once than there are processors."""

import asyncio
import os
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from domain.identity.ports import PasswordCheck

MEMORY_KIB, PASSES, LANES = 19_456, 2, 1
"""OWASP's parameters: about 30 ms of one processor each."""

WAITING_MAX = 256
"""How many may wait; more are turned away at once, instead of all of them timing out."""

T = TypeVar("T")


class Argon2Passwords:
    """Implements ``PasswordHashing``. Close it at the end of the process."""

    def __init__(self, *, threads: int | None = None, waiting_max: int = WAITING_MAX) -> None:
        self._hasher = PasswordHasher(
            time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES, type=Type.ID
        )
        self._threads = ThreadPoolExecutor(threads or os.cpu_count() or 1, thread_name_prefix="argon2")
        self._waiting_max = waiting_max
        self._waiting = 0
        self._dummy_hash = self._hasher.hash(secrets.token_urlsafe())

    async def hash(self, password: str) -> str | None:
        return await self._in_thread(lambda: self._hasher.hash(password))

    async def verify(self, password: str, hashed: str) -> bool | None:
        return await self._in_thread(lambda: self._matches(password, hashed))

    async def check(self, password: str, hashed: str | None) -> PasswordCheck | None:
        """Whether ``hashed`` was made of ``password``; None when too many are waiting.

        Without a hash ``password`` is compared with a dummy hash, so that the time does not show
        whether there is an account. A hash by other parameters than today's is returned anew in ``rehashed``.
        """
        right = await self._in_thread(lambda: self._matches(password, hashed or self._dummy_hash))
        if right is None:
            return None
        if hashed is None or not right or not self._hasher.check_needs_rehash(hashed):
            return PasswordCheck(right=right and hashed is not None)
        return PasswordCheck(right=True, rehashed=await self.hash(password))

    def close(self) -> None:
        """Let the threads end."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _matches(self, password: str, hashed: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError, UnicodeEncodeError):
            return False

    async def _in_thread(self, work: Callable[[], T]) -> T | None:
        if self._waiting >= self._waiting_max:
            return None
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._waiting -= 1
