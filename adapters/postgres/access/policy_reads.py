"""Lists of changes of the policy, of assignments of roles and of operators, newest first."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, Final, TypeVar
from uuid import UUID

from adapters.postgres.access.policy_rows import assignment_of, change_of, operator_of
from adapters.postgres.database import Database
from domain.access.policy_changes import ChangeStatus, PolicyChange
from domain.access.roles import Operator, RoleAssignment
from domain.shared.actor import Actor
from domain.shared.pages import Slice, Window

Row = TypeVar("Row")

_OF_BRAND: Final = "brand = $1"
_OF_EVERY_BRAND: Final = "$1::text is not null"


class PostgresPolicyReads:
    """Implements ``PolicyReads``. Changes and assignments are of one brand, operators of every brand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def changes(
        self, viewer: Actor, status: ChangeStatus | None, window: Window
    ) -> Slice[PolicyChange]:
        return await self._page("identity.policy_change", _OF_BRAND, viewer, status, window, change_of)

    async def change_count(self, viewer: Actor, status: ChangeStatus | None) -> int:
        return await self._count("identity.policy_change", _OF_BRAND, viewer, status)

    async def assignments(
        self, viewer: Actor, status: ChangeStatus | None, window: Window
    ) -> Slice[RoleAssignment]:
        return await self._page("identity.role_assignment", _OF_BRAND, viewer, status, window, assignment_of)

    async def assignment_count(self, viewer: Actor, status: ChangeStatus | None) -> int:
        return await self._count("identity.role_assignment", _OF_BRAND, viewer, status)

    async def change(self, viewer: Actor, id: UUID) -> PolicyChange | None:
        return await self._one("identity.policy_change", viewer, id, change_of)

    async def assignment(self, viewer: Actor, id: UUID) -> RoleAssignment | None:
        return await self._one("identity.role_assignment", viewer, id, assignment_of)

    async def operators(self, viewer: Actor, window: Window) -> Slice[Operator]:
        return await self._page("identity.operator", _OF_EVERY_BRAND, viewer, None, window, operator_of)

    async def operator_count(self, viewer: Actor) -> int:
        return await self._count("identity.operator", _OF_EVERY_BRAND, viewer, None)

    async def operators_of(self, viewer: Actor, ids: list[UUID]) -> dict[UUID, Operator]:
        statement = "select * from identity.operator where id = any ($1::uuid[])"
        rows = await self._database.statements_for(viewer.brand).fetch(statement, ids)
        return {row["id"]: operator_of(_named(row)) for row in rows}

    async def _page(
        self,
        table: str,
        where: str,
        viewer: Actor,
        status: ChangeStatus | None,
        window: Window,
        made: Callable[[Any], Row],
    ) -> Slice[Row]:
        beyond, direction = (">", "asc") if window.backward else ("<", "desc")
        after = f"id {beyond} $3::uuid" if window.edge else "$3::uuid is null"
        statement = (
            f"select * from {table} where {where} and {_of_status(status)} and {after}"  # noqa: S608 - ours
            f" order by id {direction} limit $4"
        )
        (edge,) = window.edge or (None,)
        asked = (viewer.brand, status and status.value, edge, window.count + 1)
        rows = await self._database.statements_for(viewer.brand).fetch(statement, *asked)
        return Slice.cut([((row["id"],), made(_named(row))) for row in rows], window)

    async def _one(self, table: str, viewer: Actor, id: UUID, made: Callable[[Any], Row]) -> Row | None:
        statement = f"select * from {table} where id = $1 and brand = $2"  # noqa: S608 - a table of ours
        row = await self._database.statements_for(viewer.brand).fetchrow(statement, id, viewer.brand)
        return made(_named(row)) if row else None

    async def _count(self, table: str, where: str, viewer: Actor, status: ChangeStatus | None) -> int:
        statement = f"select count(*) from {table} where {where} and {_of_status(status)}"  # noqa: S608 - ours
        statements = self._database.statements_for(viewer.brand)
        count: int = await statements.fetchval(statement, viewer.brand, status and status.value)
        return count


def _of_status(status: ChangeStatus | None) -> str:
    """A text for each question: one that leaves both open is planned without the index of either."""
    return "$2::text is null" if status is None else "status = $2::text"


def _named(row: Any) -> SimpleNamespace:
    return SimpleNamespace(**dict(row))
