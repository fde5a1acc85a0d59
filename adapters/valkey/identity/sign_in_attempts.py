"""Attempts to sign in, counted in Valkey by one Lua script each: parallel ones cannot overtake the count."""

import hmac
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256

from redis.asyncio import Redis

from adapters.valkey.identity.session_rows import millis
from adapters.valkey.scripts import Script
from domain.identity.sign_in.lockout import REMEMBERED, SignInAttempt, SignInFailures
from domain.shared.clock import Clock

# A window that slides in two halves: what came in the window before counts for the part that still overlaps.
COUNT_ADDRESS_ATTEMPT = """
local now, window, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local this = math.floor(now / window)
local kept = redis.call('HMGET', KEYS[1], 'window', 'count', 'before')
local count, before = 0, 0
if kept[1] and tonumber(kept[1]) == this then
  count, before = tonumber(kept[2]), tonumber(kept[3])
elseif kept[1] and tonumber(kept[1]) == this - 1 then
  before = tonumber(kept[2])
end
local passed = now - this * window
if before * (window - passed) / window + count >= most then return window - passed end
redis.call('HSET', KEYS[1], 'window', this, 'count', count + 1, 'before', before)
redis.call('PEXPIRE', KEYS[1], 2 * window)
return 0
"""

BEGIN = """
local now, remembered, unknown = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3] == '1'
local function recent(key)
  local kept = redis.call('HMGET', key, 'count', 'last')
  if kept[1] and now - tonumber(kept[2]) < remembered then return tonumber(kept[1]), tonumber(kept[2]) end
  redis.call('DEL', key)
  return 0, 0
end
local function count(key, so_far)
  redis.call('HSET', key, 'count', so_far + 1, 'last', now)
  redis.call('PEXPIRE', key, remembered)
end
local here, last = recent(KEYS[1])
local everywhere = recent(KEYS[2])
local wait = tonumber(ARGV[4 + math.min(here, #ARGV - 4)]) * 1000 - (now - last)
if here > 0 and wait > 0 then return {wait, here, everywhere} end
count(KEYS[1], here)
if unknown then count(KEYS[2], everywhere) end
return {0, here, everywhere}
"""

SUCCEEDED = """
redis.call('DEL', KEYS[1])
if ARGV[1] == '1' and redis.call('HEXISTS', KEYS[2], 'count') == 1 then
  if redis.call('HINCRBY', KEYS[2], 'count', -1) <= 0 then redis.call('DEL', KEYS[2]) end
end
"""


class ValkeySignInAttempts:
    """Implements ``SignInAttempts``. ``pepper``: Valkey sees neither logins nor addresses."""

    def __init__(self, client: Redis, pepper: bytes, clock: Clock) -> None:
        self._rate_limit, self._begin, self._succeeded = (
            Script(client, lua) for lua in (COUNT_ADDRESS_ATTEMPT, BEGIN, SUCCEEDED)
        )
        self._pepper = pepper
        self._clock = clock

    async def rate_limit(self, address: str, most: int, window: timedelta) -> int:
        arguments = [self._now(), _millis(window), most]
        return _seconds(await self._rate_limit([self._key("knock", address)], arguments))

    async def begin(self, attempt: SignInAttempt, waits: Sequence[int]) -> SignInFailures:
        arguments = [self._now(), _millis(REMEMBERED), int(attempt.unknown_device), *waits]
        wait, here, everywhere = await self._begin(self._keys(attempt), arguments)
        return SignInFailures(_seconds(wait), here, everywhere)

    async def succeeded(self, attempt: SignInAttempt) -> None:
        await self._succeeded(self._keys(attempt), [int(attempt.unknown_device)])

    def _keys(self, attempt: SignInAttempt) -> list[str]:
        called = attempt.name or attempt.account
        return [self._key("at", called, attempt.source), self._key("all", attempt.account)]

    def _key(self, what: str, *parts: str) -> str:
        said = "\0".join((what, *parts)).encode(errors="surrogatepass")
        return f"identity:attempts:{hmac.new(self._pepper, said, sha256).hexdigest()}"

    def _now(self) -> int:
        return millis(self._clock.now())


def _millis(time: timedelta) -> int:
    return int(time.total_seconds() * 1000)


def _seconds(millis: int) -> int:
    return -(-int(millis) // 1000)
