"""Work done by many at once, and in order for each player."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Final, TypeVar
from zlib import crc32

LANES: Final = 512
"""Rows applied at once; all rows of a player share a lane, so their order holds."""

QUEUED_MAX: Final = 32

Item = TypeVar("Item")


async def in_lanes(work: Iterable[tuple[str, Item]], carry_out: Callable[[Item], Awaitable[None]]) -> None:
    """Process items concurrently; those with the same key one after the other."""
    lanes: list[asyncio.Queue[Item | None]] = [asyncio.Queue(QUEUED_MAX) for _ in range(LANES)]

    async def drive(lane: asyncio.Queue[Item | None]) -> None:
        while (item := await lane.get()) is not None:
            await carry_out(item)

    async with asyncio.TaskGroup() as tasks:
        for lane in lanes:
            tasks.create_task(drive(lane))
        for key, item in work:
            await lanes[crc32(key.encode()) % LANES].put(item)
        for lane in lanes:
            await lane.put(None)
