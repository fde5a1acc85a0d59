"""How much one caller may ask for: counted in Valkey, or by each process while it is away."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from redis.asyncio import ConnectionPool

from adapters.valkey.client import pool_of
from adapters.valkey.rate_limiter import RateLimit, RateLimiter, seconds_to_wait
from domain.shared.ids import new_id


@pytest.fixture(params=["valkey", "without valkey"])
async def pool(request: pytest.FixtureRequest, redis_url: str) -> AsyncIterator[ConnectionPool]:
    """A Valkey that answers, or an address without a server."""
    pool = pool_of(redis_url if request.param == "valkey" else "redis://127.0.0.1:1")
    yield pool
    await pool.aclose()


def an_allowance(cost_max: int, seconds: int = 60) -> RateLimit:
    return RateLimit(f"test-{new_id()}", cost_max, seconds)


async def test_requests_within_the_limit_pass_and_others_wait(pool: ConnectionPool) -> None:
    rates, allowance = RateLimiter(pool), an_allowance(10)

    assert await rates.take(allowance, "anna", 4) is None
    assert await rates.take(allowance, "anna", 6) is None
    wait = await rates.take(allowance, "anna", 1)
    assert wait is not None
    assert 1 <= wait <= 2 * allowance.seconds


async def test_refused_requests_are_not_counted(pool: ConnectionPool) -> None:
    rates, allowance = RateLimiter(pool), an_allowance(10)

    assert await rates.take(allowance, "anna", 6) is None
    assert await rates.take(allowance, "anna", 6) is not None
    assert await rates.take(allowance, "anna", 4) is None


async def test_refusals_are_repeated_without_asking_valkey_for_a_moment(pool: ConnectionPool) -> None:
    rates, allowance = RateLimiter(pool), an_allowance(10)
    asked: list[int] = []
    count = rates._count

    async def counted(allowance: RateLimit, who: str, cost: int) -> int | None:
        asked.append(cost)
        return await count(allowance, who, cost)

    rates._count = counted  # type: ignore[method-assign]
    waits = [await rates.take(allowance, "anna", cost) for cost in (6, 6, 6, 7, 5, 5, 4, 1, 1)]

    assert [wait is None for wait in waits] == [True, *[False] * 5, True, False, False]
    assert asked == [6, 6, 5, 4, 1]


async def test_callers_and_limits_are_counted_separately(pool: ConnectionPool) -> None:
    rates, one, other = RateLimiter(pool), an_allowance(1), an_allowance(1)

    assert await rates.take(one, "anna") is None
    assert await rates.take(one, "bert") is None
    assert await rates.take(other, "anna") is None
    assert await rates.take(one, "anna") is not None


async def test_a_cost_is_at_most_the_limit(pool: ConnectionPool) -> None:
    rates, allowance = RateLimiter(pool), an_allowance(10)

    assert await rates.take(allowance, "anna", 1000) is None
    assert await rates.take(allowance, "anna", 1) is not None


async def test_zero_means_no_limit(pool: ConnectionPool) -> None:
    rates = RateLimiter(pool)

    for _ in range(50):
        assert await rates.take(an_allowance(0), "anna", 10**9) is None


async def test_two_processes_count_together(redis_url: str) -> None:
    pools = [pool_of(redis_url), pool_of(redis_url)]
    one, other = (RateLimiter(pool) for pool in pools)
    allowance = an_allowance(2)

    assert await one.take(allowance, "anna") is None
    assert await other.take(allowance, "anna") is None
    assert await one.take(allowance, "anna") is not None
    for pool in pools:
        await pool.aclose()


@pytest.mark.parametrize(
    ("case", "cost", "before", "before_left", "now", "now_left", "seconds"),
    [
        ("the last window fades away", 1, 10, 60.0, 0, 120.0, 6),
        ("half of it has to fade", 5, 10, 60.0, 0, 120.0, 30),
        ("the current one has to end and fade first", 1, 0, 0.0, 10, 120.0, 66),
        ("all of it has to fade", 10, 0, 0.0, 10, 60.0, 60),
        ("there is room after all", 1, 0, 0.0, 0, 0.0, 1),
    ],
)
def test_after_the_stated_wait_the_request_passes(
    case: str, cost: int, before: int, before_left: float, now: int, now_left: float, seconds: int
) -> None:
    allowance = RateLimit("any", 10, 60)

    assert seconds_to_wait(allowance, cost, before, before_left, now, now_left) == seconds, case
