"""Operators made at the command line: complete, with roles and a password to begin with."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeAlias
from uuid import UUID

from domain.access.ports import OperatorPasswords, OperatorSessions
from domain.access.roles import Operator, Operators, OperatorState
from domain.access.roles_commands import CreateOperator, create_operator
from domain.access.roles_outcomes import LoginTaken, OperatorCreated, OperatorDisabled
from domain.shared.actor import Origin
from domain.shared.clock import Clock


@dataclass(frozen=True, slots=True)
class OpenOperator:
    """An operator to make. ``brand`` is where the roles hold; ``*`` for every brand.

    ``to_change``: they have to choose a password of their own first thing, within a week.
    """

    login: str
    name: str
    roles: tuple[str, ...]
    brand: str
    hashed: str = field(repr=False)
    to_change: bool = True


@dataclass(frozen=True, slots=True)
class GivePassword:
    """Another password for an operator who has lost theirs. Their factors stay."""

    login: str
    hashed: str = field(repr=False)
    to_change: bool = True


@dataclass(frozen=True, slots=True)
class ShutOut:
    """An operator who is to come in no more."""

    operator_id: UUID


@dataclass(frozen=True, slots=True)
class PasswordGiven:
    """It holds from now on, and every session of the operator has ended."""


@dataclass(frozen=True, slots=True)
class NoSuchOperator:
    """Nobody has this login."""

    login: str


class RoleGrants(Protocol):
    """Gives roles without asking anybody: the command line alone may."""

    async def give(self, operator_id: UUID, role: str, brand: str) -> None:
        """Give a role in a brand; who has it already keeps it."""
        ...


class OperatorList(Protocol):
    """The operators of the house."""

    async def all(self) -> Sequence[Operator]:
        """Each of them, by login."""
        ...

    async def by_login(self, login: str) -> Operator | None:
        """Whose login this is."""
        ...


OpenOutcome: TypeAlias = OperatorCreated | LoginTaken
PasswordOutcome: TypeAlias = PasswordGiven | NoSuchOperator


async def open_operator(
    asked: OpenOperator,
    origin: Origin,
    operators: Operators,
    passwords: OperatorPasswords,
    gifts: RoleGrants,
    clock: Clock,
) -> OpenOutcome:
    """Make an operator who can sign in, and has to enrol a factor first thing."""
    made = await create_operator(CreateOperator(asked.login, asked.name), origin, operators, clock)
    if isinstance(made, LoginTaken):
        return made
    operator = made.operator
    await passwords.set_password(operator.id, asked.hashed, clock.now(), given=asked.to_change)
    for role in asked.roles:
        await gifts.give(operator.id, role, asked.brand)
    return made


async def give_password(
    asked: GivePassword,
    known: OperatorList,
    passwords: OperatorPasswords,
    sessions: OperatorSessions,
    clock: Clock,
) -> PasswordOutcome:
    """Set another password and end every session."""
    operator = await known.by_login(asked.login)
    if operator is None:
        return NoSuchOperator(asked.login)
    if await passwords.set_password(operator.id, asked.hashed, clock.now(), given=asked.to_change) is None:
        return NoSuchOperator(asked.login)
    await sessions.end_all(operator.id)
    return PasswordGiven()


async def shut_out(
    asked: ShutOut, operators: Operators, sessions: OperatorSessions
) -> OperatorDisabled | NoSuchOperator:
    """Disable an operator of whatever brand: nothing of it where sessions are out of reach."""
    operator = await operators.find(asked.operator_id)
    if operator is None:
        return NoSuchOperator(str(asked.operator_id))
    await operators.disable(operator.id)
    await sessions.end_all(operator.id)
    return OperatorDisabled(replace(operator, state=OperatorState.DISABLED))
