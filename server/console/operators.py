"""`croupier operator` at the terminal: people of the house, made and helped where the installation is."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeVar
from uuid import uuid4

from adapters.casbin.catalogue_loader import load_catalogue
from adapters.postgres.access.operator_list import PostgresOperatorList
from adapters.postgres.command_runner import CommandRunner
from domain.access.operator_accounts import (
    GivePassword,
    NoSuchOperator,
    OpenOperator,
    ShutOut,
    give_password,
    open_operator,
    shut_out,
)
from domain.access.roles import Operator
from domain.access.roles_outcomes import LoginTaken, OperatorDisabled
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from server.composition.bindings import bindings
from server.composition.process_resources import ProcessResources, open_resources
from server.errors import OperatorError
from server.processes.backend_servers import with_servers
from server.settings import Settings

PASSWORD_BYTES: Final = 15
"""Of a password to begin with: 20 characters, 120 bits."""

T = TypeVar("T")


class OperatorCommandError(OperatorError):
    """What was asked for cannot be done; the line says why."""


def create_operator(settings: Settings, login: str, name: str, roles: Sequence[str], brand: str) -> str:
    """Make an operator; gives the password to sign in with, which is kept nowhere else.

    Raises:
        RefusedError: there is no such role, or the login is taken.
    """
    _check_roles(roles)
    password = secrets.token_urlsafe(PASSWORD_BYTES)

    async def make(means: ProcessResources, run: RunCommand) -> None:
        asked = OpenOperator(login, name, tuple(roles), brand, await hash_password(means, password))
        if isinstance(await run(open_operator, asked), LoginTaken):
            raise OperatorCommandError(f"somebody else has the login {login}: choose another one")

    with_resources(settings, _console_brand(brand), make)
    return password


def reset_password(settings: Settings, login: str) -> str:
    """Give an operator another password and end their sessions; their factors stay.

    Raises:
        RefusedError: nobody has this login.
    """
    made = secrets.token_urlsafe(PASSWORD_BYTES)

    async def give(means: ProcessResources, run: RunCommand) -> None:
        asked = GivePassword(login, await hash_password(means, made))
        if isinstance(await run(give_password, asked), NoSuchOperator):
            raise _no_such_login(login)

    with_resources(settings, _console_brand("*"), give)
    return made


def disable_operator(settings: Settings, login: str) -> None:
    """Let an operator in no more, take their roles and end their sessions.

    Raises:
        RefusedError: nobody has this login.
    """

    async def shut(means: ProcessResources, run: RunCommand) -> None:
        known = PostgresOperatorList(means.database)
        operator = await known.by_login(login)
        if operator is None:
            raise _no_such_login(login)
        if not isinstance(await run(shut_out, ShutOut(operator.id)), OperatorDisabled):
            raise _no_such_login(login)

    with_resources(settings, _console_brand("*"), shut)


def list_operators(settings: Settings) -> Sequence[Operator]:
    """Every operator, by login."""

    async def read(means: ProcessResources, _run: RunCommand) -> Sequence[Operator]:
        return await PostgresOperatorList(means.database).all()

    return with_resources(settings, _console_brand("*"), read)


RunCommand = Callable[[Callable[..., Awaitable[Any]], Any], Awaitable[Any]]


def with_resources(
    settings: Settings, brand: str, work: Callable[[ProcessResources, RunCommand], Awaitable[T]]
) -> T:
    """Do something as the command line does it: with commands that run on its behalf."""
    with with_servers(settings) as complete:
        return asyncio.run(_run_on_console(complete, brand, work))


async def _run_on_console(
    settings: Settings, brand: str, work: Callable[[ProcessResources, RunCommand], Awaitable[T]]
) -> T:
    actor = Actor(ActorKind.SYSTEM, "console", brand, frozenset({"system"}))
    origin = Origin(actor, Channel.CONSOLE, uuid4().hex)
    async with open_resources(settings) as means:
        commands = CommandRunner(means.database, bindings(means))

        async def run(carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
            return await commands.run(carry_out, command, origin)

        return await work(means, run)


async def hash_password(means: ProcessResources, password: str) -> str:
    """The hash to keep.

    Raises:
        RefusedError: too many are being made.
    """
    made = await means.passwords.hash(password)
    if made is None:
        raise OperatorCommandError("too many passwords are being hashed: try again in a moment")
    return made


def _check_roles(roles: Sequence[str]) -> None:
    offered = sorted(role.name for role in load_catalogue().roles.values() if role.kind == "OPERATOR")
    for role in roles:
        if role not in offered:
            raise OperatorCommandError(
                f"there is no role {role} for operators: use one of {', '.join(offered)}"
            )


def _console_brand(brand: str) -> str:
    """The brand in which the command line works; an operator of every brand is at home in the first."""
    return "default" if brand == "*" else brand


def _no_such_login(login: str) -> OperatorCommandError:
    return OperatorCommandError(f"nobody has the login {login}: `croupier operator list` shows who there is")
