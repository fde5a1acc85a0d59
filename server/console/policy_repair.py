"""`croupier policy` at the terminal: checks and repairs the stored access policy."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import NullPool

from adapters.casbin.policy import model
from adapters.postgres.access.policy import (
    StoredPolicy,
    read_policy,
    read_policy_within,
    record_policy_change,
)
from adapters.postgres.access.policy_merge import merge_catalogue
from adapters.postgres.connections import engine_of
from domain.access.policy import Rule, Vocabulary, is_operators, unknown_names
from resolvers.authorization.coordinates import coordinates
from server.security.access_control import shipped_access_control

ACTOR = "system:console"

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class UnknownRules:
    """The rules that use names this version does not have, and these names."""

    rules: tuple[Rule, ...]
    names: tuple[str, ...]


def vocabulary() -> Vocabulary:
    """The names that rules may use in this version."""
    from schema.root import whole  # noqa: PLC0415 - half a second that only this needs

    access = shipped_access_control()
    access.coordinates.update(coordinates(whole()._schema))  # noqa: SLF001 - Strawberry offers no other way to it
    return access.vocabulary


def unknown_in(stored: StoredPolicy, words: Vocabulary) -> UnknownRules:
    """The unknown names in a stored policy."""
    unknown = unknown_names(stored.rules, stored.roles, words)
    if not unknown:
        return UnknownRules((), ())
    rules = tuple(rule for rule in stored.rules if unknown_names([rule], stored.roles, words))
    return UnknownRules(rules, tuple(unknown))


async def find_unknown(database_url: str) -> UnknownRules:
    """The unknown names in the policy of this database."""
    engine = engine_of(database_url, poolclass=NullPool)
    try:
        return unknown_in(await read_policy(engine, model()), vocabulary())
    finally:
        await engine.dispose()


async def prune(database_url: str) -> int:
    """Remove the operators' own rules with unknown names; returns how many."""

    async def change(connection: AsyncConnection) -> int:
        stored = await read_policy_within(connection, model())
        wrong = [rule for rule in unknown_in(stored, vocabulary()).rules if rule in stored.custom_rules]
        await _remove(connection, wrong)
        return len(wrong)

    return await _locked_policy(database_url, change)


async def reset(database_url: str) -> int:
    """Restore the shipped policy; operators keep their roles. Returns how many own rules were removed."""

    async def change(connection: AsyncConnection) -> int:
        stored = await read_policy_within(connection, model())
        ours = [rule for rule in stored.rules if rule in stored.custom_rules and not is_operators(rule)]
        await _remove(connection, ours)
        await connection.run_sync(_remerge_shipped)
        return len(ours)

    return await _locked_policy(database_url, change)


async def delete_role(database_url: str, name: str) -> bool:
    """Remove a role that operators created, with all its rules, in every brand; False where there is none."""

    async def change(connection: AsyncConnection) -> bool:
        stored = await read_policy_within(connection, model())
        if not any(role.name == name for role in stored.roles):
            return False
        about = [rule for rule in stored.rules if rule in stored.custom_rules and name in rule[1:3]]
        await _remove(connection, about)
        await connection.execute(text("delete from identity.role where name = :name"), {"name": name})
        return True

    return await _locked_policy(database_url, change)


def _remerge_shipped(connection: Connection) -> None:
    connection.execute(text("delete from identity.casbin_rule where not is_custom"))
    connection.execute(text("delete from identity.shipped_rule"))
    merge_catalogue(connection, shipped_access_control().catalogue.rules(), ())


async def _remove(connection: AsyncConnection, rules: list[Rule]) -> None:
    statement = text(
        "delete from identity.casbin_rule"
        " where is_custom and ptype = :p0 and v0 = :p1 and v1 = :p2 and v2 = :p3"
        " and v3 is not distinct from cast(:p4 as text) and v4 is not distinct from cast(:p5 as text)"
    )
    for rule in rules:
        padded = (*rule, *(None,) * (6 - len(rule)))
        await connection.execute(statement, {f"p{at}": value for at, value in enumerate(padded)})
    if rules:
        removed = [list(rule) for rule in rules]
        await record_policy_change(connection, "*", None, ACTOR, removed=removed, added=[])


async def _locked_policy(database_url: str, change: Callable[[AsyncConnection], Awaitable[Result]]) -> Result:
    engine = engine_of(database_url, poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await connection.execute(text("select version from identity.policy_version for update"))
            return await change(connection)
    finally:
        await engine.dispose()
