"""An operation of a socket, from its start until its task has ended, which may be after the socket's end."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from server.http.graphql_api.documents import GraphQLOperation
from server.http.graphql_api.operation_metrics import OK

CANCEL_AGAIN_SECONDS: Final = 0.2

abandoned_tasks: set[asyncio.Task[None]] = set()
"""Operations of closed sockets until they end: the event loop holds tasks only by weak references."""


async def wait_for_abandoned(seconds_max: float) -> int:
    """Before a process ends: wait for mutations whose sockets are closed; returns how many still run."""
    if abandoned_tasks:
        await asyncio.wait(abandoned_tasks, timeout=seconds_max)
    return len(abandoned_tasks)


class RunningOperation:
    """An operation under way. A mutation is never cancelled: its outcome would be unknown."""

    __slots__ = ("abandoned", "mutates", "operation", "task", "variables")

    def __init__(self) -> None:
        self.task: asyncio.Task[None]
        self.mutates = False
        self.operation: GraphQLOperation | None = None
        self.variables: Mapping[str, Any] = {}
        self.abandoned = False

    def is_wanted(self) -> bool:
        """Whether its answers are still to be sent; ask after every wait, and begin nothing new otherwise."""
        return not self.abandoned

    def abandon(self) -> None:
        """Detach it from its socket; unless it is a mutation, cancel it until it has ended."""
        self.abandoned = True
        abandoned_tasks.add(self.task)
        self.task.add_done_callback(abandoned_tasks.discard)
        self._end()

    def _end(self) -> None:
        # Once is not enough: before Python 3.12 asyncio.wait_for, which libraries use, loses a cancellation
        # that arrives in the same turn of the event loop as what it waits for (gh-86296).
        if self.mutates or self.task.done():
            return
        self.task.cancel()
        self.task.get_loop().call_later(CANCEL_AGAIN_SECONDS, self._end)


@dataclass(slots=True)
class OperationReport:
    """The operation and outcome to report when it ends."""

    operation: GraphQLOperation | None = None
    outcome: str = OK
