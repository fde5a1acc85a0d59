"""Waiting for what another task does, with a deadline."""

import asyncio
from collections.abc import Callable

SECONDS_MAX = 10.0


async def until(condition: Callable[[], object]) -> None:
    """Return as soon as a condition holds; fail where it does not come to."""
    async with asyncio.timeout(SECONDS_MAX):
        while not condition():  # noqa: ASYNC110 - what is waited for knows nothing of us
            await asyncio.sleep(0.005)
