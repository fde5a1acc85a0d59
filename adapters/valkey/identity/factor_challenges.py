"""WebAuthn challenges, each for one use, and counts of attempts at a factor, in Valkey."""

from datetime import timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from redis.asyncio import Redis

from adapters.valkey.scripts import Script
from domain.identity.model import Factor
from domain.shared.clock import Clock

CHALLENGE_LIFETIME: Final = timedelta(minutes=5)
ATTEMPTS_MAX: Final = 5
ATTEMPTS_WINDOW: Final = timedelta(minutes=15)
STEPS_KEPT: Final = timedelta(minutes=5)
"""Longer than any code counts."""

STORE = """
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'value', ARGV[1], 'until', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
"""

TAKE = """
local kept = redis.call('HMGET', KEYS[1], 'value', 'until')
redis.call('DEL', KEYS[1])
if not kept[1] or tonumber(ARGV[1]) >= tonumber(kept[2]) then return false end
return kept[1]
"""

COUNT = """
local kept = redis.call('HGET', KEYS[1], 'until')
if not kept or tonumber(ARGV[1]) >= tonumber(kept) then
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'until', ARGV[1] + ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return redis.call('HINCRBY', KEYS[1], 'attempts', 1)
"""

RESET = "return redis.call('DEL', KEYS[1])"

ADVANCE = """
local last = tonumber(redis.call('GET', KEYS[1]) or '-1')
if tonumber(ARGV[1]) <= last then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""


class ValkeyWebAuthnChallenges:
    """Implements ``WebAuthnChallenges``."""

    def __init__(self, client: Redis, clock: Clock) -> None:
        self._store = Script(client, STORE)
        self._take = Script(client, TAKE)
        self._clock = clock

    async def store(self, purpose: str, binding: str, challenge: bytes) -> None:
        until = now_millis(self._clock) + duration_millis(CHALLENGE_LIFETIME)
        await self._store(
            [_challenge(purpose, binding)], [challenge, until, duration_millis(CHALLENGE_LIFETIME)]
        )

    async def take(self, purpose: str, binding: str) -> bytes | None:
        taken: bytes | None = await self._take([_challenge(purpose, binding)], [now_millis(self._clock)])
        return taken or None


class ValkeyFactorAttempts:
    """Implements ``FactorAttempts``: five within a quarter of an hour, for each account and factor."""

    def __init__(self, client: Redis, clock: Clock) -> None:
        self._count = Script(client, COUNT)
        self._forgive = Script(client, RESET)
        self._advance = Script(client, ADVANCE)
        self._clock = clock

    async def allowed(self, account_id: UUID, factor: Factor) -> bool:
        window = [now_millis(self._clock), duration_millis(ATTEMPTS_WINDOW)]
        count: int = await self._count([_attempts(account_id, factor)], window)
        return count <= ATTEMPTS_MAX

    async def forgive(self, account_id: UUID, factor: Factor) -> None:
        await self._forgive([_attempts(account_id, factor)])

    async def advance(self, account_id: UUID, step: int) -> bool:
        return bool(await self._advance([f"identity:totp:{account_id}"], [step, duration_millis(STEPS_KEPT)]))


def now_millis(clock: Clock) -> int:
    """The present in milliseconds, as the programs compare it."""
    return int(clock.now().timestamp() * 1000)


def duration_millis(duration: timedelta) -> int:
    """A duration in milliseconds."""
    return int(duration.total_seconds() * 1000)


def _challenge(purpose: str, binding: str) -> str:
    # Hashed: a binding may hold a ticket, which is enough to go on with a sign-in.
    named = f"{purpose}:{binding}".encode(errors="surrogatepass")
    return f"identity:challenge:{sha256(named).hexdigest()}"


def _attempts(account_id: UUID, factor: Factor) -> str:
    return f"identity:attempts:{account_id}:{factor.value}"
