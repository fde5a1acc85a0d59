"""A process that carries operations out and writes down what it is about to ask and what it was told.

``python -m tests.ledger.traffic_process DATABASE_URL SEED PLAYER...``; standard output is a stream of pickled
``(operation, outcome)``, the outcome None before it is known. It ends only by being killed.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from collections.abc import AsyncIterator
from random import Random
from typing import Any
from uuid import UUID

from adapters.postgres.database import connect
from tests.ledger.traffic import Operation, Traffic
from tests.wallets.wallets_harness import WalletsHarness, a_provider

CALLERS = 16
LENGTH_BYTES = 4
PROVIDER = a_provider("teller")


def write(operation: Operation, outcome: Any) -> None:
    """One record, at once and whole: what is in the pipe outlives us."""
    record = pickle.dumps((operation, outcome))
    os.write(sys.stdout.fileno(), len(record).to_bytes(LENGTH_BYTES) + record)


async def read(stream: asyncio.StreamReader) -> AsyncIterator[tuple[Operation, Any]]:
    """The records of a teller, to the last whole one."""
    while True:
        try:
            length = int.from_bytes(await stream.readexactly(LENGTH_BYTES))
            yield pickle.loads(await stream.readexactly(length))
        except asyncio.IncompleteReadError:
            return


async def main(database_url: str, seed: str, *players: str) -> None:
    harness = WalletsHarness(await connect(database_url, composing_max=1, hot_max=CALLERS), PROVIDER)
    traffic = Traffic(Random(seed), [UUID(player) for player in players])

    async def call() -> None:
        while True:
            operation = traffic.operation()
            write(operation, None)
            outcome = await harness.run(*operation)
            write(operation, outcome)
            traffic.know(operation, outcome)

    await asyncio.gather(*(call() for _ in range(CALLERS)))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
