"""Callers who never give up: an operation without an answer is sent again under its id until there is one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import asyncpg

from tests.ledger.traffic import AcknowledgedOperations, Operation, Traffic
from tests.wallets.wallets_harness import WalletsHarness

RETRY_SECONDS = 0.05
UNANSWERED = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InterfaceError,
    OSError,
)


@dataclass
class RetryingCallers:
    """Concurrent callers, the operations they send and the answers they get."""

    harness: WalletsHarness
    traffic: Traffic
    promises: AcknowledgedOperations = field(default_factory=AcknowledgedOperations)
    answered: int = 0
    sent_again: int = 0
    _stopping: bool = False
    _moved: asyncio.Condition = field(default_factory=asyncio.Condition)

    @asynccontextmanager
    async def running(self, callers: int) -> AsyncIterator[RetryingCallers]:
        """So many at once; at the end each waits for its answer."""
        async with asyncio.TaskGroup() as calling:
            for _ in range(callers):
                calling.create_task(self._call())
            yield self
            self._stopping = True

    async def wait_for_answers(self, more: int) -> None:
        """Wait until so many more answers have been given."""
        until = self.answered + more
        async with self._moved:
            await asyncio.wait_for(self._moved.wait_for(lambda: self.answered >= until), timeout=60)

    async def _call(self) -> None:
        while not self._stopping:
            operation = self.traffic.operation()
            outcome = await self._answered(operation)
            self.promises.record(operation, outcome)
            self.traffic.know(operation, outcome)
            async with self._moved:
                self.answered += 1
                self._moved.notify_all()

    async def _answered(self, operation: Operation) -> Any:
        """The answer; while there is no server, the caller tries again shortly."""
        while True:
            try:
                return await self.harness.run(*operation)
            except UNANSWERED:
                self.sent_again += 1
                await asyncio.sleep(RETRY_SECONDS)
