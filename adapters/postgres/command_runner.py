"""One command, one transaction: the only place that opens, commits and rolls back."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from inspect import signature
from typing import Any, Final, Literal, TypeVar, get_type_hints

import asyncpg
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.backend_errors import backend_state
from adapters.postgres.compliance.audit import AuditLog
from adapters.postgres.compliance.audit_entries import entry_of
from adapters.postgres.database import CONNECTION_LOST, Database
from adapters.postgres.repeated_attempts import until_answered
from domain.compliance.model import Entry
from domain.shared.actor import ActorKind, Origin
from domain.shared.errors import Broken

Outcome = TypeVar("Outcome")

AUDITED_KINDS: Final = frozenset({ActorKind.OPERATOR, ActorKind.PLAYER})
"""Whatever they change is in the audit log. What programs do by single statements, the ledger keeps."""

PAUSES_SECONDS: Final = (0.05, 0.25, 1.0)

RETRY_ERRORS: Final = (asyncpg.UniqueViolationError, *CONNECTION_LOST)
"""After these a keyed statement is sent again: its key makes sure that it counts once."""

RETRY_STATES: Final = frozenset({"unreachable", "stopping", "starting"})
"""After errors of a server in one of these states, too, however SQLAlchemy has wrapped them."""


@dataclass(frozen=True, slots=True)
class CommandScope:
    """What an adapter may draw on while a command runs; ``connection`` is None outside a transaction.

    ``entries`` go into the audit log at the transaction's end.
    """

    database: Database
    origin: Origin
    connection: AsyncConnection | None
    audit_entries: list[Entry] = field(default_factory=list)

    @property
    def transaction(self) -> AsyncConnection:
        """The open transaction.

        Raises:
            Broken: the command that asks for this adapter runs outside of any.
        """
        if self.connection is None:
            raise Broken("this adapter works within a transaction")
        return self.connection


class Unaudited(Enum):
    """Why calls of a port leave no entry of their own in the audit log."""

    READS = "it reads or computes, and changes nothing"
    TEMPORARY = "it changes what Valkey keeps for a time; the use case records what matters of it"
    SENDS = "it sends a message, which is limited and recorded where messages are sent"
    RECORDS = "it writes the audit log itself"


@dataclass(frozen=True, slots=True)
class Binding:
    """How a port is answered. Made by one of the three functions below, which say what is audited.

    ``single_statement``: each call is one statement, atomic by itself. ``audited``: what the port changes is
    in the audit log; if not, why.
    """

    make: Callable[[CommandScope], Any]
    single_statement: bool
    audited: Literal[True] | Unaudited

    @classmethod
    def in_transaction(cls, make: Callable[[CommandScope], Any]) -> "Binding":
        """The adapter works within the command's transaction, which ends with the entry of the audit log."""
        return cls(make, single_statement=False, audited=True)

    @classmethod
    def by_statement(cls, make: Callable[[CommandScope], Any]) -> "Binding":
        """Each call changes something by one statement that is safe to send again.

        What people send is sent in a transaction, with an entry of the audit log; what programs send is not.
        """
        return cls(make, single_statement=True, audited=True)

    @classmethod
    def unaudited(cls, why: Unaudited, make: Callable[[CommandScope], Any]) -> "Binding":
        """Needs no transaction, and leaves no entry of its own."""
        return cls(make, single_statement=True, audited=why)


@dataclass(frozen=True, slots=True)
class Call:
    """A command, what carries it out, and who asks for it."""

    carry_out: Callable[..., Awaitable[Any]]
    command: Any
    origin: Origin


Then = Callable[[AsyncConnection, list[Any]], Awaitable[None]]
"""Is given the open transaction and the outcomes of its commands; what it raises undoes them."""


@dataclass(frozen=True, slots=True)
class _Plan:
    ports: tuple[tuple[str, Binding], ...]
    needs_transaction: bool
    audited: bool


class CommandRunner:
    """Runs commands: supplies the ports their parameters name, in one transaction.

    The last statement of every transaction appends what was done, and what came of it, to the audit log; if
    that fails, nothing was done. A command whose every port is ``single_statement`` runs without ``begin``
    and ``commit``: its one statement is its transaction, and the bet path saves the other round trips.
    """

    def __init__(
        self, database: Database, bindings: Mapping[type, Binding], audit: AuditLog | None = None
    ) -> None:
        self._database = database
        self._bindings = bindings
        self._audit = audit or AuditLog(database)
        self._plans: dict[Callable[..., Any], _Plan] = {}

    async def run(
        self, carry_out: Callable[..., Awaitable[Outcome]], command: Any, origin: Origin
    ) -> Outcome:
        """As ``CommandExecutor`` of ``resolvers/context.py``.

        Raises:
            Unavailable: the audit log cannot be written; nothing was changed.
        """
        plan = self._plan(carry_out)
        if plan.needs_transaction:
            return await self._transact(carry_out, command, origin)
        if plan.audited and origin.actor.kind in AUDITED_KINDS:
            return await self._transact_again(carry_out, command, origin)
        return await carry_out(command, **_ports(plan, CommandScope(self._database, origin, None)))

    async def run_together(self, calls: Sequence[Call], then: Then | None = None) -> list[Any]:
        """Carry out commands of one brand in one transaction; each has an outcome and entries of its own.

        ``then`` does in the same transaction what belongs to it and to no command.

        Raises:
            Exception: what any of them raises; nothing was changed.
        """
        entries: list[tuple[Entry, Origin]] = []
        outcomes: list[Any] = []
        async with self._database.transaction(calls[0].origin.actor.brand) as connection:
            for call in calls:
                scope = CommandScope(self._database, call.origin, connection)
                outcome = await call.carry_out(call.command, **_ports(self._plan(call.carry_out), scope))
                own = (*scope.audit_entries, entry_of(call.carry_out, call.command, outcome))
                entries += [(entry, call.origin) for entry in own]
                outcomes.append(outcome)
            if then is not None:
                await then(connection, outcomes)
            # The brand's other writers wait from the first append to the commit, so these come last.
            for entry, origin in entries:
                await self._audit.append(entry, origin, connection)
        return outcomes

    def needs_transaction(self, carry_out: Callable[..., Any]) -> bool:
        """Whether a command is more than one statement."""
        return self._plan(carry_out).needs_transaction

    async def _transact(
        self, carry_out: Callable[..., Awaitable[Outcome]], command: Any, origin: Origin
    ) -> Outcome:
        outcome: Outcome
        (outcome,) = await self.run_together([Call(carry_out, command, origin)])
        return outcome

    async def _transact_again(
        self, carry_out: Callable[..., Awaitable[Outcome]], command: Any, origin: Origin
    ) -> Outcome:
        """As patient as single statements are: see ``LedgerStatements``."""
        return await until_answered(
            lambda: self._transact(carry_out, command, origin), _is_temporary, PAUSES_SECONDS
        )

    def _plan(self, carry_out: Callable[..., Any]) -> _Plan:
        if made := self._plans.get(carry_out):
            return made
        hints = get_type_hints(carry_out)
        names = list(signature(carry_out).parameters)[1:]
        ports = tuple((name, self._bindings[hints[name]]) for name in names)
        plan = _Plan(
            ports,
            needs_transaction=not all(binding.single_statement for _, binding in ports),
            audited=any(binding.audited is True for _, binding in ports),
        )
        self._plans[carry_out] = plan
        return plan


def _ports(plan: _Plan, scope: CommandScope) -> dict[str, Any]:
    return {name: binding.make(scope) for name, binding in plan.ports}


def _is_temporary(error: Exception) -> bool:
    return isinstance(error, RETRY_ERRORS) or backend_state(error) in RETRY_STATES
