"""Operators for the command line: list them, and assign roles without a request and its approval."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.access.policy import give_role
from adapters.postgres.database import EVERY_BRAND, Database
from domain.access.operator_accounts import ListedOperator
from domain.access.policy import OPERATOR, OperatorRole
from domain.access.roles import Operator, OperatorState
from domain.shared.actor import Origin

_BY_LOGIN = """
  select id, login, name, state, created_at, created_by from identity.operator where login = $1
"""
_ALL = """
  select o.id, login, o.name, state, o.created_at, created_by,
    array(
      select array[v1, v2, v3] from identity.casbin_rule
      where ptype = 'g' and v0 = $1 || o.id::text and (v3 is null or v3::timestamptz > clock_timestamp())
      order by v2, v1
    ) as roles,
    (
      select count(*) from identity.passkey f where f.account_id = o.id and f.refused_since is null
    ) as "PASSKEY",
    (select count(*) from identity.totp f where f.account_id = o.id and f.secret is not null) as "TOTP",
    (
      select count(*) from identity.recovery_code f where f.account_id = o.id and f.used_at is null
    ) as "RECOVERY_CODE"
  from identity.operator o order by login
"""
_LISTED_FACTORS = ("PASSKEY", "TOTP", "RECOVERY_CODE")


class PostgresOperatorList:
    """Implements ``OperatorList``; each look-up is one statement of its own."""

    def __init__(self, database: Database) -> None:
        self._statements = database.statements_for(EVERY_BRAND)

    async def all(self) -> Sequence[ListedOperator]:
        return [_listed(row) for row in await self._statements.fetch(_ALL, OPERATOR)]

    async def by_login(self, login: str) -> Operator | None:
        row = await self._statements.fetchrow(_BY_LOGIN, login.strip().casefold())
        return _operator(row) if row else None


class PostgresRoleGrants:
    """Implements ``RoleGrants`` within one command's transaction."""

    def __init__(self, connection: AsyncConnection, origin: Origin) -> None:
        self._connection = connection
        self._actor = str(origin.actor)

    async def give(self, operator_id: UUID, role: str, brand: str) -> None:
        await give_role(self._connection, operator_id, role, brand, actor=self._actor)


def _listed(row: Any) -> ListedOperator:
    roles = (
        OperatorRole(row["id"], role, brand, datetime.fromisoformat(until) if until else None)
        for role, brand, until in row["roles"]
    )
    factors = {name: row[name] for name in _LISTED_FACTORS if row[name]}
    return ListedOperator(_operator(row), tuple(roles), factors)


def _operator(row: Any) -> Operator:
    names = ("id", "login", "name", "created_at", "created_by")
    return Operator(state=OperatorState(row["state"]), **{name: row[name] for name in names})
