"""Counts the outcomes of commands."""

from collections.abc import Awaitable, Callable
from time import perf_counter
from typing import Any, TypeVar

from domain.shared.actor import Origin
from resolvers.context import CommandExecutor
from server.observability.metrics import Metrics

Outcome = TypeVar("Outcome")


class MeteredCommandRunner:
    """A command executor that counts and times commands. Names come from our code, so they are bounded."""

    def __init__(self, commands: CommandExecutor, metrics: Metrics) -> None:
        self._commands = commands
        self._metrics = metrics

    async def run(
        self, carry_out: Callable[..., Awaitable[Outcome]], command: Any, origin: Origin
    ) -> Outcome:
        """Carry ``command`` out and commit; an exception rolls everything back."""
        started, outcome = perf_counter(), "cancelled"
        try:
            answer = await self._commands.run(carry_out, command, origin)
            outcome = type(answer).__name__
        except Exception as error:
            outcome = type(error).__name__
            raise
        else:
            return answer
        finally:
            context = carry_out.__module__.split(".")[1]
            self._metrics.command(context, carry_out.__name__, outcome, perf_counter() - started)
