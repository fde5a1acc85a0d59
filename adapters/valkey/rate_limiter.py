"""Rate limits: sliding windows in Valkey, or in this process while Valkey is unreachable."""

import asyncio
from dataclasses import dataclass
from math import ceil
from time import monotonic
from typing import Any, Final

import structlog
from limits import RateLimitItemPerSecond
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from redis.asyncio import ConnectionPool

from adapters.valkey.client import VALKEY_LOST

ANSWER_SECONDS_MAX: Final = 0.25
"""The longest wait for Valkey's count."""

LOOK_AGAIN_SECONDS: Final = 2.0

REFUSED_SECONDS: Final = 1.0
"""For so long a refusal is answered without asking Valkey: callers who do not wait may be many."""

REFUSALS_MAX: Final = 10_000

_log = structlog.get_logger("croupier.rates")


@dataclass(frozen=True, slots=True)
class RateLimit:
    """``cost_max`` within any ``seconds``; 0 is no limit at all. ``name`` keeps allowances apart."""

    name: str
    cost_max: int
    seconds: int = 60


@dataclass(frozen=True, slots=True)
class _Refusal:
    """What was refused, and until when it is without asking; ``passes_at`` is when it will fit."""

    cost: int
    until: float
    passes_at: float


class RateLimiter:
    """Counts what each caller has cost, over all processes.

    While Valkey is away every process counts for itself: several processes then allow several times as much,
    which is better than everything and better than nothing.
    """

    def __init__(self, pool: ConnectionPool) -> None:
        client: Any = pool  # handed on to redis-py as it is, whatever the annotation says
        shared = RedisStorage(
            "redis://", implementation="redispy", key_prefix="croupier-rate", connection_pool=client
        )
        self._shared = SlidingWindowCounterRateLimiter(shared)
        self._own = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._away_until = 0.0
        self._refused: dict[tuple[str, str], _Refusal] = {}

    async def take(self, allowance: RateLimit, who: str, cost: int = 1) -> int | None:
        """Count ``cost`` against ``who``. None where it fits, else the seconds to wait, uncounted."""
        if not allowance.cost_max:
            return None
        cost = min(cost, allowance.cost_max)  # what costs more than a whole window waits for an empty one
        refused, now = self._refused.get((allowance.name, who)), monotonic()
        if refused is not None and now < refused.until and cost >= refused.cost:
            return max(1, ceil(refused.passes_at - now))
        wait = await self._count(allowance, who, cost)
        if wait is not None:
            self._remember((allowance.name, who), cost, wait)
        return wait

    async def _count(self, allowance: RateLimit, who: str, cost: int) -> int | None:
        if monotonic() >= self._away_until:
            try:
                async with asyncio.timeout(ANSWER_SECONDS_MAX):
                    return await _take(self._shared, allowance, who, cost)
            except VALKEY_LOST as error:
                if monotonic() >= self._away_until:  # of many that waited one says so
                    _log.warning("rates are counted by each process for itself", reason=type(error).__name__)
                self._away_until = monotonic() + LOOK_AGAIN_SECONDS
        return await _take(self._own, allowance, who, cost)

    def _remember(self, key: tuple[str, str], cost: int, wait: int) -> None:
        now = monotonic()
        if len(self._refused) >= REFUSALS_MAX:
            self._refused = {each: known for each, known in self._refused.items() if now < known.until}
        if len(self._refused) < REFUSALS_MAX:
            self._refused[key] = _Refusal(cost, now + min(wait, REFUSED_SECONDS), now + wait)


async def _take(
    limiter: SlidingWindowCounterRateLimiter, allowance: RateLimit, who: str, cost: int
) -> int | None:
    item = RateLimitItemPerSecond(allowance.cost_max, allowance.seconds, allowance.name)
    if await limiter.hit(item, who, cost=cost):
        return None
    found = await limiter.storage.get_sliding_window(item.key_for(who), item.get_expiry())  # type: ignore[attr-defined]
    return seconds_to_wait(allowance, cost, *found)


def seconds_to_wait(
    allowance: RateLimit, cost: int, before: int, before_left: float, now: int, now_left: float
) -> int:
    """When ``cost`` will fit. A window counts whole while it lasts and then less and less for as long again.

    ``before`` and ``now`` are what the last and the current window hold; the last one is forgotten in
    ``before_left`` seconds, the current one in ``now_left`` (its own length later than it ends).
    """
    room, length = allowance.cost_max - cost, allowance.seconds
    if now <= room:
        wait = before_left - length * (room - now) / before if before else 0.0
    else:
        wait = max(0.0, now_left - length) + length * (1 - room / now)
    return max(1, ceil(wait))
