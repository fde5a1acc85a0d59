"""Commands of many callers in one transaction: commits, and the waits for the audit log, are shared."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeVar

from adapters.postgres.command_runner import Call, CommandRunner
from adapters.postgres.grouped_calls import CallGroups
from domain.shared.actor import Origin

GROUPS_MAX: Final = 3
COMMANDS_MAX: Final = 32
"""More gain little, and hold what others wait for: names just taken, and the end of the audit log."""

Outcome = TypeVar("Outcome")


class GroupedCommands:
    """A command runner for jobs that carry out many commands at once; see ``CallGroups``.

    What needs a transaction shares one with what arrives meanwhile. All else runs as it would alone.
    """

    def __init__(self, runner: CommandRunner) -> None:
        self._runner = runner
        self._groups: CallGroups[str, Call, Any] = CallGroups(
            self._together, self._alone, groups_max=GROUPS_MAX, calls_max=COMMANDS_MAX
        )

    async def run(
        self, carry_out: Callable[..., Awaitable[Outcome]], command: Any, origin: Origin
    ) -> Outcome:
        """As ``CommandExecutor`` of ``resolvers/context.py``."""
        if not self._runner.needs_transaction(carry_out):
            return await self._runner.run(carry_out, command, origin)
        outcome: Outcome = await self._groups.answer(origin.actor.brand, Call(carry_out, command, origin))
        return outcome

    async def _together(self, _brand: str, calls: Sequence[Call]) -> list[Any]:
        return await self._runner.run_together(calls)

    async def _alone(self, _brand: str, call: Call) -> Any:
        return await self._runner.run(call.carry_out, call.command, call.origin)
