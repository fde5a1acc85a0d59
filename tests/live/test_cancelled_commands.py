"""A command to Valkey that is cancelled ends, in whichever turn of the event loop that happens."""

from __future__ import annotations

import asyncio

import pytest

from adapters.valkey.client import client_of


@pytest.mark.parametrize("turns", range(8))
async def test_a_cancelled_command_ends(redis_url: str, turns: int) -> None:
    client = client_of(redis_url)
    await client.ping()
    task = asyncio.create_task(client.ping())
    for _ in range(turns):
        await asyncio.sleep(0)
    if not task.done():  # else it was faster
        task.cancel()
        await asyncio.wait([task])
        assert task.cancelled()
    assert await client.ping()
    await client.aclose()
