from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from server.settings import Settings
from tests.live.served_casino import Casino
from tests.operations.conftest import CROUPIER, Program, programs, reachable_directory

Croupier = Callable[..., Program]
Visit = Callable[[str], Casino]


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A data directory that the tests of one file start on, one after the other."""
    with reachable_directory() as directory:
        yield directory / "data"


@pytest.fixture(scope="module")
def croupier(data: Path) -> Iterator[Croupier]:
    """Start `croupier ARGUMENTS` on that directory."""
    with programs(data.parent) as start:

        def ours(*arguments: str, **settings: object) -> Program:
            return start(*CROUPIER, *arguments, data_dir=data, log_format="json", **settings)

        yield ours


@pytest.fixture
async def visit(data: Path) -> AsyncIterator[Visit]:
    """People who know the address of what is up."""
    opened: list[Casino] = []

    def at(address: str) -> Casino:
        opened.append(Casino(address.removeprefix("http://"), Settings(data_dir=data)))
        return opened[-1]

    yield at
    for casino in opened:
        await casino.close()
