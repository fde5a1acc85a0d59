from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from server.embedded import EmbeddedServers
from server.settings import Settings
from tests.conftest import copy_database
from tests.journeys.staffed_casino import StaffedCasino, open_staffed_casino
from tests.live.served_casino import Casino
from tests.manual_clock import OffsetClock
from tests.operations.programs import CROUPIER, Program, programs
from tests.server_directory import server_directory

Croupier = Callable[..., Program]


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A data directory that the tests of one file start on, one after the other."""
    with server_directory() as directory:
        yield directory / "data"


@pytest.fixture(scope="module")
def croupier(data: Path) -> Iterator[Croupier]:
    """Start `croupier ARGUMENTS` on that directory."""
    with programs(data.parent) as start:

        def ours(*arguments: str, **settings: object) -> Program:
            return start(*CROUPIER, *arguments, data_dir=data, log_format="json", **settings)

        yield ours


@asynccontextmanager
async def visiting(data: Path, address: str) -> AsyncIterator[Casino]:
    """Players who know the address of what is up on this directory."""
    casino = Casino(address.removeprefix("http://"), Settings(data_dir=data), OffsetClock())
    try:
        yield casino
    finally:
        await casino.close()


@pytest.fixture(scope="session")
async def casino(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[StaffedCasino]:
    """A casino that is open, for people who know its public interfaces only."""
    await copy_database(servers, template_database, "croupier_staffed")
    url, data = servers.dsn("croupier_staffed"), tmp_path_factory.mktemp("staffed")
    async with open_staffed_casino(url, servers.redis_url, data) as casino:
        yield casino
