"""While a dump reads the tables nothing waits behind it for its end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

MAKE = ["wallets.create_partitions", "compliance.create_partitions"]


@pytest.fixture
async def dumping(fresh_database_url: str) -> AsyncIterator[Any]:
    """A session that holds what pg_dump holds."""
    session = await asyncpg.connect(fresh_database_url)
    await session.execute("begin; lock table wallets.entry, compliance.audit in access share mode")
    yield session
    await session.close()


@pytest.mark.parametrize("make", MAKE)
async def test_a_partition_is_made_later(dumping: Any, fresh_database_url: str, make: str) -> None:
    owner = await asyncpg.connect(fresh_database_url, server_settings={"statement_timeout": "20s"})
    with pytest.raises(asyncpg.LockNotAvailableError):
        await owner.fetchval(f"select {make}('2090-01-01', 0)")
    await dumping.execute("rollback")
    assert await owner.fetchval(f"select {make}('2090-01-01', 0)") == 1
    await owner.close()
