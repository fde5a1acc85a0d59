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
from server.access import shipped
from server.bindings import bindings
from server.errors import OperatorError
from server.means import Means, opened
from server.policy import policy_bindings
from server.running import with_servers
from server.settings import Settings

PASSWORD_BYTES: Final = 15
"""Of a password to begin with: 20 characters, 120 bits."""

T = TypeVar("T")


class RefusedError(OperatorError):
    """What was asked for cannot be done; the line says why."""


def create(settings: Settings, login: str, name: str, roles: Sequence[str], brand: str) -> str:
    """Make an operator; gives the password to sign in with, which is kept nowhere else.

    Raises:
        RefusedError: there is no such role, or the login is taken.
    """
    _check(roles)
    password = secrets.token_urlsafe(PASSWORD_BYTES)

    async def make(means: Means, run: Run) -> None:
        asked = OpenOperator(login, name, tuple(roles), brand, await hashed(means, password))
        if isinstance(await run(open_operator, asked), LoginTaken):
            raise RefusedError(f"somebody else has the login {login}: choose another one")

    with_means(settings, _home(brand), make)
    return password


def password(settings: Settings, login: str) -> str:
    """Give an operator another password and end their sessions; their factors stay.

    Raises:
        RefusedError: nobody has this login.
    """
    made = secrets.token_urlsafe(PASSWORD_BYTES)

    async def give(means: Means, run: Run) -> None:
        asked = GivePassword(login, await hashed(means, made))
        if isinstance(await run(give_password, asked), NoSuchOperator):
            raise _nobody(login)

    with_means(settings, _home("*"), give)
    return made


def disable(settings: Settings, login: str) -> None:
    """Let an operator in no more, take their roles and end their sessions.

    Raises:
        RefusedError: nobody has this login.
    """

    async def shut(means: Means, run: Run) -> None:
        known = PostgresOperatorList(means.database)
        operator = await known.by_login(login)
        if operator is None:
            raise _nobody(login)
        if not isinstance(await run(shut_out, ShutOut(operator.id)), OperatorDisabled):
            raise _nobody(login)

    with_means(settings, _home("*"), shut)


def listed(settings: Settings) -> Sequence[Operator]:
    """Every operator, by login."""

    async def read(means: Means, _run: Run) -> Sequence[Operator]:
        return await PostgresOperatorList(means.database).all()

    return with_means(settings, _home("*"), read)


Run = Callable[[Callable[..., Awaitable[Any]], Any], Awaitable[Any]]


def with_means(settings: Settings, brand: str, work: Callable[[Means, Run], Awaitable[T]]) -> T:
    """Do something as the command line does it: with commands that run on its behalf."""
    with with_servers(settings) as complete:
        return asyncio.run(_within(complete, brand, work))


async def _within(settings: Settings, brand: str, work: Callable[[Means, Run], Awaitable[T]]) -> T:
    actor = Actor(ActorKind.SYSTEM, "console", brand, frozenset({"system"}))
    origin = Origin(actor, Channel.CONSOLE, uuid4().hex)
    async with opened(settings) as means:
        commands = CommandRunner(means.database, {**bindings(means), **policy_bindings(shipped())})

        async def run(carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
            return await commands.run(carry_out, command, origin)

        return await work(means, run)


async def hashed(means: Means, password: str) -> str:
    """The hash to keep.

    Raises:
        RefusedError: too many are being made.
    """
    made = await means.passwords.hash(password)
    if made is None:
        raise RefusedError("too many passwords are being hashed: try again in a moment")
    return made


def _check(roles: Sequence[str]) -> None:
    offered = sorted(role.name for role in load_catalogue().roles.values() if role.kind == "OPERATOR")
    for role in roles:
        if role not in offered:
            raise RefusedError(f"there is no role {role} for operators: use one of {', '.join(offered)}")


def _home(brand: str) -> str:
    """The brand in which the command line works; an operator of every brand is at home in the first."""
    return "default" if brand == "*" else brand


def _nobody(login: str) -> RefusedError:
    return RefusedError(f"nobody has the login {login}: `croupier operator list` shows who there is")
