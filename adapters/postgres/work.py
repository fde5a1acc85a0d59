"""One command, one transaction: the only place that opens, commits and rolls back."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from inspect import signature
from typing import Any, TypeVar, get_type_hints

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import Database
from domain.shared.actor import Origin

Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Scope:
    """What an adapter may draw on while a command runs; ``connection`` is None outside a transaction."""

    database: Database
    origin: Origin
    connection: AsyncConnection | None


@dataclass(frozen=True, slots=True)
class Binding:
    """How a port is answered. ``single_statement``: each call is one statement, atomic by itself."""

    make: Callable[[Scope], Any]
    single_statement: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    ports: tuple[tuple[str, Binding], ...]
    needs_transaction: bool


class Work:
    """Runs commands: supplies the ports their parameters name, in one transaction.

    A command whose every port is ``single_statement`` runs without ``begin`` and ``commit``: its one
    statement is its transaction, and two round trips are saved on the bet path.
    """

    def __init__(self, database: Database, bindings: Mapping[type, Binding]) -> None:
        self._database = database
        self._bindings = bindings
        self._plans: dict[Callable[..., Any], _Plan] = {}

    async def run(
        self, carry_out: Callable[..., Awaitable[Outcome]], command: Any, origin: Origin
    ) -> Outcome:
        """Carry ``command`` out and commit; an exception rolls everything back."""
        plan = self._plans.get(carry_out) or self._plan(carry_out)
        if not plan.needs_transaction:
            return await carry_out(command, **_ports(plan, Scope(self._database, origin, None)))
        async with self._database.transaction(origin.actor.brand) as connection:
            return await carry_out(command, **_ports(plan, Scope(self._database, origin, connection)))

    def _plan(self, carry_out: Callable[..., Any]) -> _Plan:
        hints = get_type_hints(carry_out)
        names = list(signature(carry_out).parameters)[1:]
        ports = tuple((name, self._bindings[hints[name]]) for name in names)
        plan = _Plan(ports, not all(binding.single_statement for _, binding in ports))
        self._plans[carry_out] = plan
        return plan


def _ports(plan: _Plan, scope: Scope) -> dict[str, Any]:
    return {name: binding.make(scope) for name, binding in plan.ports}
