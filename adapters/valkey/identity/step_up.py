"""Step-up in Valkey: the challenge to prove, and the one operation that a proof permits."""

import secrets
from hashlib import sha256
from typing import Final
from uuid import UUID

from redis.asyncio import Redis

from adapters.valkey.identity.factor_challenges import duration_millis, now_millis
from adapters.valkey.scripts import Script
from domain.identity.factors.step_up import StepUpChallenge
from domain.identity.model import STEP_UP_FRESH, Factor
from domain.shared.clock import Clock

ID_BYTES: Final = 24
ID_CHARS_MAX: Final = 64

STORE = """
redis.call('HSET', KEYS[1], 'digest', ARGV[1], 'factors', ARGV[2], 'until', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
"""

FIND = """
local kept = redis.call('HMGET', KEYS[1], 'factors', 'until')
if not kept[1] or tonumber(ARGV[1]) >= tonumber(kept[2]) then return false end
return kept[1]
"""

# Only one of several concurrent proofs succeeds.
TAKE = """
local kept = redis.call('HMGET', KEYS[1], 'digest', 'until')
redis.call('DEL', KEYS[1])
if not kept[1] or tonumber(ARGV[1]) >= tonumber(kept[2]) then return false end
return kept[1]
"""

ALLOW = "return redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])"
SPEND = "return redis.call('GETDEL', KEYS[1])"
READY = "return 1"


class ValkeyStepUps:
    """Implements ``StepUps``."""

    def __init__(self, client: Redis, clock: Clock) -> None:
        self._store = Script(client, STORE)
        self._find = Script(client, FIND)
        self._take = Script(client, TAKE)
        self._allow = Script(client, ALLOW)
        self._spend, self._ready = Script(client, SPEND), Script(client, READY)
        self._clock = clock

    async def challenge(self, session_id: UUID, digest: str, factors: tuple[Factor, ...]) -> str:
        id, lifetime = secrets.token_urlsafe(ID_BYTES), duration_millis(STEP_UP_FRESH)
        names = ",".join(factor.value for factor in factors)
        await self._store(
            [_challenge_key(session_id, id)], [digest, names, now_millis(self._clock) + lifetime, lifetime]
        )
        return id

    async def find_challenge(self, id: str, session_id: UUID) -> StepUpChallenge | None:
        if len(id) > ID_CHARS_MAX:
            return None
        names: bytes | None = await self._find([_challenge_key(session_id, id)], [now_millis(self._clock)])
        return (
            StepUpChallenge(id, tuple(Factor(name) for name in names.decode().split(","))) if names else None
        )

    async def grant(self, id: str, session_id: UUID) -> bool:
        now = now_millis(self._clock)
        digest: bytes | None = await self._take([_challenge_key(session_id, id)], [now])
        if digest is None:
            return False
        await self._allow([_grant_key(session_id, digest.decode())], [now, duration_millis(STEP_UP_FRESH)])
        return True

    async def spend(self, session_id: UUID, digest: str) -> bool:
        granted: bytes | None = await self._spend([_grant_key(session_id, digest)])
        return granted is not None and now_millis(self._clock) - int(granted) <= duration_millis(
            STEP_UP_FRESH
        )

    async def require(self) -> None:
        await self._ready([], [])


def _challenge_key(session_id: UUID, id: str) -> str:
    hashed = sha256(id.encode(errors="surrogatepass")).hexdigest()
    return f"identity:step-up:challenge:{session_id}:{hashed}"


def _grant_key(session_id: UUID, digest: str) -> str:
    return f"identity:step-up:passage:{session_id}:{digest}"
