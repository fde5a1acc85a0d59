"""Operators for the command line: list them, and assign roles without a request and its approval."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.access.policy import give_role
from adapters.postgres.database import EVERY_BRAND, Database
from domain.access.roles import Operator, OperatorState
from domain.shared.actor import Origin

_ALL = "select id, login, name, state, created_at, created_by from identity.operator"


class PostgresOperatorList:
    """Implements ``OperatorList``; each look-up is one statement of its own."""

    def __init__(self, database: Database) -> None:
        self._statements = database.statements_for(EVERY_BRAND)

    async def all(self) -> Sequence[Operator]:
        return [_operator(row) for row in await self._statements.fetch(f"{_ALL} order by login")]

    async def by_login(self, login: str) -> Operator | None:
        row = await self._statements.fetchrow(f"{_ALL} where login = $1", login.strip().casefold())
        return _operator(row) if row else None


class PostgresRoleGrants:
    """Implements ``RoleGrants`` within one command's transaction."""

    def __init__(self, connection: AsyncConnection, origin: Origin) -> None:
        self._connection = connection
        self._actor = str(origin.actor)

    async def give(self, operator_id: UUID, role: str, brand: str) -> None:
        await give_role(self._connection, operator_id, role, brand, actor=self._actor)


def _operator(row: object) -> Operator:
    kept = dict(row)  # type: ignore[call-overload]
    return Operator(**{**kept, "state": OperatorState(kept["state"])})
