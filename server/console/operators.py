"""`croupier operator` at the terminal: creates, lists and disables operators, and resets passwords."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeVar
from uuid import uuid4

from adapters.casbin.catalogue_loader import load_catalogue
from adapters.postgres.access.operator_list import PostgresOperatorList
from adapters.postgres.command_runner import CommandRunner
from domain.access.operator_accounts import (
    CreateOperatorWithRoles,
    DisableOperatorInEveryBrand,
    ListedOperator,
    NoSuchOperator,
    SetOperatorPassword,
    create_operator_with_roles,
    disable_operator_in_every_brand,
    set_operator_password,
)
from domain.access.roles_outcomes import LoginTaken, OperatorDisabled
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from server.composition.bindings import bindings
from server.composition.process_resources import ProcessResources, open_resources
from server.console.known_brands import require_known
from server.errors import OperatorError
from server.processes.backend_servers import with_servers
from server.settings import Settings

PASSWORD_BYTES: Final = 15
"""Of an initial password: 20 characters, 120 bits."""

T = TypeVar("T")


class OperatorCommandError(OperatorError):
    """The command cannot be carried out; the line says why."""


def create_operator(settings: Settings, login: str, name: str, roles: Sequence[str], brand: str) -> str:
    """Create an operator; returns the initial password, of which only the hash is stored.

    Raises:
        UnknownBrand: there is no such brand; `*` is every one.
        OperatorCommandError: there is no such role, or the login is taken.
    """
    _check_roles(roles)
    password = secrets.token_urlsafe(PASSWORD_BYTES)

    async def make(resources: ProcessResources, run: RunCommand) -> None:
        await require_known(_console_brand(brand), resources.database)
        command = CreateOperatorWithRoles(
            login, name, tuple(roles), brand, await hash_password(resources, password)
        )
        if isinstance(await run(create_operator_with_roles, command), LoginTaken):
            raise OperatorCommandError(f"the login {login} is taken: choose another one")

    with_resources(settings, _console_brand(brand), make)
    return password


def reset_password(settings: Settings, login: str) -> str:
    """Reset an operator's password and end their sessions; their factors stay.

    Raises:
        OperatorCommandError: there is no such login.
    """
    password = secrets.token_urlsafe(PASSWORD_BYTES)

    async def give(resources: ProcessResources, run: RunCommand) -> None:
        command = SetOperatorPassword(login, await hash_password(resources, password))
        if isinstance(await run(set_operator_password, command), NoSuchOperator):
            raise _no_such_login(login)

    with_resources(settings, _console_brand("*"), give)
    return password


def disable_operator(settings: Settings, login: str) -> None:
    """Disable an operator, remove their roles and end their sessions.

    Raises:
        OperatorCommandError: there is no such login.
    """

    async def disable(resources: ProcessResources, run: RunCommand) -> None:
        known = PostgresOperatorList(resources.database)
        operator = await known.by_login(login)
        if operator is None:
            raise _no_such_login(login)
        if not isinstance(
            await run(disable_operator_in_every_brand, DisableOperatorInEveryBrand(operator.id)),
            OperatorDisabled,
        ):
            raise _no_such_login(login)

    with_resources(settings, _console_brand("*"), disable)


def list_operators(settings: Settings) -> Sequence[ListedOperator]:
    """Every operator with roles and factors, by login."""

    async def read(resources: ProcessResources, _run: RunCommand) -> Sequence[ListedOperator]:
        return await PostgresOperatorList(resources.database).all()

    return with_resources(settings, _console_brand("*"), read)


COLUMNS: Final = ("login", "state", "name", "roles", "factors")
"""The first line of `croupier operator list`."""


def line_of(listed: ListedOperator) -> str:
    """An operator in one line, as `croupier operator list` prints it."""
    roles = (
        f"{held.role} in {held.brand}" + (f" until {held.until:%Y-%m-%d %H:%M} UTC" if held.until else "")
        for held in listed.roles
    )
    factors = (f"{name} x {count}" if count > 1 else name for name, count in listed.factors.items())
    operator = listed.operator
    columns = (operator.login, operator.state.value, operator.name)
    return "\t".join((*columns, ", ".join(roles) or "no roles", ", ".join(factors) or "no factors"))


RunCommand = Callable[[Callable[..., Awaitable[Any]], Any], Awaitable[Any]]


def with_resources(
    settings: Settings, brand: str, action: Callable[[ProcessResources, RunCommand], Awaitable[T]]
) -> T:
    """Run ``action`` with a process's resources, and commands that run as the command line's actor."""
    with with_servers(settings) as complete:
        return asyncio.run(_run_on_console(complete, brand, action))


async def _run_on_console(
    settings: Settings, brand: str, action: Callable[[ProcessResources, RunCommand], Awaitable[T]]
) -> T:
    actor = Actor(ActorKind.SYSTEM, "console", brand, frozenset({"system"}))
    origin = Origin(actor, Channel.CONSOLE, uuid4().hex)
    async with open_resources(settings) as resources:
        commands = CommandRunner(resources.database, bindings(resources))

        async def run(carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
            return await commands.run(carry_out, command, origin)

        return await action(resources, run)


async def hash_password(resources: ProcessResources, password: str) -> str:
    """The hash to store.

    Raises:
        OperatorCommandError: too many passwords are being hashed.
    """
    hashed = await resources.passwords.hash(password)
    if hashed is None:
        raise OperatorCommandError("too many passwords are being hashed: try again in a moment")
    return hashed


def _check_roles(roles: Sequence[str]) -> None:
    offered = sorted(role.name for role in load_catalogue().roles.values() if role.kind == "OPERATOR")
    for role in roles:
        if role not in offered:
            raise OperatorCommandError(
                f"there is no role {role} for operators: use one of {', '.join(offered)}"
            )


def _console_brand(brand: str) -> str:
    """The brand of the command line's actor; operators of every brand belong to the default brand."""
    return "default" if brand == "*" else brand


def _no_such_login(login: str) -> OperatorCommandError:
    return OperatorCommandError(f"there is no operator {login}: `croupier operator list` shows all")
