"""Commands about operators' accounts at the command line: created with roles and a password, disabled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeAlias
from uuid import UUID

from domain.access.policy import OperatorRole
from domain.access.ports import OperatorPasswords, OperatorSessions
from domain.access.roles import Operator, Operators, OperatorState
from domain.access.roles_commands import CreateOperator, create_operator
from domain.access.roles_outcomes import LoginTaken, OperatorCreated, OperatorDisabled
from domain.shared.actor import Origin
from domain.shared.clock import Clock


@dataclass(frozen=True, slots=True)
class CreateOperatorWithRoles:
    """An operator to create. ``brand`` is where the roles are held; ``*`` for every brand.

    ``to_change``: at the first sign-in, within a week, they have to choose another password.
    """

    login: str
    name: str
    roles: tuple[str, ...]
    brand: str
    hashed: str = field(repr=False)
    to_change: bool = True


@dataclass(frozen=True, slots=True)
class SetOperatorPassword:
    """Set the password of an operator who has lost theirs; their second factors stay."""

    login: str
    hashed: str = field(repr=False)
    to_change: bool = True


@dataclass(frozen=True, slots=True)
class DisableOperatorInEveryBrand:
    """Disable an operator, whatever their brands."""

    operator_id: UUID


@dataclass(frozen=True, slots=True)
class OperatorPasswordSet:
    """The password is set, and every session of the operator has ended."""


@dataclass(frozen=True, slots=True)
class NoSuchOperator:
    """There is no operator of this login."""

    login: str


class RoleGrants(Protocol):
    """Gives roles without a second operator's approval; for the command line only."""

    async def give(self, operator_id: UUID, role: str, brand: str) -> None:
        """Give a role in a brand; no change where it is held already."""
        ...


@dataclass(frozen=True, slots=True)
class ListedOperator:
    """An operator with their roles that have not ended, by brand, and how many of each factor they have."""

    operator: Operator
    roles: tuple[OperatorRole, ...]
    factors: Mapping[str, int]


class OperatorList(Protocol):
    """All operators, read outside any brand."""

    async def all(self) -> Sequence[ListedOperator]:
        """Every operator, by login."""
        ...

    async def by_login(self, login: str) -> Operator | None:
        """The operator of this login."""
        ...


OpenOutcome: TypeAlias = OperatorCreated | LoginTaken
PasswordOutcome: TypeAlias = OperatorPasswordSet | NoSuchOperator


async def create_operator_with_roles(
    command: CreateOperatorWithRoles,
    origin: Origin,
    operators: Operators,
    passwords: OperatorPasswords,
    grants: RoleGrants,
    clock: Clock,
) -> OpenOutcome:
    """Create an operator who can sign in, and has to enrol a second factor first."""
    outcome = await create_operator(CreateOperator(command.login, command.name), origin, operators, clock)
    if isinstance(outcome, LoginTaken):
        return outcome
    operator = outcome.operator
    await passwords.set_password(operator.id, command.hashed, clock.now(), given=command.to_change)
    for role in command.roles:
        await grants.give(operator.id, role, command.brand)
    return outcome


async def set_operator_password(
    command: SetOperatorPassword,
    operators: OperatorList,
    passwords: OperatorPasswords,
    sessions: OperatorSessions,
    clock: Clock,
) -> PasswordOutcome:
    """Set another password and end every session."""
    operator = await operators.by_login(command.login)
    if operator is None:
        return NoSuchOperator(command.login)
    if (
        await passwords.set_password(operator.id, command.hashed, clock.now(), given=command.to_change)
        is None
    ):
        return NoSuchOperator(command.login)
    await sessions.end_all(operator.id)
    return OperatorPasswordSet()


async def disable_operator_in_every_brand(
    command: DisableOperatorInEveryBrand, operators: Operators, sessions: OperatorSessions
) -> OperatorDisabled | NoSuchOperator:
    """Disable an operator of any brand; nothing is changed where their sessions cannot be ended."""
    operator = await operators.find(command.operator_id)
    if operator is None:
        return NoSuchOperator(str(command.operator_id))
    await operators.disable(operator.id)
    await sessions.end_all(operator.id)
    return OperatorDisabled(replace(operator, state=OperatorState.DISABLED))
